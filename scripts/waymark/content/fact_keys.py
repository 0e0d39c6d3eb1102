"""The keys of a fact and the shapes of its value, by type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any

from waymark.content.keys import Fields, Key, Schema, Shape, fields_schema, read_fields
from waymark.content.report import Report, Vocabulary, quoted
from waymark.content.scalars import (
    FACT_KEY,
    Cadence,
    Choice,
    Day,
    Flag,
    Role,
    Text,
    scalar,
)
from waymark.content.shapes import ListOf, Record
from waymark.content.yaml_tree import Items, Value
from waymark.model import FactType, Hours

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number with a point and without separators of thousands."""

    def read(self, value: Value, report: Report) -> Decimal | None:
        """The number."""
        single = scalar(value, report, "a number such as 8778 or 4.5")
        if single is None:
            return None
        if _NUMBER.fullmatch(single.text):
            return Decimal(single.text)
        message = f"{quoted(single.text)} is not a number."
        hint = "Write digits with a point, without commas or signs of a currency: 8778 or 4.5."
        report.add(report.family.form, single.place, message, hint)
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A number."""
        return {"type": "number"}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as 09:00."""

    def read(self, value: Value, report: Report) -> time | None:
        """The time."""
        single = scalar(value, report, 'a time as "09:00"')
        if single is None:
            return None
        if _CLOCK.fullmatch(single.text):
            return time.fromisoformat(single.text)
        message = f"{quoted(single.text)} is not a time of day."
        report.add(report.family.form, single.place, message, 'Write it as "09:00".')
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A string such as 09:00."""
        return {"type": "string", "pattern": f"^{_CLOCK.pattern}$"}


OPENS = Key("opens", Clock(), 'when it opens, as "09:00"', True)
CLOSES = Key("closes", Clock(), 'when it closes, as "17:00"', True)
_HOURS = Record((OPENS, CLOSES), "value.")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """``{opens: "09:00", closes: "17:00"}``: every day, in local time."""

    def read(self, value: Value, report: Report) -> Hours | None:
        """The hours."""
        fields = _HOURS.read(value, report) or Fields({}, {}, value.place)
        opens, closes = fields.maybe(OPENS), fields.maybe(CLOSES)
        return Hours(opens, closes) if opens is not None and closes is not None else None

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """An object of two times."""
        return _HOURS.schema(vocabulary)


_PHONE = Text('a phone number in quotes, such as "0800 011 3764"', 40, r"\+?[0-9](?: ?[0-9]){1,19}")
_EMAIL = Text("an e-mail address", 200, r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_SECURE = Text("an address that starts with https://", 500, r"https://[^\s<>\"/|]+[^\s<>\"|]*")

VALUE_SHAPES: Mapping[FactType, Shape[Any]] = {
    FactType.PHONE: _PHONE,
    FactType.EMAIL: _EMAIL,
    FactType.URL: _SECURE,
    FactType.ADDRESS: Text("a postal address", 400, lines=True, cells=True),
    FactType.HOURS: OpeningHours(),
    FactType.NAME: Text("a name", cells=True),
    FactType.LAW: Text("the name of a law", cells=True),
    FactType.DATE: Day(),
    FactType.NUMBER: Number(),
    FactType.PERCENT: Number(),
    FactType.MONEY: Number(),
}


@dataclass(frozen=True, slots=True)
class Anything:
    """A value whose shape another key decides: kept as it stands in the tree."""

    def read(self, value: Value, _report: Report) -> Value:
        """The node itself."""
        return value

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """No limit."""
        return {}


TYPE = Key("type", Choice(FactType, "type of fact"), "what the value is", True)
VALUE: Key[Value] = Key(
    "value", Anything(), "the value; left out while a council has still to supply it"
)
LABEL = Key("label", Text("a line of text", 160, cells=True), "whose it is, in English")
SOURCE = Key("source", Text("a web address or a few words", 500), "where it was checked")
VERIFIED = Key("verified", Day(), "the day it was checked there")
RECHECK = Key("recheck", Cadence(), "how long that holds, such as 3 months")
CRITICAL = Key("critical", Flag(), "true where a change needs a second role")
RETIRED = Key("retired", Flag(), "true for a value that may stand nowhere any more")
REPLACED_BY = Key("replaced_by", FACT_KEY, "the key of the fact that stands for a retired one")
SUPPLY = Key("supply", Text("a sentence"), "what a council should fill in here")

UNTIL = Key("until", Day(), "the day of the change", True)
BY = Key("by", ListOf(Role()), "the roles that changed it")
CHECK_BY = Key("check_by", Day(), "the day by which another role checks an urgent change")
CHECKED = Key("checked", Day(), "the day of that check")
CHECKED_BY = Key("checked_by", Role(), "the role that checked it")
FORMER_KEYS = (VALUE, UNTIL, BY, CHECK_BY, CHECKED, CHECKED_BY)


@dataclass(frozen=True, slots=True)
class History:
    """Earlier values, oldest first; ``waymark facts set`` adds to them."""

    def read(self, value: Value, report: Report) -> tuple[Fields, ...] | None:
        """The rows as they were read."""
        if isinstance(value, Items):
            rows = [read_fields(row, FORMER_KEYS, report, "was.") for row in value.items]
            return tuple(rows)
        hint = "Write was: [{value: …, until: 2026-11-20}]."
        report.add(report.family.form, value.place, "The earlier values are not a list.", hint)
        return None

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """An array of objects."""
        return {"type": "array", "items": fields_schema(FORMER_KEYS, vocabulary)}


WAS = Key("was", History(), "earlier values, oldest first: written by waymark facts set")

FACT_KEYS = (
    TYPE,
    VALUE,
    LABEL,
    SOURCE,
    VERIFIED,
    RECHECK,
    CRITICAL,
    RETIRED,
    REPLACED_BY,
    SUPPLY,
    WAS,
)
