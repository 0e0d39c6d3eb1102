"""A document's English title as people read it, where there is no finished text to take it from."""

from __future__ import annotations

from collections.abc import Mapping

from waymark.facts.filling import filled
from waymark.facts.placeholders import keys_used, placeholders
from waymark.facts.showing import IN_ENGLISH, plain
from waymark.model import Document, Fact


def titled(document: Document, facts: Mapping[str, Fact]) -> str:
    """The title with its facts. Nothing stands for one that is unknown: ``finish`` reports it."""
    title, end, pieces = document.title, 0, []
    known = filled(facts, document, keys_used(title))
    for found in placeholders(title):
        fact = known.get(found.key)
        pieces += [title[end : found.start], plain(fact, IN_ENGLISH, {}) if fact else ""]
        end = found.end
    return "".join([*pieces, title[end:]])
