"""The sample texts of these tests as records, as a build would hand them to an exporter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from waymark.exports import EXPORTERS, MadeFile
from waymark.markup import heading_ids, html_tree, render, with_heading_ids
from waymark.model import Direction, FileRecord, Format, Kind, Passage, Shape, SourceText
from waymark.model.marks import fact_mark, stand_in

HERE = Path(__file__).parent
MAP = b"""<svg xmlns="http://www.w3.org/2000/svg" width="240" height="90" viewBox="0 0 240 90">
<rect x="2" y="2" width="236" height="86" fill="none" stroke="#000" stroke-width="3"/>
<rect x="2" y="30" width="8" height="30" fill="#0b5a61"/></svg>"""
IMAGES = {"images/map.svg": MAP}

LANGUAGES: Mapping[str, tuple[str, str, Direction, str]] = {
    "en": ("English", "English", Direction.LTR, "Noto Sans"),
    "pl": ("Polski", "Polish", Direction.LTR, "Noto Sans"),
    "ur": ("اردو", "Urdu", Direction.RTL, "Vazirmatn"),
}
TITLES = {
    "en": ("Worried about someone?", "What you may notice and who to call."),
    "pl": ("Martwisz się o kogoś?", "Co możesz zauważyć i do kogo zadzwonić."),
    "ur": ("کیا آپ کسی کے بارے میں فکر مند ہیں؟", "آپ کیا محسوس کر سکتے ہیں اور کس کو فون کریں۔"),
}
AUDIENCES = {"en": "For everyone", "pl": "Dla wszystkich", "ur": "سب کے لیے"}
LABELS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "edition": "Edition 1.2, 20 November 2026",
        "reviewed": "Reviewed 18 November 2026",
        "contacts": "Contacts as of 20 November 2026",
        "page": "Page {page} of {pages}",
        "current": "Is this copy current? Look here:",
        "qr": "QR code that opens maple-house.example/q/worried",
        "formats": "Ask us for this in another format.",
        "licence": "Open Government Licence v3.0",
        "draft": "Draft: do not distribute.",
        "draft-stamp": "Draft",
    },
    "pl": {
        "edition": "Wydanie 1.2, 20 listopada 2026",
        "reviewed": "Sprawdzono 18 listopada 2026",
        "contacts": "Dane kontaktowe z 20 listopada 2026",
        "page": "Strona {page} z {pages}",
        "current": "Czy ta kopia jest aktualna? Zobacz:",
        "qr": "Kod QR, który otwiera maple-house.example/q/worried",
        "formats": "Poproś nas o inny format.",
        "licence": "Open Government Licence v3.0",
        "draft": "Wersja robocza: nie rozpowszechniać.",
        "draft-english": "Draft: do not distribute.",
        "draft-stamp": "Wersja robocza",
    },
    "ur": {
        "edition": "ایڈیشن 1.2، 20 نومبر 2026",
        "reviewed": "جائزہ 18 نومبر 2026",
        "contacts": "رابطے بتاریخ 20 نومبر 2026",
        "page": "صفحہ {page} از {pages}",
        "current": "کیا یہ کاپی تازہ ہے؟ یہاں دیکھیں:",
        "qr": "QR کوڈ جو maple-house.example/q/worried کھولتا ہے",
        "formats": "ہم سے کوئی اور شکل مانگیں۔",
        "licence": "Open Government Licence v3.0",
        "draft": "مسودہ: تقسیم نہ کریں۔",
        "draft-english": "Draft: do not distribute.",
        "draft-stamp": "مسودہ",
    },
}


def finished(text: str) -> str:
    """A text of these tests as Finished text: ``{phone:…}`` and ``{stand-in:…}`` are marks."""

    def phone(match: re.Match[str]) -> str:
        return fact_mark(match[1], f"tel:{match[1].replace(' ', '')}")

    text = re.sub(r"\{phone:([^}]*)\}", phone, text)
    text = re.sub(r"\{stand-in:([^}]*)\}", lambda m: stand_in(m[1]), text)
    body = SourceText.of("text.md", text)
    ids = tuple(id if id[0].isalpha() else f"h-{id}" for id in heading_ids(text))
    return with_heading_ids(body, ids).text


def build_record(language: str = "en", text: str | None = None, **changes: object) -> FileRecord:
    """A record of the sample text in a language, or of another text."""
    name, english, direction, face = LANGUAGES[language]
    if text is None:
        text = (HERE / "texts" / f"{language}.md").read_text(encoding="utf-8")
    title, summary = TITLES[language]
    tree = html_tree(render(finished(text), language=language, direction=direction.value))
    values: dict[str, object] = {
        "document": "worried",
        "audience": "public",
        "language": language,
        "language_name": name,
        "language_english": english,
        "direction": direction,
        "face": face,
        "title": Passage(title, language),
        "summary": Passage(summary, language),
        "tree": tree,
        "organisation": "Maple House",
        "audience_label": {"en": "For everyone", "pl": "Dla wszystkich", "ur": "سب کے لیے"}[
            language
        ],
        "shape": Shape.CIRCLE,
        "address": "https://maple-house.example/q/worried/",
        "draft": False,
        "modified": date(2026, 11, 20),
        "labels": LABELS[language],
        "colours": {"way": "#0b5a61"},
        "places": (("leaflets/worried.md", 1),),
        "kind": Kind.GUIDANCE,
    }
    return FileRecord(**{**values, **changes})  # type: ignore[arg-type]


@lru_cache
def made_sample(language: str, format: Format, draft: bool = False) -> MadeFile:
    """The sample text as a file, made once."""
    made, findings = EXPORTERS[format](build_record(language, draft=draft), IMAGES)
    assert findings == ()
    assert made is not None
    return made
