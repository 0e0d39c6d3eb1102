"""The letters of a whole file in one row, for what looks for words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from waymark.checks.served.lines import Contents, Part, Stretch, remembered
from waymark.checks.shingles import SEAM, letters

_POINTS = re.compile(r"[:;.,!?()\[\]|·¶–—…“”„\"«»\u060c\u061b\u061f\u06d4]+")

_RUNNING = (Part.TEXT, Part.LAYOUT)
"""The parts whose lines run on."""

_letters = lru_cache(maxsize=32768)(letters)  # most lines stand on many pages


@dataclass(frozen=True, slots=True)
class Stream:
    """``letters`` of texts that run on, then of every other line by itself, as they stand in the
    ``contents`` of the file at an ``address``."""

    letters: str
    address: str
    contents: Contents

    @classmethod
    def of(cls, address: str, contents: Contents) -> Stream:
        """The letters of a file and of its address."""
        parts = [_of_stretch(stretch) for stretch in contents.stretches]
        running = ("".join(p[0] for p in parts), "".join(p[1] for p in parts))
        # A space ends whatever letters could do to those of the next line.
        alone = (others for *_, others in parts if others is not None)
        return cls(SEAM.join((*running, letters(address), *alone)), address, contents)

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The lines that the row was made of, those of each stretch between two seams."""
        lines = self.contents.lines
        for part in _RUNNING:
            yield tuple(x.text for x in lines if x.part is part)
        yield (self.address,)
        yield from ((x.text,) for x in lines if x.part not in _RUNNING)

    def phrases(self) -> Phrases:
        """The phrases of all lines, where each stands in the row."""
        starts, found, at = [], [], 0
        for group in self.groups():
            for phrase in (x for line in group for x in _POINTS.split(line)):
                written = _letters(phrase)
                if written:
                    starts.append(at)
                    found.append(written)
                    at += len(written)
            at += len(SEAM)
        return Phrases(tuple(starts), tuple(found))


@remembered
def _of_stretch(stretch: Stretch) -> tuple[str, str, str | None]:
    """The letters of a stretch: of its running texts, and of its other lines, if there are any."""
    running: dict[Part, list[str]] = {part: [] for part in _RUNNING}
    alone: list[str] = []
    for line in stretch.lines:
        running.get(line.part, alone).append(_letters(line.text))
    texts, layout = ("".join(words) for words in running.values())
    return texts, layout, SEAM.join(alone) if alone else None


@dataclass(frozen=True, slots=True)
class Phrases:
    """The letters of what stands between points, by where they start in the row."""

    starts: tuple[int, ...]
    letters: tuple[str, ...]

    def touched(self, start: int, end: int) -> tuple[str, ...]:
        """Each phrase that a stretch of the row touches."""
        first = bisect_right(self.starts, start) - 1
        return self.letters[max(first, 0) : bisect_left(self.starts, end)]
