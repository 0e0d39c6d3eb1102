"""The review of translated strings by a native speaker: who, when, and of which strings.

A record lies beside the PO file (``leaflets/worried.review.yml``), one line a string, under the
string's digest. It is no part of the PO file, so that no translator's tool can lose or forge it by
saving, and a change of one string takes back the review of that string alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waymark.model import StringReview, TranslationKind
from waymark.translation.catalogue import Catalogue, Entry
from waymark.translation.normal import normal
from waymark.translation.po_syntax import before, parse, write
from waymark.translation.segment import Key
from waymark.translation.segment_check import misfit
from waymark.translation.wording import short

STATE_HEADER = "X-Waymark-State"
REVIEW_HEADER = "X-Waymark-Review"
"""``role; 2026-11-20; digest of the strings``: an earlier form of the record, of a whole file."""

_RECORD = re.compile(r"(?P<role>[a-z0-9-]+); (?P<day>\d{4}-\d{2}-\d{2}); (?P<digest>[0-9a-f]{64})")
_DIGITS = 32  # hexadecimal: 128 bits, and lines that a person can compare


def string_digest(context: str | None, english: str, texts: Sequence[str]) -> str:
    """What a review of a string is bound to: its context, its English and its translation.

    Both are taken in their normal form. ``texts`` are the plural forms, or the one translation.
    """
    string = [context or "", normal(english), *map(normal, texts)]
    data = json.dumps(string, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def entry_digest(key: Key, entry: Entry) -> str:
    """The same for an entry under its key."""
    return string_digest(*key, entry.plurals or (entry.text,))


@dataclass(frozen=True, slots=True)
class Reading:
    """A native speaker's reading of a file: the record to keep, and what it says.

    ``open`` are strings that could not be reviewed, each with a sentence that says why: they have
    no translation, or one that is not shown.
    """

    reviews: Mapping[str, StringReview]
    newly: tuple[Entry, ...]
    already: tuple[Entry, ...]
    open: tuple[tuple[Entry, str], ...]


def reviewed(
    catalogue: Catalogue, kept: Mapping[str, StringReview], role: str, day: date
) -> Reading:
    """Every string that readers are shown now counts as read, on ``day`` by ``role``.

    What was reviewed before keeps its role and day. Of ``kept``, the record so far, only what no
    string of the file has any more is dropped.
    """
    record: dict[str, StringReview] = {}
    newly: list[Entry] = []
    already: list[Entry] = []
    left: list[tuple[Entry, str]] = []
    for key, entry in catalogue.entries.items():
        digest = entry_digest(key, entry)
        if reason := _not_shown(entry):
            left.append((entry, f"“{_begins(entry)}” {reason}."))
            if digest in kept:  # it may only be fuzzy for now
                record[digest] = kept[digest]
        elif entry.review:
            already.append(entry)
            record[digest] = StringReview(entry.review.role, entry.review.day, _begins(entry))
        else:
            newly.append(entry)
            record[digest] = StringReview(role, day, _begins(entry))
    return Reading(record, tuple(newly), tuple(already), tuple(left))


def review_of_file(record: str, entries: Mapping[Key, Entry]) -> StringReview | None:
    """The review that a header records, if it is of these very strings."""
    match = _RECORD.fullmatch(record.strip())
    if match is None or match["digest"] != _strings_digest(entries.items()):
        return None
    try:
        return StringReview(match["role"], date.fromisoformat(match["day"]))
    except ValueError:
        return None


def without_header(po_text: str) -> str | None:
    """The PO file without the review in its header, which lies beside it now.

    ``None`` where the file cannot be read whole.
    """
    file, faults = parse(po_text)
    if faults:
        return None
    state = file.metadata.get(STATE_HEADER)
    if REVIEW_HEADER not in file.metadata and state != TranslationKind.REVIEWED.value:
        return po_text
    was = before(parse(po_text)[0], po_text)
    file.metadata.pop(REVIEW_HEADER, None)
    if state == TranslationKind.REVIEWED.value:
        file.metadata[STATE_HEADER] = TranslationKind.HUMAN.value
    return write(file, was)


def _not_shown(entry: Entry) -> str:
    if not entry.text.strip():
        return "is not translated"
    if entry.fuzzy:
        return "is fuzzy: its English changed"
    fault = misfit(entry.english.strip(), entry.text.strip(), entry.allowed)
    return f"is refused ({fault.code}): it {fault.reason}" if fault else ""


def _begins(entry: Entry) -> str:
    return short(entry.english)


def _strings_digest(entries: Iterable[tuple[Key, Entry]]) -> str:
    shown = sorted(
        [key[0] or "", key[1], *(entry.plurals or (entry.text,))]
        for key, entry in entries
        if entry.shown
    )
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()
