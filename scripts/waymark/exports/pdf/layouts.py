"""How each format is laid out: its template, what is tried until it fits, how it lies on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pikepdf

from waymark.exports.pdf.booklet import impose_booklet
from waymark.exports.pdf.excerpt import contacts_only
from waymark.exports.pdf.faces import NASTALIQ
from waymark.exports.pdf.trifold import MOST_PAGES, PANELS, impose_panels
from waymark.model import FileRecord, Format, Kind


@dataclass(frozen=True, slots=True)
class Try:
    """What is laid over the data, and the most pages that Typst may make of it for it to fit."""

    values: Mapping[str, object] = field(default_factory=dict)
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The first try that fits is taken; the tries after it would fit too. If even the last has a
    limit, a longer text is a finding.

    ``closer`` is laid over the try that was taken where its last page holds little: the first that
    saves a page is taken in its place.

    ``impose`` puts the finished pages on sheets; it is told whether the text is right-to-left.
    ``parts`` are what an overflow names: the pages that text may fill, in reading order, from
    Typst's first page on. ``face`` stands in place of the language's own. ``beside`` where the
    English stands beside the text; ``select`` takes the part of a text that is shown.
    """

    template: str
    tries: tuple[Try, ...] = (Try(),)
    closer: tuple[Mapping[str, object], ...] = ()
    impose: Callable[[pikepdf.Pdf, bool], None] | None = None
    parts: tuple[str, ...] = ()
    face: str = ""
    beside: bool = False
    select: Callable[[FileRecord], FileRecord] | None = None


LONG = 4
"""Pages. A guide that has more gets a list of contents."""

CLOSE = 0.88
"""Share of the gap between lines that is left where a text would not fit else: lines of Latin text
are then 1.2 em apart, of Urdu 1.4."""

_CLOSER = ({"close": 0.94}, {"close": CLOSE})
GUIDE = Layout("guide.typ", (Try(most=LONG), Try({"contents": True})), _CLOSER)
LARGE_PRINT = Layout("large-print.typ", closer=_CLOSER[:1])
EASY_READ = Layout("easy-read.typ")
LEAFLET = Layout(
    "leaflet.typ",
    (
        *(Try({"size": size}, most=2) for size in (14, 13, 12, 11.5, 11)),
        Try({"size": 11, "close": CLOSE}, most=2),
        *(Try({"size": size, "columns": 1}, most=3) for size in (12, 11.5)),
        Try({"size": 12, "columns": 1}),
    ),
)
TRIFOLD = Layout(
    "trifold.typ",
    (
        *(Try({"size": size}, most=MOST_PAGES) for size in (14, 13, 12, 11.5, 11, 10.5, 10)),
        Try({"size": 10, "shared": True}, most=MOST_PAGES),
        Try({"size": 10, "shared": True, "close": CLOSE}, most=MOST_PAGES),
    ),
    impose=impose_panels,
    parts=PANELS,
)
A5 = Layout(
    "a5.typ",
    (
        *(Try({"size": size, "back": True}, most=4) for size in (14, 13, 12, 11)),
        Try({"size": 11}, most=2 * LONG),
        Try({"size": 11, "contents": True}),
    ),
    impose=impose_booklet,
)
POSTER = Layout(
    "poster.typ",
    (
        *(Try({"size": size}, most=1) for size in (36, 30, 27, 24, 22, 20, 18, 17, 16, 15, 14, 13)),
        Try({"size": 13, "close": CLOSE}, most=1),
    ),
    parts=("poster",),
    select=contacts_only,
)
BILINGUAL = Layout(
    "bilingual.typ",
    (*(Try({"size": size}, most=2) for size in (12, 11.5, 11, 10.5)), Try({"size": 11.5})),
    beside=True,
)
NASTALIQ_GUIDE = Layout("guide.typ", face=NASTALIQ)


def _by_kind(record: FileRecord) -> Layout:
    """A leaflet has one sheet; everything else is a guide."""
    return LEAFLET if record.kind is Kind.LEAFLET else GUIDE


LAYOUTS: Mapping[Format, Callable[[FileRecord], Layout]] = {
    Format.PDF: _by_kind,
    Format.LARGE_PRINT: lambda _: LARGE_PRINT,
    Format.LEAFLET: lambda _: TRIFOLD,
    Format.A5: lambda _: A5,
    Format.POSTER: lambda _: POSTER,
    Format.BILINGUAL: lambda _: BILINGUAL,
    Format.NASTALIQ: lambda _: NASTALIQ_GUIDE,
    Format.EASY_READ: lambda _: EASY_READ,
}
"""The layout of each format."""
