"""The letters of a whole file in one row, for what looks for words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from waymark.checks.served.lines import Contents, Part
from waymark.checks.shingles import SEAM, letters

_POINTS = re.compile(r"[:;.,!?()\[\]|·¶–—…“”„\"«»\u060c\u061b\u061f\u06d4]+")

_letters = lru_cache(maxsize=32768)(letters)  # most lines stand on many pages


@dataclass(frozen=True, slots=True)
class Stream:
    """``letters`` of texts that run on, then of every other line by itself; ``groups`` are the
    lines that they were made of, those of each stretch between two seams."""

    letters: str
    groups: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, address: str, contents: Contents) -> Stream:
        """The letters of a file and of its address."""
        running: dict[Part, list[str]] = {Part.TEXT: [], Part.LAYOUT: []}
        alone: list[tuple[str, ...]] = [(address,)]
        for line in contents.lines:
            if line.part in running:
                running[line.part].append(line.text)
            else:
                alone.append((line.text,))
        groups = (*map(tuple, running.values()), *alone)
        # A space ends whatever letters could do to those of the next line.
        return cls(SEAM.join("".join(map(_letters, group)) for group in groups), groups)

    def touched(self, start: int, end: int) -> Iterator[str]:
        """The letters of each phrase that a stretch of the row touches, between its points."""
        at = 0
        for group in self.groups:
            for phrase in (x for line in group for x in _POINTS.split(line)):
                found = letters(phrase)
                if at < end and at + len(found) > start:
                    yield found
                at += len(found)
            at += len(SEAM)
