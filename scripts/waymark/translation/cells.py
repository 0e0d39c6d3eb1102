"""A table row's cells, as Python-Markdown splits them: at ``|``, but not ``\\|`` nor in code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from waymark.translation.syntax import CODE_SPAN

_BAR = re.compile(r"(?<!\\)(?:\\\\)*(?P<bar>\|)")


def cells(line: str, start: int) -> Iterator[tuple[int, int]]:
    """Start and end of each cell's text in a row that begins at ``start``, without its spaces."""
    end = len(line.rstrip())
    bars = [m.start("bar") for m in _bars(line[:end], start)]
    first = start + len(line[start:end]) - len(line[start:end].lstrip())
    if not bars or bars[0] != first:
        bars.insert(0, first - 1)
    if bars[-1] != end - 1:
        bars.append(end)
    for left, right in pairwise(bars):
        cell = line[left + 1 : right]
        text = cell.strip()
        if text:
            begin = left + 1 + cell.index(text[0])
            yield begin, begin + len(text)


def escape_bars(text: str) -> str:
    """Text that may stand in a cell."""
    pieces = []
    last = 0
    for match in _bars(text, 0):
        pieces += [text[last : match.start("bar")], "\\"]
        last = match.start("bar")
    return "".join([*pieces, text[last:]])


def _bars(text: str, start: int) -> list[re.Match[str]]:
    code = [m.span() for m in CODE_SPAN.finditer(text, start)]
    return [
        m for m in _BAR.finditer(text, start) if not any(a < m.start("bar") < b for a, b in code)
    ]
