"""Titles, summaries and the library's own words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from waymark.model import (
    Audience,
    Direction,
    Fact,
    FactType,
    Language,
    Library,
    Organisation,
    Passage,
    Place,
    Section,
    Shape,
)
from waymark.translation import (
    Catalogue,
    library_sheet,
    library_texts,
    library_words,
    passage,
    passage_findings,
    read_catalogue,
    update,
)

POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
PATH = "translations/pl/library.po"
HEADER = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Waymark-State: human\\n"\n\n'

LIBRARY = Library(
    root=Path("nowhere"),
    organisation=Organisation(
        name="Marlow Vale Council",
        site_name="Marlow Vale",
        site_url="https://marlow-vale.example/",
        description="",
        exit_url="https://www.bbc.co.uk/weather",
        emergency=(),
        help_document="help",
        accessible_formats="",
        complaints="",
        report_error="",
    ),
    languages=(POLISH,),
    audiences=(Audience("public", "For everyone", "I am worried", "What to do.", Shape.CIRCLE),),
    sections=(Section("leaflets", "Leaflets"),),
    groups=(),
    facts={},
    documents=(),
    catalogues={},
)


def catalogue(*entries: tuple[str, str, str], flags: str = "") -> Catalogue:
    po = "".join(f'{flags}msgctxt "{c}"\nmsgid "{e}"\nmsgstr "{t}"\n\n' for c, e, t in entries)
    return read_catalogue(HEADER + po, PATH, "pl")[0]


def test_a_title() -> None:
    found = passage(catalogue(("title", "Worried?", "Martwisz się?")), "title", "Worried?", "pl")
    assert found == Passage("Martwisz się?", "pl")


@pytest.mark.parametrize(
    "there",
    [
        None,
        catalogue(),
        catalogue(("title", "Worried?", "")),
        catalogue(("summary", "Worried?", "Martwisz się?")),
        catalogue(("title", "Worried?", "Martwisz się?"), flags="#, fuzzy\n"),
        catalogue(("title", "Worried?", "# Martwisz się?")),
    ],
    ids=["no file", "no entry", "empty", "other context", "fuzzy", "failing"],
)
def test_a_title_that_is_not_there_is_english(there: Catalogue | None) -> None:
    assert passage(there, "title", "Worried?", "pl") == Passage("Worried?", "en")


def test_why_a_title_is_not_used() -> None:
    there = catalogue(("title", "Call 999", "Dzwoń 112"), ("summary", "Who", "Kto"))
    (finding,) = passage_findings(there, [("title", "Call 999"), ("summary", "Who"), ("x", "y")])
    assert (finding.code, finding.path, finding.line) == ("TR005", PATH, 8)
    assert passage_findings(None, [("title", "Who")]) == ()


def test_the_librarys_words() -> None:
    there = catalogue(
        ("audience.public.label", "For everyone", "Dla wszystkich"),
        ("section.leaflets", "Leaflets", "Ulotki"),
    )
    assert library_words(LIBRARY, there) == {
        "organisation.site_name": Passage("Marlow Vale", "en"),
        "audience.public.label": Passage("Dla wszystkich", "pl"),
        "audience.public.invitation": Passage("I am worried", "en"),
        "audience.public.purpose": Passage("What to do.", "en"),
        "section.leaflets": Passage("Ulotki", "pl"),
    }


def test_the_librarys_file() -> None:
    def updated(existing: str | None) -> str:
        sheet = library_sheet(LIBRARY, existing)
        return update(sheet.texts, sheet.existing, POLISH, sheet.reference)

    po = updated(None)
    assert updated(po) == po
    assert 'msgctxt "audience.public.label"\nmsgid "For everyone"\nmsgstr ""\n' in po
    assert [t.context for t in library_texts(LIBRARY)][-1] == "section.leaflets"
    assert all(t.comments for t in library_texts(LIBRARY))


def test_places_to_fill_in_are_named_in_the_readers_language() -> None:
    """Those of pages in other languages: here one of the foot of every page, and no other."""
    complaints, spare = _place("local.complaints.email"), _place("local.spare.email")
    library = replace(
        LIBRARY,
        organisation=replace(LIBRARY.organisation, complaints=complaints.key),
        facts={fact.key: fact for fact in (complaints, spare)},
    )
    assert [t.context for t in library_texts(library)][-1] == complaints.label_context
    there = catalogue((complaints.label_context, "the team", "zespół"))
    words = library_words(library, there)
    assert words[complaints.label_context] == Passage("zespół", "pl")
    assert spare.label_context not in words


def _place(key: str) -> Fact:
    return Fact(
        key=key,
        type=FactType.EMAIL,
        value=None,
        label="the team",
        source="",
        verified=None,
        recheck_days=0,
        critical=False,
        replaced_by="",
        retired=False,
        supply="The shared mailbox.",
        place=Place("facts/local.yml", 1),
    )
