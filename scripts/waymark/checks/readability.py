"""RD001, RD002: a leaflet is read by people who are worried; long sentences and words lose them."""

from __future__ import annotations

from collections.abc import Iterator

from waymark.checks.reading_level import reading_level
from waymark.checks.subject import Texts
from waymark.model import ENGLISH, Composed, Finding, Kind, Library, finding

LONGEST = 25
"""Words of a sentence (GOV.UK, Content design: planning, writing and managing content)."""
HARDEST = 8
"""The grade: a reader of 13 manages it."""


def readability(texts: Texts) -> tuple[Finding, ...]:
    """The leaflets whose English is hard to read."""
    return tuple(f for c in texts.composed for f in _of(c, texts.library))


def _of(composed: Composed, library: Library) -> Iterator[Finding]:
    document = library.document(composed.document)
    if composed.language != ENGLISH or document is None or document.kind is not Kind.LEAFLET:
        return
    level = reading_level((composed.body,), library.facts)
    for sentence in level.sentences:
        if sentence.words > LONGEST:
            message = f"“{sentence.text[:40]}…” has {sentence.words} words."
            yield finding("RD001", sentence.place, message, f"{LONGEST} are enough: make it two.")
    if level.grade > HARDEST:
        message = f"The text for {composed.audience} is of grade {level.grade}."
        yield finding("RD002", document.place("title"), message)
