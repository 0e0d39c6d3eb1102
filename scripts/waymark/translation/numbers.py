"""Numbers by value, in any script and punctuation: ``1,000.5`` = ``1 000,5`` = ``۱٬۰۰۰٫۵``.

A number of the English text is read the English way. One of a translation may be read in several
ways; it is right when one of them is a number that the English text has.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_MARKS = ".,\u066b\u066c'’:·"
_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(rf"\d+(?:(?:[{_MARKS}]|[{_SPACES}](?=\d{{3}}(?!\d)))\d+)*")
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\d+|\D")
_ENGLISH_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ENGLISH_DECIMAL = re.compile(r"\d+\.\d+")

Reading = tuple[str, ...]


def differences(english: str, translation: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Values that the translation lacks, and numbers in it that the English text has not."""
    if not _DIGIT.search(english) and not _DIGIT.search(translation):
        return (), ()
    wanted = Counter(value for n in _numbers(english) for value in _english(n))
    found = [(n, _readings(n)) for n in _numbers(translation)]
    # A number such as “9.30” may be one value or two; whole numbers first, then single parts first.
    attempts = [_compare(wanted, found), _compare(wanted, [(n, r[::-1]) for n, r in found])]
    return min(attempts, key=lambda a: len(a[0]) + len(a[1]))


def _compare(
    wanted: Counter[str], found: Iterable[tuple[str, Sequence[Reading]]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    left = wanted.copy()
    extra = []
    for number, readings in found:
        for reading in readings:
            need = Counter(reading)
            if need <= left:
                left -= need
                break
        else:
            extra.append(number)
    return tuple(sorted(left.elements())), tuple(extra)


def _numbers(text: str) -> list[str]:
    """The numbers of a text in ASCII digits."""
    return [
        "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in n)
        for n in _NUMBER.findall(text)
    ]


def _english(number: str) -> Reading:
    if _ENGLISH_GROUPS.fullmatch(number) or _ENGLISH_DECIMAL.fullmatch(number):
        whole, _, fraction = number.partition(".")
        return (_decimal(whole.replace(",", ""), fraction),)
    return _split(number)


def _readings(number: str) -> list[Reading]:
    """All ways to read a number: as one value with groups and a fraction, or as its parts."""
    parts = _PARTS.findall(number)
    digits, marks = parts[::2], parts[1::2]
    readings: list[Reading] = []
    if marks and ":" not in marks:
        if _grouped(digits, marks):
            readings.append((_whole("".join(digits)),))
        if marks[-1] not in _SPACES and _grouped(digits[:-1], marks[:-1]):
            readings.append((_decimal("".join(digits[:-1]), digits[-1]),))
    elif len(marks) == 1:  # 9:30 for an English 9.30
        readings.append((_decimal(digits[0], digits[1]),))
    return [*readings, tuple(map(_whole, digits))]


def _grouped(digits: Sequence[str], marks: Sequence[str]) -> bool:
    """Whether the marks only group digits: one kind of mark, three digits (India: two) each."""
    return (
        len(set(marks)) <= 1
        and (not marks or (len(digits[0]) <= 3 and len(digits[-1]) == 3))
        and all(len(d) in (2, 3) for d in digits[1:])
    )


def _split(number: str) -> Reading:
    return tuple(map(_whole, re.findall(r"\d+", number)))


def _whole(digits: str) -> str:
    """Days, months and hours are the same with or without a zero; ``0800`` is not ``800``."""
    return str(int(digits)) if len(digits) <= 2 else digits


def _decimal(whole: str, fraction: str) -> str:
    bare = fraction.rstrip("0")
    return f"{_whole(whole)}.{bare}" if bare else _whole(whole)
