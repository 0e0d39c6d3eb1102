"""Amounts of money and e-mail addresses that stand in a reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from waymark.facts.reading import AT_SIGN, Reading
from waymark.facts.typed_words import CURRENCY_CODES, CURRENCY_STEMS, CURRENCY_WORDS

_SIGN = "[$¢£¥؋৳₠-⃀﷼]"
# Thousands apart by blanks, or the digits together. Bounded, so that no text is slow to read.
_AMOUNT = r"(?:\d{1,3}(?: \d{3}){1,4}(?!\d)(?:[.,]\d{1,2})?|\d+(?:[.,'’]\d+){0,6})"
_GAP = r"[ \n*_-]{0,3}"
_WORDS = "|".join([rf"(?:{'|'.join((*CURRENCY_CODES, *CURRENCY_WORDS))})(?!\w)", *CURRENCY_STEMS])
_MONEY = re.compile(
    rf"(?:{_SIGN}|(?<![^\W\d_])(?:{'|'.join(CURRENCY_CODES)})){_GAP}(?P<after>{_AMOUNT})"
    rf"|(?<![\d.,])(?P<before>{_AMOUNT}){_GAP}(?:{_SIGN}|{_WORDS})",
    re.IGNORECASE,
)
_PENCE = re.compile(r"(?<![\w.,])[1-9]\d?p(?!\w)")
_AT = re.compile(AT_SIGN, re.IGNORECASE)
_EMAIL = re.compile(
    r"(?<![\w.+%'-])[^\W_][\w.+%'-]*+(?:@| ?(?:\[at\]|\(at\)) ?)(?:[\w-]+\.)+[^\W\d_]{2,}",
    re.IGNORECASE,
)


def amounts(reading: Reading) -> Iterator[tuple[int, int]]:
    """Amounts with a currency's sign, code or name before or after them."""
    for pattern in (_MONEY, _PENCE):
        for match in pattern.finditer(reading.text):
            yield match.span()


def emails(reading: Reading) -> Iterator[tuple[int, int]]:
    """E-mail addresses, also with ``(at)``."""
    if not _AT.search(reading.text):
        return  # the pattern below would look at each word for one
    for match in _EMAIL.finditer(reading.text):
        yield match.span()


def amount_value(written: str) -> Decimal | None:
    """The number in an amount, whichever way its thousands and decimals are divided."""
    match = re.search(_AMOUNT, written)
    if not match:
        return None
    whole, mark, rest = match[0], "", ""
    if found := re.fullmatch(r"(.*)([.,])(\d{1,2})", match[0]):
        whole, mark, rest = found.groups()
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{rest}" if mark else digits)
