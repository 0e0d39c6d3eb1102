"""Finishing: every place that a fact may stand in, every finding, and any text at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waymark.facts import finish
from waymark.model import (
    Composed,
    Direction,
    Fact,
    FactType,
    Finding,
    Finished,
    Language,
    Passage,
    Place,
    SourceText,
    TranslationKind,
    TranslationState,
)
from waymark.model.marks import fact_mark, stand_in

EN = Language("en", "English", "English", Direction.LTR, "en_GB")
UR = Language("ur", "اردو", "Urdu", Direction.RTL, "ur")
WORDS = {"fact.to-supply": "[{label}: درکار ہے]"}
PHONE = fact_mark("0800\u00a01111", "tel:+448001111")


def _fact(key: str, type: FactType, value: object, **changes: object) -> Fact:
    fields = {
        "label": "The team",
        "source": "",
        "verified": date(2026, 11, 20),
        "recheck_days": 90,
        "critical": False,
        "replaced_by": "",
        "retired": False,
        "supply": "",
        "place": Place("facts/a.yml", 4, 3),
    }
    return Fact(key=key, type=type, value=value, **(fields | changes))  # type: ignore[arg-type]


FACTS = {
    fact.key: fact
    for fact in (
        _fact("a.phone", FactType.PHONE, "0800 1111"),
        _fact("a.email", FactType.EMAIL, "x@y.gov.uk", verified=date(2026, 10, 1)),
        _fact("a.url", FactType.URL, "https://actearly.uk/"),
        _fact("a.plain_url", FactType.URL, "http://actearly.uk/"),
        _fact("a.law", FactType.LAW, "Care Act 2014", verified=date(2020, 1, 1)),
        _fact("a.day", FactType.DATE, date(2026, 11, 20)),
        _fact("a.money", FactType.MONEY, Decimal(20)),
        _fact("a.team", FactType.PHONE, None, supply="The team's number."),
        _fact("a.old", FactType.PHONE, "01632 960 123", retired=True, replaced_by="a.phone"),
        _fact("a.gone", FactType.PHONE, None, retired=True),
        _fact("a.odd", FactType.NAME, "{{ braces }}"),
    )
}


def _composed(body: str, language: str = "en", title: str = "Title", summary: str = "") -> Composed:
    return Composed(
        document="worried",
        section="leaflets",
        slug="worried",
        audience="public",
        language=language,
        title=Passage(title, language),
        summary=Passage(summary, "en"),
        body=SourceText.of("leaflets/worried.md", body, 20),
        heading_ids=(),
        fact_keys=(),
        linked_ids=(),
        translation=TranslationState(TranslationKind.SOURCE),
        dialect="1",
    )


def _finish(body: str, language: Language = EN) -> tuple[Finished | None, tuple[Finding, ...]]:
    return finish(_composed(body, language.code), FACTS, language, WORDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call {{ a.phone }}.", f"Call {PHONE}."),
        ("**{{a.phone}}**", f"**{PHONE}**"),
        ("[ring {{ a.phone }}](doc:help)", f"[ring {PHONE}](doc:help)"),
        ("[ring](tel:{{ a.phone }})", "[ring](tel:+448001111)"),
        ("[ring]({{ a.phone }})", "[ring](tel:+448001111)"),
        ("[write](mailto:{{ a.email }})", "[write](mailto:x@y.gov.uk)"),
        ("[write]({{a.email}})", "[write](mailto:x@y.gov.uk)"),
        ("[site]({{ a.url }})", "[site](https://actearly.uk/)"),
        ("[site]({{ a.url }}help/#top)", "[site](https://actearly.uk/help/#top)"),
        (
            '[s]({{ a.url }} "call {{ a.phone }}")',
            '[s](https://actearly.uk/ "call 0800\u00a01111")',
        ),
        ("![call {{ a.phone }}](images/x.svg)", "![call 0800\u00a01111](images/x.svg)"),
        ("[s][r]\n\n[r]: {{ a.url }}", "[s][r]\n\n[r]: https://actearly.uk/"),
        ("*[CA]: {{ a.law }}", "*[CA]: Care Act 2014"),
        ("{{ a.day }}", fact_mark("20 November 2026")),
        ("| {{ a.money }} | b |", f"| {fact_mark('£20')} | b |"),
        ("## Call {{ a.phone }} {#call}", f"## Call {PHONE} {{#call}}"),
    ],
)
def test_a_fact_takes_the_form_of_its_place(text: str, expected: str) -> None:
    finished, findings = _finish(text)
    assert findings == ()
    assert finished is not None
    assert finished.body.text == expected + "\n"
    assert finished.body.numbers == tuple(range(20, 20 + expected.count("\n") + 1))


def test_another_language_isolates_and_marks() -> None:
    text = "{{ a.phone }} {{ a.law }} {{ a.day }} ![{{ a.phone }}](x.svg)"
    finished, _ = _finish(text, UR)
    assert finished is not None
    law, day = fact_mark("Care Act 2014", "", "en"), fact_mark("20 نومبر، 2026", "", "ur")
    image = "![\u20660800\u00a01111\u2069](x.svg)"
    assert finished.body.text == f"{PHONE} {law} {day} {image}\n"


def test_english_that_stands_in_has_english_facts() -> None:
    text = f"{stand_in('On {{ a.day }} the {{ a.law }}, {{ a.team }}')} {{{{ a.day }}}}"
    finished, _ = _finish(text, UR)
    assert finished is not None
    english = (
        f"On {fact_mark('20 November 2026')} the {fact_mark('Care Act 2014')}, "
        f"{fact_mark('[The team: to be filled in]')}"
    )
    day = fact_mark("20 نومبر، 2026", "", "ur")
    assert finished.body.text == f"{stand_in(english)} {day}\n"


def test_title_and_summary_are_plain_text() -> None:
    composed = _composed("x", "ur", title="{{ a.phone }}: {{ a.day }}", summary="By {{ a.day }}")
    finished, findings = finish(composed, FACTS, UR, WORDS)
    assert findings == ()
    assert finished is not None
    assert finished.title.text == "\u20660800\u00a01111\u2069: 20 نومبر، 2026"
    assert finished.summary.text == "By 20 November 2026"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call {{ a.team }}.", "Call M."),
        ("[Ring the team](tel:{{ a.team }}) now", "Ring the team M now"),
        ("[{{ a.team }}](tel:{{ a.team }}) now", "M now"),
        ('[Ring](tel:{{ a.team }}\n"t") now', "Ring M\n now"),
    ],
)
def test_a_fact_to_be_supplied_stands_as_a_place_to_fill_in(text: str, expected: str) -> None:
    finished, findings = _finish(text)
    (finding,) = findings
    assert (finding.code, finding.path, finding.line, finding.column) == (
        "FA005",
        "facts/a.yml",
        4,
        3,
    )
    assert finding.message == "“a.team” (The team) is still to be supplied."
    assert finding.hint == "The team's number."
    assert finished is not None
    mark = fact_mark("[The team: درکار ہے]")
    assert finished.body.text == expected.replace("M", mark) + "\n"


def test_contacts_are_as_old_as_the_oldest_live_fact_in_use() -> None:
    cases = {
        "{{ a.phone }} {{ a.law }}": date(2026, 11, 20),
        "{{ a.phone }} [w](mailto:{{ a.email }})": date(2026, 10, 1),
        "{{ a.law }} {{ a.team }}": None,
        "none": None,
    }
    for text, expected in cases.items():
        finished, _ = _finish(text)
        assert finished is not None
        assert finished.contacts_as_of == expected


@pytest.mark.parametrize(
    ("text", "code", "column", "message", "hint"),
    [
        (
            "Call {{ a.phon }}",
            "FA001",
            6,
            "There is no fact “a.phon”.",
            "Did you mean {{ a.phone }}?",
        ),
        ("{{ zzz.qqq }}", "FA001", 1, "There is no fact “zzz.qqq”.", "Use a key from facts/."),
        ("{{ a.old }}", "FA003", 1, "The fact “a.old” is retired.", "Use {{ a.phone }}."),
        (
            "{{ a.gone }}",
            "FA003",
            1,
            "The fact “a.gone” is retired.",
            "Use the fact that replaces it.",
        ),
        (
            "see {{ a.phone }",
            "FA002",
            5,
            "“{{ a.phone }” is no placeholder.",
            "Write {{ a.phone }}: a fact's key and nothing else.",
        ),
        (
            "{% import os %}",
            "FA002",
            1,
            "“{% import os %}” is no placeholder.",
            "Write {{ contact.act_early.phone }}.",
        ),
        (
            "`{{ a.phone }}`",
            "FA002",
            2,
            "“a.phone” stands in code, where nothing is filled in.",
            "Take the backticks away.",
        ),
        (
            "[x](tel:{{ a.law }})",
            "FA002",
            9,
            "“tel:{{ a.law }}” cannot be made into a link's address.",
            "Write [words]({{ a.law }}) with a phone, e-mail or https:// fact.",
        ),
        ("[x]({{ a.plain_url }})", "FA002", 5, "“{{ a.plain_url }}” cannot", "Write [words]"),
        ("[x](tel:{{ a.url }})", "FA002", 9, "“tel:{{ a.url }}” cannot", "Write [words]"),
        ("[x](https://a.b/{{ a.url }})", "FA002", 17, "“https://a.b/", "Write [words]"),
        ("[x](tel:{{ a.phone }}9)", "FA002", 9, "“tel:{{ a.phone }}9” cannot", "Write [words]"),
        ("![x]({{ a.team }})", "FA002", 6, "“{{ a.team }}” cannot", "Write [words]"),
        ("[r]: {{ a.team }}", "FA002", 6, "“{{ a.team }}” cannot", "Write [words]"),
        ("{{ a.odd }}", "FA002", 1, "“{{” is left when", "Take the braces away."),
    ],
)
def test_what_holds_an_edition(text: str, code: str, column: int, message: str, hint: str) -> None:
    finished, findings = _finish(f"first line\n{text}")
    assert finished is None
    (finding,) = [f for f in findings if f.code != "FA005"]
    assert (finding.code, finding.path, finding.line, finding.column) == (
        code,
        "leaflets/worried.md",
        21,
        column,
    )
    assert finding.message.startswith(message)
    assert finding.hint.startswith(hint)


def test_a_title_is_held_too() -> None:
    finished, findings = finish(_composed("x", title="{{ a.b } {{ c.d }}"), FACTS, EN, {})
    assert finished is None
    assert {f.code for f in findings} == {"FA001", "FA002"}
    assert {f.path for f in findings} == {"leaflets/worried.md"}


_PIECES = st.sampled_from(
    [
        *(f"{{{{ {key} }}}}" for key in FACTS),
        *("{{", "}}", "{", "}", "{%", "[", "](", ")", "![", "](tel:", "`", "```\n", "\n", "\n\n"),
        *(' "', "[r]: ", "*[A]: ", "\\", "\ue000", "\ue001", "text ", "{{a.phone}}", "{{ b.c }}"),
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=14).map("".join))


@settings(max_examples=400, deadline=None)
@given(body=_TEXTS, title=_TEXTS, language=st.sampled_from([EN, UR]))
def test_no_text_raises_or_leaves_a_placeholder(body: str, title: str, language: Language) -> None:
    composed = _composed(body, language.code, title)
    finished, findings = finish(composed, FACTS, language, WORDS)
    if finished is None:
        assert findings
        return
    for text in (finished.body.text, finished.title.text, finished.summary.text):
        assert not any(syntax in text for syntax in ("{{", "}}", "{%"))
    assert len(finished.body.lines) == len(composed.body.lines)
