"""Digits: those that a language writes, and any script's digits read as ours."""

from __future__ import annotations

import unicodedata

# CLDR numbering systems with ten digits in a row, by their zero.
_ZEROS = {
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "deva": "\u0966",
    "fullwide": "\uff10",
    "gujr": "\u0ae6",
    "guru": "\u0a66",
    "khmr": "\u17e0",
    "knda": "\u0ce6",
    "laoo": "\u0ed0",
    "mlym": "\u0d66",
    "mymr": "\u1040",
    "orya": "\u0b66",
    "tamldec": "\u0be6",
    "telu": "\u0c66",
    "thai": "\u0e50",
    "tibt": "\u0f20",
}


def in_digits(text: str, system: str) -> str:
    """The text with its European digits in a CLDR numbering system; an unknown one changes none."""
    zero = ord(_ZEROS.get(system, "0"))
    return text.translate({ord("0") + n: zero + n for n in range(10)})


def digit_of(character: str) -> str:
    """The European digit that a character of any script stands for, or nothing."""
    value = unicodedata.decimal(character, None)
    return "" if value is None else str(value)


def only_digits(text: str) -> str:
    """The digits of a text, European, without all else."""
    return "".join(map(digit_of, text))
