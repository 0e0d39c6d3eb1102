"""How far the site complies, and what of it does not: where the statement must not boast."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from waymark.model import (
    CRITERIA,
    AccessibilityRecord,
    Compliance,
    Excuse,
    Part,
    Passage,
    Result,
    Tested,
)

STANDARD = "the Web Content Accessibility Guidelines version 2.2 AA standard"
_EXCUSES = (
    (Excuse.NON_COMPLIANCE, "Non-compliance with the accessibility regulations"),
    (Excuse.BURDEN, "Disproportionate burden"),
    (Excuse.SCOPE, "Content that is not within the scope of the accessibility regulations"),
)


def compliance_sentence(record: AccessibilityRecord) -> str:
    """The one sentence that the law asks for, as strong as the record allows and no stronger."""
    match record.compliance:
        case Compliance.FULL:
            return f"This website is fully compliant with {STANDARD}."
        case Compliance.PARTIAL:
            return (
                f"This website is partially compliant with {STANDARD}, due to {_due_to(record)} "
                "listed below."
            )
        case Compliance.NONE:
            return (
                f"This website is not compliant with {STANDARD}, due to {_due_to(record)} "
                "listed below."
            )
        case _:
            return f"This website has not yet been assessed against {STANDARD}."


def _due_to(record: AccessibilityRecord) -> str:
    failed = [r.excuse for r in record.rows if r.result is Result.FAIL]
    reasons = []
    if Excuse.NON_COMPLIANCE in failed:
        reasons.append("the non-compliances")
    if any(e is not Excuse.NON_COMPLIANCE for e in failed):
        reasons.append("the exemptions")
    if open_criteria(record):
        reasons.append("the requirements not yet fully tested")
    return " and ".join([", ".join(reasons[:-1]), reasons[-1]] if reasons[1:] else reasons)


def not_accessible(record: AccessibilityRecord, day: Callable[[date], str]) -> tuple[Part, ...]:
    """The heading with what stands below it: failures by the law's three reasons, then the rest."""
    parts = []
    for excuse, title in _EXCUSES:
        failed = [r for r in record.rows if r.result is Result.FAIL and r.excuse is excuse]
        if failed:
            points = [_failure(row, day) for row in failed]
            parts.append(english_part(excuse.value, title, level=4, points=points))
    if waiting := open_criteria(record):
        parts.append(
            english_part(
                "not-tested",
                "Requirements not yet fully tested",
                "Nobody knows yet whether all of this website meets these:",
                level=4,
                points=waiting,
            )
        )
    line = (
        "The content listed below is non-accessible, or not known to be accessible, for the "
        "following reasons."
        if parts
        else "We know of no content that is not accessible."
    )
    return (english_part("not-accessible", "Non-accessible content", line, level=3), *parts)


def _failure(row: Tested, day: Callable[[date], str]) -> str:
    criterion = row.criterion
    said = [
        row.problem,
        f"This fails WCAG 2.2 success criterion {criterion.number} ({criterion.name}).",
        row.alternative,
    ]
    if row.mend_by:
        said.append(f"We plan to mend this by {day(row.mend_by)}.")
    return " ".join(filter(None, said))


def open_criteria(record: AccessibilityRecord) -> list[str]:
    """The criteria on which a person has still to look."""
    found = []
    for number, criterion in CRITERIA.items():
        row = record.row(number)
        if row is None or row.result in (Result.NOT_TESTED, Result.PARTLY_TESTED):
            found.append(f"{number} {criterion.name} ({criterion.level})")
    return found


def english_part(
    id: str,
    title: str,
    *lines: str,
    points: Iterable[str] = (),
    level: int = 2,
    folded: bool = False,
) -> Part:
    """A part of the statement in English: paragraphs, then points."""
    return Part(
        id=id,
        title=Passage(title, "en"),
        lines=tuple(Passage(line, "en") for line in lines),
        points=tuple(Passage(point, "en") for point in points),
        level=level,
        folded=folded,
    )
