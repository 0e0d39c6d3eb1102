"""The page that a board reads, for everyone to read: where the library asks for it, in English."""

from __future__ import annotations

from waymark.assurance import Assurance, charts
from waymark.editions import board_address
from waymark.model import ENGLISH, Crumb, PageKind, PageRecord, Passage, Table
from waymark.site.edition import Wording
from waymark.site.own import BOARD_TITLE
from waymark.site.shelf import Shelf
from waymark.site.ways import alternates, home_crumb

_LEDE = (
    "What we have published and in which languages, who read it before, what is due, and what is "
    "missing. Each number counts the rows of a table below."
)


def board_page(shelf: Shelf, report: Assurance, wording: Wording) -> PageRecord:
    """The page. ``wording`` is that of English."""
    return PageRecord(
        kind=PageKind.BOARD,
        address=board_address(),
        language=ENGLISH,
        direction=wording.language.direction,
        title=Passage(BOARD_TITLE, ENGLISH),
        summary=Passage(f"{_LEDE} As of {wording.date(report.today)}.", ENGLISH),
        text="",
        crumbs=(home_crumb(wording), Crumb(BOARD_TITLE, None, ENGLISH)),
        alternates=alternates(shelf, lambda code: board_address() if code == ENGLISH else None),
        exit_shortcut=True,
        charts=charts(report),
        tables=tuple(
            Table(f.id, f.title, f.number, f.columns, tuple(r.cells for r in f.rows), f.nothing)
            for f in report.figures
        ),
    )
