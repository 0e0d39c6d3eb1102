"""ED001, FA008: reviews and facts that are due. They never take a published page down."""

from __future__ import annotations

from datetime import timedelta

from waymark.checks.subject import Subject
from waymark.facts import due
from waymark.model import Finding, finding


def reviews_due(subject: Subject) -> tuple[Finding, ...]:
    """Documents whose cadence has run out since the last review, and dates in the future."""
    found: list[Finding] = []
    for document in subject.library.documents:
        review = document.review
        for name in ("last", "law_checked"):
            day = getattr(review, name)
            place = document.place(f"review.{name}")
            if day and day > subject.today:
                found.append(finding("FM013", place, f"review.{name} is {day.isoformat()}."))
        if review.last and review.last + timedelta(days=review.every.days) < subject.today:
            message = f"Last reviewed on {review.last.isoformat()}, every {review.every.text}."
            found.append(finding("ED001", document.place("review.last"), message))
    return tuple(found)


def facts_due(subject: Subject) -> tuple[Finding, ...]:
    """Facts that nobody has checked at their source for longer than they hold."""
    return due(subject.library.facts, subject.today)
