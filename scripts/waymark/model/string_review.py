"""The review of one translated string by a native speaker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StringReview:
    """Who read a string, as a role, and when. ``english`` is how its English begins, for people.

    It is kept under the digest of the string (:func:`waymark.translation.string_digest`), so that
    it holds for that very English and that very translation.
    """

    role: str
    day: date
    english: str = ""
