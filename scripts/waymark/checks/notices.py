"""NT003–NT005: notices against the clock, and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from waymark.checks.subject import Subject
from waymark.model import Document, Finding, NoticeLevel, NoticePlan, NoticeState, finding

LONGEST = timedelta(days=90)
"""A notice that stands for longer is not one: a year was mistyped, or it is guidance."""


def notices(subject: Subject) -> tuple[Finding, ...]:
    """What ended, what lasts too long, and two that are urgent for the same readers at once."""
    planned = [(d, d.notice) for d in subject.library.documents if d.notice]
    return (
        *(f for document, notice in planned for f in _in_time(document, notice, subject)),
        *_at_once(planned),
    )


def _in_time(document: Document, notice: NoticePlan, subject: Subject) -> Iterator[Finding]:
    place = document.place("notice.ends")
    if notice.state(subject.moment) is NoticeState.ENDED:
        yield finding("NT003", place, f"It ended on {notice.ends:%Y-%m-%d at %H:%M}.")
    elif notice.ends - notice.starts > LONGEST:
        days = (notice.ends - notice.starts).days
        yield finding("NT004", place, f"It stands for {days} days.")


def _at_once(planned: list[tuple[Document, NoticePlan]]) -> Iterator[Finding]:
    urgent = [(d, n) for d, n in planned if n.level is NoticeLevel.URGENT]
    for (first, one), (second, two) in combinations(urgent, 2):
        shared = [a for a in second.audiences if a in first.audiences]
        if shared and one.starts < two.ends and two.starts < one.ends:
            message = f"“{first.id}” is urgent for {', '.join(shared)} at the same time."
            yield finding("NT005", second.place("notice.starts"), message)
