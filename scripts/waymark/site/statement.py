"""The accessibility statement in the form that the law of the United Kingdom asks for, in English.

Regulation 8 of the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
Regulations 2018 asks for it; the headings and the fixed sentences are those of the model statement
on GOV.UK. Everything else comes from the accessibility record: no sentence here claims what the
record does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from waymark.model import (
    CRITERIA,
    AccessibilityRecord,
    Compliance,
    Method,
    Organisation,
    Part,
    Regulator,
    Result,
)
from waymark.site.compliance import (
    compliance_sentence,
    english_part,
    not_accessible,
    open_criteria,
)

LAW = (
    "the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
    "Regulations 2018"
)

_CLAIMS = (
    ("zoom in up to 400% without the text spilling off the screen", ("1.4.4", "1.4.10")),
    ("change the spacing of the text", ("1.4.12",)),
    ("use all of it with a keyboard alone", ("2.1.1", "2.1.2", "2.4.3", "2.4.7")),
    ("listen to all of it with a screen reader", ("1.1.1", "1.3.1", "1.3.2", "4.1.2", "4.1.3")),
)
"""What readers can do, and the criteria that must be met before the statement says so."""

_ENFORCEMENT = {
    Regulator.EHRC: (
        f"The Equality and Human Rights Commission (EHRC) is responsible for enforcing {LAW} (the "
        "“accessibility regulations”). If you are not happy with how we respond to your complaint, "
        "contact the Equality Advisory and Support Service (EASS)."
    ),
    Regulator.ECNI: (
        "The Equality Commission for Northern Ireland (ECNI) is responsible for enforcing "
        f"{LAW} (the “accessibility regulations”) in Northern Ireland. If you are not happy with "
        "how we respond to your complaint, contact the ECNI."
    ),
}
_RESULTS = {
    Result.PASS: "met",
    Result.FAIL: "not met",
    Result.NOT_APPLICABLE: "does not apply",
    Result.PARTLY_TESTED: "partly tested, no fault found",
    Result.NOT_TESTED: "not tested",
}
_METHODS = {Method.AUTOMATIC: "by programs", Method.MANUAL: "by people", Method.NOT_TESTED: ""}


def statement(
    record: AccessibilityRecord | None, organisation: Organisation, day: Callable[[date], str]
) -> tuple[Part, ...]:
    """The parts of the statement, with headings of levels 2 to 4; ``day`` writes a date in English.

    Without a record it says that nothing was assessed.
    """
    record = record or AccessibilityRecord()
    return (
        _scope(record, organisation),
        _how_accessible(record),
        english_part(
            "formats",
            "What to do if you cannot use parts of this website",
            "If you need information on this website in a different format, such as accessible "
            "PDF, large print, easy read, audio recording or braille, ask here: {formats}",
            f"We will consider your request and answer within {record.reply_within}."
            if record.reply_within
            else "We will consider your request and answer you.",
        ),
        english_part(
            "problems",
            "Reporting accessibility problems with this website",
            "If you find any problems that are not listed on this page, or think that we are not "
            "meeting accessibility requirements, tell us here: {problems}",
            "If you are not happy with our answer, complain here: {complaints}",
        ),
        english_part("enforcement", "Enforcement procedure", _ENFORCEMENT[record.regulator]),
        english_part(
            "technical",
            "Technical information about this website’s accessibility",
            f"{organisation.name} is committed to making its website accessible, in accordance "
            f"with {LAW}.",
        ),
        english_part("status", "Compliance status", compliance_sentence(record), level=3),
        *not_accessible(record, day),
        _preparation(record, day),
        *_every_criterion(record, day),
    )


def _scope(record: AccessibilityRecord, organisation: Organisation) -> Part:
    possible = [
        claim
        for claim, numbers in _CLAIMS
        if all((row := record.row(n)) and row.met for n in numbers)
    ]
    wish = "We want as many people as possible to be able to use this website."
    more = f"{wish} For example, that means you should be able to:" if possible else wish
    return english_part(
        "scope",
        "What this statement covers",
        f"This accessibility statement applies to the website at {organisation.site_url}",
        f"This website is run by {organisation.name}. {more}",
        points=possible,
    )


def _how_accessible(record: AccessibilityRecord) -> Part:
    failed = [r for r in record.rows if r.result is Result.FAIL]
    left = len(open_criteria(record))
    lines = []
    if record.compliance is Compliance.UNKNOWN:
        lines.append("This website has not been assessed yet. We do not know how accessible it is.")
    elif failed:
        lines.append("We know some parts of this website are not fully accessible:")
    else:
        lines.append("We know of no part of this website that is not accessible.")
    points = [" ".join(filter(None, (row.problem, row.alternative))) for row in failed]
    title = "How accessible this website is"
    if left and record.compliance is not Compliance.UNKNOWN:
        rest = f"{left} of the {len(CRITERIA)} requirements have not been fully tested yet."
        (points if failed else lines).append(rest)
    return english_part("how-accessible", title, *lines, points=points)


def _preparation(record: AccessibilityRecord, day: Callable[[date], str]) -> Part:
    said = []
    if record.prepared:
        said.append(f"This statement was prepared on {day(record.prepared)}.")
    if record.reviewed:
        said.append(f"It was last reviewed on {day(record.reviewed)}.")
    tested = []
    if record.last_tested:
        tested.append(f"This website was last tested on {day(record.last_tested)}.")
    if record.tested_by and record.last_tested:
        tested.append(f"The test was carried out by {record.tested_by}.")
    if not tested:
        tested.append("This website has not been tested yet.")
    return english_part(
        "preparation",
        "Preparation of this accessibility statement",
        " ".join(said) or "It is not recorded when this statement was prepared.",
        " ".join(tested),
        _how_tested(record),
    )


def _how_tested(record: AccessibilityRecord) -> str:
    by = {m: sum(r.method is m for r in record.rows) for m in (Method.AUTOMATIC, Method.MANUAL)}
    people = by[Method.MANUAL]
    return (
        f"Of the {len(CRITERIA)} requirements, {by[Method.AUTOMATIC]} were tested by programs and "
        f"{people or 'none'} by people; {len(open_criteria(record))} still wait for a test by a "
        "person."
    )


def _every_criterion(record: AccessibilityRecord, day: Callable[[date], str]) -> Iterable[Part]:
    points = []
    for number, criterion in CRITERIA.items():
        row = record.row(number)
        said = f"{number} {criterion.name} ({criterion.level}): "
        if row is None or row.day is None:
            points.append(f"{said}{_RESULTS[Result.NOT_TESTED]}.")
        else:
            how = f"{_RESULTS[row.result]}, tested {_METHODS[row.method]} on {day(row.day)}."
            points.append(f"{said}{how} {row.evidence}")
    yield english_part(
        "criteria", "Every requirement, one by one", level=2, points=points, folded=True
    )
