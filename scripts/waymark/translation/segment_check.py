"""Does a translation fit its English segment? The first fault decides; a failing one is not shown.

The order is the order of harm: what could break out of its place, then what readers would be sent
to, then numbers, then emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from waymark.translation.numbers import differences
from waymark.translation.safety import unsafe
from waymark.translation.tokens import Tokens, tokens

_EMPHASIS = re.compile("[*_`]")
_EDGE_UNDERSCORE = re.compile(r"(?<!\w)_+|_+(?!\w)")
_ALONE = re.compile(r"(?:^|(?<=\s))(?:\*{1,3}|_{1,3})(?=\s|$)")
"""A mark with a space on both sides, which Markdown shows as it is typed."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A finding's code (TR004–TR007) and what is wrong, to follow “The translation …”."""

    code: str
    reason: str


@lru_cache(maxsize=8192)  # audiences share most texts of a translation
def misfit(english: str, translation: str, allowed: frozenset[str] = frozenset()) -> Misfit | None:
    """What is wrong with a translation, or nothing. Both without spaces at their ends.

    ``allowed`` are codes that a reviewer overrides with a reason: TR005 or TR006, never another.
    """
    if reason := unsafe(english, translation):
        return Misfit("TR007", reason)
    if "\n" in english and translation.count("\n") != english.count("\n"):
        return Misfit("TR007", "has not the line breaks of the English")
    ours, theirs = tokens(english), tokens(translation)
    if reason := _changed(ours, theirs):
        return Misfit("TR004", reason)
    found = _differences(english, translation)
    return next((m for m in found if m.code not in allowed), None)


def other_substance(was: str, now: str) -> str:
    """Which placeholders, links or numbers of two English texts differ; nothing where none does."""
    ours, theirs = tokens(was), tokens(now)
    if reason := _changed(ours, theirs):
        return reason
    missing, extra = differences(ours.prose, theirs.prose)
    return _both("number", missing, extra) if missing or extra else ""


def unneeded(english: str, translation: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """Those of the allowed codes that the translation does not need: it passes these checks."""
    found = {m.code for m in _differences(english, translation)}
    return tuple(code for code in allowed if code not in found)


def _differences(english: str, translation: str) -> Iterator[Misfit]:
    """What a reviewer may allow: other numbers, other emphasis."""
    ours, theirs = tokens(english), tokens(translation)
    missing, extra = differences(ours.prose, theirs.prose)
    if missing or extra:
        yield Misfit("TR005", _both("number", missing, extra))
    if _emphasis(ours.prose) != _emphasis(theirs.prose):
        yield Misfit("TR006", "has not the same count of **, * or ` as the English")
    elif len(_ALONE.findall(translation)) > len(_ALONE.findall(english)):
        yield Misfit("TR006", "has a ** or * with a space on both sides, which marks no words")


def _changed(ours: Tokens, theirs: Tokens) -> str:
    missing = tuple((ours.counts - theirs.counts).elements())
    extra = tuple((theirs.counts - ours.counts).elements())
    if missing or extra:
        return _both("", missing, extra)
    if ours.links != theirs.links:
        return f"has {theirs.links} links where the English has {ours.links}"
    return ""


def _both(noun: str, missing: tuple[str, ...], extra: tuple[str, ...]) -> str:
    """“lacks the number “24” and has “42” instead”."""
    name = f"the {noun} " if noun else ""
    lacks = f"lacks {name}{_list(missing)}" if missing else ""
    if not extra:
        return lacks
    return f"{lacks} and has {_list(extra)} instead" if lacks else f"adds {name}{_list(extra)}"


def _list(items: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{i}”" for i in items[:3])
    return f"{shown} and {len(items) - 3} more" if len(items) > 3 else shown


def _emphasis(prose: str) -> tuple[int, int, int]:
    """How often ``**``, ``*`` and a backtick stand; ``_`` counts as ``*`` where it is one."""
    if not _EMPHASIS.search(prose):
        return 0, 0, 0
    marks = _EDGE_UNDERSCORE.sub(lambda m: "*" * len(m[0]), prose)
    strong = marks.count("**")
    return strong, marks.count("*") - 2 * strong, marks.count("`")
