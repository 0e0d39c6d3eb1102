"""A library of any size, the same bytes each time: fiction, in real scripts.

The English is made of plain words, so that it has the shape of a leaflet: headings, paragraphs, a
list, a table, steps, a box of help, links and facts. A translation says each English word by a word
of its language; placeholders, links, numbers and emphasis stay.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import polib

ROOT = Path(__file__).parents[2]
LANGUAGES = {
    "pl": ("Polski", "Polish", "ltr"),
    "ro": ("Română", "Romanian", "ltr"),
    "lt": ("Lietuvių", "Lithuanian", "ltr"),
    "uk": ("Українська", "Ukrainian", "ltr"),
    "bg": ("Български", "Bulgarian", "ltr"),
    "ar": ("العربية", "Arabic", "rtl"),
    "ur": ("اردو", "Urdu", "rtl"),
    "bn": ("বাংলা", "Bengali", "ltr"),
    "pa": ("ਪੰਜਾਬੀ", "Punjabi", "ltr"),
    "ta": ("தமிழ்", "Tamil", "ltr"),
}
_WORDS = {
    "pl": "ktoś może pomoc dzień ważne rozmowa człowiek zawsze miejsce",
    "ro": "cineva poate ajutor ziua important vorbă oameni mereu loc",
    "lt": "kažkas gali pagalba diena svarbu pokalbis žmogus vieta",
    "uk": "хтось може допомога день важливо розмова людина місце",
    "bg": "някой може помощ ден важно разговор човек винаги място",
    "ar": "شخص يمكن مساعدة يوم مهم حديث ناس دائما مكان بيت",
    "ur": "کوئی سکتا مدد دن اہم بات لوگ ہمیشہ جگہ گھر",
    "bn": "কেউ পারে সাহায্য দিন জরুরি কথা মানুষ সবসময় জায়গা",
    "pa": "ਕੋਈ ਸਕਦਾ ਮਦਦ ਦਿਨ ਜ਼ਰੂਰੀ ਗੱਲ ਲੋਕ ਹਮੇਸ਼ਾ ਥਾਂ ਘਰ",
    "ta": "யாரோ முடியும் உதவி நாள் முக்கியம் பேச்சு மக்கள் இடம்",
}
_ENGLISH = """
someone may notice that a friend is quiet angry alone or afraid and nobody has asked why
before you call write down what was said when it happened who was there and how they are now
people listen best in a calm place with time and without a crowd you need no proof and you
give no promise the team answers every day keeps your name to itself and tells you what
comes next most worries have an ordinary reason some grow slowly over weeks at home at
school at work or online where a new contact sends money asks for secrets or wants pictures
talk early talk openly and ask for help
"""
_KEPT = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|\[\^[^\]]*\]|`[^`]*`|https?://\S+")
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")


def write_library(folder: Path, documents: int, words: int) -> None:
    """A library of so many documents of about so many words each, in all languages."""
    shutil.copytree(
        ROOT / "tests" / "library",
        folder,
        ignore=shutil.ignore_patterns(
            "register", "translations", "addresses.yml", "audiences.yml", "*.md"
        ),
    )
    rows = ["en: {name: English, english: English, direction: ltr, locale: en_GB, face: Noto Sans}"]
    rows += [
        f"{code}: {{name: {name}, english: {english}, direction: {way}, locale: {code}, "
        "groups: [all], face: Noto Sans}"
        for code, (name, english, way) in LANGUAGES.items()
    ]
    (folder / "languages.yml").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "audiences.yml").write_text(
        "public: {label: For everyone, invitation: I am worried, purpose: What to do., "
        "shape: circle}\n",
        "utf-8",
    )
    (folder / "help").mkdir(exist_ok=True)
    (folder / "leaflets").mkdir(exist_ok=True)
    (folder / "help" / "get-help-now.md").write_text(_document("help", 0, words), "utf-8")
    for number in range(1, documents):
        name = f"leaflet-{number:03}"
        (folder / "leaflets" / f"{name}.md").write_text(_document(name, number, words), "utf-8")


def _document(id: str, number: int, words: int) -> str:
    dice = random.Random(number)
    say = speaker(dice, _ENGLISH.split())
    head = (
        f"---\nid: {id}\ntitle: {say(4)[:-1]}\nsummary: {say(9)}\nkind: leaflet\n"
        "marking: OFFICIAL\naudiences:\n  public: {languages: [all], formats: [pdf]}\n"
        "owner: duty-officer\n"
        "review: {every: 6 months, last: 2026-10-05, law_checked: 2026-10-05}\n"
        "consult: [youth-council]\n---\n"
    )
    help_box = (
        "/// help | Someone is in danger\n\n"
        "Call **{{ contact.emergency.phone }}** and ask for the police.\n\n///"
    )
    parts = [say(18), help_box]
    while sum(len(p.split()) for p in parts) < words:
        parts += [f"## {say(4)[:-1]}", say(40), say(25)]
        parts.append("\n".join(f"- {say(9)}" for _ in range(4)))
        parts.append(f"**{say(3)[:-1]}** {say(14)} [{say(3)[:-1]}](doc:help) {say(8)}")
        if dice.random() < 0.5:
            rows = "\n".join(f"| {say(4)} | {say(3)} | {dice.randrange(2, 60)} |" for _ in range(3))
            parts.append(f"| {say(1)} | {say(2)} | {say(1)} |\n|---|---|--:|\n{rows}")
        else:
            steps = "\n".join(f"{n}. **{say(2)}** {say(10)}" for n in range(1, 4))
            parts.append(f"/// steps\n\n{steps}\n\n///")
        parts.append(f"{say(9)} {{{{ contact.listening_line.phone }}}}, {say(7)}")
    return head + "\n" + "\n\n".join(parts) + "\n"


def speaker(dice: random.Random, vocabulary: Sequence[str]) -> Callable[[int], str]:
    """Says sentences of so many words of a vocabulary."""

    def say(count: int) -> str:
        words = dice.choices(vocabulary, k=count)
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    return say


def translate(folder: Path, share: float = 0.98) -> int:
    """Fill the PO files, but for a small part of their texts, no title; how many were filled."""
    filled = 0
    for code, vocabulary in _WORDS.items():
        for path in sorted((folder / "translations" / code).rglob("*.po")):
            file = polib.pofile(str(path), wrapwidth=78)
            for entry in file:
                chance = _number(f"{code} {entry.msgid}") % 1000
                if entry.msgctxt == "title" or chance < share * 1000:
                    entry.msgstr = said(entry.msgid, vocabulary.split())
                    filled += 1
            file.save(str(path))
    return filled


def change_a_sentence(folder: Path) -> None:
    """In each document one word of the first paragraph becomes others."""
    for path in [*(folder / "help").glob("*.md"), *(folder / "leaflets").glob("*.md")]:
        head, _, body = path.read_text("utf-8").partition("\n---\n\n")
        first, _, rest = body.partition("\n")
        words = first.split()
        words[5] = "very often"
        path.write_text(f"{head}\n---\n\n{' '.join(words)}\n{rest}", "utf-8")


def said(english: str, vocabulary: Sequence[str]) -> str:
    """The words of a text in a language, one for one."""
    pieces, last = [], 0
    for kept in [*_KEPT.finditer(english), None]:
        prose = english[last : kept.start() if kept else len(english)]
        pieces.append(_WORD.sub(lambda m: vocabulary[_number(m[0]) % len(vocabulary)], prose))
        if kept:
            pieces.append(kept[0])
            last = kept.end()
    return "".join(pieces)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])
