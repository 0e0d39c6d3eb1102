"""The figures of a board's page, as a table of questions, each a function to rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from waymark.assurance import duties
from waymark.assurance.duty_figures import due_soon, services, trained, training_documents
from waymark.assurance.edition_figures import (
    drafts,
    published,
    tested,
    translations,
    untested,
    withdrawn,
)
from waymark.assurance.subject import Subject
from waymark.assurance.values import Assurance, Due, Figure
from waymark.model import Document

Make = Callable[[Subject, Sequence[Due]], Figure]
FIGURES: tuple[Make, ...] = (
    published,
    tested,
    untested,
    due_soon,
    withdrawn,
    translations,
    drafts,
    training_documents,
    trained,
    services,
)
PUBLIC: tuple[Make, ...] = tuple(make for make in FIGURES if make is not drafts)
"""What the public page has: nothing of working texts."""


def assurance(subject: Subject) -> Assurance:
    """Every figure, in the order of the page."""
    evidence, today = subject.library.evidence, subject.today
    due = sorted(
        [
            *duties.checks(subject.registers),
            *duties.reviews(_read_again(subject), subject.library.facts, today),
            *duties.facts(subject.library.facts.values(), today),
            *duties.sheets(evidence, today),
        ],
        key=lambda d: (d.day, d.key),
    )
    figures = tuple(make(subject, due) for make in FIGURES if subject.unreleased or make in PUBLIC)
    languages = {x.code: x.english for x in subject.library.languages}
    return Assurance(subject.library.organisation.name, today, figures, tuple(due), languages)


def _read_again(subject: Subject) -> list[Document]:
    """Documents whose review matters to readers: those that are out, else all that are written."""
    out = {r.document for r, _, e in subject.editions() if e.current}
    return [d for d in subject.documents if d.id in out or not out]
