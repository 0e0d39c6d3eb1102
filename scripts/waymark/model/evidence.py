"""Evidence of training: counts by role and date, never a name. ``evidence.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waymark.model.findings import Place


@dataclass(frozen=True, slots=True)
class TrainingCount:
    """One role's count of one course on one day, from the completion log.

    ``people`` are in the role, ``trained`` of them in time, ``due`` within three months (they are
    among the trained), ``overdue`` not in time.
    """

    role: str
    course: str
    people: int
    trained: int
    due: int
    overdue: int
    counted: date
    place: Place


@dataclass(frozen=True, slots=True)
class ServiceSheet:
    """One commissioned service's evidence sheet: what it is, who holds the contract, and its dates.

    ``service`` is a slug that names no person (``home-care-north``); ``sheet`` is the day of the
    last evidence sheet and ``again`` that of the next; ``clause`` whether the contract has one.
    """

    service: str
    commissioner: str
    clause: bool
    staff: int
    trained: int
    sheet: date | None
    again: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it, in the file's order."""

    training: tuple[TrainingCount, ...] = ()
    services: tuple[ServiceSheet, ...] = ()
