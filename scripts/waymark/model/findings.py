"""A fault in what authors wrote, as a value. No content fault is ever raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is for the author: what must be mended, and what should be."""

    ERROR = "error"
    WARNING = "warning"


class Effect(StrEnum):
    """What it does to a build.

    STOP: no new site is made and the old one stays. HOLD: this edition alone is left out (its last
    good release stays up). WARN: the build goes on.
    """

    STOP = "stop"
    HOLD = "hold"
    WARN = "warn"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in an author's file: path relative to the library, 1-based line and column."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault with its place: ``path`` is relative to the library, with forward slashes."""

    code: str
    severity: Severity
    effect: Effect
    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    def as_line(self) -> str:
        """``path:line:column: code message`` as compilers print it, the hint on a second line."""
        head = f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"
        return f"{head}\n    {self.hint}" if self.hint else head

    def as_dict(self) -> dict[str, str | int]:
        """The shape of one entry of ``check --json``."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "effect": self.effect.value,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "hint": self.hint,
        }


def finding(
    code: str,
    path: str | Place,
    message: str,
    hint: str = "",
    *,
    line: int = 1,
    column: int = 1,
) -> Finding:
    """A finding of a catalogued code; severity and effect come from the catalogue.

    ``path`` may be a :class:`Place`, which then gives line and column too. An unknown code is a
    programming fault and raises ``KeyError``.
    """
    from waymark.model.catalogue import CATALOGUE

    rule = CATALOGUE[code]
    place = path if isinstance(path, Place) else Place(path, line, column)
    return Finding(
        code,
        rule.severity,
        rule.effect,
        place.path,
        place.line,
        place.column,
        message,
        hint or rule.remedy,
    )


def effects(findings: Iterable[Finding]) -> frozenset[Effect]:
    """Which effects occur among the findings."""
    return frozenset(f.effect for f in findings)
