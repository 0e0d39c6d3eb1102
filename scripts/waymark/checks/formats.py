"""FM009, PF014: every format asked for has an exporter and a language that it is for."""

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


def languages_of_formats(subject: Subject) -> tuple[Finding, ...]:
    """The formats that are for languages which an edition does not have."""
    return tuple(
        finding(
            "PF014",
            document.place(f"audiences.{plan.audience}.formats"),
            f"“{format}” is made in none of the languages of “{plan.audience}”: "
            f"{', '.join(plan.languages)}.",
        )
        for document in subject.library.documents
        for plan in document.editions
        for format in plan.formats
        if not any(format.is_for(subject.library.language(code)) for code in plan.languages)
    )
