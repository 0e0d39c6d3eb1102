"""FM009: every format asked for has an exporter."""

from __future__ import annotations

from waymark.checks.subject import Subject
from waymark.model import Finding, finding


def formats(subject: Subject) -> tuple[Finding, ...]:
    """The formats that editions ask for and that nothing can make yet."""
    can = ", ".join(sorted(subject.makeable))
    return tuple(
        finding(
            "FM009",
            document.place(f"audiences.{plan.audience}.formats"),
            f"“{format}” cannot be made yet.",
            f"Choose from {can}.",
        )
        for document in subject.library.documents
        for plan in document.editions
        for format in plan.formats
        if format not in subject.makeable
    )
