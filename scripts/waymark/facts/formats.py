"""Dates, hours, numbers and sizes as each language writes them, by CLDR (through Babel)."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError, dates, numbers, units
from babel.numbers import UnsupportedNumberingSystemError

from waymark.facts.numerals import in_digits
from waymark.model import Direction, Hours, Language
from waymark.model.marks import NO_BREAK_SPACE, WORD_JOINER

_KILOBYTE, _MEGABYTE = 1000, 1_000_000


@lru_cache(maxsize=256)
def locale_of(language: Language) -> Locale:
    """Babel's locale; where it knows none, British English stands in, as the text itself would."""
    for name in (language.locale, language.code):
        try:
            return Locale.parse(name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


@lru_cache(maxsize=4096)  # a library's texts share few days
def format_date(day: date, language: Language) -> str:
    """A date in full: ``20 November 2026``."""
    return in_digits(dates.format_date(day, "long", locale_of(language)), language.digits)


def format_time(moment: time, language: Language) -> str:
    """A time of the day: ``6pm`` in English, the short form of the language elsewhere."""
    if language.is_source:
        return _am_pm(moment)
    text = dates.format_time(moment, "short", locale=locale_of(language))
    return in_digits(text.replace(" ", NO_BREAK_SPACE), language.digits)


def format_number(value: Decimal | int, language: Language) -> str:
    """A number with its groups and all its decimals: ``8,778``."""
    return _number(Decimal(value), language, None)


def format_percent(value: Decimal, language: Language) -> str:
    """A percentage, of which 34 means thirty-four in a hundred."""
    pattern = locale_of(language).percent_formats[None].pattern
    return _number(value / 100, language, pattern)


def format_money(value: Decimal, language: Language) -> str:
    """Pounds, with pence only where there are some. The sign is £ in every language, because that
    is what stands on the coins and in the shops here."""
    locale = locale_of(language)
    pence = "" if value == value.to_integral() else ".00"
    if language.direction is Direction.RTL:
        return "£" + _number(value, language, f"#,##0{pence}", all_decimals=False)
    pattern = locale.currency_formats["standard"].pattern.split(";")[0]
    pattern = pattern.replace(".00", pence).replace("¤", "£")
    return _number(value, language, pattern, all_decimals=False)


def format_hours(hours: Hours, language: Language) -> str:
    """Opening hours: ``9am to 5pm`` in English, two short times and an en dash elsewhere.

    Hours that end when they begin are the whole day. A line never breaks at the dash (UAX 14 would
    let it break after one): half of them, at the end of a line, reads as another time.
    """
    all_day = hours.opens == hours.closes
    if language.is_source:
        return "24 hours a day" if all_day else f"{_am_pm(hours.opens)} to {_am_pm(hours.closes)}"
    if all_day:
        return in_digits(f"00:00–{WORD_JOINER}24:00", language.digits)
    locale = locale_of(language)
    ends = [dates.format_time(t, "short", locale=locale) for t in (hours.opens, hours.closes)]
    spaced = any(" " in e or NO_BREAK_SPACE in e or "\u202f" in e for e in ends)
    dash = f"{NO_BREAK_SPACE}–{NO_BREAK_SPACE}" if spaced else f"–{WORD_JOINER}"
    return in_digits(dash.join(e.replace(" ", NO_BREAK_SPACE) for e in ends), language.digits)


@lru_cache(maxsize=4096)  # a file stands on many pages
def format_size(size: int, language: Language) -> str:
    """A file's size in bytes as people read it: ``240 KB``, ``1.2 MB``; at least 2 KB."""
    locale = locale_of(language)
    if size < _MEGABYTE - _KILOBYTE // 2:
        value, unit, sign = Decimal(max(2, round(size / _KILOBYTE))), "digital-kilobyte", "KB"
    else:
        value, unit, sign = Decimal(round(size / _MEGABYTE, 1)), "digital-megabyte", "MB"
        value = value.quantize(Decimal("0.1"))
    text = units.format_unit(value, unit, "short", format="#,##0.#", locale=locale)
    if "digital" in text:  # CLDR has no word of this language for it
        text = f"{numbers.format_decimal(value, locale=locale)} {sign}"
    return in_digits(text.replace("kB", "KB"), language.digits).replace(" ", NO_BREAK_SPACE)


def _number(
    value: Decimal, language: Language, pattern: str | None, *, all_decimals: bool = True
) -> str:
    return _written(str(value), language, pattern, all_decimals)


@lru_cache(maxsize=4096)  # as it is written: 1.0 and 1.00 are one number, and two texts
def _written(shown: str, language: Language, pattern: str | None, all_decimals: bool) -> str:
    value, locale = Decimal(shown), locale_of(language)
    for system in (language.digits, "latn"):
        try:
            text = numbers.format_decimal(
                value,
                format=pattern,
                locale=locale,
                decimal_quantization=not all_decimals,
                numbering_system=system,
            )
        except UnsupportedNumberingSystemError:
            continue
        return in_digits(text, language.digits)
    return in_digits(str(value), language.digits)


def _am_pm(moment: time) -> str:
    """A time as GOV.UK writes it: 9am, 9:30am, midday, midnight."""
    if (moment.hour, moment.minute) == (0, 0):
        return "midnight"
    if (moment.hour, moment.minute) == (12, 0):
        return "midday"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"
