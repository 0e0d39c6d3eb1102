"""The page of updates and its feed: from the register alone, nothing internal, valid, stable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from waymark.model import Library, PageKind, PageRecord, Passage, Version
from waymark.site import (
    ChangedContact,
    Frame,
    Gone,
    Happened,
    Happening,
    Past,
    ReadyEdition,
    Wording,
    frames,
    page_records,
)
from waymark.site.feed import NEWEST as FEED_LIMIT
from waymark.site.feed import feed, feeds
from waymark.site.updates import NEWEST as PAGE_LIMIT

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FIRST = Version(1, 0)
PAGE = "public/leaflets/worried/"
HOSTILE = '<b>Shorter</b> & "clearer" ]]>'


def released(day: int, version: str = "1.0", language: str = "en", **changes: object) -> Happened:
    prefix = "" if language == "en" else f"{language}/"
    first, _, second = version.partition(".")
    one = Happened(
        id=f"worried-public-{language}-{version}".replace(".", "-"),
        document="worried",
        language=language,
        day=date(2026, 11, day),
        what=Happening.NEW if version == "1.0" else Happening.CHANGED,
        title=Passage("Martwisz się?" if language == "pl" else "Worried?", language),
        editions=(("public", Version(int(first), int(second)), f"{prefix}{PAGE}"),),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


PAST = Past(
    happened=(
        released(2),
        released(9, "1.1", note=HOSTILE, minor=True),
        released(4, language="pl"),
        Happened(
            "guide-professionals-en-1-0-withdrawn",
            "guide",
            "en",
            date(2026, 11, 6),
            Happening.WITHDRAWN,
            Passage("Guide", "en"),
            (("professionals", FIRST, "professionals/referral/old/"),),
            reason="It was wrong.",
        ),
        released(6, "1.0", "pl", id="pl-gone", what=Happening.WITHDRAWN, with_english=True),
    ),
    gone=(
        Gone(
            "guide", "professionals/referral/old/", "professionals", "en",
            Passage("Guide", "en"), date(2026, 11, 6), "It was wrong.", "worried",
        ),
    ),
    contacts={
        "en": (ChangedContact(date(2026, 11, 7), "contact.emergency.phone", "Emergency"),),
        "pl": (ChangedContact(date(2026, 11, 7), "contact.emergency.phone", "Emergency"),),
    },
)  # fmt: skip


@pytest.fixture
def site(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> tuple[dict[str, PageRecord], dict[str, Frame]]:
    return made(hand_made, editions, speech, PAST)


def made(
    library: Library,
    ready: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    past: Past,
    *,
    draft: bool = False,
) -> tuple[dict[str, PageRecord], dict[str, Frame]]:
    pages = page_records(library, ready, speech, draft=draft, past=past)
    shared = frames(library, ready, speech, draft=draft, past=past)
    return (
        {p.language: p for p in pages if p.kind is PageKind.UPDATES},
        {f.language: f for f in shared},
    )


Site = tuple[dict[str, PageRecord], dict[str, Frame]]


def test_english_tells_of_everything_the_newest_first(site: Site) -> None:
    page = site[0]["en"]
    assert page.address == "updates/"
    assert [(u.shown_day, u.event, u.title.text, u.tongue) for u in page.updates] == [
        ("2026-11-09", "Changed", "Worried?", ""),
        ("2026-11-07", "New contact", "Emergency", ""),
        ("2026-11-06", "Withdrawn", "Guide", ""),
        ("2026-11-04", "New", "Martwisz się?", "pl"),
        ("2026-11-02", "New", "Worried?", ""),
    ]


def test_another_language_tells_of_itself(site: Site) -> None:
    assert [u.id for u in site[0]["pl"].updates] == [
        "contact-emergency-phone-2026-11-07",
        "pl-gone",
        "worried-public-pl-1-0",
    ]
    assert site[0]["ur"].updates == ()


def test_a_release_names_readers_edition_and_change_in_english(site: Site) -> None:
    first = site[0]["en"].updates[0]
    (link,) = first.links
    assert (link.title, link.summary, link.address) == ("For everyone", "Edition 1.1", PAGE)
    told = [(d.label, [(t.text, t.language) for t in d.texts]) for d in first.details]
    assert told == [
        ("What changed", [(HOSTILE, "en")]),
        ("Kind of release", [("Small correction", "en")]),
    ]


def test_a_withdrawal_says_why_and_where_to_go(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    page = made(hand_made, editions, speech, PAST)[0]["en"]
    gone = page.updates[2]
    assert [d.texts[0].text for d in gone.details] == ["It was wrong."]
    # Professionals have no edition of it, so they are sent to the public one.
    assert [(x.title, x.address) for x in gone.links] == [
        ("For staff", "professionals/referral/old/"),
        ("Read instead: Worried?", PAGE),
    ]


def test_a_contact_is_told_as_it_is_today(site: Site) -> None:
    contact = site[0]["en"].updates[1].contact
    assert contact
    assert (contact.day, contact.shown, contact.href) == ("2026-11-07", "999", "tel:999")


def test_a_contact_that_there_is_no_more_is_not_told_of(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    past = Past(contacts={"en": (ChangedContact(date(2026, 11, 7), "no.such.phone", "Nobody"),)})
    pages, shared = made(hand_made, editions, speech, past)
    assert pages["en"].updates == ()
    assert shared["en"].feed == ""


def test_drafts_have_nothing_to_tell_and_no_feed(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    pages, shared = made(hand_made, editions, speech, Past(), draft=True)
    assert {p.updates for p in pages.values()} == {()}
    assert {f.feed for f in shared.values()} == {""}
    assert feeds(pages.values(), tuple(shared.values())) == {}
    assert not pages["en"].indexed


def test_a_page_keeps_to_the_newest_and_says_that_there_is_more(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    many = tuple(released(1, f"1.{n}") for n in range(PAGE_LIMIT + 1))
    pages, shared = made(hand_made, editions, speech, Past(happened=many))
    assert len(pages["en"].updates) == PAGE_LIMIT
    assert pages["en"].more
    assert len({u.id for u in pages["en"].updates}) == PAGE_LIMIT
    root = etree.fromstring(feed(pages["en"], shared["en"]).encode())
    assert len(root.findall(f"{ATOM}entry")) == FEED_LIMIT


def test_only_languages_with_something_to_tell_have_a_feed(site: Site) -> None:
    pages, shared = site
    files = feeds(pages.values(), tuple(shared.values()))
    assert sorted(files) == ["pl/updates/feed.xml", "updates/feed.xml"]
    assert [shared[code].feed for code in ("en", "pl", "ur")] == [
        "updates/feed.xml",
        "pl/updates/feed.xml",
        "",
    ]


@pytest.mark.parametrize("code", ["en", "pl"])
def test_the_feed_is_what_rfc_4287_asks_for(site: Site, code: str) -> None:
    pages, shared = site
    root = etree.fromstring(feed(pages[code], shared[code]).encode())
    base = "https://example.org/sub/" + ("" if code == "en" else f"{code}/")
    assert root.tag == f"{ATOM}feed"
    assert root.get(LANG) == code
    links = {x.get("rel"): x.get("href") for x in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{base}updates/feed.xml", "alternate": f"{base}updates/"}
    entries = root.findall(f"{ATOM}entry")
    for node in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [e.findtext(f"{ATOM}id") for e in entries]
    assert len(set(ids)) == len(ids) == len(pages[code].updates)
    moments = [e.findtext(f"{ATOM}updated") for e in entries]
    assert moments == sorted(moments, reverse=True)
    assert root.findtext(f"{ATOM}updated") == moments[0]
    assert moments[0] == ("2026-11-09T00:00:00Z" if code == "en" else "2026-11-07T00:00:00Z")
    # An entry without content needs a way to it; these have one in any case.
    assert all(e.find(f"{ATOM}link[@rel='alternate']") is not None for e in entries)


def test_the_feed_escapes_what_an_editor_wrote_and_says_its_language(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    past = Past(happened=(released(9, "1.1", note=HOSTILE), released(9, "1.1", "pl", note=HOSTILE)))
    pages, shared = made(hand_made, editions, speech, past)
    english, polish = (
        etree.fromstring(feed(pages[code], shared[code]).encode()).find(f"{ATOM}entry")
        for code in ("en", "pl")
    )
    assert english is not None and polish is not None
    assert HOSTILE in (english.findtext(f"{ATOM}summary") or "")
    assert english.find(f"{ATOM}content") is None
    content, summary = polish.find(f"{ATOM}content"), polish.find(f"{ATOM}summary")
    assert content is not None and summary is not None
    assert (content.text, content.get(LANG)) == (HOSTILE, "en")
    assert summary.get(LANG) is None
    assert HOSTILE not in (summary.text or "")


def test_an_entry_leads_to_its_text_where_there_is_one_alone(site: Site) -> None:
    pages, shared = site
    root = etree.fromstring(feed(pages["en"], shared["en"]).encode())
    there = [
        (e.find(f"{ATOM}link").get("href") or "").removeprefix("https://example.org/sub/")  # type: ignore[union-attr]
        for e in root.findall(f"{ATOM}entry")
    ]
    assert there[0] == PAGE
    assert there[1] == "updates/#contact-emergency-phone-2026-11-07"
    assert there[2] == "updates/#guide-professionals-en-1-0-withdrawn"
