"""CP001–CP006: easy read is pictures and short lines; what was recorded must still be true.

The shape is that of easy read in the UK: one idea a line, a picture beside each (Department of
Health, Making written information easier to understand for people with learning disabilities).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from waymark.checks.reading_level import as_read, sentences
from waymark.checks.subject import Subject
from waymark.facts import contact_changes
from waymark.model import (
    ENGLISH,
    CompanionKind,
    Composed,
    Fact,
    Finding,
    Place,
    Recording,
    SourceText,
    finding,
)

LONGEST = 15
"""Words of a sentence: the advice of easy read guides is ten to fifteen."""

_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^()\s]+\)")
_OTHER = re.compile(r"(?:[-*+>|`~]|\d+[.)]\s|/{3}|\[\^|:\s|\s{2,})")


def companions(subject: Subject) -> tuple[Finding, ...]:
    """What is wrong with the companions of English texts."""
    found: list[Finding] = []
    for composed in subject.composed:
        for companion in composed.companions:
            if companion.kind is CompanionKind.EASY_READ:
                found += easy_read(companion.body)
        found += _recordings(subject, composed)
    return tuple(found)


def easy_read(body: SourceText) -> Iterator[Finding]:
    """CP001–CP004: a picture, then its line, in turn; lines are short."""
    picture: Place | None = None
    for text, place in _blocks(body):
        if _PICTURE.fullmatch(text):
            if picture:
                yield finding("CP002", picture, "No line follows this picture.")
            picture = place
        elif text.startswith("#"):
            if picture:
                yield finding("CP002", picture, "No line follows this picture.")
            picture = None
        elif _OTHER.match(text) or _PICTURE.search(text):
            yield finding("CP003", place, f"“{text[:40]}” is neither a picture nor a line.")
            picture = None
        else:
            if picture is None:
                yield finding("CP001", place, f"“{text[:40]}” has no picture before it.")
            picture = None
            for sentence, words in sentences(as_read(text, {})):
                if words > LONGEST:
                    message = f"“{sentence[:40]}…” has {words} words; {LONGEST} are enough."
                    yield finding("CP004", place, message)
    if picture:
        yield finding("CP002", picture, "No line follows this picture.")


def says_old_contact(
    recording: Recording, facts: Mapping[str, Fact], keys: Iterable[str]
) -> Finding | None:
    """CP006: a contact of the text is another one since the day of a recording."""
    changes = contact_changes(facts, [k for k in keys if k in facts])
    later = sorted({c.label or c.key for c in changes if c.until > recording.recorded})
    if not later:
        return None
    message = f"It was made before a contact changed: {', '.join(later)}."
    return finding("CP006", recording.path, message)


def _recordings(subject: Subject, composed: Composed) -> Iterator[Finding]:
    document = subject.library.document(composed.document)
    for recording in document.recordings if document and composed.language == ENGLISH else ():
        outdated = says_old_contact(recording, subject.library.facts, composed.fact_keys)
        if outdated:
            yield outdated


def _blocks(body: SourceText) -> Iterator[tuple[str, Place]]:
    """Paragraphs, each on one line, with the place of their first."""
    lines: list[str] = []
    for index, line in enumerate((*body.lines, "")):
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            yield " ".join(lines), body.place(index - len(lines))
            lines = []
