"""Broken and strange PO files: findings with lines, and the rest is used."""

from __future__ import annotations

import pytest

from waymark.model import TranslationKind
from waymark.translation import read_catalogue

PATH = "translations/pl/leaflets/worried.po"
HEADER = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Waymark-State: human\\n"\n\n'


def lines(po: str) -> list[str]:
    return [f"{f.line} {f.code} {f.message}" for f in read_catalogue(po, PATH, "pl")[1]]


def test_a_good_file() -> None:
    po = HEADER + '#. Title\nmsgctxt "title"\nmsgid "Worried?"\nmsgstr "Martwisz się?"\n'
    catalogue, findings = read_catalogue(po, PATH, "pl")
    assert findings == ()
    assert catalogue.state is TranslationKind.HUMAN
    entry = catalogue.find("title", "Worried?")
    assert entry is not None
    assert (entry.text, entry.line) == ("Martwisz się?", 9)
    assert catalogue.find(None, "Worried?") is None


def test_one_broken_entry_costs_itself_alone() -> None:
    po = HEADER + (
        'msgid "One"\nmsgstr "Jeden"\n\nmsgid "Two\nmsgstr "Dwa"\n\nmsgid "Three"\nmsgstr "Trzy"\n'
    )
    catalogue, findings = read_catalogue(po, PATH, "pl")
    assert [e.english for e in catalogue.entries.values()] == ["One", "Three"]
    assert [e.line for e in catalogue.entries.values()] == [7, 13]
    assert catalogue.state is TranslationKind.HUMAN
    assert [(f.code, f.line) for f in findings] == [("TR003", 9)]


@pytest.mark.parametrize(
    "broken",
    [
        "this is no PO",
        'msgid "a "quoted" word"\nmsgstr ""',
        "#| msgid",
        'msgstr "no msgid"',
        'msgstr[x] "form"',
        'msgid "a"\nmsgstr[0] "x"\nmsgstr[1',
    ],
)
def test_broken_syntax_is_a_finding(broken: str) -> None:
    catalogue, findings = read_catalogue(
        f'{HEADER}{broken}\n\nmsgid "One"\nmsgstr "Jeden"\n', PATH, "pl"
    )
    assert {f.code for f in findings} == {"TR003"}
    assert 6 <= findings[0].line <= 8
    assert catalogue.find(None, "One") is not None


def test_a_file_of_another_language_is_not_used() -> None:
    po = HEADER.replace("Language: pl", "Language: uk") + 'msgid "One"\nmsgstr "Один"\n'
    catalogue, _ = read_catalogue(po, PATH, "pl")
    assert catalogue.entries == {}
    assert lines(po) == [
        "3 TR010 The header says “Language: uk”, but the file lies in pl/; it is not used."
    ]


@pytest.mark.parametrize("said", ["pl", "pl_PL", "pl-PL", "pl_PL@euro", "PL"])
def test_regions_do_not_matter(said: str) -> None:
    assert lines(HEADER.replace("Language: pl", f"Language: {said}")) == []


def test_a_header_without_language_or_state() -> None:
    po = 'msgid "One"\nmsgstr "Jeden"\n'
    assert lines(po) == [
        "1 TR010 The header names no language.",
        "1 TR012 The header has no X-Waymark-State; the file counts as a machine draft.",
    ]
    catalogue, _ = read_catalogue(po, PATH, "pl")
    assert catalogue.state is TranslationKind.MACHINE
    assert catalogue.find(None, "One") is not None


@pytest.mark.parametrize("said", ["review", "source", "final"])
def test_an_unknown_state_counts_as_a_machine_draft(said: str) -> None:
    catalogue, findings = read_catalogue(HEADER.replace("human", said), PATH, "pl")
    assert [(f.code, f.line) for f in findings] == [("TR012", 4)]
    assert catalogue.state is TranslationKind.MACHINE
    if said == "review":
        assert findings[0].hint == "Did you mean “reviewed”?"


def test_a_text_twice() -> None:
    po = HEADER + 'msgid "One"\nmsgstr "Jeden"\n\nmsgid "One"\nmsgstr "Raz"\n'
    catalogue, _ = read_catalogue(po, PATH, "pl")
    entry = catalogue.find(None, "One")
    assert entry is not None and entry.text == "Jeden"
    assert lines(po) == ["10 TR013 “One” stands twice; the first is used."]


def test_bytes_that_were_no_utf_8() -> None:
    po = HEADER + 'msgid "One"\nmsgstr "Jede\ufffd"\n\nmsgid "Two"\nmsgstr "Dwa"\n'
    catalogue, findings = read_catalogue(po, PATH, "pl")
    assert [(f.code, f.line) for f in findings] == [("TR003", 7)]
    assert [e.english for e in catalogue.entries.values()] == ["Two"]


def test_a_line_separator_inside_a_text() -> None:
    po = HEADER + 'msgid "One"\nmsgstr "Je\u2028den"\n\nmsgid "Two"\nmsgstr "Dwa"\n'
    catalogue, findings = read_catalogue(po, PATH, "pl")
    assert [f.code for f in findings] == ["TR003"]
    assert catalogue.find(None, "Two") is not None


def test_a_huge_file_is_not_read() -> None:
    catalogue, findings = read_catalogue(HEADER + "# x\n" * 300_000, PATH, "pl")
    assert [f.code for f in findings] == ["TR003"]
    assert catalogue.entries == {}


@pytest.mark.parametrize("empty", ["", "\n \n"])
def test_an_empty_file(empty: str) -> None:
    assert lines(empty) == ["1 TR003 The file is empty."]


def test_a_byte_order_mark_and_windows_line_ends() -> None:
    po = "\ufeff" + HEADER + 'msgid "One"\nmsgstr "Jeden"\n'
    catalogue, findings = read_catalogue(po.replace("\n", "\r\n"), PATH, "pl")
    assert findings == ()
    assert catalogue.find(None, "One") is not None


def test_text_that_looks_like_a_path_is_never_opened() -> None:
    catalogue, findings = read_catalogue(__file__, PATH, "pl")
    assert catalogue.entries == {}
    assert {f.code for f in findings} == {"TR003", "TR010", "TR012"}
