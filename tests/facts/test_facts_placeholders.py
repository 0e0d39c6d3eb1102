"""The placeholder's grammar, and where in a Markdown text one stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waymark.facts import keys_used, malformed, placeholders
from waymark.facts.zones import LinkKind, Zone, zones


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{{ a.b }}", "a.b"),
        ("{{a.b}}", "a.b"),
        ("{{\u00a0contact.act_early.phone\t}}", "contact.act_early.phone"),
        ("[x](tel:{{ a.b_2 }})", "a.b_2"),
        ("{%{{ a.b }}", "a.b"),
    ],
)
def test_a_dotted_key_in_two_braces_is_a_placeholder(text: str, key: str) -> None:
    (found,) = placeholders(text)
    assert found.key == key
    assert text[found.start : found.end].strip("{} \t\u00a0") == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{{ phone }}", ""),
        ("{{ a.b }", "a.b"),
        ("{{ a.b", "a.b"),
        ("{{{ a.b }}}", "a.b"),
        ("{{ a.b }}}", "a.b"),
        ("{{ A.B }}", "a.b"),
        ("{{ a.b | upper }}", "a.b"),
        ("{{ a.b() }}", "a.b"),
        ("{{ a['b'] }}", ""),
        ("{{ ''.__class__ }}", ""),
        ("{{ 1.b }}", ""),
        ("{{ a..b }}", ""),
        ("{{ a.\nb }}", ""),
        ("{{ a。b }}", ""),
        ("{% import os %}", ""),
        ("{%", ""),
        ("}}", ""),
        ("{{}}", ""),
    ],
)
def test_everything_else_is_malformed(text: str, key: str) -> None:
    assert placeholders(text) == ()
    found = malformed(text)
    assert found
    assert found[0].key == key


@pytest.mark.parametrize("text", ["", "{#id}", "{ a.b }", "a { b } c", "100 %}", "{hreflang=pl}"])
def test_single_braces_are_text(text: str) -> None:
    assert malformed(text) == placeholders(text) == ()


def test_one_mistake_is_one_finding() -> None:
    text = "{{ a.b }} {{ x | y }} and {{ c.d } then }}"
    assert [m.text for m in malformed(text)] == ["{{ x | y }}", "{{ c.d }", "}}"]


def test_keys_are_sorted_and_come_once() -> None:
    assert keys_used("{{ b.c }} {{ a.b }} {{ b.c }} {{ x }}") == ("a.b", "b.c")


# Each text has one X; the zone is the X's.
ZONES = [
    ("X", Zone.RUNNING),
    ("[X](https://a.b)", Zone.RUNNING),
    ("[a](X)", Zone.ADDRESS),
    ("[a](tel:X)", Zone.ADDRESS),
    ("[a]( <X> )", Zone.ADDRESS),
    ("[a](b(X)c)", Zone.ADDRESS),
    ("[a\nb](X)", Zone.ADDRESS),
    ("[**a** [b]](X)", Zone.ADDRESS),
    ("[![a](b)](X)", Zone.ADDRESS),
    ("[`a`](X)", Zone.ADDRESS),
    ("[a][X]", Zone.RUNNING),
    ("[a] (X)", Zone.RUNNING),
    ("](X)", Zone.RUNNING),
    ("\\[a](X)", Zone.RUNNING),
    ("[a\n\nb](X)", Zone.RUNNING),
    ("[a](b\n\nX)", Zone.RUNNING),
    ('[a](b "X")', Zone.ATTRIBUTE),
    ("[a](b 'X')", Zone.ATTRIBUTE),
    ('[a]({{ a.b }} "X")', Zone.ATTRIBUTE),
    ("![X](a)", Zone.ATTRIBUTE),
    ("![a [X] b](a)", Zone.ATTRIBUTE),
    ("![X][a]", Zone.ATTRIBUTE),
    ("![a](X)", Zone.ADDRESS),
    ("[![X](b)](c)", Zone.ATTRIBUTE),
    ("[a]: X", Zone.ADDRESS),
    ("[a]: b 'X'", Zone.ATTRIBUTE),
    ("[^1]: X", Zone.RUNNING),
    ("*[ABC]: X", Zone.ATTRIBUTE),
    ("`X`", Zone.CODE),
    ("``a`X``", Zone.CODE),
    ("`a` X `b`", Zone.RUNNING),
    ("`X", Zone.RUNNING),
    ("``X`", Zone.RUNNING),
    ("\\`X`", Zone.RUNNING),
    ("`a\n\nX`", Zone.RUNNING),
    ("`[a](X)`", Zone.CODE),
    ("```\nX\n```", Zone.CODE),
    ("~~~ text\nX\n~~~~", Zone.CODE),
    ("```\na\n```\nX", Zone.RUNNING),
    ("````\n```\nX\n````", Zone.CODE),
    ("- a\n\n    ```\n    X\n    ```", Zone.CODE),
    ("```\nnever closed X", Zone.CODE),
    ("## X {#id}", Zone.RUNNING),
    ("| a | X |", Zone.RUNNING),
]


@pytest.mark.parametrize(("text", "zone"), ZONES)
def test_zones(text: str, zone: Zone) -> None:
    assert zones(text).at(text.index("X")) is zone


def test_links_know_their_parts() -> None:
    text = 'See [the *site*](https://a.b "t"), ![x](y.svg).\n\n[r]: https://c.d\n'
    found = zones(text).links
    assert [text[slice(*link.address)] for link in found] == ["https://a.b", "y.svg", "https://c.d"]
    assert [link.kind for link in found] == [
        LinkKind.INLINE,
        LinkKind.IMAGE,
        LinkKind.DEFINITION,
    ]
    assert text[found[0].start : found[0].end] == '[the *site*](https://a.b "t")'
    assert text[found[0].start : found[0].text_end] == "[the *site*"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="[]()!`~\"' \n\\ab:*{}.<>", max_size=120))
def test_any_text_has_zones(text: str) -> None:
    where = zones(text)
    for link in where.links:
        assert 0 <= link.start <= link.text_end <= link.address[0] <= link.address[1] <= link.end
        assert link.end <= len(text)
