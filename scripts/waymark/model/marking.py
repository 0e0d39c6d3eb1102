"""The protective marking of a document (Government Security Classifications)."""

from __future__ import annotations

from enum import StrEnum


class Marking(StrEnum):
    """What the front matter may say. Only OFFICIAL is ever published."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"
    SECRET = "SECRET"
    TOP_SECRET = "TOP SECRET"


PUBLISHABLE = frozenset({Marking.OFFICIAL})
