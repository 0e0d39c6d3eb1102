"""A lesson plan, a deck and a worksheet, in English and in Urdu, as LibreOffice draws them.

``python tests/exports/office_pages.py FOLDER`` writes the files and a picture of each: what
``CHECKLIST-office.md`` is about. The texts are fixed; the Urdu is a machine draft.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image
from sample_records import HERE, IMAGES, build_record

from waymark.exports import EXPORTERS
from waymark.model import FileRecord, Format, Passage, PrintedContact, Shape
from waymark.translation import interface_words

sys.path.insert(0, str(HERE.parent / "judges"))
from libreoffice import as_pdf

PARTS = {"lesson": Format.DOCX, "deck": Format.PPTX, "worksheet": Format.DOCX}
LANGUAGES = ("en", "ur")
_TITLES = {
    "lesson-en": ("Lesson 1: Who lights the lamp?", "50 minutes about asking for help."),
    "deck-en": ("Who lights the lamp?", "Slides for the class."),
    "worksheet-en": ("Worksheet: the night of the lamp", "Who did what, and who could help?"),
    "lesson-ur": ("سبق 1: چراغ کون جلاتا ہے؟", "مدد مانگنے کے بارے میں 50 منٹ۔"),
    "deck-ur": ("چراغ کون جلاتا ہے؟", "کلاس کے لیے سلائیڈیں۔"),
    "worksheet-ur": ("ورک شیٹ: چراغ کی رات", "کس نے کیا کیا، اور کون مدد کر سکتا تھا؟"),
}
_READERS = {"en": "For schools", "ur": "اسکولوں کے لیے"}
_DANGER = {"en": "In danger now? Call {phone}", "ur": "ابھی خطرہ ہے؟ {phone} پر کال کریں"}
_DPI = 60


def record_of(part: str, language: str) -> FileRecord:
    """The fixed text of a part as a build would hand it to its exporter."""
    text = (HERE / "texts" / f"{part}.{language}.md").read_text(encoding="utf-8")
    title, summary = _TITLES[f"{part}-{language}"]
    record = build_record(language, text)
    licence = interface_words(language)[0]["footer.licence"]
    return replace(
        record,
        labels={**record.labels, "licence": licence},
        title=Passage(title, language),
        summary=Passage(summary, language),
        audience_label=_READERS[language],
        shape=Shape.TRIANGLE,
        colours={"way": "#1f5c38"},
        numbers=(PrintedContact(Passage(_DANGER[language], language), "999", "tel:999"),),
    )


def made(part: str, language: str) -> bytes:
    """The file of a part."""
    found, findings = EXPORTERS[PARTS[part]](record_of(part, language), IMAGES)
    assert found is not None, findings
    return found.data


def main(folder: Path) -> None:
    """Every part as ``<part>-<language>``, with a picture of its pages."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for part, format in PARTS.items():
        for language in LANGUAGES:
            files.append(folder / f"{part}-{language}.{format}")
            files[-1].write_bytes(made(part, language))
    for path in as_pdf(files, folder):
        picture(path, 2 if path.stem.startswith("deck") else 3)


def picture(path: Path, across: int) -> None:
    """The pages of a file side by side, in few colours, beside it."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.render(scale=_DPI / 72).to_pil() for page in pdf]
    gap, wide, high = 6, pages[0].width, pages[0].height
    across = min(across, len(pages))
    down = -(-len(pages) // across)
    size = (across * (wide + gap) + gap, down * (high + gap) + gap)
    sheet = Image.new("RGB", size, (120, 120, 120))
    for at, page in enumerate(pages):
        row, column = divmod(at, across)
        sheet.paste(page, (gap + column * (wide + gap), gap + row * (high + gap)))
    sheet.quantize(32).save(path.with_suffix(".png"), optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
