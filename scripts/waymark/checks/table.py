"""The tables of checks, in the order in which their findings are shown."""

from __future__ import annotations

from collections.abc import Callable

from waymark.checks.accessibility_record import accessibility_record
from waymark.checks.colours import colours
from waymark.checks.companions import companions
from waymark.checks.dates import facts_due, reviews_due
from waymark.checks.evidence import evidence
from waymark.checks.formats import formats, languages_of_formats
from waymark.checks.glossary import glossary
from waymark.checks.hand_typed import hand_typed
from waymark.checks.links import links
from waymark.checks.markings import markings
from waymark.checks.notices import notices
from waymark.checks.readability import readability
from waymark.checks.routes import routes
from waymark.checks.signs import signs
from waymark.checks.site_address import site_address
from waymark.checks.subject import Subject, Texts
from waymark.facts import emergency_findings
from waymark.model import Finding

Check = Callable[[Subject], tuple[Finding, ...]]
Reading = Callable[[Texts], tuple[Finding, ...]]


def emergency(subject: Subject) -> tuple[Finding, ...]:
    """FA006: the numbers that every page shows are there."""
    return emergency_findings(subject.library.organisation, subject.library.facts)


READINGS: tuple[tuple[str, Reading], ...] = (
    ("hand-typed", hand_typed),
    ("glossary", glossary),
    ("readability", readability),
)
"""They read texts word by word, each document for itself, and know nothing of the day."""

CHECKS: tuple[tuple[str, Check], ...] = (
    ("emergency", emergency),
    ("colours", colours),
    ("markings", markings),
    ("links", links),
    ("companions", companions),
    ("signs", signs),
    ("routes", routes),
    ("formats", formats),
    ("languages of formats", languages_of_formats),
    ("notices", notices),
    ("site address", site_address),
    ("accessibility record", accessibility_record),
    ("reviews due", reviews_due),
    ("facts due", facts_due),
    ("evidence", evidence),
)


def check_library(subject: Subject) -> tuple[Finding, ...]:
    """All findings of all checks, without repetitions, in the order of the tables."""
    found = [*(subject.judged or ()), *check_texts(subject.unread)]
    found += (finding for _, check in CHECKS for finding in check(subject))
    return tuple(dict.fromkeys(found))


def check_texts(texts: Texts) -> tuple[Finding, ...]:
    """What is found by reading; of one document, where the texts are one document's alone."""
    return tuple(dict.fromkeys(f for _, reading in READINGS for f in reading(texts)))
