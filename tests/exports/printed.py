"""The fixed texts with everything that a printed file says beside them, in every format.

``python tests/exports/printed.py FOLDER`` writes them all, with a picture of each: what
``CHECKLIST.md`` is about.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pypdfium2
from PIL import Image
from script_samples import language, script_record

from waymark.exports import EXPORTERS, MadeFile
from waymark.model import (
    ENGLISH,
    Beside,
    Direction,
    FileRecord,
    Finding,
    Format,
    Kind,
    Passage,
    PrintedContact,
)
from waymark.translation import interface_words

CODES = ("en", "pl", "ur", "bn", "pa")
"""The languages whose files are looked at: Latin, and four scripts with rules of their own."""

FORMATS = (
    Format.PDF,
    Format.LARGE_PRINT,
    Format.LEAFLET,
    Format.A5,
    Format.POSTER,
    Format.BILINGUAL,
    Format.NASTALIQ,
)

_NAMES = {Format.PDF: "leaflet", Format.LEAFLET: "folded"}
_A4_LONG = 850
_PAGE, _POSTER = 0.85, 0.6
"""Points of the longer side of A4; pixels a point in a picture (61 and 43 dpi)."""

_DAYS = {
    "en": ("20 November 2026", "18 November 2026", "18 May 2027"),
    "pl": ("20 listopada 2026", "18 listopada 2026", "18 maja 2027"),
    "ur": ("20 نومبر، 2026", "18 نومبر، 2026", "18 مئی، 2027"),
    "bn": ("20 নভেম্বর, 2026", "18 নভেম্বর, 2026", "18 মে, 2027"),
    "pa": ("20 ਨਵੰਬਰ 2026", "18 ਨਵੰਬਰ 2026", "18 ਮਈ 2027"),
}
"""Released, reviewed, and the last day to hand out, as each language writes a day."""


def samples() -> Iterator[tuple[str, Format]]:
    """Each language with each format that it can have."""
    for format in FORMATS:
        yield from ((code, format) for code in CODES if format.is_for(language(code)))


@lru_cache
def printed_record(
    code: str, format: Format, draft: bool = False, kind: Kind = Kind.LEAFLET
) -> FileRecord:
    """The fixed text of a language as a build would hand it to the exporter of a format."""
    record, words = script_record(code), interface_words(code)[0]
    labels = {**record.labels, **_labels(code, draft), "page": words["print.page-of"]}
    if format is Format.NASTALIQ:
        labels["other"] = words["print.nastaliq"]
    return replace(
        record,
        kind=kind,
        draft=draft,
        labels=labels,
        numbers=(
            PrintedContact(Passage(words["help.danger"], code), "999", "tel:999"),
            PrintedContact(
                Passage("Maple House desk {phone}", ENGLISH), "01632 960 001", "tel:+44"
            ),
        ),
        ask=PrintedContact(
            Passage(f"{words['print.formats']} {{phone}}", code), "01632 960 010", "tel:+44"
        ),
        beside=_english() if format is Format.BILINGUAL else None,
    )


def _labels(code: str, draft: bool) -> dict[str, str]:
    words, english = interface_words(code)[0], interface_words(ENGLISH)[0]
    released, reviewed, until = _DAYS[code]
    edition = words["edition.released"].replace("{edition}", "1.2").replace("{date}", released)
    if draft:
        edition = words["print.draft-of"].replace("{date}", released)
    address = "maple-house.example/q/worried"
    return {
        "edition": edition,
        "reviewed": words["reviewed"].replace("{date}", reviewed),
        "contacts": words["contacts-as-of"].replace("{date}", released),
        "until": words["print.until"].replace("{date}", until),
        "contents": words["print.contents"],
        "current": words["print.current"],
        "whole": words["print.whole"],
        "qr": words["print.qr"].replace("{address}", address),
        "formats": words["print.formats"],
        "licence": words["footer.licence"],
        "translation": "" if code == ENGLISH else words["translation.partial"],
        "draft": words["machine.banner"] if draft else "",
        "draft-english": english["machine.banner"] if draft and code != ENGLISH else "",
        "draft-stamp": words["draft.stamp"] if draft else "",
    }


def _english() -> Beside:
    record = script_record(ENGLISH)
    return Beside(record.title, record.summary, record.tree)


@lru_cache
def printed(code: str, format: Format, draft: bool = False, kind: Kind = Kind.LEAFLET) -> MadeFile:
    """The file, made once. Fails with its findings where there is none."""
    made, findings = EXPORTERS[format](printed_record(code, format, draft, kind), {})
    assert made is not None, shown(findings)
    return made


def shown(findings: tuple[Finding, ...]) -> str:
    """Findings as an author reads them."""
    return "\n".join(f"{f.path}:{f.line}: {f.code} {f.message}\n    {f.hint}" for f in findings)


def is_rtl(code: str) -> bool:
    """Whether a language is written from right to left."""
    return script_record(code).direction is Direction.RTL


def main(folder: Path) -> None:
    """Every sample as ``<format>-<code>.pdf``, with a picture of its pages in grey."""
    folder.mkdir(parents=True, exist_ok=True)
    for code, format in samples():
        for kind in (Kind.LEAFLET, Kind.GUIDANCE) if format is Format.PDF else (Kind.LEAFLET,):
            name = "guide" if kind is Kind.GUIDANCE else _NAMES.get(format, str(format))
            made = printed(code, format, kind=kind)
            (folder / f"{name}-{code}.pdf").write_bytes(made.data)
            picture(made.data, folder / f"{name}-{code}.png")


def picture(data: bytes, path: Path) -> None:
    """The pages of a file side by side, as a printer without colours would have them."""
    with pypdfium2.PdfDocument(data) as pdf:
        wide = max(page.get_width() for page in pdf)
        scale = _POSTER if wide > _A4_LONG else _PAGE
        shown = [page.render(scale=scale, grayscale=True).to_pil() for page in pdf]
    gap, across = 6, 3
    rows = [shown[i : i + across] for i in range(0, len(shown), across)]
    width = max(sum(p.width + gap for p in row) for row in rows) + gap
    sheet = Image.new("L", (width, sum(row[0].height + gap for row in rows) + gap), 120)
    top = gap
    for row in rows:
        left = gap
        for page in row:
            sheet.paste(page, (left, top))
            left += page.width + gap
        top += row[0].height + gap
    sheet.quantize(16).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
