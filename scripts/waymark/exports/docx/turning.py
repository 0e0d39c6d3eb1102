"""A document that is written from right to left: its paragraphs, runs and sections say so.

Pandoc writes no ``w:bidi`` and Word guesses none: without it Urdu stands at the left margin.
"""

from __future__ import annotations

import re
from copy import deepcopy

from waymark.exports.docx.placing import AFTER_BIDI, AFTER_RTL, Element, W, child, placed, words_in
from waymark.exports.office import regional_tag
from waymark.model import ENGLISH
from waymark.model.marks import ISOLATE_LTR

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LATIN = re.compile(f"([A-Za-z](?:[^{_RTL}]*[A-Za-z0-9])?)")


def turn(root: Element) -> None:
    """One part of a document, from right to left but for stand-ins, numbers and codes."""
    for paragraph in root.iter(f"{W}p"):
        bidi = placed(child(paragraph, "pPr"), "bidi", AFTER_BIDI)
        if _in_another_language(paragraph):
            bidi.set(f"{W}val", "0")  # said outright: the section's direction would be taken
    for run in list(root.iter(f"{W}r")):
        _turned(run)
    for section in root.iter(f"{W}sectPr"):
        placed(section, "bidi", ("rtlGutter", "docGrid"))


def _in_another_language(paragraph: Element) -> bool:
    """Whether all words of a paragraph are an English stand-in."""
    runs = [r for r in paragraph.iter(f"{W}r") if words_in(r)]
    return bool(runs) and all(r.find(f"{W}rPr/{W}lang") is not None for r in runs)


def _turned(run: Element) -> None:
    """A run is right-to-left unless it is a number or code, or another language's words.

    Latin words in it become runs of their own, in English: LibreOffice would draw the number of
    “Licence v3.0” over the words beside it. Joined scripts have no italics: what is slanted in
    English is bold in them.
    """
    properties = run.find(f"{W}rPr")
    if properties is not None and properties.find(f"{W}lang") is not None:
        return
    if words_in(run).startswith(ISOLATE_LTR):
        return
    for piece in _split(run):
        if _LATIN.search(words_in(piece)):
            _speak(piece, ENGLISH)
            continue
        placed(child(piece, "rPr"), "rtl", AFTER_RTL)
        for name, upright in (("i", "b"), ("iCs", "bCs")):
            for slanted in piece.findall(f"{W}rPr/{W}{name}"):
                slanted.tag = f"{W}{upright}"


def _split(run: Element) -> list[Element]:
    """A run of one text as several: those of Latin words, and what stands between them."""
    texts = [element for element in run if element.tag != f"{W}rPr"]
    if len(texts) != 1 or texts[0].tag != f"{W}t" or not texts[0].text:
        return [run]
    pieces = [piece for piece in _LATIN.split(texts[0].text) if piece]
    runs = [run, *(deepcopy(run) for _ in pieces[1:])]
    for at, (made, piece) in enumerate(zip(runs, pieces, strict=True)):
        if at:
            runs[at - 1].addnext(made)
        text = made.find(f"{W}t")
        assert text is not None
        text.text = piece
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return runs


def _speak(run: Element, code: str) -> None:
    language = placed(child(run, "rPr"), "lang", ("eastAsianLayout", "specVanish", "oMath"))
    for name in ("val", "bidi", "eastAsia"):
        language.set(f"{W}{name}", regional_tag(code))
