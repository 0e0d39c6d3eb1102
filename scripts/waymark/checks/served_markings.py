"""VE003, VE004: protective markings above OFFICIAL in what is served."""

from __future__ import annotations

import re
import unicodedata

from waymark.checks.markings import is_banner
from waymark.checks.served import STRINGS, Contents, Line, Part, Stream
from waymark.checks.shingles import letters
from waymark.model import Finding, finding

_MAYBE = re.compile(r"sensitive|secret|restricted|confidential|protect|marked")
_SENSITIVE = re.compile(r"\bOFFICIAL[\s_/:\u2010-\u2015\u2212-]*SENSITIVE\b")
_IN_CAPITALS = re.compile(r"\bOFFICIAL[\s_/:\u2010-\u2015\u2212-]+SENSITIVE\b|\bTOP\s+SECRET\b")
_PARTS = re.compile(r"[;,:=|/\\()\[\]<>\"'“”\n]+|\.(?=\w{2,5}\Z)|\s[-–—]\s")
_LONGEST = 200  # a banner is short; what is longer is prose, and found by its capitals alone


def marking_findings(address: str, contents: Contents, stream: Stream) -> list[Finding]:
    """Every banner in a text, and every marking in metadata and names."""
    found: dict[str, Finding] = {}
    if not _MAYBE.search(stream.letters):
        return []
    for line in (*contents.lines, Line(address, Part.NAME)):
        if line.part is Part.CODE or not _MAYBE.search(letters(line.text)):
            continue
        text = _visible(line.text)
        where = f" in {line.where}" if line.where else ""
        if line.part in (Part.METADATA, Part.NAME) and _in_metadata(line, text):
            message = f"“{text[:60]}”{where} is a protective marking."
            found[text] = finding("VE004", address, message)
        elif line.part in (Part.TEXT, Part.LAYOUT) and _is_banner(line, text):
            found[text] = finding("VE003", address, f"“{text[:60]}” is a protective marking.")
    return list(found.values())


def _visible(text: str) -> str:
    """Without invisible characters and in one form each; letters set apart are brought together."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return re.sub(r"\b(?:\w )+\w\b", lambda m: m[0].replace(" ", ""), " ".join(plain.split()))


def _is_banner(line: Line, text: str) -> bool:
    if line.part is Part.LAYOUT and text != text.upper():
        return False  # the last word of a paragraph may stand alone on a line
    if line.where in STRINGS and text.islower():
        return False  # one word of an index or a program
    return is_banner(text) if len(text) < _LONGEST else bool(_IN_CAPITALS.search(text))


def _in_metadata(line: Line, text: str) -> bool:
    if _SENSITIVE.search(text.upper()):
        return True
    parts = [part for part in (text, *_PARTS.split(text)) if part.strip()]
    if line.part is Part.NAME:
        parts = [part for part in parts if not part.islower()]  # a page may be called “protect”
    return any(map(is_banner, parts))
