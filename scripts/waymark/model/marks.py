"""Marks inside Composed and Finished text, from Unicode's private use area.

A mark survives every step up to the HTML tree, where the dialect turns it into ``lang``/``dir`` or
``<bdi>``. An author's or translator's own text may hold none of them (finding LB007), and no HTML
of theirs is ever parsed, so a mark cannot be forged.
"""

from __future__ import annotations

import re
import unicodedata

STAND_IN_OPEN = "\ue000"
STAND_IN_CLOSE = "\ue001"
"""Enclose an English segment that stands in for a missing translation."""

FACT_OPEN = "\ue010"
FACT_HREF = "\ue011"
FACT_LANG = "\ue012"
FACT_CLOSE = "\ue013"
"""``OPEN shown HREF href LANG language CLOSE``: a finished fact. ``href`` may be empty;
``language`` is empty for codes, numbers and times, which are isolated left-to-right."""

LEADS_TO = "\ue020"
"""Before a document's id where a link leads to it (``id#heading``): in HTML that is the same on
every page and on paper, until each place gets its own address."""

ISOLATE_LTR = "\u2066"
ISOLATE_AUTO = "\u2068"
ISOLATE_END = "\u2069"
NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"

FACT = re.compile(
    f"{FACT_OPEN}([^{FACT_HREF}]*){FACT_HREF}([^{FACT_LANG}]*){FACT_LANG}([^{FACT_CLOSE}]*){FACT_CLOSE}"
)
"""Groups: shown, href, language."""


def stand_in(text: str) -> str:
    """English text marked as standing in for a translation."""
    return f"{STAND_IN_OPEN}{text}{STAND_IN_CLOSE}"


def fact_mark(shown: str, href: str = "", language: str = "") -> str:
    """A finished fact as it stands in Finished text."""
    return f"{FACT_OPEN}{shown}{FACT_HREF}{href}{FACT_LANG}{language}{FACT_CLOSE}"


def without_marks(text: str) -> str:
    """The bare words: facts as shown, stand-ins without their marks."""
    return FACT.sub(r"\1", text).replace(STAND_IN_OPEN, "").replace(STAND_IN_CLOSE, "")


def has_private_use(text: str) -> int:
    """The offset of the first private-use character, or -1."""
    return next((i for i, c in enumerate(text) if unicodedata.category(c) == "Co"), -1)
