"""A fact: one value that may stand in many places and must be right in all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from waymark.model.finding import Place


class FactType(StrEnum):
    """What a value is, and so how it is shown."""

    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    ADDRESS = "address"
    HOURS = "hours"
    NAME = "name"
    LAW = "law"
    DATE = "date"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"


LIVE_TYPES = frozenset(
    {FactType.PHONE, FactType.EMAIL, FactType.URL, FactType.ADDRESS, FactType.HOURS}
)
"""Filled in at build, so that an old edition never shows a dead number (design 5). The other types
stay as they were at release."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours on every day, in local time."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``value`` is ``None`` where a council has still to supply it.

    ``key`` is dotted (``contact.act_early.phone``); ``label`` says in English whose it is;
    ``verified`` the day somebody checked it at ``source``; ``recheck_days`` how long that holds;
    ``critical`` asks for a second role when it changes; ``replaced_by`` makes it a tombstone whose
    value may occur nowhere; ``supply`` tells a council what to fill in.
    """

    key: str
    type: FactType
    value: str | date | Decimal | Hours | None
    label: str
    source: str
    verified: date | None
    recheck_days: int
    critical: bool
    replaced_by: str
    retired: bool
    supply: str
    place: Place

    @property
    def live(self) -> bool:
        """Whether an old edition takes today's value."""
        return self.type in LIVE_TYPES

    @property
    def to_be_supplied(self) -> bool:
        """Whether it is a marked place that a council has still to fill in."""
        return self.value is None and not self.retired
