"""The board's page of a site of releases: of what is out alone, where the library asks for it."""

from __future__ import annotations

from waymark.assurance import Assurance, Subject, assurance
from waymark.build.work import Released, Work
from waymark.model import Library


def board(work: Work, library: Library, released: Released) -> Assurance | None:
    """The report, or ``None`` where the library wants no such page.

    A notice that has not begun is not in it, nor anything of working texts.
    """
    if not library.organisation.public_assurance:
        return None
    told = {s.edition.document for s in released.standings}
    return assurance(
        Subject(
            library=library,
            documents=library.documents,
            registers=tuple(r for r in released.records.registers if r.document in told),
            frozen=released.records.frozen,
            today=work.options.today,
            unreleased=False,
        )
    )
