"""Characters that no text of a library may hold.

Private-use characters are Waymark's own marks (:mod:`waymark.model.marks`): an author's would forge
them. Control characters and direction overrides hide text or turn its order round; a stray line
separator or byte order mark makes line numbers and words lie.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # direction embeddings, overrides and isolates
    "\ufeff\ufdd0-\ufdef\ufffe\uffff"  # byte order mark inside the text, noncharacters
    "\ud800-\udfff"  # lone surrogates, from YAML escapes
    "\ue000-\uf8ff\U000f0000-\U0010ffff]"  # private use
)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The first forbidden character: its offset, and its name for a message."""

    offset: int
    name: str


def forbidden(text: str) -> Forbidden | None:
    """The first character that may not stand in a library, if there is one."""
    match = _FORBIDDEN.search(text)
    if match is None:
        return None
    character = match.group()
    kind = {"Co": "a private-use character", "Cc": "a control character"}.get(
        unicodedata.category(character), "an invisible character"
    )
    return Forbidden(match.start(), f"{kind} (U+{ord(character):04X})")


def without_forbidden(text: str, instead: str = " ") -> str:
    """The text with another character for each such one."""
    return _FORBIDDEN.sub(instead, text)
