"""The fixed text of each language as a FileRecord: every script's digits, Latin words, numbers,
lists, steps, a table and a note. What is measured of one language can be compared with another.

The texts in ``scripts/`` are machine drafts, and say so.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from waymark.markup import heading_ids, html_tree, render, with_heading_ids
from waymark.model import Direction, FileRecord, Kind, Language, Passage, Shape, SourceText
from waymark.model.marks import fact_mark

TEXTS = Path(__file__).parent / "scripts"

_NOTO = "Noto Sans"
LANGUAGES: dict[str, tuple[str, str, str]] = {
    "en": ("English", "English", _NOTO),
    "ro": ("Română", "Romanian", _NOTO),
    "pl": ("Polski", "Polish", _NOTO),
    "lt": ("Lietuvių", "Lithuanian", _NOTO),
    "bg": ("Български", "Bulgarian", _NOTO),
    "pt": ("Português", "Portuguese", _NOTO),
    "ru": ("Русский", "Russian", _NOTO),
    "uk": ("Українська", "Ukrainian", _NOTO),
    "cy": ("Cymraeg", "Welsh", _NOTO),
    "sq": ("Shqip", "Albanian", _NOTO),
    "tr": ("Türkçe", "Turkish", _NOTO),
    "so": ("Soomaali", "Somali", _NOTO),
    "ur": ("اردو", "Urdu", "Vazirmatn"),
    "ar": ("العربية", "Arabic", "Amiri"),
    "fa": ("فارسی", "Persian", "Vazirmatn"),
    "bn": ("বাংলা", "Bengali", "Hind Siliguri"),
    "pa": ("ਪੰਜਾਬੀ", "Punjabi", "Noto Sans Gurmukhi"),
    "ne": ("नेपाली", "Nepali", "Noto Sans Devanagari"),
    "hi": ("हिन्दी", "Hindi", "Noto Sans Devanagari"),
    "ta": ("தமிழ்", "Tamil", "Noto Sans Tamil"),
    "zh": ("简体中文", "Chinese", "Noto Sans SC"),
}
"""By code: the language's own name, its English name, its face."""

ARABIC_SCRIPT = ("ur", "ar", "fa")
_FACT = re.compile(r"\{(phone|mail):([^}]*)\}")


def language(code: str) -> Language:
    """One of the languages, as ``languages.yml`` would have it."""
    name, english, face = LANGUAGES[code]
    direction = Direction.RTL if code in ARABIC_SCRIPT else Direction.LTR
    return Language(code, name, english, direction, code, face=face)


@lru_cache
def script_record(code: str) -> FileRecord:
    """The record of a language's fixed text."""
    head, _, body = (TEXTS / f"{code}.md").read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    own = language(code)
    text = _FACT.sub(_fact, body)
    ids = tuple(f"h-{i}" for i in range(len(heading_ids(text))))
    source = with_heading_ids(SourceText.of(f"{code}.md", text), ids).text
    return FileRecord(
        document="worried",
        audience="public",
        language=code,
        language_name=own.name,
        language_english=own.english,
        direction=own.direction,
        face=own.face,
        title=Passage(fields["title"], code),
        summary=Passage(fields["summary"], code),
        tree=html_tree(render(source, language=code, direction=own.direction.value)),
        organisation="Maple House",
        audience_label=fields["audience"],
        shape=Shape.CIRCLE,
        address="https://maple-house.example/q/worried/",
        draft=False,
        modified=date(2026, 11, 20),
        labels={
            "edition": fields["edition"],
            "page": "{page} / {pages}",
            "current": fields["current"],
            "qr": "maple-house.example/q/worried",
            "licence": "Open Government Licence v3.0",
        },
        colours={"way": "#0b5a61"},
        places=((f"leaflets/{code}.md", 1),),
        kind=Kind.GUIDANCE,
    )


def _fact(match: re.Match[str]) -> str:
    kind, shown = match.groups()
    return fact_mark(
        shown, f"tel:{shown.replace(' ', '')}" if kind == "phone" else f"mailto:{shown}"
    )
