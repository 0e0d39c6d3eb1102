"""MK003: a protective-marking banner above OFFICIAL inside a text (design 5).

Prose may say "restricted"; a banner is such a marking that stands alone: on a line of its own, in
brackets, as a heading, or in capitals. It is read through other spellings: full-width letters, any
dash or none, any case of a whole line.
"""

from __future__ import annotations

import re
import unicodedata

from waymark.checks.subject import Subject
from waymark.model import Document, Finding, Place, finding

_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d_:/-]")
_BLOCK = re.compile(r"^\s*/{3,}\s*[\w-]+\s*\|")  # its title stands alone on the page
_WORDS = (
    r"(?:OFFICIAL\s+SENSITIVE|TOP\s+SECRET|SECRET|RESTRICTED|CONFIDENTIAL|PROTECT(?:ED)?"
    r"|NOT\s+PROTECTIVELY\s+MARKED)"
)
_ALONE = re.compile(
    rf"^\W*(?:UK\s+)?{_WORDS}(?:\s+(?:PERSONAL|COMMERCIAL|LOCSEN|UK\s+EYES\s+ONLY))?\W*$"
)
_IN_CAPITALS = re.compile(rf"\b(?:OFFICIAL\s+SENSITIVE|TOP\s+SECRET)\b|[\[(]\s*{_WORDS}\s*[\])]")


def markings(subject: Subject) -> tuple[Finding, ...]:
    """Every banner in titles, summaries and texts of the library's documents."""
    return tuple(f for d in subject.library.documents for f in _in_document(d))


def _in_document(document: Document) -> list[Finding]:
    lines = [
        (document.title, document.place("title")),
        (document.summary, document.place("summary")),
        *((line, body.place(i)) for body in document.bodies for i, line in enumerate(body.lines)),
    ]
    return [_finding(line, place) for line, place in lines if is_banner(line)]


def is_banner(line: str) -> bool:
    """Whether a line holds a marking above OFFICIAL as a banner, in any spelling."""
    visible = "".join(c for c in line if unicodedata.category(c) != "Cf")
    bare = _BLOCK.sub("", unicodedata.normalize("NFKC", visible))
    plain = re.sub(r"\s+", " ", _DASHES.sub(" ", bare)).strip()
    return bool(_ALONE.match(plain.upper()) or _IN_CAPITALS.search(plain))


def _finding(line: str, place: Place) -> Finding:
    return finding("MK003", place, f"“{line.strip()[:60]}” reads as a protective marking.")
