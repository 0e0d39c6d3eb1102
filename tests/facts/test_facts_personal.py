"""Personal data in comments: what people do write below one, and what they rightly say."""

from __future__ import annotations

import pytest

from waymark.facts import personal_data


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Please write to jane.doe@example.org about it.", "jane.doe@example.org"),
        ("Ring me on 07700 900123.", "07700 900123"),
        ("Ring +44 7700 900 123 today", "+44 7700 900 123"),
        ("It is too long. – Jane Doe", "– Jane Doe"),
        ("It is too long. -- J. Doe", "-- J. Doe"),
        ("It is too long.\nJane Doe", "Jane Doe"),
        ("It is too long. Kind regards, Jane", "Kind regards, Jane"),
        ("Signed: Jane Doe", "Signed: Jane Doe"),
        ("Mrs Doe of the school said so.", "Mrs Doe"),
        ("Cllr. Doe wants it shorter.", "Cllr. Doe"),
    ],
)
def test_what_looks_like_personal_data_is_found(text: str, found: str) -> None:
    assert personal_data(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Why is dress named at all?",
        "Staff in schools wait for the head. Tell them that nobody needs permission to call.",
        "It says 999 and 0800 twice, and 24 November 2026.",
        "The Prevent duty guidance of 2023 is not named – why?",
        "Say it in Urdu, Polish and Lithuanian.",
        "On page 3 – the second line – it is too long.",
        "The range 2025-26 is not clear: 8,778 people.",
        "Regards the table: it is too wide.",
    ],
)
def test_what_people_rightly_say_is_not(text: str) -> None:
    assert personal_data(text) == ""
