"""SG001: a section about signs describes behaviour, never who people are.

Faith, ethnicity, migration, dress and health say nothing of what a person may do; listed among
signs they teach readers to suspect whole groups (Equality Act 2010, section 149; the Prevent duty
guidance asks for judgement of behaviour). What is *not* a sign has a section of its own, where
these words stand rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from waymark.checks.subject import Subject
from waymark.model import ENGLISH, Composed, Finding, SourceText, finding

_WORDS = Path(__file__).with_name("profile_words.txt")
_HEADING = re.compile(r"^(#{2,4})[ ]+(.*?)[ ]*(?:\{#([\w-]+)\})?[ ]*$")
_IDS = frozenset({"notice", "signs", "warning-signs", "indicators", "what-to-notice"})
_ABOUT = re.compile(
    r"\b(?:signs?|indicators?|warning)\b|\bwhat (?:you|staff|to) (?:may |might |can )?"
    r"(?:see|notice|look (?:at|for))\b|^notice\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:not|no|isn’t|aren’t|never)\b|\bexpla(?:in|nation)|\bprotect|\bhelps\b", re.IGNORECASE
)


def signs(subject: Subject) -> tuple[Finding, ...]:
    """Every such word of a document and its companions; the words are in ``profile_words.txt``."""
    english = (c for c in subject.composed if c.language == ENGLISH)
    return tuple(dict.fromkeys(f for composed in english for f in _in_text(composed)))


def _in_text(composed: Composed) -> Iterator[Finding]:
    for body in composed.bodies:
        for index, line in about_signs(body):
            for match in _profile().finditer(line):
                message = f"“{match[0]}” stands in a section about signs."
                yield finding("SG001", body.place(index, match.start() + 1), message)


def about_signs(body: SourceText) -> Iterator[tuple[int, str]]:
    """The lines of sections about signs: those under such a heading, up to the next one of its
    level, without the parts below headings of what is no sign, explains one, or protects."""
    depth, without = 0, 0
    for index, line in enumerate(body.lines):
        heading = _HEADING.match(line)
        if not heading:
            if depth and not without:
                yield index, line
            continue
        level, words, id = len(heading[1]), heading[2], heading[3]
        without = 0 if level <= without else without
        depth = 0 if level <= depth else depth
        if _BESIDE.search(words):
            without = without or level
        elif not depth and (id in _IDS or _ABOUT.search(words)):
            depth = level


@lru_cache(maxsize=1)
def _profile() -> re.Pattern[str]:
    """Any of the words, as a whole word; a star is any ending."""
    words = [
        word.strip()
        for line in _WORDS.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        for word in line.partition(":")[2].split(",")
    ]
    ways = (re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)
