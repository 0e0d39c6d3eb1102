"""Which texts may never stand unreviewed in a release: those that lead to help at once.

A text is critical where it holds the placeholder of a critical fact, or of a number of the get-help
strip, and where it stands in a box ``/// help``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from waymark.model import Library, SourceText
from waymark.model.marks import STAND_IN_CLOSE, STAND_IN_OPEN
from waymark.translation.tokens import PLACEHOLDER

_BOX = re.compile(r"[ \t]*/{3,}[ ]*(?P<name>[\w-]*)")
_STAND_IN = re.compile(f"{STAND_IN_OPEN}(.*?){STAND_IN_CLOSE}", re.DOTALL)
HELP = "help"


def critical_facts(library: Library) -> frozenset[str]:
    """The keys of facts whose loss would leave a reader without help."""
    marked = (key for key, fact in library.facts.items() if fact.critical)
    return frozenset([*marked, *library.organisation.emergency])


def facts_in(text: str) -> tuple[str, ...]:
    """The keys of the placeholders in a text."""
    return tuple(p.strip("{} \t\n") for p in PLACEHOLDER.findall(text))


def help_lines(lines: Iterable[str]) -> frozenset[int]:
    """The 0-based indexes of the lines in a box of emergency help, its title included."""
    found: set[int] = set()
    boxes: list[str] = []
    for index, line in enumerate(lines):
        box = _BOX.match(line)
        if box and box["name"]:
            boxes.append(box["name"])
        if HELP in boxes:
            found.add(index)
        if box and not box["name"] and boxes:
            boxes.pop()
    return frozenset(found)


def critical_stand_ins(body: SourceText, keys: Collection[str]) -> tuple[str, ...]:
    """The critical passages of a merged text where English stands in, in order."""
    return tuple(_critical(body.text, help_lines(body.lines), keys))


def _critical(text: str, urgent: Collection[int], keys: Collection[str]) -> Iterator[str]:
    line = last = 0
    for match in _STAND_IN.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        if line in urgent or any(key in keys for key in facts_in(match[1])):
            yield match[1]


def is_critical(english: str, *, urgent: bool, keys: Collection[str]) -> bool:
    """Whether a text is critical; ``urgent`` says that it stands in a box of emergency help."""
    return urgent or any(key in keys for key in facts_in(english))
