"""A reviewer's word that a number or emphasis may differ: a comment in the PO file, with a reason.

``# waymark: allow TR005 because the Polish law counts working days`` is a translator's comment,
which Weblate, Poedit and OmegaT keep. Nothing but numbers (TR005) and emphasis (TR006) can be
allowed: what readers are sent to, and what could break out of its place, never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ALLOWABLE = ("TR005", "TR006")

_DIRECTIVE = re.compile(r"\s*waymark\s*:\s*(?P<words>.*)", re.IGNORECASE)
_ALLOW = re.compile(
    r"allow\s+(?P<code>[A-Z]{2}\d{3})(?:\s*[,:]?\s*because\b[\s:]*(?P<reason>.*))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Override:
    """One check that is allowed to differ for one string, and why."""

    code: str
    reason: str


def read_overrides(comment: str) -> tuple[tuple[Override, ...], tuple[str, ...]]:
    """The overrides in a translator's comment, and why others are none, as sentences."""
    good: list[Override] = []
    faults: list[str] = []
    for words in _directives(comment):
        match = _ALLOW.fullmatch(words)
        if match is None:
            faults.append(f"“waymark: {words[:60]}” is not understood.")
        elif (code := match["code"].upper()) not in ALLOWABLE:
            allowable = " and ".join(ALLOWABLE)
            faults.append(f"{code} cannot be allowed: only {allowable} can.")
        elif not (reason := (match["reason"] or "").strip()):
            faults.append(f"{code} is allowed without a reason.")
        else:
            good.append(Override(code, reason))
    return tuple(good), tuple(faults)


def _directives(comment: str) -> Iterator[str]:
    """Each comment for Waymark as one line. Tools fold long ones, so it goes on until a gap."""
    if "waymark" not in comment.lower():
        return
    open_words: list[str] = []
    for line in [*comment.split("\n"), ""]:
        match = _DIRECTIVE.match(line)
        if open_words and (match or not line.strip()):
            yield " ".join(open_words)
            open_words = []
        if match:
            open_words = [match["words"].strip()]
        elif open_words:
            open_words.append(line.strip())
