"""The review of a translation holds for the strings that were read, and for no others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from waymark.model import StringReview, TranslationKind
from waymark.translation import Catalogue, Reading, read_catalogue, reviewed, without_header

PATH = "translations/pl/leaflets/worried.po"
HEAD = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Waymark-State: machine\\n"\n\n'
PO = HEAD + (
    '#. Heading.\nmsgid "One"\nmsgstr "Jeden"\n\n'
    'msgctxt "cell"\nmsgid "Two"\nmsgstr "Dwa"\n\n'
    '#, fuzzy\nmsgid "Three"\nmsgstr "Cztery"\n\n'
    'msgid "Five"\nmsgstr ""\n'
)
DAY = date(2026, 11, 22)


def read(po: str, reviews: Mapping[str, StringReview] | None = None) -> tuple[Catalogue, list[str]]:
    catalogue, findings = read_catalogue(po, PATH, "pl", reviews or {})
    return catalogue, [f"{f.line} {f.code} {f.message}" for f in findings]


def review(po: str, kept: Mapping[str, StringReview] | None = None, day: date = DAY) -> Reading:
    return reviewed(read(po, kept)[0], kept or {}, "polish-reviewer", day)


def test_every_string_that_is_shown_is_reviewed() -> None:
    reading = review(PO)
    assert [e.text for e in reading.newly] == ["Jeden", "Dwa"]
    assert reading.already == ()
    assert [why for _, why in reading.open] == [
        "“Three” is fuzzy: its English changed.",
        "“Five” is not translated.",
    ]
    catalogue, findings = read(PO, reading.reviews)
    assert findings == []
    assert catalogue.state is TranslationKind.REVIEWED
    assert {e.english: e.reviewed for e in catalogue.entries.values()} == {
        "One": True,
        "Two": True,
        "Three": False,
        "Five": False,
    }
    one = catalogue.find(None, "One")
    assert one and one.review == StringReview("polish-reviewer", DAY, "One")


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Jeden", "Raz", "One"),
        ('msgid "One"', 'msgid "A one"', "A one"),
        ('msgctxt "cell"\n', "", "Two"),
        ("#, fuzzy\n", "", "Three"),
        ('msgid "Five"\nmsgstr ""', 'msgid "Five"\nmsgstr "Pięć"', "Five"),
    ],
)
def test_a_change_afterwards_asks_for_that_string_alone(old: str, new: str, changed: str) -> None:
    record = review(PO).reviews
    assert old in PO
    po = PO.replace(old, new)
    catalogue, findings = read(po, record)
    assert catalogue.state is TranslationKind.MACHINE
    unread = [e.english for e in catalogue.entries.values() if e.shown and not e.reviewed]
    assert unread == [changed]
    said = f"TR016 One string is not reviewed as it stands now, such as “{changed}”."
    assert len(findings) == 1 and findings[0].endswith(said)
    again = review(po, record, date(2026, 12, 1))
    assert [e.english for e in again.newly] == [changed]
    kept = {r.english: r.day for r in again.reviews.values()}
    assert kept.pop(changed) == date(2026, 12, 1)
    assert set(kept.values()) == {DAY}


@pytest.mark.parametrize(
    "change",
    [
        lambda t: "\ufeff" + t.replace("\n", "\r\n"),
        lambda t: t.replace("#. Heading.", "#. A heading."),
        lambda t: t.replace('msgstr "Jeden"', 'msgstr ""\n"Je"\n"den"'),
        lambda t: t + '\nmsgid "Six"\nmsgstr ""\n',
        lambda t: t + '\n#~ msgid "Old"\n#~ msgstr "Stary"\n',
    ],
    ids=["line ends and BOM", "a comment", "folded", "a new text in English", "an obsolete text"],
)
def test_what_no_reader_sees_changes_nothing(change: object) -> None:
    assert callable(change)
    catalogue, findings = read(change(PO), review(PO).reviews)
    assert catalogue.state is TranslationKind.REVIEWED
    assert findings == []


def test_quotes_and_spaces_of_the_english_change_nothing() -> None:
    typed = PO.replace('"One"', '"Don\'t  \\"wait\\""')
    record = review(typed).reviews
    catalogue, _ = read(PO.replace('"One"', '"Don’t “wait”"'), record)
    assert catalogue.state is TranslationKind.REVIEWED


def test_a_word_that_is_refused_is_not_reviewed() -> None:
    reading = review(HEAD + 'msgid "Call in 24 hours"\nmsgstr "Zadzwoń w 42 godziny"\n')
    assert reading.newly == () and reading.reviews == {}
    assert "is refused (TR005): it lacks the number “24”" in reading.open[0][1]


def test_a_fuzzy_string_keeps_its_review_for_when_it_comes_back() -> None:
    record = review(PO).reviews
    fuzzy = PO.replace('#. Heading.\nmsgid "One"', '#. Heading.\n#, fuzzy\nmsgid "One"')
    catalogue, _ = read(fuzzy, record)
    assert not catalogue.entries[None, "One"].reviewed
    again = review(fuzzy, record, date(2026, 12, 1)).reviews
    assert again == record


def test_what_no_string_has_any_more_leaves_the_record() -> None:
    gone = PO.replace("Jeden", "Raz")
    texts = {r.english for r in review(gone, review(PO).reviews).reviews.values()}
    assert texts == {"One", "Two"} and len(review(gone, review(PO).reviews).reviews) == 2


def test_plural_forms_are_reviewed_together() -> None:
    po = HEAD + (
        'msgid "page"\nmsgid_plural "pages"\n'
        'msgstr[0] "strona"\nmsgstr[1] "strony"\nmsgstr[2] "stron"\n'
    )
    record = review(po).reviews
    assert read(po, record)[0].state is TranslationKind.REVIEWED
    assert read(po.replace("strony", "stronki"), record)[0].state is TranslationKind.MACHINE


def test_one_edition_may_be_reviewed_while_the_file_is_not() -> None:
    po = PO.replace("#, fuzzy\n", "")
    catalogue, _ = read(po, review(PO).reviews)
    entries = {e.english: e for e in catalogue.entries.values()}
    assert catalogue.kind([entries["One"], entries["Two"]]) is TranslationKind.REVIEWED
    assert catalogue.kind([entries["One"], entries["Three"]]) is TranslationKind.MACHINE
    assert [e.english for e in catalogue.reviewed_only().entries.values()] == ["One", "Two"]


def test_a_state_without_a_record_is_not_believed() -> None:
    catalogue, findings = read(PO.replace("machine", "reviewed"))
    assert catalogue.state is TranslationKind.HUMAN
    assert [f[:7] for f in findings] == ["4 TR016"]


HEADER = PO.replace(
    '"X-Waymark-State: machine\\n"\n',
    '"X-Waymark-Review: polish-reviewer; 2026-10-05; %s\\n"\n"X-Waymark-State: reviewed\\n"\n',
)


def with_header(po: str) -> str:
    """A file whose review stands in its header, as earlier versions of Waymark wrote it."""
    import hashlib
    import json

    shown = sorted([["", "One", "Jeden"], ["cell", "Two", "Dwa"]])
    return po % hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def test_a_review_in_the_header_still_counts() -> None:
    catalogue, findings = read(with_header(HEADER))
    assert catalogue.state is TranslationKind.REVIEWED and findings == []
    one = catalogue.find(None, "One")
    assert one and one.review and one.review.day == date(2026, 10, 5)
    changed, findings = read(with_header(HEADER).replace("Jeden", "Raz"))
    assert changed.state is TranslationKind.HUMAN
    assert not any(e.reviewed for e in changed.entries.values())
    assert ["TR016" in f for f in findings] == [True]


def test_a_review_in_the_header_moves_to_the_record() -> None:
    po = with_header(HEADER)
    reading = review(po, day=date(2026, 12, 1))
    assert reading.newly == ()
    assert {(r.role, r.day) for r in reading.reviews.values()} == {
        ("polish-reviewer", date(2026, 10, 5))
    }
    plain = without_header(po)
    assert plain is not None
    assert "X-Waymark-Review" not in plain and '"X-Waymark-State: human\\n"' in plain
    assert read(plain, reading.reviews)[0].state is TranslationKind.REVIEWED
    assert without_header(plain) == plain


def test_a_broken_file_is_not_touched() -> None:
    assert without_header(PO.replace('msgstr "Jeden"', 'msgstr "Jeden')) is None
