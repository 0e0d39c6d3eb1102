"""A language that a library publishes in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NO_BRAILLE = "none"
"""What ``languages.yml`` says where no sound table is known: braille is not asked for."""

ENGLISH = "en"
"""The language that documents are written in; every other one is translated from it."""


class Direction(StrEnum):
    """Base direction of a script, as HTML's ``dir`` writes it."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Language:
    """One row of ``languages.yml``.

    ``code`` is a two-letter BCP 47 tag (static-i18n takes no other); ``locale`` is Babel's name for
    the conventions of dates and numbers (``en_GB``); ``digits`` a CLDR numbering system (``latn``);
    ``face`` the PDF typeface of its script; ``braille`` a liblouis table, ``none``, or empty.
    """

    code: str
    name: str
    english: str
    direction: Direction
    locale: str
    groups: tuple[str, ...] = ()
    digits: str = "latn"
    face: str = ""
    braille: str = ""

    @property
    def is_source(self) -> bool:
        """Whether documents are written in it."""
        return self.code == ENGLISH

    @property
    def braille_table(self) -> str:
        """Its liblouis table; empty where none is named, or is said to be known."""
        return "" if self.braille == NO_BRAILLE else self.braille
