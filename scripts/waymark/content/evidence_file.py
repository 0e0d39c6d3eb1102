"""``evidence.yml``: counts of training and the sheets of commissioned services, by role and date.

A wrong row is not counted (EV001, EV002); the others are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from waymark.content.files import FaultCodes
from waymark.content.keys import Fields, Key, Schema, Table, read_fields
from waymark.content.report import Family, Report, Vocabulary, quoted
from waymark.content.scalars import SLUG, Day, Flag, Role, scalar
from waymark.content.yaml_tree import Entries, Items, Scalar, Value
from waymark.model import Evidence, ServiceSheet, TrainingCount

EVIDENCE = Family("EV001", "EV001", "EV001", "EV001", "EV001", "EV001", "EV001")
EVIDENCE_CODES = FaultCodes("EV001", "EV001", "EV001")
_NUMBER = re.compile(r"0|[1-9]\d{0,5}", re.ASCII)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of people."""

    def read(self, value: Value, report: Report) -> int | None:
        """The number."""
        single = scalar(value, report, "a number of people")
        if single is None:
            return None
        if _NUMBER.fullmatch(single.text):
            return int(single.text)
        message = f"{quoted(single.text)} is no number of people."
        report.add(report.family.form, single.place, message, "Write a whole number.")
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """An integer."""
        return {"type": "integer", "minimum": 0}


ROLE = Key("role", Role(), "whose training, as a role", True)
COURSE = Key("course", SLUG, "which course, such as awareness or referrals", True)
PEOPLE = Key("people", Count(), "how many are in the role", True)
TRAINED = Key("trained", Count(), "how many of them are trained in time", True)
DUE = Key("due", Count(), "how many of these are due within three months")
OVERDUE = Key("overdue", Count(), "how many are not trained in time")
COUNTED = Key("counted", Day(), "the day of the count", True)
TRAINING_KEYS = (ROLE, COURSE, PEOPLE, TRAINED, DUE, OVERDUE, COUNTED)

SERVICE = Key("service", SLUG, "which service, such as home-care-north; never a person", True)
COMMISSIONER = Key("commissioner", Role(), "the role that holds the contract", True)
CLAUSE = Key("clause", Flag(), "whether the contract has the clause", True)
STAFF = Key("staff", Count(), "how many of its people meet the public", True)
SHEET = Key("sheet", Day(), "the day of its last evidence sheet; leave it out until there is one")
AGAIN = Key("again", Day(), "when the next one is due")
SERVICE_KEYS = (SERVICE, COMMISSIONER, CLAUSE, STAFF, TRAINED, SHEET, AGAIN)


def read_evidence(tree: Value, report: Report) -> Evidence:
    """The rows that are whole, and what is wrong with the others."""
    if not isinstance(tree, Entries):
        report.add(
            "EV001", tree.place, "The evidence is no mapping.", "Write training: and services:."
        )
        return Evidence()
    for entry in tree.entries:
        if entry.key not in ("training", "services"):
            message = f"The key {quoted(entry.key)} is unknown."
            report.add("EV001", entry.place, message, "There are: training, services.")
    return Evidence(
        tuple(_rows(tree, "training", TRAINING_KEYS, _training, report)),
        tuple(_rows(tree, "services", SERVICE_KEYS, _service, report)),
    )


def _rows(
    tree: Entries,
    name: str,
    keys: Table,
    make: Callable[[Fields, Report], T | None],
    report: Report,
) -> Iterator[T]:
    entry = tree.get(name)
    if entry is None or (isinstance(entry.value, Scalar) and entry.value.empty):
        return
    if not isinstance(entry.value, Items):
        report.add("EV001", entry.place, f"“{name}” is no list.", "Begin each row with a dash.")
        return
    for row in entry.value.items:
        own = Report(report.family, report.vocabulary)
        fields = read_fields(row, keys, own, f"{name}.")
        found = None if own.findings else make(fields, own)
        report.take(own.findings)
        if found is not None:
            yield found


def _training(fields: Fields, report: Report) -> TrainingCount | None:
    people, trained = fields.of(PEOPLE), fields.of(TRAINED)
    overdue, due = fields.get(OVERDUE, max(0, people - trained)), fields.get(DUE, 0)
    if trained + overdue > people or due > trained:
        message = (
            f"Of {people} people {trained} are trained, {due} of them due soon, and {overdue} are "
            "overdue."
        )
        report.add("EV002", fields.at(TRAINED), message)
        return None
    return TrainingCount(
        role=fields.of(ROLE),
        course=fields.of(COURSE),
        people=people,
        trained=trained,
        due=due,
        overdue=overdue,
        counted=fields.of(COUNTED),
        place=fields.place,
    )


def _service(fields: Fields, report: Report) -> ServiceSheet | None:
    staff, trained = fields.of(STAFF), fields.of(TRAINED)
    sheet, again = fields.maybe(SHEET), fields.maybe(AGAIN)
    if trained > staff:
        report.add("EV002", fields.at(TRAINED), f"Of {staff} people {trained} are trained.")
        return None
    if sheet and again and again <= sheet:
        message = (
            f"The next sheet is due on {again.isoformat()}, the last is of {sheet.isoformat()}."
        )
        report.add("EV002", fields.at(AGAIN), message)
        return None
    return ServiceSheet(
        service=fields.of(SERVICE),
        commissioner=fields.of(COMMISSIONER),
        clause=fields.of(CLAUSE),
        staff=staff,
        trained=trained,
        sheet=sheet,
        again=again,
        place=fields.place,
    )
