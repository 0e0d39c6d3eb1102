"""The letters of a whole file in one row, for what looks for words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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

    def phrases(self) -> Phrases:
        """The phrases of all lines, where each stands in the row."""
        starts, found, at = [], [], 0
        for group in self.groups:
            for phrase in (x for line in group for x in _POINTS.split(line)):
                written = _letters(phrase)
                if written:
                    starts.append(at)
                    found.append(written)
                    at += len(written)
            at += len(SEAM)
        return Phrases(tuple(starts), tuple(found))


@dataclass(frozen=True, slots=True)
class Phrases:
    """The letters of what stands between points, by where they start in the row."""

    starts: tuple[int, ...]
    letters: tuple[str, ...]

    def touched(self, start: int, end: int) -> tuple[str, ...]:
        """Each phrase that a stretch of the row touches."""
        first = bisect_right(self.starts, start) - 1
        return self.letters[max(first, 0) : bisect_left(self.starts, end)]
