"""The table of checks, in the order in which their findings are shown."""

from __future__ import annotations

from collections.abc import Callable

from waymark.checks.colours import colours
from waymark.checks.dates import facts_due, reviews_due
from waymark.checks.formats import formats
from waymark.checks.hand_typed import hand_typed
from waymark.checks.links import links
from waymark.checks.markings import markings
from waymark.checks.subject import Subject
from waymark.facts import emergency_findings
from waymark.model import Finding

Check = Callable[[Subject], tuple[Finding, ...]]


def emergency(subject: Subject) -> tuple[Finding, ...]:
    """FA006: the numbers that every page shows are there."""
    return emergency_findings(subject.library.organisation, subject.library.facts)


CHECKS: tuple[tuple[str, Check], ...] = (
    ("emergency", emergency),
    ("colours", colours),
    ("markings", markings),
    ("hand-typed", hand_typed),
    ("links", links),
    ("formats", formats),
    ("reviews due", reviews_due),
    ("facts due", facts_due),
)


def check_library(subject: Subject) -> tuple[Finding, ...]:
    """All findings of all checks, without repetitions, in the order of the table."""
    found = (finding for _, check in CHECKS for finding in check(subject))
    return tuple(dict.fromkeys(found))
