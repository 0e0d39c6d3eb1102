"""Codes: what is hidden comes back, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.translation.exchange import row_id
from waymark.translation.exchange.codes import codes_of, labelled, pieces_of, unlabelled
from waymark.translation.tokens import tokens

PIECES = st.sampled_from(
    [
        "{{ contact.act_early.phone }}", "{{law.act}}", "[who to call](doc:help#danger)", "[^duty]",
        "![a beacon](images/a.svg)", "`code {x}`", "https://example.org/a(b).", "**", "a@b.example",
        "<https://example.org/>", "{", "}", "[", "]", "(", ")", "\\{", "\\[a](b)", "$x", "\u200e",
        '[a](doc:b "title")', "{1}", "{2: x}",
    ]
)  # fmt: skip
WORDS = st.text(st.sampled_from("ab ż\n.1اب"), max_size=6)
TEXTS = st.lists(st.one_of(PIECES, WORDS), max_size=9).map("".join)


@pytest.mark.parametrize(
    ("english", "coded", "pieces"),
    [
        ("Call {{ a.b }} or {{ c.d }}.", "Call {1} or {2}.", ("{{ a.b }}", "{{ c.d }}")),
        ("See [who](doc:help) now", "See {1}who{2} now", ("[", "](doc:help)")),
        ('[a](doc:b "Title")', '{1}a{2} "Title")', ("[", "](doc:b")),
        ("![alt](images/a.svg)", "{1}alt{2}", ("![", "](images/a.svg)")),
        (
            "Law[^duty] at https://x.example/a.",
            "Law{1} at {2}.",
            ("[^duty]", "https://x.example/a"),
        ),
        ("`{{ x }}` {{ x }}", "{1} {2}", ("`{{ x }}`", "{{ x }}")),
        (r"\{ and \[a](b)", r"\{ and \[a{1}", ("](b)",)),
        ("A {1} of {2}", "A {1} of {2}", ("{1}", "{2}")),
        ("plain (text) [not a link]", "plain (text) [not a link]", ()),
    ],
)
def test_what_is_protected(english: str, coded: str, pieces: tuple[str, ...]) -> None:
    codes = codes_of(english)
    assert codes.hide(english) == coded
    assert codes.pieces == pieces
    assert codes.show(coded) == (english, ())


@given(TEXTS)
def test_a_hidden_text_comes_back(english: str) -> None:
    codes = codes_of(english)
    assert codes.show(codes.hide(english)) == (english, ())


@given(TEXTS)
def test_every_token_that_the_checks_count_is_protected(english: str) -> None:
    left = "".join(p for p in pieces_of(codes_of(english).hide(english)) if isinstance(p, str))
    assert sum(tokens(left).counts.values()) == 0


@given(TEXTS, st.booleans())
def test_labels_come_off_again(english: str, rtl: bool) -> None:
    codes = codes_of(english)
    coded = codes.hide(english)
    shown = "".join(
        p if isinstance(p, str) else labelled(p, codes.pieces[p - 1], {"a": "{b}"}, rtl=rtl)
        for p in pieces_of(coded)
    )
    assert "".join(unlabelled(shown).split("\u200e")) == "".join(coded.split("\u200e"))


def test_codes_of_a_translation_are_those_of_the_english() -> None:
    codes = codes_of("Call {{ a }} or {{ b }} or {{ a }}")
    assert codes.hide("{{ b }} {{ a }} {{ a }} {{ a }} {{ c }}") == "{2} {1} {3} {{ a }} {{ c }}"
    assert codes.show("{3} {9}") == ("{{ a }} {9}", (9,))


def test_ids_are_of_the_text_and_not_of_its_typing() -> None:
    assert row_id(None, "It’s  so") == row_id(None, "It's so")
    assert row_id(None, "so") != row_id("cell", "so")
    assert row_id(None, "a\nb") != row_id(None, "a b")
    assert len(row_id(None, "x")) == 11
