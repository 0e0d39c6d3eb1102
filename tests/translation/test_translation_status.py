"""How far translations are: the counts of a file, and the page for the office."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from waymark.model import Direction, Language, StringReview, TranslationKind
from waymark.translation import (
    Catalogue,
    Entry,
    Status,
    StatusRow,
    Text,
    TranslationStage,
    status,
    status_page,
)

POLISH = Language("pl", "Polski", "Polish", Direction.LTR, "pl")
URDU = Language("ur", "اردو", "Urdu", Direction.RTL, "ur_PK")
READ = StringReview("native-speaker", date(2026, 11, 20))
CALL = "Call {{ contact.line.phone }}."
TEXTS = (
    Text("title", "Title"),
    Text(None, "Read."),
    Text(None, "Written."),
    Text(None, "Changed."),
    Text(None, CALL),
    Text(None, "Go now.", urgent=True),
    Text(None, "Nothing."),
)


def catalogue(kind: TranslationKind = TranslationKind.HUMAN, **changed: Entry) -> Catalogue:
    entries = {
        ("title", "Title"): Entry("Title", "Tytuł", 1, review=READ),
        (None, "Read."): Entry("Read.", "Przeczytane.", 2, review=READ),
        (None, "Written."): Entry("Written.", "Napisane.", 3),
        (None, "Changed."): Entry("Changed.", "Zmienione.", 4, fuzzy=True),
        (None, CALL): Entry(CALL, "Zadzwoń pod 112.", 5),
        (None, "Go now."): Entry("Go now.", "Idź.", 6, review=READ),
        (None, "Nothing."): Entry("Nothing.", " ", 7),
    }
    return Catalogue("translations/pl/a.po", "pl", kind, entries | changed)


def test_every_text_is_counted_once() -> None:
    found = status(catalogue(), TEXTS, {"contact.line.phone"})
    assert found == Status(3, 1, 0, 1, 1, 1, critical=2, critical_open=1)
    assert (found.done, found.open, found.total) == (4, 3, len(TEXTS))
    # What nobody has read in a machine's file is a machine's.
    found = status(catalogue(TranslationKind.MACHINE), TEXTS)
    assert (found.reviewed, found.human, found.machine) == (3, 0, 1)
    # A number that is no critical fact does not make a text critical.
    assert (found.critical, found.critical_open) == (1, 0)


def test_without_a_file_all_is_missing() -> None:
    found = status(None, TEXTS, {"contact.line.phone"})
    assert found == Status(missing=len(TEXTS), critical=2, critical_open=2)
    assert found.stage is TranslationStage.NOT_BEGUN


@pytest.mark.parametrize(
    ("counts", "stage"),
    [
        (Status(reviewed=4), TranslationStage.REVIEWED),
        (Status(reviewed=3, human=1), TranslationStage.TRANSLATED),
        (Status(reviewed=3, human=1, machine=1), TranslationStage.MACHINE),
        (Status(machine=3, missing=1), TranslationStage.OPEN),
        (Status(fuzzy=1, missing=3), TranslationStage.OPEN),
        (Status(refused=1), TranslationStage.OPEN),
        (Status(missing=4), TranslationStage.NOT_BEGUN),
    ],
)
def test_the_stage_names_what_is_to_be_done_next(counts: Status, stage: TranslationStage) -> None:
    assert counts.stage is stage


ROWS = (
    StatusRow("worried", "Worried & <alone>?", POLISH, Status(reviewed=3, human=1)),
    StatusRow("help", "Help", POLISH, Status(machine=4, critical=2, critical_open=2)),
    StatusRow("worried", "Worried & <alone>?", URDU, Status(fuzzy=1, missing=3)),
)


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(status_page(ROWS, "Safer <Example>", date(2026, 11, 23)))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_stands_alone(page: html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    assert page.xpath("//script | //link | //img | //@style | //iframe") == []
    assert [a for a in page.xpath("//@href | //@src") if not a.startswith("#")] == []
    assert "url(" not in page.findtext(".//style")
    assert page.findtext(".//h1") == "Translations of Safer <Example>"
    assert page.xpath("//time/@datetime") == ["2026-11-23"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_documents_by_languages_in_words_and_shapes(page: html.HtmlElement) -> None:
    overview = page.xpath("//table")[0]
    assert [words(h) for h in overview.xpath(".//thead/tr/th[@scope='col']")] == [
        "Document",
        "PolskiPolish",
        "اردوUrdu",
    ]
    rows = [[words(c) for c in r.xpath("./*")] for r in overview.xpath(".//tbody/tr")]
    assert rows == [
        ["Worried & <alone>?", "to be reviewed4 of 4", "in progress0 of 4"],
        ["Help", "machine draft4 of 4 2 critical", "not planned"],
    ]
    assert len(overview.xpath(".//tbody/tr/th[@scope='row']")) == 2
    for state in page.xpath("//*[contains(@class, 'state')]"):
        assert state.xpath("./svg[@aria-hidden='true']/*") and words(state)
    shapes = {
        s.get("class"): b"".join(html.tostring(x) for x in s.xpath("./svg/*"))
        for s in page.xpath("//dl//*[contains(@class, 'state')]")
    }
    assert len(shapes) == 6 and len(set(shapes.values())) == 6


def test_every_count_of_every_language(page: html.HtmlElement) -> None:
    _, polish, urdu = page.xpath("//table")
    assert words(polish.find("caption")) == "Texts of each document in Polish"
    heads = [words(h) for h in polish.xpath(".//thead//th")]
    (counts,) = ([words(c) for c in r.xpath("./*")] for r in urdu.xpath(".//tbody/tr"))
    assert dict(zip(heads, counts, strict=True)) == {
        "Document": "Worried & <alone>?",
        "State": "in progress",
        "Done": "0 of 4",
        "Reviewed": "0",
        "To be reviewed": "0",
        "Machine": "0",
        "Fuzzy": "1",
        "Refused": "0",
        "Missing": "3",
        "Critical open": "none",
    }
    assert [words(r.xpath("./*")[-1]) for r in polish.xpath(".//tbody/tr")] == ["none", "2 of 2"]
    names = page.xpath("//h2[@id='ur']/bdi")
    assert [(n.get("lang"), n.get("dir"), n.text) for n in names] == [("ur", "rtl", "اردو")]


def test_a_library_in_english_alone_has_a_page_too() -> None:
    page = html.document_fromstring(status_page((), "Safer", date(2026, 11, 23)))
    assert page.xpath("//table") == [] and "There is nothing to translate." in words(page)
