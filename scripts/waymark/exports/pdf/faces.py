"""Which typeface a language is set in: what stands beside the exporter, and what can be fetched.

A face is chosen for its text layer too: the words must come out of the PDF again (design 8).
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping

from waymark.exports.pdf.added_faces import ADDED_FACES, AddedFace
from waymark.exports.pdf.compiling import faces
from waymark.model import Finding, Place, finding

PLACE = Place("languages.yml")


NASTALIQ = "Noto Nastaliq Urdu"
"""For the print of Urdu that is only looked at: its words come out badly."""

_FACES: Mapping[str, tuple[str, ...]] = {
    "LATIN": ("Noto Sans",),
    "CYRILLIC": ("Noto Sans",),
    "GREEK": ("Noto Sans",),
    "ARABIC": ("Vazirmatn", "Amiri", NASTALIQ),
    "BENGALI": ("Hind Siliguri",),
    "GURMUKHI": ("Noto Sans Gurmukhi",),
    "DEVANAGARI": ("Noto Sans Devanagari",),
    "TAMIL": ("Noto Sans Tamil",),
    "CJK": ("Noto Sans SC",),
}
"""The faces of each script, named as Unicode names its letters, the recommended one first."""

_OWN = {"ar": "Amiri"}
"""Languages whose words come out better from another face than that of their script."""


def face_finding(code: str, name: str, english: str, face: str) -> Finding | None:
    """What stands in the way of a PDF in a language, and exactly what to add: PF003, PF012, PF013.

    ``name`` is the language's own name: its letters tell its script.
    """
    script = _script(name)
    wanted = _OWN.get(code) or next(iter(_FACES.get(script, ())), "")
    if not face:
        message = f"{english} ({code}) has no face, so no PDF is made in it."
        return finding("PF003", PLACE, message, _advice(code, wanted, script))
    request = next((added for added in ADDED_FACES if added.family == face), None)
    if face not in faces():
        if request:
            message = f"The face “{face}” of {english} ({code}) has not been fetched yet."
            return finding("PF012", PLACE, message, _fetch(request))
        message = f"The face “{face}” of {english} ({code}) is not here."
        near = difflib.get_close_matches(face, sorted(faces()), 1)
        hint = f"Did you mean “{near[0]}”?" if near else _advice(code, wanted, script)
        return finding("PF003", PLACE, message, hint)
    if script in _FACES and face not in _FACES[script] and any(face in f for f in _FACES.values()):
        message = f"The face “{face}” has none of the letters of {english} ({code})."
        return finding("PF013", PLACE, message, _advice(code, wanted, script))
    return None


def _script(name: str) -> str:
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def _advice(code: str, wanted: str, script: str) -> str:
    if not wanted:
        there = ", ".join(sorted(faces()))
        return (
            f"No face for its script ({script.lower() or 'unknown'}) comes with Waymark, only "
            f"{there}. CONTRIBUTING.md says how to add one."
        )
    request = next((added for added in ADDED_FACES if added.family == wanted), None)
    then = f" {_fetch(request)}" if request and wanted not in faces() else ""
    return f"Write “face: {wanted}” under {code} in languages.yml.{then}"


def _fetch(added: AddedFace) -> str:
    return f"Run once: waymark fonts add {added.name} ({added.megabytes} MB from the network)."
