"""Pages of texts that are published in English and planned in a language, but not ready in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from waymark.model import Document, Library, PageKind, PageRecord, Passage
from waymark.site import (
    Gone,
    Past,
    ReadyEdition,
    Wording,
    frames,
    page_records,
    read_assets,
    root_files,
)

ROOT = Path(__file__).parents[2]
WORRIED = "leaflets/worried/"


def planned(document: Document) -> Document:
    """In all three languages for every audience."""
    plans = tuple(replace(p, languages=("en", "pl", "ur")) for p in document.editions)
    return replace(document, editions=plans)


@pytest.fixture(scope="module")
def ready(editions: tuple[ReadyEdition, ...]) -> tuple[ReadyEdition, ...]:
    return tuple(replace(e, document=planned(e.document)) for e in editions)


@pytest.fixture(scope="module")
def records(
    hand_made: Library, ready: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> dict[str, PageRecord]:
    pages = page_records(hand_made, ready, speech, draft=False)
    assert len({p.address for p in pages}) == len(pages)
    return {p.address: p for p in pages}


def missing(records: dict[str, PageRecord]) -> set[str]:
    return {a for a, r in records.items() if r.kind is PageKind.NOT_IN_LANGUAGE}


def test_every_planned_text_answers_in_every_language_of_the_site(
    records: dict[str, PageRecord],
) -> None:
    assert missing(records) == {
        "pl/community/leaflets/worried/",
        "pl/professionals/referral/guide/",
        "ur/public/help/get-help/",
        "ur/public/leaflets/worried/",
        "ur/professionals/referral/guide/",
    }


def test_the_page_speaks_the_language_and_names_the_text_in_english(
    records: dict[str, PageRecord], speech: dict[str, Wording]
) -> None:
    page = records["ur/public/leaflets/worried/"]
    assert page.title == Passage(speech["ur"].words["missing.title"], "ur")
    assert (page.summary, page.crumbs[-1].title) == (Passage("Worried?", "en"), "Worried?")
    assert [(t.language, [(x.title, x.address) for x in t.links]) for t in page.tongues] == [
        ("en", [("Worried?", "public/leaflets/worried/")]),
        ("pl", [("Martwisz się?", "pl/public/leaflets/worried/")]),
    ]
    assert page.exit_shortcut and not page.indexed
    assert (page.text, page.downloads, page.trust, page.editions) == ("", (), None, "")
    # No Urdu text is for professionals: no landing page to lead to, but the page is there.
    guide = records["ur/professionals/referral/guide/"]
    assert [c.address for c in guide.crumbs] == ["ur/", None]
    assert [t.language for t in guide.tongues] == ["en"]


def test_the_switcher_offers_it_as_what_it_is(records: dict[str, PageRecord]) -> None:
    english = records["public/leaflets/worried/"]
    urdu = next(a for a in english.alternates if a.language == "ur")
    assert (urdu.address, urdu.exact, urdu.missing) == ("ur/public/leaflets/worried/", False, True)
    assert [a.exact for a in english.alternates] == [True, True, False]
    own = records[urdu.address].alternates
    assert [(a.language, a.exact, a.missing) for a in own] == [
        ("en", True, False),
        ("pl", True, False),
        ("ur", False, True),
    ]


def test_no_menu_list_or_index_knows_it(
    hand_made: Library,
    ready: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    records: dict[str, PageRecord],
) -> None:
    gone = missing(records)
    for page in records.values():
        links = [x.address for g in page.navigation for x in g.links]
        links += [x.address for t in page.tongues for x in t.links]
        links += [x.address for x in (*page.ways, *page.audiences, *page.routes)]
        assert not gone & set(links), page.address
    shared = frames(hand_made, ready, speech, draft=False)
    files = root_files(
        tuple(records.values()), shared, read_assets(ROOT / "docs"), ROOT / "overrides"
    )
    sitemap = files["sitemap.xml"].decode()
    assert "pl/public/leaflets/worried/" in sitemap
    assert [a for a in gone if a in sitemap] == []
    short = files["q/worried/index.html"].decode()
    assert WORRIED in short and "ur/public/leaflets/worried/" not in short


def test_what_was_withdrawn_says_so_instead(
    hand_made: Library, ready: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    page = "ur/public/leaflets/worried/"
    gone = Gone("worried", page, "public", "ur", Passage("?", "ur"), date(2026, 11, 2), "Wrong.")
    pages = page_records(hand_made, ready, speech, draft=False, past=Past(gone=(gone,)))
    assert [p.kind for p in pages if p.address == page] == [PageKind.WITHDRAWN]


def test_without_english_or_without_a_plan_there_is_no_such_page(
    hand_made: Library,
    editions: tuple[ReadyEdition, ...],
    ready: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
) -> None:
    translated = [e for e in ready if e.language != "en"]
    for given in (editions, translated):
        pages = page_records(hand_made, given, speech, draft=False)
        assert [p for p in pages if p.kind is PageKind.NOT_IN_LANGUAGE] == []


def test_a_language_without_any_page_has_none_of_these_either(
    hand_made: Library, ready: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    english = [e for e in ready if e.language != "ur"]
    pages = page_records(hand_made, english, speech, draft=False)
    assert [p.address for p in pages if p.language == "ur"] == []
