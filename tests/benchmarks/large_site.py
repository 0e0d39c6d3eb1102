"""A library for a site of any size, the same bytes each time: fiction, in real scripts.

Its English is made of the words of ``tests/exports/scripts/en.md`` and laid out as a leaflet is. A
translation says each English word by a word of the same file of its language, so that letters,
joins and directions are those of real text, though it says nothing.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import polib
from large_library import ROOT, said, speaker

SCRIPTS = ROOT / "tests" / "exports" / "scripts"
LANGUAGES = {
    "ar": ("العربية", "Arabic", "rtl", "Amiri"),
    "bg": ("Български", "Bulgarian", "ltr", "Noto Sans"),
    "bn": ("বাংলা", "Bengali", "ltr", "Hind Siliguri"),
    "cy": ("Cymraeg", "Welsh", "ltr", "Noto Sans"),
    "lt": ("Lietuvių", "Lithuanian", "ltr", "Noto Sans"),
    "pa": ("ਪੰਜਾਬੀ", "Punjabi", "ltr", "Noto Sans Gurmukhi"),
    "pl": ("Polski", "Polish", "ltr", "Noto Sans"),
    "pt": ("Português", "Portuguese", "ltr", "Noto Sans"),
    "ro": ("Română", "Romanian", "ltr", "Noto Sans"),
    "so": ("Soomaali", "Somali", "ltr", "Noto Sans"),
    "ur": ("اردو", "Urdu", "rtl", "Vazirmatn"),
    "ne": ("नेपाली", "Nepali", "ltr", "Noto Sans Devanagari"),
    "ru": ("Русский", "Russian", "ltr", "Noto Sans"),
    "sq": ("Shqip", "Albanian", "ltr", "Noto Sans"),
    "ta": ("தமிழ்", "Tamil", "ltr", "Noto Sans Tamil"),
    "tr": ("Türkçe", "Turkish", "ltr", "Noto Sans"),
    "uk": ("Українська", "Ukrainian", "ltr", "Noto Sans"),
    "zh": ("简体中文", "Chinese", "ltr", "Noto Sans SC"),
    "hi": ("हिन्दी", "Hindi", "ltr", "Noto Sans Devanagari"),
}
"""By code: the language's own name, its English name, its direction, its face."""

AUDIENCES = {
    "public": ("For everyone", "I am worried", "What to do.", "circle"),
    "professionals": ("For professionals", "I work with people", "How to share.", "diamond"),
    "schools": ("For schools", "I teach", "For teachers.", "triangle"),
    "community": ("For community groups", "My group", "Leaflets to share.", "square"),
}
SECTIONS = 8
_NOT_WORDS = re.compile(r"^[a-z]+: |\{[^}]*\}|\[\^1\]:?|https?://\S+", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def write_site(
    folder: Path, documents: int, languages: int, audiences: int = 1, formats: str = ""
) -> None:
    """A library of so many documents, each for so many audiences in so many languages, English one
    of them. ``formats`` as front matter has them (``pdf, text``); none are asked for by default.
    """
    shutil.copytree(
        ROOT / "tests" / "small_library",
        folder,
        ignore=shutil.ignore_patterns("translations", "glossary.yml", "*.md"),
    )
    codes = list(LANGUAGES)[: languages - 1]
    rows = ["en: {name: English, english: English, direction: ltr, locale: en_GB, face: Noto Sans}"]
    for code in codes:
        name, english, way, face = LANGUAGES[code]
        rows.append(
            f"{code}: {{name: {name}, english: {english}, direction: {way}, locale: {code}, "
            f"groups: [all], face: {face}}}"
        )
    _write(folder / "languages.yml", "\n".join(rows) + "\n")
    readers = list(AUDIENCES)[:audiences]
    _write(
        folder / "audiences.yml",
        "".join(
            f"{id}: {{label: {label}, invitation: {invitation}, purpose: {purpose}, "
            f"shape: {shape}}}\n"
            for id, (label, invitation, purpose, shape) in AUDIENCES.items()
            if id in readers
        ),
    )
    asked = "languages: [all]" if codes else "languages: [en]"
    plans = "".join(f"  {id}: {{{asked}, formats: [{formats}]}}\n" for id in readers)
    titles = ["help: Get help now", "leaflets: Leaflets"]
    titles += [f"part-{number}: Part {number}" for number in range(1, SECTIONS)]
    _write(folder / "sections.yml", "\n".join(titles) + "\n")
    _write(folder / "help" / "get-help-now.md", _document("help", 0, plans, readers))
    for number in range(1, documents):
        name = f"leaflet-{number:04}"
        section = "leaflets" if number % SECTIONS == 0 else f"part-{number % SECTIONS}"
        _write(folder / section / f"{name}.md", _document(name, number, plans, readers))
    if codes:
        _translate(folder)


def change_sentence(path: Path, word: str) -> None:
    """Another word at the end of a document's first paragraph."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n\n")
    first, _, rest = body.partition("\n")
    path.write_text(f"{head}\n---\n\n{first[:-1]} {word}.\n{rest}", encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _document(id: str, number: int, plans: str, readers: list[str]) -> str:
    """A page of about 300 words, a few of them for some readers only."""
    say = speaker(random.Random(number), words_of("en"))
    head = (
        f"---\nid: {id}\ntitle: {say(4)[:-1]}\nsummary: {say(9)}\nkind: leaflet\n"
        f"marking: OFFICIAL\naudiences:\n{plans}owner: duty-officer\n"
        "review: {every: 6 months, last: 2026-10-05, law_checked: 2026-10-05}\n---\n"
    )
    parts = [
        say(24),
        "/// help | Someone is in danger\n\n"
        "Call **{{ contact.emergency.phone }}** and ask for the police.\n\n///",
    ]
    for _ in range(3):
        parts += [
            f"## {say(4)[:-1]}",
            f"{say(14)} {say(16)}",
            "\n".join(f"- {say(8)}" for _ in range(4)),
        ]
    parts.append(f"**{say(3)[:-1]}** {say(12)} [{say(3)[:-1]}](doc:help) {say(8)}")
    if len(readers) > 1:
        parts.append(f"/// audience | {readers[number % len(readers)]}\n\n{say(20)}\n\n///")
    parts.append("/// steps\n\n" + "\n".join(f"{n}. **{say(2)}** {say(9)}" for n in (1, 2, 3)))
    parts[-1] += "\n\n///"
    parts.append(f"{say(9)} {{{{ contact.emergency.phone }}}}, {say(6)}")
    return head + "\n" + "\n\n".join(parts) + "\n"


@lru_cache
def words_of(code: str) -> tuple[str, ...]:
    """The words of a language's text, each once, in their order."""
    text = _NOT_WORDS.sub(" ", (SCRIPTS / f"{code}.md").read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(word.lower() for word in _WORD.findall(text)))


def _translate(folder: Path) -> None:
    """The PO files, as Waymark writes them, filled in."""
    command = ("-c", "from waymark.cli import main; main()", "translations", "update")
    words = (sys.executable, *command, "--content", str(folder))
    subprocess.run(words, check=True, capture_output=True)
    for path in sorted((folder / "translations").rglob("*.po")):
        vocabulary = words_of(path.relative_to(folder / "translations").parts[0])
        file = polib.pofile(str(path), wrapwidth=78)
        for entry in file:
            entry.msgstr = said(entry.msgid, vocabulary)
        file.save(str(path))


if __name__ == "__main__":
    target, *counts = sys.argv[1:]
    write_site(Path(target), *map(int, counts))
