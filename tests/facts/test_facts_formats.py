"""Dates, hours, numbers, sizes and whole facts, language by language."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from waymark.facts import format_date, format_number, format_size, plain, show
from waymark.facts.formats import format_hours, format_money, format_percent
from waymark.facts.phones import canonical, tel
from waymark.model import Direction, Fact, FactType, Hours, Language, Place


def _language(code: str, locale: str = "", digits: str = "latn") -> Language:
    direction = Direction.RTL if code in ("ar", "fa", "ur") else Direction.LTR
    return Language(code, code, code, direction, locale or code, digits=digits)


EN, PL, UR = _language("en", "en_GB"), _language("pl"), _language("ur")
UR_DIGITS = _language("ur", "ur_PK", "arabext")
AR, BN = _language("ar", digits="arab"), _language("bn", digits="beng")
UNKNOWN = _language("xx", "qqq", "none")


def _fact(type: FactType, value: object, **changes: object) -> Fact:
    fields = {
        "label": "The team",
        "source": "",
        "verified": None,
        "recheck_days": 0,
        "critical": False,
        "replaced_by": "",
        "retired": False,
        "supply": "",
        "place": Place("facts/a.yml", 4),
    }
    return Fact(key="a.b", type=type, value=value, **(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (EN, "20 November 2026"),
        (PL, "20 listopada 2026"),
        (UR, "20 نومبر، 2026"),
        (UR_DIGITS, "۲۰ نومبر، ۲۰۲۶"),
        (AR, "٢٠ نوفمبر ٢٠٢٦"),
        (BN, "২০ নভেম্বর, ২০২৬"),
        (UNKNOWN, "20 November 2026"),
    ],
)
def test_dates_are_written_in_full(language: Language, expected: str) -> None:
    assert format_date(date(2026, 11, 20), language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (EN, "8,778.5"),
        (PL, "8\u00a0778,5"),
        (UR, "8,778.5"),
        (UR_DIGITS, "۸٬۷۷۸٫۵"),
        (AR, "٨٬٧٧٨٫٥"),
        (BN, "৮,৭৭৮.৫"),
        (UNKNOWN, "8,778.5"),
    ],
)
def test_numbers(language: Language, expected: str) -> None:
    assert format_number(Decimal("8778.5"), language) == expected


def test_whole_numbers_and_all_decimals() -> None:
    assert format_number(0, EN) == "0"
    assert format_number(1234567, EN) == "1,234,567"
    assert format_number(Decimal("0.12345"), EN) == "0.12345"


@pytest.mark.parametrize(
    ("language", "whole", "with_pence"),
    [
        (EN, "£20", "£1,000.50"),
        (PL, "20\u00a0£", "1\u00a0000,50\u00a0£"),
        (UR, "£20", "£1,000.50"),
        (AR, "£٢٠", "£١٬٠٠٠٫٥٠"),
    ],
)
def test_money(language: Language, whole: str, with_pence: str) -> None:
    assert format_money(Decimal("20.00"), language) == whole
    assert format_money(Decimal("1000.5"), language) == with_pence


def test_percentages() -> None:
    assert format_percent(Decimal(34), EN) == "34%"
    assert format_percent(Decimal("34.5"), PL) == "34,5%"
    assert format_percent(Decimal(34), UR_DIGITS) == "۳۴%"


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (time(9), time(17), "9am to 5pm"),
        (time(9, 30), time(0), "9:30am to midnight"),
        (time(12), time(17, 5), "midday to 5:05pm"),
        (time(0), time(0), "24 hours a day"),
    ],
)
def test_hours_in_english(opens: time, closes: time, expected: str) -> None:
    assert format_hours(Hours(opens, closes), EN) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (PL, "09:00–\u206017:00"),
        (UR, "9:00\u00a0AM\u00a0–\u00a05:00\u00a0PM"),
        (AR, "٩:٠٠\u00a0ص\u00a0–\u00a0٥:٠٠\u00a0م"),
    ],
)
def test_hours_elsewhere(language: Language, expected: str) -> None:
    assert format_hours(Hours(time(9), time(17)), language) == expected


def test_hours_round_the_clock() -> None:
    assert format_hours(Hours(time(8), time(8)), PL) == "00:00–\u206024:00"


@pytest.mark.parametrize(
    ("size", "language", "expected"),
    [
        (0, EN, "2\u00a0KB"),
        (240_000, EN, "240\u00a0KB"),
        (999_499, EN, "999\u00a0KB"),
        (999_600, EN, "1\u00a0MB"),
        (1_234_567, EN, "1.2\u00a0MB"),
        (1_234_567, PL, "1,2\u00a0MB"),
        (240_000, UR_DIGITS, "۲۴۰\u00a0KB"),
        (240_000, UNKNOWN, "240\u00a0KB"),
    ],
)
def test_sizes(size: int, language: Language, expected: str) -> None:
    assert format_size(size, language) == expected


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("0800 011 3764", "tel:+448000113764"),
        ("0800 1111", "tel:+448001111"),
        ("01632 960 123", "tel:+441632960123"),
        ("+44 (0)20 7946 0000", "tel:+442079460000"),
        ("0044 20 7946 0000", "tel:+442079460000"),
        ("+48 22 123 45 67", "tel:+48221234567"),
        ("999", "tel:999"),
        ("116 123", "tel:116123"),
        ("18001 101", "tel:18001101"),
        ("ask the desk", ""),
        ("0800 DRINK", ""),
        ("javascript:1", ""),
        ("", ""),
    ],
)
def test_what_dials_a_number(written: str, address: str) -> None:
    assert tel(written) == address


def test_two_spellings_are_one_number() -> None:
    assert canonical("0800 789 321") == canonical("+44 (0) 800-789321") == canonical("۰۸۰۰۷۸۹۳۲۱")
    assert canonical("words") == ""


@pytest.mark.parametrize(
    ("type", "value", "language", "text", "href", "mark_language"),
    [
        (FactType.PHONE, "0800 1111", UR, "0800\u00a01111", "tel:+448001111", ""),
        (FactType.EMAIL, "a+b@c.gov.uk", EN, "a+b@c.gov.uk", "mailto:a+b@c.gov.uk", ""),
        (FactType.EMAIL, "no address", EN, "no address", "", ""),
        (FactType.URL, "https://a.b/c/", EN, "a.b/c", "https://a.b/c/", ""),
        (FactType.URL, "https://a.b/(c)|d", EN, "a.b/(c)|d", "https://a.b/%28c%29%7Cd", ""),
        (FactType.URL, "http://a.b/", EN, "http://a.b", "", ""),
        (FactType.URL, "javascript:alert(1)", EN, "javascript:alert(1)", "", ""),
        (FactType.URL, "https://bank.uk@evil.example/", EN, "bank.uk@evil.example", "", ""),
        (FactType.URL, "https://[", EN, "[", "", ""),
        (FactType.NAME, "The Line", EN, "The Line", "", ""),
        (FactType.NAME, "The Line", UR, "The Line", "", "en"),
        (FactType.LAW, "Care Act 2014", PL, "Care Act 2014", "", "en"),
        (FactType.ADDRESS, "1 High Street,\n Grays ", PL, "1 High Street, Grays", "", "en"),
        (FactType.DATE, date(2026, 11, 20), PL, "20 listopada 2026", "", ""),
        (FactType.DATE, date(2026, 11, 20), UR, "20 نومبر، 2026", "", "ur"),
        (FactType.HOURS, Hours(time(9), time(17)), PL, "09:00–\u206017:00", "", ""),
        (FactType.NUMBER, Decimal(8778), EN, "8,778", "", ""),
        (FactType.NUMBER, Decimal("NaN"), EN, "NaN", "", ""),
        (FactType.MONEY, Decimal("1e400"), EN, "1E+400", "", ""),
        (FactType.PERCENT, Decimal(34), EN, "34%", "", ""),
        (FactType.MONEY, Decimal(20), PL, "20\u00a0£", "", ""),
    ],
)
def test_a_fact_as_it_is_shown(
    type: FactType, value: object, language: Language, text: str, href: str, mark_language: str
) -> None:
    shown = show(_fact(type, value), language, {})
    assert (shown.text, shown.href, shown.language) == (text, href, mark_language)


def test_plain_text_is_isolated_where_the_script_runs_leftwards() -> None:
    phone = _fact(FactType.PHONE, "0800 1111")
    assert plain(phone, EN, {}) == "0800\u00a01111"
    assert plain(phone, UR, {}) == "\u20660800\u00a01111\u2069"
    assert plain(_fact(FactType.NAME, "The Line"), UR, {}) == "\u2066The Line\u2069"
    assert plain(_fact(FactType.DATE, date(2026, 11, 20)), UR, {}) == "20 نومبر، 2026"


def test_a_fact_to_be_supplied_shows_its_place() -> None:
    fact = _fact(FactType.PHONE, None)
    assert plain(fact, EN, {}) == "[The team: to be filled in]"
    assert plain(fact, PL, {"fact.to-supply": "[{label}: do uzupełnienia]"}) == (
        "[The team: do uzupełnienia]"
    )
    assert plain(fact, PL, {"fact.to-supply": "without its label"}).startswith("[The team")
    assert show(fact, UR, {}).language == "ur"


def test_a_retired_fact_shows_nothing() -> None:
    retired = _fact(FactType.PHONE, "0800 1111", retired=True, replaced_by="c.d")
    assert plain(retired, EN, {}) == ""
    assert show(retired, UR, {}).href == ""


def test_a_place_to_fill_in_has_its_label_in_the_readers_language() -> None:
    fact = _fact(FactType.PHONE, None)
    words = {"fact.to-supply": "[{label}: do uzupełnienia]", fact.label_context: "ten zespół"}
    assert plain(fact, PL, words) == "[ten zespół: do uzupełnienia]"
