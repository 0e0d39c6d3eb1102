"""A fact: one value that may stand in many places and must be right in all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from waymark.model.findings import Place


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


FactValue: TypeAlias = str | date | Decimal | Hours
"""What a fact can hold, by its type."""


@dataclass(frozen=True, slots=True)
class FormerValue:
    """One change of a fact: what it said until a day (``None``: nothing yet), and the roles that
    changed it.

    One role alone may change a critical fact in an emergency; then another role owes a check by
    ``check_by``, which ``checked`` and ``checked_by`` record.
    """

    value: FactValue | None
    until: date
    roles: tuple[str, ...] = ()
    check_by: date | None = None
    checked: date | None = None
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``value`` is ``None`` where a council has still to supply it.

    ``key`` is dotted (``contact.act_early.phone``); ``label`` says in English whose it is;
    ``verified`` the day somebody checked it at ``source``; ``recheck_days`` how long that holds;
    ``critical`` asks for a second role when it changes; ``replaced_by`` makes it a tombstone whose
    value may occur nowhere; ``supply`` tells a council what to fill in. ``was`` are its changes,
    oldest first; ``verified_place`` is the line to change when it is checked again.
    """

    key: str
    type: FactType
    value: FactValue | None
    label: str
    source: str
    verified: date | None
    recheck_days: int
    critical: bool
    replaced_by: str
    retired: bool
    supply: str
    place: Place
    was: tuple[FormerValue, ...] = ()
    verified_place: Place | None = None

    @property
    def live(self) -> bool:
        """Whether an old edition takes today's value."""
        return self.type in LIVE_TYPES

    @property
    def to_be_supplied(self) -> bool:
        """Whether it is a marked place that a council has still to fill in."""
        return self.value is None and not self.retired

    @property
    def label_context(self) -> str:
        """What finds the translation of its label among the library's own words."""
        return f"fact-label.{self.key}"

    @property
    def owed(self) -> FormerValue | None:
        """The urgent change that another role has still to check; a later change settles it."""
        last = self.was[-1] if self.was else None
        return last if last and last.check_by and not last.checked else None
