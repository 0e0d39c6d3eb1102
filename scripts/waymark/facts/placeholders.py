"""The one placeholder that there is: ``{{ dotted.key }}``.

No expressions, filters or tags: a translator's text is data and never runs (design 2). Whatever
else looks like a template's syntax is malformed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEY = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+"
PLACEHOLDER = re.compile(rf"(?<!\{{)\{{\{{[ \t\u00a0]*({_KEY})[ \t\u00a0]*\}}\}}(?!\}})")
"""Group 1 is the key. A third brace on either side makes it malformed."""

TEMPLATE_SYNTAX = re.compile(r"\{\{|\}\}|\{%")
"""What finished text never holds."""

# As far as the author's eye would follow it: to the closing braces, or the end of the line.
_REMAINS = re.compile(r"\{{2,}[^{}\n]*\}*|\{%[^{}\n]*\}?|\}{2,}")
_KEY_LIKE = re.compile(_KEY)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One well-formed placeholder; ``start`` and ``end`` are offsets into the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Malformed:
    """Something that looks like a placeholder; ``key`` is the key in it, if there is one."""

    text: str
    key: str
    start: int
    end: int


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The well-formed placeholders, in order."""
    return tuple(Placeholder(m[1], m.start(), m.end()) for m in PLACEHOLDER.finditer(text))


def malformed(text: str) -> tuple[Malformed, ...]:
    """Everything else with ``{{``, ``}}`` or ``{%``, in order."""
    rest = PLACEHOLDER.sub(lambda m: "\0" * len(m[0]), text)
    found = []
    for match in _REMAINS.finditer(rest):
        key = _KEY_LIKE.search(match[0].lower())
        found.append(Malformed(match[0], key[0] if key else "", match.start(), match.end()))
    return tuple(found)


def keys_used(text: str) -> tuple[str, ...]:
    """The keys of a text's placeholders, sorted, each once."""
    return tuple(sorted({p.key for p in placeholders(text)}))
