"""Telephone numbers: what dials them, and when two ways to write one are the same number."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

from waymark.facts.numerals import only_digits

REGION = "GB"
"""Numbers without a country's prefix are read as British."""

SHORT_CODES = frozenset(
    {
        *("999", "112", "119"),  # emergencies
        *("101", "105", "111", "159"),  # police, power cuts, health, banks' stop-scams line
        *("116000", "116006", "116111", "116117", "116123"),  # lines of social value
        *("18000", "18001", "18002"),  # text relay
        *("85258", "60066", "61016", "7726"),  # texting for help or to report
    }
)
"""National short numbers that are phone numbers even where a library has no fact for them."""

_WRITTEN = re.compile(r"\+?[\d\s().\-/\u00a0\u2010-\u2015]+")
_SHORTEST, _LONGEST_SHORT = 3, 6
_RELAY = "18001"
_NATIONAL = re.compile(r"0[1-35789]\d{8,9}")


def is_short(digits: str) -> bool:
    """Whether so few digits can only be dialled as they are."""
    return len(digits) <= _LONGEST_SHORT


@lru_cache(maxsize=4096)
def canonical(written: str) -> str:
    """The number by which two spellings are compared: ``+448001111``, or the digits of a short
    code or of anything that is no full number; nothing where there are no digits."""
    digits = only_digits(written)
    number = _full_number(("+" if written.lstrip("( \u00a0").startswith("+") else "") + digits)
    return number or digits


def tel(written: str) -> str:
    """The ``tel:`` address (RFC 3966) of a number as written; empty where it is no number."""
    if not _WRITTEN.fullmatch(written.strip()) or not only_digits(written):
        return ""
    return f"tel:{canonical(written)}"


def is_number(digits: str) -> bool:
    """Whether digits, perhaps after ``+``, are a whole phone number.

    British numbers count by their shape too: the ranges kept for fiction and those given out since
    the metadata was made are numbers to a reader.
    """
    return bool(_full_number(digits))


def _full_number(digits: str) -> str:
    if is_short(digits) or not digits.startswith(("+", "0")):
        return ""
    try:
        number = phonenumbers.parse(digits, REGION)
    except phonenumbers.NumberParseException:
        return ""
    shaped = _NATIONAL.fullmatch(digits) or (
        not digits.startswith("0") and phonenumbers.is_possible_number(number)
    )
    if not shaped and not phonenumbers.is_valid_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def number_fault(written: str) -> str:
    """Why this is no number that somebody could dial; empty where it is one.

    ``18001 101`` is a text relay's prefix and a number.
    """
    digits = only_digits(written)
    dialled = ("+" if written.strip().startswith("+") else "") + digits
    relayed = digits.removeprefix(_RELAY)
    if dialled in SHORT_CODES or _full_number(dialled):
        return ""
    if relayed != digits and (relayed in SHORT_CODES or _full_number(relayed)):
        return ""
    if is_short(digits) and len(digits) >= _SHORTEST and not dialled.startswith(("0", "+")):
        return ""
    return "is no phone number"
