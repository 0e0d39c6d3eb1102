"""The one place where a text is changed: the spans of segments, and nothing between them."""

from __future__ import annotations

from collections.abc import Iterable

from waymark.model import SourceText
from waymark.translation.segment import Segment


def replaced(text: SourceText, changes: Iterable[tuple[Segment, str]]) -> SourceText:
    """The text with the spans of some segments, in order, replaced.

    Each line keeps the number of the author's line that it came from, also where a translation has
    more or fewer lines.
    """
    source = text.text
    pieces: list[str] = []
    numbers = list(text.numbers[:1])
    last = index = 0
    for segment, new in changes:
        between = source[last : segment.start]
        pieces += [between, new]
        for _ in range(between.count("\n")):
            index += 1
            numbers.append(text.numbers[index])
        lines = source.count("\n", segment.start, segment.end)
        numbers += [text.numbers[index + min(n + 1, lines)] for n in range(new.count("\n"))]
        index += lines
        last = segment.end
    pieces.append(source[last:])
    lines_now = "".join(pieces).removesuffix("\n").split("\n") if source else []
    numbers += text.numbers[index + 1 :]
    return SourceText(text.path, tuple(lines_now), tuple(numbers))
