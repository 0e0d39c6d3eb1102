"""The accessibility record: what was tested of WCAG 2.2 AA, how, when, and what came of it.

The statement that the law asks for is made from it, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from waymark.model.document import Source
from waymark.model.findings import Place
from waymark.model.wcag import CRITERIA, Criterion


class Method(StrEnum):
    """Who judged a criterion: programs, people, or nobody yet."""

    AUTOMATIC = "automatic"
    MANUAL = "manual"
    NOT_TESTED = "not-tested"


class Result(StrEnum):
    """What came of it.

    ``PARTLY_TESTED``: programs found no fault, and a person has still to judge what they cannot.
    """

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"
    PARTLY_TESTED = "partly-tested"
    NOT_TESTED = "not-tested"


class Excuse(StrEnum):
    """Why content is not accessible, in the three terms of the regulations."""

    NON_COMPLIANCE = "non-compliance"
    BURDEN = "disproportionate-burden"
    SCOPE = "outside-scope"


class Regulator(StrEnum):
    """Who enforces the regulations: in Great Britain, and in Northern Ireland."""

    EHRC = "ehrc"
    ECNI = "ecni"


class Compliance(StrEnum):
    """What the record allows the statement to say."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Tested:
    """One row: a criterion and what came of it.

    ``evidence`` says what was looked at, and with what; ``problem`` says what does not work and
    for whom, where the result is a failure; ``alternative`` what a reader can use instead;
    ``mend_by`` is the day until which it is to be mended; ``place`` where the row is written.
    """

    criterion: Criterion
    method: Method
    result: Result
    day: date | None = None
    evidence: str = ""
    problem: str = ""
    alternative: str = ""
    mend_by: date | None = None
    excuse: Excuse = Excuse.NON_COMPLIANCE
    place: Place = field(default_factory=lambda: Place("accessibility.yml"))

    @property
    def met(self) -> bool:
        """Whether nothing is left to do or to look at."""
        return self.result in (Result.PASS, Result.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class AccessibilityRecord:
    """``accessibility.yml``. ``rows`` are in W3C's order, at most one a criterion.

    ``prepared`` is the day on which the statement was first published, ``reviewed`` the last day on
    which somebody read it against the site; ``tested_by`` a role or an organisation, never a
    person; ``reply_within`` a span in words ("10 working days"), empty where none is promised.
    """

    rows: tuple[Tested, ...] = ()
    prepared: date | None = None
    reviewed: date | None = None
    tested_by: str = ""
    reply_within: str = ""
    regulator: Regulator = Regulator.EHRC
    sources: tuple[Source, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    def row(self, number: str) -> Tested | None:
        """The row of a criterion, if there is one."""
        return next((r for r in self.rows if r.criterion.number == number), None)

    def count(self, *results: Result) -> int:
        """How many criteria came to one of these; what has no row was not tested."""
        found = (row.result if (row := self.row(n)) else Result.NOT_TESTED for n in CRITERIA)
        return sum(result in results for result in found)

    @property
    def compliance(self) -> Compliance:
        """The most that may be said: "full" only where every criterion was tested and is met.

        "Partial" is the law's word for most of them; what is not known to be met is not met.
        """
        met = self.count(Result.PASS, Result.NOT_APPLICABLE)
        if self.count(Result.NOT_TESTED) == len(CRITERIA):
            return Compliance.UNKNOWN
        if met == len(CRITERIA):
            return Compliance.FULL
        return Compliance.PARTIAL if 2 * met > len(CRITERIA) else Compliance.NONE

    @property
    def last_tested(self) -> date | None:
        """The day of the newest test."""
        return max((r.day for r in self.rows if r.day), default=None)
