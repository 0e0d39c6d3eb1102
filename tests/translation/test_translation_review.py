"""The review of a translation holds for the strings that were read, and for no others."""

from __future__ import annotations

from datetime import date

import pytest

from waymark.model import TranslationKind
from waymark.translation import read_catalogue, with_review

PATH = "translations/pl/leaflets/worried.po"
PO = (
    'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Waymark-State: machine\\n"\n\n'
    '#. Heading.\nmsgid "One"\nmsgstr "Jeden"\n\n'
    'msgctxt "cell"\nmsgid "Two"\nmsgstr "Dwa"\n\n'
    '#, fuzzy\nmsgid "Three"\nmsgstr "Cztery"\n\n'
    'msgid "Five"\nmsgstr ""\n'
)


def reviewed() -> str:
    catalogue, _ = read_catalogue(PO, PATH, "pl")
    text = with_review(PO, catalogue.entries, "polish-reviewer", date(2026, 11, 22))
    assert text is not None
    return text


def test_a_reviewed_file_is_reviewed() -> None:
    catalogue, findings = read_catalogue(reviewed(), PATH, "pl")
    assert catalogue.state is TranslationKind.REVIEWED
    assert findings == ()
    assert '"X-Waymark-Review: polish-reviewer; 2026-11-22; ' in reviewed()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jeden", "Raz"),
        ('msgid "One"', 'msgid "A one"'),
        ('msgctxt "cell"\n', ""),
        ("#, fuzzy\n", ""),
        ('msgid "Five"\nmsgstr ""', 'msgid "Five"\nmsgstr "Pięć"'),
    ],
)
def test_a_change_afterwards_is_not_reviewed(old: str, new: str) -> None:
    text = reviewed()
    assert old in text
    catalogue, findings = read_catalogue(text.replace(old, new), PATH, "pl")
    assert catalogue.state is TranslationKind.HUMAN
    assert [f.code for f in findings] == ["TR016"]
    assert "waymark translations review" in findings[0].hint


@pytest.mark.parametrize(
    "change",
    [
        lambda t: "\ufeff" + t.replace("\n", "\r\n"),
        lambda t: t.replace("#. Heading.", "#. A heading."),
        lambda t: t + '\nmsgid "Six"\nmsgstr ""\n',
        lambda t: t + '\n#~ msgid "Old"\n#~ msgstr "Stary"\n',
    ],
    ids=["line ends and BOM", "a comment", "a new text in English", "an obsolete text"],
)
def test_what_no_reader_sees_changes_nothing(change: object) -> None:
    assert callable(change)
    catalogue, findings = read_catalogue(change(reviewed()), PATH, "pl")
    assert catalogue.state is TranslationKind.REVIEWED
    assert findings == ()


def test_a_state_without_a_record_is_not_believed() -> None:
    catalogue, findings = read_catalogue(PO.replace("machine", "reviewed"), PATH, "pl")
    assert catalogue.state is TranslationKind.HUMAN
    assert [(f.code, f.line) for f in findings] == [("TR016", 4)]


def test_a_broken_file_is_not_reviewed() -> None:
    broken = PO.replace('msgstr "Jeden"', 'msgstr "Jeden')
    catalogue, _ = read_catalogue(broken, PATH, "pl")
    assert with_review(broken, catalogue.entries, "polish-reviewer", date(2026, 11, 22)) is None
