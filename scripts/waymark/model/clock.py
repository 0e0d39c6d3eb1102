"""The clocks of the United Kingdom, by which every moment is told."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")
"""The time zone of every moment that an author writes and a reader is shown."""


def noon(day: date) -> datetime:
    """The moment that stands for a day where no time is given."""
    return datetime.combine(day, time(12), UK)
