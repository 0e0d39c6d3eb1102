"""LB019, AX011, AX012: the accessibility record is there, and of today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from waymark.checks.subject import Subject
from waymark.model import AccessibilityRecord, Finding, Place, finding

_FILE = "accessibility.yml"
_YEAR = timedelta(days=366)


def accessibility_record(subject: Subject) -> tuple[Finding, ...]:
    """What is owed to the statement that the law asks for."""
    record = subject.library.accessibility
    if record is None:
        message = f'There is no "{_FILE}".'
        return (finding("LB019", _FILE, message),)
    return (*_future(record, subject.today), *_due(record, subject.today))


def _future(record: AccessibilityRecord, today: date) -> Iterator[Finding]:
    for name in ("prepared", "reviewed"):
        day = getattr(record, name)
        if day and day > today:
            place = record.places.get(name, Place(_FILE))
            yield finding("AX011", place, f"{name} is {day.isoformat()}.")
    for row in record.rows:
        if row.day and row.day > today:
            message = f"{row.criterion.number} was tested on {row.day.isoformat()}."
            yield finding("AX011", row.place, message)


def _due(record: AccessibilityRecord, today: date) -> Iterator[Finding]:
    """A statement that nobody has read for a year, or that does not say when."""
    place = record.places.get("reviewed", Place(_FILE))
    if record.rows and record.reviewed is None:
        yield finding("AX012", place, "The record does not say when the statement was last read.")
    elif record.reviewed and record.reviewed + _YEAR < today:
        message = f"The statement was last read on {record.reviewed.isoformat()}."
        yield finding("AX012", place, message)
