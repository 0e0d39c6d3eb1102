"""A text as a reader hears it: any script's digits as ours, what is no number for people masked."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from waymark.facts.numerals import digit_of
from waymark.facts.placeholders import PLACEHOLDER
from waymark.facts.zones import Zone, zones

MASK = "\x1f"
"""Stands for each character that nobody reads as part of a number."""

_DIALLED = re.compile(r"\s*<?\s*(?:tel|sms|callto|mailto|whatsapp):", re.IGNORECASE)
_Masks = tuple[tuple[str, re.Pattern[str]], ...]
"""Patterns, each with a sign without which it matches nothing: most texts hold few of them."""

_UNREAD: _Masks = (
    ("{{", re.compile(PLACEHOLDER.pattern)),
    # Addresses on the web: with their scheme, or a host and a path.
    (
        "",
        re.compile(
            r"https?://[^\s<>|]*[^\s<>|.,;:!?)\]\"'*_]|(?<!\w)www\.[^\s<>|]+", re.IGNORECASE
        ),
    ),
    (
        "/",
        re.compile(r"(?<![\w@.])[a-z][\w-]*(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>|)\]]*", re.IGNORECASE),
    ),
    # Ids of headings and labels of footnotes.
    ("{#", re.compile(r"\{#[^}\n]*\}")),
    ("[^", re.compile(r"\[\^[^\]\n]*\]")),
)
_NOT_DIALLED: _Masks = (
    # Dates, times, ISBNs, decimals. The last digit of a date is not followed by more of a number.
    (
        "",
        re.compile(
            r"(?<![\d./-])(?:1[89]|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)"
        ),
    ),
    (
        "",
        re.compile(
            r"(?<![\d./-])(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1"
            r"(?:(?:1[89]|20)\d\d|\d\d)(?![./-]?\d)"
        ),
    ),
    (":", re.compile(r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])")),
    ("97", re.compile(r"(?<!\d)97[89](?:[ -]?\d){10}(?!\d)")),
    ("", re.compile(r"(?<![\d.,])(?:0|[1-9]\d*)[.,]\d+(?![.,]?\d)")),
)
AT_SIGN = r"@|\(at\)|\[at\]"
"""How an e-mail address is told from other words, whatever the case."""

_SOMETHING = re.compile(rf"\d|{AT_SIGN}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")
_FORMS = {"\t": " ", "\u2212": "-", "\u066b": ".", "\u066c": ","}
_KEYCAP = "\u20e3"


@dataclass(frozen=True, slots=True)
class Reading:
    """Characters that count, and for each its offset in the text as written."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as written of a stretch of this one."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def without(self, spans: list[tuple[int, int]]) -> Reading:
        """The reading with some stretches masked."""
        pieces, position = [], 0
        for start, end in sorted(spans):
            pieces += [self.text[position:start], MASK * (end - max(start, position))]
            position = max(position, end)
        return Reading("".join([*pieces, self.text[position:]]), self.offsets)

    def without_dates(self) -> Reading:
        """The reading with dates, times and the like masked."""
        return Reading(_masked(self.text, _NOT_DIALLED), self.offsets)


def says_nothing(text: str) -> bool:
    """Whether it is plain at once that a text has no digit and no sign of an e-mail address, even
    where nothing is masked: most texts have none. One that must be read to know is not such."""
    plain = _in_one_form(text)
    return plain is not None and not _SOMETHING.search(plain)


def _in_one_form(text: str) -> str | None:
    """Each character in its one form, where it was written, as it can be for most texts; nothing
    where one is left out or an entity may stand."""
    plain = text.translate(_PLAIN)
    return None if "&" in text or _GONE in plain else plain


def read(text: str) -> Reading:
    """Placeholders and web addresses masked; digits, blanks and dashes in one form each; invisible
    characters gone."""
    masked = _masked(_without_addresses(text), _UNREAD)
    plain = _in_one_form(masked)
    if plain is not None:
        return Reading(plain, range(len(plain)))
    characters: list[str] = []
    offsets: list[int] = []
    entities = {m.start(): m for m in _ENTITY.finditer(masked)}
    position = 0
    while position < len(masked):
        entity = entities.get(position)
        written = html.unescape(entity[0]) if entity else masked[position]
        for character in _plain(written):
            characters.append(character)
            offsets.append(position)
        position = entity.end() if entity else position + 1
    return Reading("".join(characters), tuple(offsets))


@lru_cache(maxsize=8192)
def _plain(written: str) -> str:
    if len(written) != 1:
        return written
    category = unicodedata.category(written)
    if category in ("Cf", "Me") or written in ("\ufe0e", "\ufe0f", _KEYCAP, "\\"):
        return ""
    if category == "Nd":
        return digit_of(written)
    if category in ("Zs", "Pd"):
        return " " if category == "Zs" else "-"
    folded = unicodedata.normalize("NFKC", written)
    return _FORMS.get(written, folded if len(folded) == 1 else written)


_GONE = "\uffff"
"""Stands for a character that is left out; as a noncharacter it is no text's own."""


class _Plain(dict[int, str]):
    """Each character in its one form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code)) or _GONE
        return self[code]


_PLAIN = _Plain()


def _without_addresses(text: str) -> str:
    """Links' addresses masked, but those that dial or write to somebody."""
    if "](" not in text and "]:" not in text:
        return text
    pieces, position = [], 0
    for start, end in zones(text).spans(Zone.ADDRESS):
        if not _DIALLED.match(text, start, end):
            pieces += [text[position:start], MASK * (end - start)]
            position = end
    return "".join([*pieces, text[position:]])


def _masked(text: str, masks: _Masks) -> str:
    for sign, pattern in masks:
        if sign in text:
            text = pattern.sub(lambda m: MASK * len(m[0]), text)
    return text
