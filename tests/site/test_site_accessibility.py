"""The accessibility statement: the law's form, made from the record and from nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from waymark.model import (
    CRITERIA,
    AccessibilityRecord,
    Excuse,
    Library,
    Method,
    PageKind,
    PageRecord,
    Part,
    Regulator,
    Result,
    Source,
    SourceStatus,
)
from waymark.model import Tested as Row
from waymark.site import ReadyEdition, Wording, page_records
from waymark.site.compliance import compliance_sentence
from waymark.site.statement import statement

ROOT = Path(__file__).parents[2]
DAY = date(2026, 10, 1)
FORM = (
    "What this statement covers",
    "How accessible this website is",
    "What to do if you cannot use parts of this website",
    "Reporting accessibility problems with this website",
    "Enforcement procedure",
    "Technical information about this website’s accessibility",
    "Compliance status",
    "Non-accessible content",
    "Preparation of this accessibility statement",
)
"""The headings of the model statement, in its order."""


def a_row(number: str, result: Result = Result.PASS, **more: object) -> Row:
    known = {"method": Method.AUTOMATIC, "day": DAY, "evidence": "Looked at.", **more}
    return Row(CRITERIA[number], result=result, **known)  # type: ignore[arg-type]


def record(*changed: Row, without: tuple[str, ...] = (), **more: object) -> AccessibilityRecord:
    """All met, but for the rows that are given and the criteria that are left out."""
    rows = {n: a_row(n) for n in CRITERIA if n not in without}
    rows |= {r.criterion.number: r for r in changed}
    about = {"prepared": date(2026, 9, 1), "reviewed": DAY, "tested_by": "the web team", **more}
    return AccessibilityRecord(tuple(rows.values()), **about)  # type: ignore[arg-type]


def parts_of(one: AccessibilityRecord | None, library: Library) -> tuple[Part, ...]:
    return statement(one, library.organisation, lambda day: day.isoformat())


def text_of(parts: tuple[Part, ...]) -> str:
    found = [(p.title.text, *(x.text for x in p.lines), *(x.text for x in p.points)) for p in parts]
    return "\n".join("\n".join(x) for x in found)


BROKEN = a_row(
    "1.2.2",
    Result.FAIL,
    method=Method.MANUAL,
    problem="The film has no captions.",
    alternative="A transcript stands below it.",
    mend_by=date(2027, 3, 31),
)
BURDEN = a_row("1.2.5", Result.FAIL, problem="Old films.", excuse=Excuse.BURDEN)
OUTSIDE = a_row("1.2.4", Result.FAIL, problem="Live films.", excuse=Excuse.SCOPE)
HALF = a_row("4.1.2", Result.PARTLY_TESTED)
UNTESTED = a_row("2.4.6", Result.NOT_TESTED, method=Method.NOT_TESTED, day=None)


@pytest.mark.parametrize("one", [None, record(), record(BROKEN, HALF), record(without=("1.1.1",))])
def test_the_form_is_whole_and_in_order(
    one: AccessibilityRecord | None, hand_made: Library
) -> None:
    titles = [p.title.text for p in parts_of(one, hand_made)]
    assert [t for t in titles if t in FORM] == list(FORM)
    assert all(p.title.language == "en" for p in parts_of(one, hand_made))
    levels = [p.level for p in parts_of(one, hand_made)]
    assert levels[0] == 2 and all(b - a <= 1 for a, b in pairwise(levels))


def test_fully_compliant_is_said_only_where_every_row_is_met() -> None:
    assert compliance_sentence(record()).startswith("This website is fully compliant with")
    for number in CRITERIA:
        for row in (
            a_row(number, Result.FAIL, problem="x"),
            a_row(number, Result.PARTLY_TESTED),
            a_row(number, Result.NOT_TESTED, method=Method.NOT_TESTED, day=None),
        ):
            assert "fully compliant" not in compliance_sentence(record(row))
        assert "fully compliant" not in compliance_sentence(record(without=(number,)))


def test_a_part_that_does_not_apply_is_met() -> None:
    assert "fully" in compliance_sentence(record(a_row("1.2.4", Result.NOT_APPLICABLE)))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((BROKEN,), "due to the non-compliances listed below."),
        ((BURDEN,), "due to the exemptions listed below."),
        ((HALF,), "due to the requirements not yet fully tested listed below."),
        ((BROKEN, BURDEN), "due to the non-compliances and the exemptions listed below."),
        (
            (BROKEN, BURDEN, UNTESTED),
            "due to the non-compliances, the exemptions and the requirements not yet fully tested "
            "listed below.",
        ),
    ],
)
def test_the_reason_is_named(rows: tuple[Row, ...], reason: str) -> None:
    sentence = compliance_sentence(record(*rows))
    assert sentence.startswith("This website is partially compliant with the Web Content")
    assert sentence.endswith(reason)


def test_without_a_record_nothing_is_claimed(hand_made: Library) -> None:
    text = text_of(parts_of(None, hand_made))
    assert "has not yet been assessed" in text
    assert "We do not know how accessible it is." in text
    assert "It is not recorded when this statement was prepared." in text
    assert "has not been tested yet" in text
    for claim in ("compliant with", "zoom in", "screen reader", "keyboard", "was tested on"):
        assert claim not in text


def test_most_must_be_met_to_be_partially_compliant() -> None:
    few = tuple(CRITERIA)[27:]
    assert "is not compliant" in compliance_sentence(record(without=few))
    assert "partially" in compliance_sentence(record(without=few[1:]))


def test_each_claim_rests_on_its_rows(hand_made: Library) -> None:
    assert "listen to all of it with a screen reader" in text_of(parts_of(record(), hand_made))
    less = text_of(parts_of(record(HALF), hand_made))
    assert "screen reader" not in less and "keyboard alone" in less
    assert "keyboard" not in text_of(parts_of(record(a_row("2.4.3", Result.FAIL)), hand_made))


def test_failures_stand_below_the_laws_three_reasons(hand_made: Library) -> None:
    parts = {p.title.text: p for p in parts_of(record(BROKEN, BURDEN, OUTSIDE), hand_made)}
    (failure,) = parts["Non-compliance with the accessibility regulations"].points
    assert failure.text == (
        "The film has no captions. This fails WCAG 2.2 success criterion 1.2.2 (Captions "
        "(Prerecorded)). A transcript stands below it. We plan to mend this by 2027-03-31."
    )
    assert "Old films." in parts["Disproportionate burden"].points[0].text
    scope = "Content that is not within the scope of the accessibility regulations"
    assert "Live films." in parts[scope].points[0].text
    known = [p.text for p in parts["How accessible this website is"].points]
    assert known[0] == "The film has no captions. A transcript stands below it."


def test_dates_come_from_the_record(hand_made: Library) -> None:
    text = text_of(parts_of(record(BROKEN, UNTESTED), hand_made))
    assert "prepared on 2026-09-01. It was last reviewed on 2026-10-01." in text
    assert "last tested on 2026-10-01. The test was carried out by the web team." in text
    assert "53 were tested by programs and 1 by people; 1 still wait" in text


@pytest.mark.parametrize(
    ("regulator", "body", "other"),
    [
        (Regulator.EHRC, "Equality Advisory and Support Service (EASS)", "Northern Ireland"),
        (Regulator.ECNI, "Equality Commission for Northern Ireland (ECNI)", "EASS"),
    ],
)
def test_who_enforces(regulator: Regulator, body: str, other: str, hand_made: Library) -> None:
    text = text_of(parts_of(record(regulator=regulator), hand_made))
    assert body in text and other not in text
    assert "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018" in text


def test_no_number_is_typed_into_the_form(hand_made: Library) -> None:
    """A phone number or address of a body would be a fact, with a source and a day."""
    text = text_of(parts_of(record(BROKEN, UNTESTED), hand_made))
    assert re.findall(r"\b0\d{2,}|\d{5,}|[\w.]+@[\w.]+|https?://\S+", text) == [
        hand_made.organisation.site_url
    ]


def test_a_promise_is_made_only_where_there_is_one(hand_made: Library) -> None:
    assert "answer within" not in text_of(parts_of(record(), hand_made))
    promised = text_of(parts_of(record(reply_within="10 working days"), hand_made))
    assert "answer within 10 working days." in promised


def test_every_criterion_stands_in_the_list(hand_made: Library) -> None:
    *_, last = parts_of(record(UNTESTED, without=("1.1.1",)), hand_made)
    assert last.folded and len(last.points) == 55
    lines = [p.text for p in last.points]
    assert lines[0] == "1.1.1 Non-text Content (A): not tested."
    assert "2.4.6 Headings and Labels (AA): not tested." in lines
    assert (
        "1.2.1 Audio-only and Video-only (Prerecorded) (A): met, tested by programs on 2026-10-01. "
        "Looked at."
    ) in lines


def pages(
    one: AccessibilityRecord | None,
    library: Library,
    editions: tuple[ReadyEdition, ...],
    speech: Mapping[str, Wording],
) -> dict[str, PageRecord]:
    found = page_records(replace(library, accessibility=one), editions, speech, draft=False)
    return {p.language: p for p in found if p.kind is PageKind.ACCESSIBILITY}


def test_every_language_has_the_page(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    found = pages(record(BROKEN, HALF), hand_made, editions, speech)
    assert {p.address for p in found.values()} == {
        "accessibility/",
        "pl/accessibility/",
        "ur/accessibility/",
    }
    assert all([a.exact for a in p.alternates] == [True] * 3 for p in found.values())


def test_other_languages_say_first_what_matters_and_mark_the_english(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    english, urdu = (
        pages(record(BROKEN, HALF), hand_made, editions, speech)[code] for code in ("en", "ur")
    )
    assert [p.title.text for p in english.parts if p.title.text in FORM] == list(FORM)
    words = speech["ur"].words
    first, second, head, *form = urdu.parts
    assert [x.text for x in first.lines] == [words["accessibility.partial"]]
    assert len(first.points) == 3
    assert {x.language for p in (first, second) for x in (p.title, *p.lines, *p.points)} == {"ur"}
    assert [x.text for x in second.points] == [
        words[f"accessibility.{key}"] for key in ("formats", "problems", "complaints")
    ]
    assert (head.title.language, head.lines[0].language) == ("en", "ur")
    assert [p.level for p in form] == [p.level + 1 for p in english.parts]
    assert {x.language for p in form for x in (p.title, *p.lines, *p.points)} == {"en"}


def test_without_a_record_the_page_says_so_in_every_language(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    polish = pages(None, hand_made, editions, speech)["pl"]
    assert polish.parts[0].lines[0].text == speech["pl"].words["accessibility.unknown"]
    assert polish.parts[0].points == ()


def test_sources_are_the_records(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    source = Source("The law", SourceStatus.PUBLIC, "https://law.test/", DAY)
    page = pages(record(sources=(source,)), hand_made, editions, speech)["en"]
    (cited,) = page.sources
    assert (cited.title, cited.url, cited.note) == (
        "The law",
        "https://law.test/",
        "checked 2026-10-01",
    )


# What the starter's record says that tests of this repository find.

TEMPLATES = "".join(p.read_text("utf-8") for p in (ROOT / "overrides").rglob("*.html"))
SCRIPTS = "".join(p.read_text("utf-8") for p in (ROOT / "docs" / "scripts").glob("*.js"))
STYLES = "".join(p.read_text("utf-8") for p in (ROOT / "docs" / "stylesheets").glob("*.css"))


def test_1_3_4_nothing_asks_for_an_orientation() -> None:
    assert not re.search(r"orientation\s*:|screen\.orientation|lockOrientation", STYLES + SCRIPTS)


def test_1_3_5_and_3_3_no_field_asks_about_the_reader() -> None:
    kinds = re.findall(r"<input[^>]*type=\"([a-z]+)\"", TEMPLATES)
    assert set(kinds) <= {"search", "checkbox"}
    assert len(re.findall(r"<input\b", TEMPLATES)) == len(kinds)
    assert not re.search(r"<select\b|autocomplete=\"(?!off)|contenteditable", TEMPLATES)
    assert len(re.findall(r"<form\b", TEMPLATES)) == len(
        re.findall(r"<form role=\"search\"", TEMPLATES)
    )
    assert all("readonly" in area for area in re.findall(r"<textarea[^>]*>", TEMPLATES))


def test_1_4_2_nothing_plays_by_itself() -> None:
    assert not re.search(r"\bautoplay\b|\.play\(", TEMPLATES + SCRIPTS)


def test_2_2_2_and_2_3_1_nothing_moves_or_flashes() -> None:
    assert not re.search(r"@keyframes|\banimation(-name)?\s*:|<marquee|<blink", STYLES + TEMPLATES)
    assert "setInterval" not in SCRIPTS and "requestAnimationFrame" not in SCRIPTS


def test_2_1_4_and_2_5_scripts_know_clicks_and_two_keys() -> None:
    # A press that begins only ends the counting of Shift: it does nothing by itself (2.5.2).
    scripts = SCRIPTS.replace('addEventListener("pointerdown", () => forget(""))', "")
    listened = set(re.findall(r"addEventListener\(\s*\"([a-z]+)\"", scripts))
    assert listened <= {"click", "keydown", "keyup", "submit", "change", "input", "hashchange"}
    assert listened >= {"click", "keydown", "keyup"}
    assert not re.search(r"\bon(pointer|mouse|touch|drag|key)\w*\s*=", SCRIPTS + TEMPLATES)
    assert "draggable" not in TEMPLATES
    keys = set(re.findall(r"event\.key !?==? \"(\w+)\"", SCRIPTS))
    assert keys == {"Escape", "Shift"}


def test_2_4_5_each_document_stands_in_its_menu_and_in_the_list(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    found = page_records(hand_made, editions, speech, draft=False)
    documents = [p for p in found if p.kind is PageKind.DOCUMENT and not p.text_language]
    assert documents

    def linked(kind: PageKind) -> set[str]:
        groups = [g for p in found if p.kind is kind for g in p.navigation]
        return {link.address for g in groups for link in g.links}

    for page in documents:
        assert page.address in linked(PageKind.LIST), page.address
        assert page.address in linked(PageKind.AUDIENCE), page.address
