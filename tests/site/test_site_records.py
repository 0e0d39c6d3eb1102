"""Pages as values: what there is, who is sent where, and what a page says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from waymark.model import (
    Alternate,
    Library,
    PageKind,
    PageRecord,
    TranslationKind,
    TranslationState,
    Version,
)
from waymark.site import ReadyEdition, Standing, Wording, frames, page_records, ways

OWN = (
    *("", "leaflets-and-languages/", "updates/", "pages/", "search/", "accessibility/"),
    *("privacy/", "404.html"),
)
"""The pages of the site itself, in every language."""


@pytest.fixture(scope="module")
def records(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> dict[str, PageRecord]:
    pages = page_records(hand_made, editions, speech, draft=True)
    assert len({p.address for p in pages}) == len(pages)
    return {p.address: p for p in pages}


def _exact(alternates: tuple[Alternate, ...]) -> dict[str, str]:
    return {a.language: a.address for a in alternates if a.exact}


def test_a_page_exists_where_its_edition_does_and_nowhere_else(
    records: dict[str, PageRecord],
) -> None:
    assert set(records) == {
        *("public/", "public/help/get-help/", "public/leaflets/worried/"),
        *("professionals/", "professionals/referral/guide/"),
        *("community/", "community/leaflets/worried/"),
        *("pl/public/", "pl/public/help/get-help/", "pl/public/leaflets/worried/"),
        *("ur/community/", "ur/community/leaflets/worried/"),
        *(f"{folder}{page}" for folder in ("", "pl/", "ur/") for page in OWN),
    }


def test_alternates_are_exact_only_where_the_page_is_published(
    records: dict[str, PageRecord],
) -> None:
    page = records["public/leaflets/worried/"]
    assert _exact(page.alternates) == {
        "en": "public/leaflets/worried/",
        "pl": "pl/public/leaflets/worried/",
    }
    urdu = next(a for a in page.alternates if a.language == "ur")
    assert (urdu.address, urdu.exact) == ("ur/", False)
    assert _exact(records[""].alternates) == {"en": "", "pl": "pl/", "ur": "ur/"}
    assert _exact(records["public/"].alternates) == {"en": "public/", "pl": "pl/public/"}
    assert _exact(records["404.html"].alternates) == {}


def test_the_audience_switcher_offers_only_editions_that_exist(
    records: dict[str, PageRecord],
) -> None:
    page = records["community/leaflets/worried/"]
    assert [(x.address, x.current) for x in page.audiences] == [
        ("public/leaflets/worried/", False),
        ("community/leaflets/worried/", True),
    ]
    assert records["pl/public/leaflets/worried/"].audiences == ()
    assert records["professionals/referral/guide/"].audiences == ()


def test_navigation_is_the_readers_own_audience_by_section(records: dict[str, PageRecord]) -> None:
    page = records["public/leaflets/worried/"]
    assert [(g.title, [x.title for x in g.links]) for g in page.navigation] == [
        ("Help", ["Get help now"]),
        ("Leaflets", ["Worried?"]),
    ]
    assert page.open == [x.address for g in page.navigation for x in g.links][1]
    assert records["professionals/"].navigation[0].title == "Referral"


def test_crumbs_end_in_the_page_itself(records: dict[str, PageRecord]) -> None:
    crumbs = records["pl/public/leaflets/worried/"].crumbs
    assert [(c.title, c.address, c.language) for c in crumbs[1:]] == [
        ("Dla każdego", "pl/public/", "pl"),
        ("Martwisz się?", None, "pl"),
    ]
    assert crumbs[0].address == "pl/"


def test_words_of_the_library_that_are_not_translated_say_so(
    records: dict[str, PageRecord],
) -> None:
    page = records["ur/community/leaflets/worried/"]
    assert (page.audience_label, page.audience_language) == ("For groups", "en")
    assert page.navigation[0].language == "en"
    assert records["ur/"].ways[0].language == "en"


def test_the_home_page_asks_who_the_reader_is_and_shows_each_leaflet_once(
    records: dict[str, PageRecord],
) -> None:
    home = records[""]
    assert [(w.title, w.address) for w in home.ways] == [
        ("I am worried", "public/"),
        ("I work", "professionals/"),
        ("My group", "community/"),
    ]
    assert [x.address for x in home.navigation[0].links] == ["public/leaflets/worried/"]


def test_the_list_of_pages_names_every_document_of_its_language(
    records: dict[str, PageRecord],
) -> None:
    listed = {
        x.address for g in records["pages/"].navigation if g.id != "this_site" for x in g.links
    }
    documents = {
        p.address for p in records.values() if p.kind is PageKind.DOCUMENT and p.language == "en"
    }
    assert listed == documents


def test_the_trust_line(records: dict[str, PageRecord]) -> None:
    page = records["public/leaflets/worried/"]
    assert page.labels == {
        "edition": "Draft",
        "reviewed": "Last reviewed 2026-11-20",
        "next-review": "Next review 2027-05-19",
        "contacts": "Contacts as of 2026-11-19",
    }
    assert not page.indexed


def test_a_text_that_was_never_reviewed_says_so(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    first = editions[0]
    review = replace(first.document.review, last=None)
    first = replace(first, document=replace(first.document, review=review))
    pages = page_records(hand_made, [first], speech, draft=True)
    page = next(p for p in pages if p.kind is PageKind.DOCUMENT)
    assert page.labels["reviewed"] == "Not yet reviewed"
    assert "next-review" not in page.labels


def test_a_released_edition_has_a_number_and_is_indexed(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    polish = next(e for e in editions if e.finished.language == "pl")
    state = TranslationState(TranslationKind.REVIEWED, 4, 4, 0)
    composed = replace(polish.finished.composed, translation=state)
    standing = Standing(Version(1, 2), date(2026, 11, 20), Version(1, 2), Version(1, 2))
    polish = replace(
        polish, finished=replace(polish.finished, composed=composed), standing=standing
    )
    pages = page_records(hand_made, [polish], speech, draft=False)
    page = next(p for p in pages if p.kind is PageKind.DOCUMENT)
    assert page.indexed
    assert page.labels["edition"] == "Wydanie 1.2, 2026-11-20"
    assert page.labels["translation"] == speech["pl"].words["translation.reviewed"]


def test_sources_a_restricted_one_is_named_and_never_linked(
    records: dict[str, PageRecord],
) -> None:
    public, restricted = records["public/leaflets/worried/"].sources
    assert public.url == "https://example.org/g"
    assert public.note == "checked 2026-11-01"
    assert (restricted.title, restricted.url) == ("Local <profile>", "")
    assert "secret" not in repr(records)


def test_downloads_say_what_they_are(records: dict[str, PageRecord]) -> None:
    english = records["public/leaflets/worried/"].downloads
    assert [d.label for d in english] == [
        "Worried? (PDF, 239 KB, 2 pages, English)",
        "Worried? (Large print PDF, 2.4 MB, 1 page, English)",
    ]
    polish = records["pl/public/leaflets/worried/"].downloads
    assert "239 KB" in polish[0].label
    assert "2 strony" in polish[0].label
    assert "polski" in polish[0].label
    urdu = records["ur/community/leaflets/worried/"].downloads[0].label
    assert "\u2068239 KB\u2069" in urdu


def test_the_quick_exit_listens_only_where_a_reader_may_be_watched(
    records: dict[str, PageRecord],
) -> None:
    assert records["public/leaflets/worried/"].exit_shortcut
    assert records["community/leaflets/worried/"].exit_shortcut
    assert not records["professionals/referral/guide/"].exit_shortcut


def test_the_order_of_editions_does_not_matter(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    one = page_records(hand_made, editions, speech, draft=True)
    other = page_records(hand_made, tuple(reversed(editions)), speech, draft=True)
    assert one == other


def test_a_site_without_any_edition_has_its_own_pages(
    hand_made: Library, speech: dict[str, Wording]
) -> None:
    pages = page_records(hand_made, (), speech, draft=True)
    assert sorted(p.address for p in pages) == sorted(OWN)


def test_frames_lead_to_help_in_the_language_else_in_english(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    english, polish, urdu = frames(hand_made, editions, speech, draft=True)
    assert english.help and polish.help and urdu.help
    assert english.help.address == "public/help/get-help/"
    assert polish.help.address == "pl/public/help/get-help/"
    assert (urdu.help.address, urdu.help.language) == ("public/help/get-help/", "en")
    assert english.emergency[0].href == "tel:999"
    assert english.error_contact is None
    assert english.complaints_contact and not english.complaints_contact.supplied


def test_a_menu_of_many_texts_lists_the_readers_own_section(
    hand_made: Library,
    editions: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ways, "MOST_LINKS", 1)
    pages = {p.address: p for p in page_records(hand_made, editions, speech, draft=True)}
    menu = pages["public/leaflets/worried/"].navigation
    assert [(g.title, [x.title for x in g.links], g.address) for g in menu] == [
        ("Help", [], "public/#for-help"),
        ("Leaflets", ["Worried?"], ""),
    ]
    landing = pages["public/"].navigation
    assert [(g.id, len(g.links), g.address) for g in landing] == [
        ("help", 1, ""),
        ("leaflets", 1, ""),
    ]
