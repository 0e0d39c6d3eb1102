"""The review of a translation by a native speaker: who, when, and of which strings."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date

from waymark.model import TranslationKind
from waymark.translation.catalogue import Entry
from waymark.translation.po_syntax import parse, write
from waymark.translation.segment import Key

STATE_HEADER = "X-Waymark-State"
REVIEW_HEADER = "X-Waymark-Review"
"""``role; 2026-11-20; digest of the strings``."""

_RECORD = re.compile(r"(?P<role>[a-z0-9-]+); (?P<day>\d{4}-\d{2}-\d{2}); (?P<digest>[0-9a-f]{64})")


def strings_digest(entries: Mapping[Key, Entry]) -> str:
    """SHA-256 (hex) of every text that is shown with its translation, whatever their order."""
    shown = sorted(
        [key[0] or "", key[1], *(entry.plurals or (entry.text,))]
        for key, entry in entries.items()
        if entry.text.strip() and not entry.fuzzy
    )
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def still_reviewed(record: str, entries: Mapping[Key, Entry]) -> bool:
    """Whether a header records the review of these very strings."""
    match = _RECORD.fullmatch(record.strip())
    return match is not None and match["digest"] == strings_digest(entries)


def with_review(po_text: str, entries: Mapping[Key, Entry], role: str, day: date) -> str | None:
    """The PO file with its review in the header; ``None`` where it cannot be read whole.

    ``entries`` are the file's own, as :func:`read_catalogue` gives them.
    """
    file, faults = parse(po_text)
    if faults:
        return None
    file.metadata[STATE_HEADER] = TranslationKind.REVIEWED.value
    file.metadata[REVIEW_HEADER] = f"{role}; {day.isoformat()}; {strings_digest(entries)}"
    return write(file)
