"""The shapes of single values: text, choices, days, cadences. Each reads and describes itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from waymark.content.keys import Schema
from waymark.content.names import KEBAB, LONGEST
from waymark.content.report import Report, Vocabulary, nearest, quoted
from waymark.content.yaml_tree import Items, Scalar, Value
from waymark.model import Every

E = TypeVar("E", bound=StrEnum)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_EVERY = re.compile(r"([1-9]\d{0,2}) (day|week|month|year)s?", re.ASCII)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_ROLE_CLUE = re.compile(r"@|(?:\d[\s()+-]*){5}", re.ASCII)


def scalar(value: Value, report: Report, want: str) -> Scalar | None:
    """The value as a single one; a list or mapping is reported."""
    if isinstance(value, Scalar):
        return value
    what = "a list" if isinstance(value, Items) else "a mapping"
    hint = f"Write {want}. Put quotes around text that starts with [ or {{."
    report.add(report.family.form, value.place, f"This is {what}, not a single value.", hint)
    return None


@dataclass(frozen=True, slots=True)
class Text:
    """Text of one line (or several), perhaps of a pattern. ``want`` finishes "Write …".

    ``cells`` is for text that may stand in a table, where a bar would begin another cell.
    """

    want: str = "a line of text"
    longest: int = 300
    pattern: str = ""
    lines: bool = False
    code: str = ""
    cells: bool = False

    def read(self, value: Value, report: Report) -> str | None:
        """The text without white space around it."""
        single = scalar(value, report, self.want)
        if single is None:
            return None
        text = single.text.strip()
        fault = self._fault(text)
        if not fault:
            return text
        message = f"{quoted(text)} {fault}."
        report.add(self.code or report.family.form, single.place, message, f"Write {self.want}.")
        return None

    def _fault(self, text: str) -> str:
        if not text:
            return "is empty"
        if len(text) > self.longest:
            return f"has {len(text)} characters; {self.longest} is the limit"
        if "\n" in text and not self.lines:
            return "runs over several lines"
        if self.cells and "|" in text:
            return 'holds a "|", which would split the row of a table'
        if self.pattern and not re.fullmatch(self.pattern, text, re.ASCII):
            return "has the wrong form"
        return ""

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A string with its pattern or length."""
        limits = {"pattern": f"^{self.pattern}$"} if self.pattern else {"minLength": 1}
        return {"type": "string", **limits, "maxLength": self.longest}


SLUG = Text("lower-case words joined by hyphens, such as worried", LONGEST, KEBAB.pattern)
FACT_KEY_PATTERN = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+"
FACT_KEY = Text("the key of a fact, such as contact.act_early.phone", 120, FACT_KEY_PATTERN)
WEB_ADDRESS = Text("an address that starts with https://", 500, r"https?://[^\s<>\"/]+[^\s<>\"]*")


@dataclass(frozen=True, slots=True)
class Role:
    """A role as a slug. What looks like a person's e-mail or phone is personal data (PD001)."""

    def read(self, value: Value, report: Report) -> str | None:
        """The slug."""
        single = scalar(value, report, "a role, such as prevent-coordinator")
        if single is None:
            return None
        if _ROLE_CLUE.search(single.text):
            message = f"{quoted(single.text)} is an e-mail address or a phone number, not a role."
            hint = "Name a role, such as prevent-coordinator: people change, and are private."
            report.add("PD001", single.place, message, hint)
            return None
        return Text("a role in lower-case words joined by hyphens, such as prevent-coordinator",
                    LONGEST, KEBAB.pattern).read(value, report)  # fmt: skip

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A slug."""
        return SLUG.schema(_vocabulary)


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One member of an enumeration. ``code`` where an unknown one has a code of its own; members
    ``without`` which it is are unknown here."""

    members: type[E]
    noun: str
    code: str = ""
    without: tuple[E, ...] = ()

    def read(self, value: Value, report: Report) -> E | None:
        """The member."""
        names = self._names()
        single = scalar(value, report, f"one of {', '.join(names)}")
        if single is None:
            return None
        if single.text in names:
            return self.members(single.text)
        message = f"The {self.noun} {quoted(single.text)} is unknown."
        report.add(self.code or report.family.form, single.place, message, near(single, names))
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """The members."""
        return {"enum": self._names()}

    def _names(self) -> list[str]:
        return [m.value for m in self.members if m not in self.without]


def near(single: Scalar, names: Iterable[str]) -> str:
    """The hint for an unknown name; one that differs in case alone is simply named."""
    by_lower = {name.lower(): name for name in names}
    exact = by_lower.get(single.text.strip().lower())
    return f"Write {exact}." if exact else nearest(single.text, by_lower.values())


@dataclass(frozen=True, slots=True)
class Day:
    """A real day, as 2026-11-20."""

    def read(self, value: Value, report: Report) -> date | None:
        """The day."""
        single = scalar(value, report, "a day as 2026-11-20")
        if single is None:
            return None
        try:
            if _DAY.fullmatch(single.text):
                return date.fromisoformat(single.text)
        except ValueError:
            pass
        message = f"{quoted(single.text)} is not a real day."
        hint = "Write year, month and day as 2026-11-20."
        report.add(report.family.day, single.place, message, hint)
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A date."""
        return {"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often: ``6 months``."""

    def read(self, value: Value, report: Report) -> Every | None:
        """The cadence as written and in days."""
        single = scalar(value, report, "a span such as 6 months")
        if single is None:
            return None
        if match := _EVERY.fullmatch(single.text):
            return Every(single.text, int(match[1]) * _DAYS[match[2]])
        message = f"{quoted(single.text)} is not a span of time."
        hint = "Write a number and days, weeks, months or years: 6 months."
        report.add(report.family.form, single.place, message, hint)
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A string such as ``6 months``."""
        return {"type": "string", "pattern": f"^{_EVERY.pattern}$", "examples": ["6 months"]}


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``."""

    def read(self, value: Value, report: Report) -> bool | None:
        """The flag."""
        single = scalar(value, report, "true or false")
        if single is None:
            return None
        if single.text in ("true", "false"):
            return single.text == "true"
        message = f"{quoted(single.text)} is neither true nor false."
        report.add(report.family.form, single.place, message, "Write true or false.")
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``least`` to ``most``."""

    least: int
    most: int

    def read(self, value: Value, report: Report) -> int | None:
        """The number."""
        want = f"a number from {self.least} to {self.most}"
        single = scalar(value, report, want)
        if single is None:
            return None
        if single.text.isascii() and single.text.isdigit():
            number = int(single.text[:9])
            if self.least <= number <= self.most:
                return number
        message = f"{quoted(single.text)} is not {want}."
        report.add(report.family.form, single.place, message, f"Write {want}.")
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """An integer."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}
