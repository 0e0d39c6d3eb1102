"""The page of all leaflets: language first, each text once, with its files and a text to share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from waymark.model import (
    Download,
    Format,
    Library,
    PageKind,
    PageRecord,
    Passage,
    SourceText,
    Tongue,
    TranslationKind,
    TranslationState,
)
from waymark.site import ReadyEdition, Wording, page_records

SITE = "https://example.org/sub/"


def leaflets(
    library: Library,
    ready: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    code: str = "en",
    *,
    draft: bool = False,
) -> PageRecord:
    pages = page_records(library, ready, speech, draft=draft)
    return next(p for p in pages if p.kind is PageKind.LEAFLETS and p.language == code)


def part(page: PageRecord, code: str) -> Tongue:
    return next(t for t in page.tongues if t.language == code)


def with_body(item: ReadyEdition, text: str) -> ReadyEdition:
    """The same edition with a text of its own."""
    composed = item.finished.composed
    body = SourceText.of(item.document.path, text)
    return replace(item, finished=replace(item.finished, composed=replace(composed, body=body)))


def test_each_language_has_the_page_and_names_itself_first(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    english = leaflets(hand_made, editions, speech)
    assert english.address == "leaflets-and-languages/"
    assert [t.language for t in english.tongues] == ["en", "pl", "ur"]
    urdu = leaflets(hand_made, editions, speech, "ur")
    assert urdu.address == "ur/leaflets-and-languages/"
    assert [t.language for t in urdu.tongues] == ["ur", "en", "pl"]
    first = urdu.tongues[0]
    assert (first.name, first.english, first.direction) == ("اردو", "Urdu", "rtl")
    exact = {a.language: a.address for a in urdu.alternates if a.exact}
    assert exact["en"] == "leaflets-and-languages/"
    assert exact["pl"] == "pl/leaflets-and-languages/"


def test_only_leaflets_stand_there_and_one_text_stands_once(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    page = leaflets(hand_made, editions, speech)
    (one,) = part(page, "en").leaflets
    assert (one.title.text, one.address) == ("Worried?", "public/leaflets/worried/")
    assert one.audience is None
    (urdu,) = part(page, "ur").leaflets
    assert urdu.address == "ur/community/leaflets/worried/"


def test_texts_of_two_audiences_that_differ_both_stand_with_their_readers(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    changed = tuple(
        with_body(e, "For groups alone.\n")
        if (e.document.id, e.finished.audience, e.language) == ("worried", "community", "en")
        else e
        for e in editions
    )
    both = part(leaflets(hand_made, changed, speech), "en").leaflets
    assert [(x.address, x.audience.text if x.audience else "") for x in both] == [
        ("public/leaflets/worried/", "For everyone"),
        ("community/leaflets/worried/", "For groups"),
    ]
    assert len({x.id for x in both}) == 2


def test_a_leaflet_has_every_file_of_every_audience_with_its_text_once(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    word = Download(Format.DOCX, "", "files/worried.docx", 40_000, 0, "z")
    more = tuple(
        replace(e, downloads=(*e.downloads, word))
        if (e.document.id, e.finished.audience, e.language) == ("worried", "community", "en")
        else e
        for e in editions
    )
    (one,) = part(leaflets(hand_made, more, speech), "en").leaflets
    assert [(d.label, d.address) for d in one.downloads] == [
        ("PDF, 239 KB, 2 pages", "files/worried-public-en.pdf"),
        ("Large print PDF, 2.4 MB, 1 page", "files/worried-public-en-large.pdf"),
        ("Word, 39 KB", "files/worried.docx"),
    ]
    (polish,) = part(leaflets(hand_made, more, speech), "pl").leaflets
    assert polish.downloads[0].label == "PDF, 239 KB, 2 pages"


def test_files_are_named_in_the_language_of_the_page_and_isolated_where_it_runs_leftwards(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    (polish,) = part(leaflets(hand_made, editions, speech, "pl"), "ur").leaflets
    assert polish.downloads[0].label == "PDF, 239 KB, 2 strony"
    (urdu,) = part(leaflets(hand_made, editions, speech, "ur"), "en").leaflets
    assert "\u2068239 KB\u2069" in urdu.downloads[0].label


def test_a_leaflet_bears_the_title_that_the_readers_of_the_page_know(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    (urdu,) = part(leaflets(hand_made, editions, speech), "ur").leaflets
    assert urdu.also == Passage("Worried?", "en")
    (english,) = part(leaflets(hand_made, editions, speech), "en").leaflets
    assert english.also is None
    page = leaflets(hand_made, editions, speech, "pl")
    assert part(page, "en").leaflets[0].also == Passage("Martwisz się?", "pl")
    # The community's leaflet is not in Polish, so it is named in English.
    assert part(page, "ur").leaflets[0].also == Passage("Worried?", "en")


def test_the_text_to_share_is_in_the_leaflets_language_with_a_whole_address(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    page = leaflets(hand_made, editions, speech)
    (english,) = part(page, "en").leaflets
    assert english.share == f"Worried?\nAbout Worried?\n{SITE}public/leaflets/worried/"
    (polish,) = part(page, "pl").leaflets
    # Its summary stands in English, and is not sent to readers of Polish.
    assert polish.share == f"Martwisz się?\n{SITE}pl/public/leaflets/worried/"


def test_a_draft_is_not_to_be_shared_and_says_what_it_is(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    page = leaflets(hand_made, editions, speech, draft=True)
    assert [x.share for t in page.tongues for x in t.leaflets] == ["", "", ""]
    assert not page.indexed
    assert part(page, "en").leaflets[0].state == ""
    assert part(page, "ur").leaflets[0].state == "machine.banner"
    reviewed = TranslationState(TranslationKind.REVIEWED, 4, 4, 0)
    ready = tuple(
        replace(
            e,
            finished=replace(
                e.finished, composed=replace(e.finished.composed, translation=reviewed)
            ),
        )
        for e in editions
    )
    page = leaflets(hand_made, ready, speech)
    assert {x.state for t in page.tongues for x in t.leaflets} == {""}


def test_english_that_stands_in_for_a_translation_is_no_leaflet_of_that_language(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    english = next(e for e in editions if e.document.id == "worried" and e.language == "en")
    ready = (*(e for e in editions if e.language != "pl"), replace(english, shown_in="pl"))
    page = leaflets(hand_made, ready, speech)
    assert [t.language for t in page.tongues] == ["en", "ur"]


def test_a_site_without_leaflets_has_the_page_and_says_so(
    hand_made: Library, speech: dict[str, Wording]
) -> None:
    page = leaflets(hand_made, (), speech)
    assert page.tongues == ()


def test_every_language_of_the_frame_leads_there(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    pages = page_records(hand_made, editions, speech, draft=True)
    listed = next(p for p in pages if p.address == "pl/pages/")
    own = next(g for g in listed.navigation if g.id == "this_site")
    assert "pl/leaflets-and-languages/" in [x.address for x in own.links]
    assert "pl/updates/" in [x.address for x in own.links]


@pytest.mark.parametrize("template", ["leaflets.html", "updates.html"])
def test_the_templates_have_no_inline_style_or_script(template: str) -> None:
    text = (Path(__file__).parents[2] / "overrides" / template).read_text("utf-8")
    assert "style=" not in text
    assert "<script" not in text
    assert "onclick" not in text
