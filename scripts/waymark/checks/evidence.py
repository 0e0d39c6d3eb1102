"""EV003, EV004: counts of training and evidence sheets that are due, or of a day to come."""

from __future__ import annotations

from datetime import timedelta

from waymark.checks.subject import Subject
from waymark.model import Finding, TrainingCount, finding

COUNT_HOLDS = timedelta(days=100)
"""Training is counted once a quarter; a count that is older says little."""


def evidence(subject: Subject) -> tuple[Finding, ...]:
    """What of ``evidence.yml`` should be counted or asked for again."""
    known, today = subject.library.evidence, subject.today
    if known is None:
        return ()
    found = []
    newest: dict[tuple[str, str], TrainingCount] = {}
    for row in known.training:
        key = (row.role, row.course)
        if key not in newest or row.counted > newest[key].counted:
            newest[key] = row
        if row.counted > today:
            message = f"The count is of {row.counted.isoformat()}, still to come."
            found.append(finding("EV003", row.place, message))
    for row in newest.values():
        if row.counted + COUNT_HOLDS < today:
            message = f"{row.role}, {row.course}: last counted on {row.counted.isoformat()}."
            found.append(finding("EV003", row.place, message))
    for service in known.services:
        if service.sheet is None:
            message = f"{service.service} has sent no evidence sheet."
            found.append(finding("EV004", service.place, message))
        elif service.again and service.again < today:
            message = f"The sheet of {service.service} was due on {service.again.isoformat()}."
            found.append(finding("EV004", service.place, message))
    return tuple(found)
