"""The checks of a translated segment: what is caught, and what is not caught wrongly."""

from __future__ import annotations

import pytest

from waymark.translation.segment_check import misfit

CASES = "checks.txt"
PARTS = 3


def test_check(case: tuple[str, str, str]) -> None:
    english, translation, expected = case
    found = misfit(english, translation)
    assert (f"{found.code} {found.reason}" if found else "fits") == expected


def test_every_english_text_of_the_cases_fits_itself(case: tuple[str, str, str]) -> None:
    assert misfit(case[0], case[0]) is None


@pytest.mark.parametrize(
    "hostile",
    [
        "{{" * 1000,
        "`" * 999 + "a",
        "[" * 2000,
        "[a](b) " * 200 + "[",
        "](" * 1000,
        "<a" * 1000,
        "-" * 2000 + "x",
        "1," * 1000,
        "*" * 2000,
    ],
)
def test_hostile_text_is_judged_without_endless_search(hostile: str) -> None:
    assert misfit(hostile, hostile) is None or misfit("Call us", hostile) is not None


def test_far_longer_than_the_english() -> None:
    found = misfit("Call us", "tak " * 100_000)
    assert found is not None and "far longer" in found.reason


def test_hard_breaks_are_counted() -> None:
    found = misfit("One\nTwo", "Jeden dwa")
    assert found is not None and found.code == "TR007"
    assert misfit("One\nTwo", "Jeden\nDwa") is None
