"""Where words of a file stand in what its author or its translator wrote."""

from __future__ import annotations

import re

from waymark.exports.made import place_of
from waymark.model import FileRecord, Place

_MOST, _LEAST = 8, 2
"""Words by which a place is looked for; fewer would be found anywhere."""
_BETWEEN = r".{1,80}?"
"""Markup, or the mark of a fact with its address."""


def words_place(record: FileRecord, text: str) -> Place:
    """The place of some text of a file: the translator's line, else the author's; of the whole
    file where it is found in neither."""
    source = record.source
    for wanted in _patterns(text):
        for translation, place in record.translated:
            if wanted.search(translation):
                return place
        found = wanted.search(source.text) if source else None
        if source and found:
            return source.place_at(found.start())
    return place_of(record)


def _patterns(text: str) -> list[re.Pattern[str]]:
    """What to look for: the text itself, then ever fewer of its first words."""
    if not text:
        return []
    words = re.findall(r"\w+", text)
    counts = range(min(len(words), _MOST), _LEAST - 1, -1)
    first = [_BETWEEN.join(map(re.escape, words[:count])) for count in counts]
    return [re.compile(pattern, re.DOTALL) for pattern in (re.escape(text), *first)]
