"""Pages of releases: editions, earlier ones, withdrawn texts, English that stands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from waymark.model import Library, PageKind, PageRecord, Passage, Version
from waymark.site import (
    ChangedContact,
    Frame,
    Gone,
    History,
    Move,
    Past,
    PastRelease,
    ReadyEdition,
    ReleaseState,
    Standing,
    Wording,
    frames,
    page_records,
    read_assets,
    root_files,
)

ROOT = Path(__file__).parents[2]
FIRST, SECOND = Version(1, 0), Version(1, 1)
PAGE = "public/leaflets/worried/"


def released(item: ReadyEdition, version: Version = SECOND, **changes: object) -> ReadyEdition:
    standing = Standing(version, date(2026, 11, 20), version, SECOND)
    return replace(item, standing=replace(standing, **changes))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def ready(editions: tuple[ReadyEdition, ...]) -> tuple[ReadyEdition, ...]:
    """The editions as released ones; the Polish leaflet is behind, the Urdu one must not stand."""
    found = []
    for item in editions:
        if item.finished.language == "pl" and item.document.id == "worried":
            found.append(released(item, FIRST, behind=True))
        elif item.finished.language == "ur":
            english = next(
                e
                for e in editions
                if (e.document.id, e.finished.audience, e.finished.language)
                == ("worried", "community", "en")
            )
            found.append(replace(released(english), shown_in="ur"))
        else:
            found.append(released(item))
    return tuple(found)


@pytest.fixture(scope="module")
def past(editions: tuple[ReadyEdition, ...]) -> Past:
    worried = next(e for e in editions if e.document.id == "worried")
    rows = (
        PastRelease(SECOND, date(2026, 11, 20), ReleaseState.CURRENT, note="<b>Shorter</b>"),
        PastRelease(
            FIRST,
            date(2026, 10, 1),
            ReleaseState.SUPERSEDED,
            groups=("Youth Council",),
            urgent=True,
            kept=True,
        ),
        PastRelease(Version(0, 9), date(2026, 9, 1), ReleaseState.WITHDRAWN),
    )
    title = worried.finished.title
    changes = (ChangedContact(date(2026, 11, 22), "contact.emergency.phone", "Emergency"),)
    return Past(
        old=(released(worried, FIRST),),
        gone=(
            Gone(
                "guide", "pl/professionals/referral/guide/", "professionals", "pl",
                Passage("Guide", "en"), date(2026, 11, 2), "It was wrong.", "worried",
            ),
            Gone("help", "ur/public/help/get-help/", "public", "ur", Passage("مدد", "ur")),
        ),
        histories=(History("worried", PAGE, "public", "en", title, rows, changes),),
        moves=(Move("public/leaflets/old/", PAGE, "en"),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def records(
    hand_made: Library, ready: tuple[ReadyEdition, ...], speech: dict[str, Wording], past: Past
) -> dict[str, PageRecord]:
    pages = page_records(hand_made, ready, speech, draft=False, past=past)
    assert len({p.address for p in pages}) == len(pages)
    return {p.address: p for p in pages}


@pytest.fixture(scope="module")
def shared(
    hand_made: Library, ready: tuple[ReadyEdition, ...], speech: dict[str, Wording], past: Past
) -> tuple[Frame, ...]:
    return frames(hand_made, ready, speech, draft=False, past=past)


@pytest.fixture(scope="module")
def files(
    records: dict[str, PageRecord], shared: tuple[Frame, ...], past: Past
) -> dict[str, bytes]:
    assets = read_assets(ROOT / "docs")
    return root_files(tuple(records.values()), shared, assets, ROOT / "overrides", past.moves)


def test_each_kind_of_page_has_its_address(records: dict[str, PageRecord]) -> None:
    past = {PageKind.EDITIONS, PageKind.OLD_EDITION, PageKind.WITHDRAWN}
    kinds = {a: r.kind for a, r in records.items() if r.kind in past}
    assert kinds == {
        f"{PAGE}editions/": PageKind.EDITIONS,
        f"{PAGE}editions/1.0/": PageKind.OLD_EDITION,
        "pl/professionals/referral/guide/": PageKind.WITHDRAWN,
        "ur/public/help/get-help/": PageKind.WITHDRAWN,
    }


def test_the_list_of_editions_says_what_each_was(records: dict[str, PageRecord]) -> None:
    page = records[f"{PAGE}editions/"]
    new, old, withdrawn = page.releases
    assert (new.title, new.current, new.address) == ("Edition 1.1, 2026-11-20", True, PAGE)
    assert new.details[0].texts == (Passage("<b>Shorter</b>", "en"),)
    assert (old.current, old.address) == (False, f"{PAGE}editions/1.0/")
    assert [t.text for d in old.details for t in d.texts] == [
        "Youth Council",
        "Published urgently, before consultation",
    ]
    assert (withdrawn.state, withdrawn.address) == ("Withdrawn", "")
    assert [(c.day, c.label, c.href) for c in page.changes] == [
        ("2026-11-22", "Emergency", "tel:999")
    ]
    assert [d.digest for d in page.downloads] == ["x", "y"]
    assert page.indexed


def test_a_current_page_leads_to_its_editions(records: dict[str, PageRecord]) -> None:
    page = records[PAGE]
    assert page.editions == f"{PAGE}editions/"
    assert page.labels["edition"] == "Edition 1.1, 2026-11-20"
    assert page.labels["superseded"] == "No longer current: Edition 1.0, 2026-10-01"
    assert page.indexed and page.notice is None


def test_an_earlier_edition_says_so_and_is_for_no_index(records: dict[str, PageRecord]) -> None:
    page = records[f"{PAGE}editions/1.0/"]
    assert not page.indexed
    assert page.notice and page.notice.link
    assert page.notice.title == "This is edition 1.0. It is no longer current."
    assert page.notice.link.address == PAGE
    assert page.downloads == () and "next-review" not in page.labels


def test_a_translation_that_english_has_left_names_both_editions(
    records: dict[str, PageRecord],
) -> None:
    page = records["pl/public/leaflets/worried/"]
    assert "1.0" in page.labels["translates"] and "1.1" in page.labels["translates"]
    assert page.indexed


def test_after_a_change_for_safety_english_stands_with_help_in_the_language(
    records: dict[str, PageRecord], shared: tuple[Frame, ...], speech: dict[str, Wording]
) -> None:
    page = records["ur/community/leaflets/worried/"]
    assert (page.language, page.text_language, page.title.language) == ("ur", "en", "en")
    assert page.notice and page.notice.help
    assert page.notice.title == speech["ur"].words["safety.title"]
    assert not page.indexed
    assert speech["ur"].words["in-english"] in page.downloads[0].label
    english = records["community/leaflets/worried/"]
    other = next(a for a in english.alternates if a.language == "ur")
    assert (other.address, other.exact, other.english) == (page.address, False, True)
    own = next(a for a in page.alternates if a.language == "ur")
    assert not own.exact


def test_a_withdrawn_page_says_why_and_where_to_go(records: dict[str, PageRecord]) -> None:
    page = records["pl/professionals/referral/guide/"]
    assert page.notice and page.notice.link
    assert "2026-11-02" in page.notice.title
    assert page.notice.lines == (Passage("It was wrong.", "en"),)
    assert page.notice.link.address == "pl/public/leaflets/worried/"
    assert page.downloads == () and page.text == "" and not page.indexed
    # No Polish page is for professionals: there is no landing page to lead to.
    assert [c.address for c in page.crumbs] == ["pl/", None]


def test_a_page_that_a_fault_holds_leads_to_the_english_text(
    records: dict[str, PageRecord], speech: dict[str, Wording]
) -> None:
    page = records["ur/public/help/get-help/"]
    assert page.notice and page.notice.link
    assert page.notice.title == speech["ur"].words["unavailable.title"]
    assert (page.notice.link.address, page.notice.link.language) == (
        "public/help/get-help/",
        "en",
    )


def test_the_sitemap_knows_what_is_truly_published(files: dict[str, bytes]) -> None:
    tree = etree.fromstring(files["sitemap.xml"])
    found = {x.text.removeprefix("https://example.org/sub/") for x in tree.iter("{*}loc")}
    assert PAGE in found and f"{PAGE}editions/" in found
    assert not found & {
        f"{PAGE}editions/1.0/",
        "pl/professionals/referral/guide/",
        "ur/community/leaflets/worried/",
    }
    links = {x.get("href").removeprefix("https://example.org/sub/") for x in tree.iter("{*}link")}
    assert "ur/community/leaflets/worried/" not in links


def _page(files: dict[str, bytes], name: str) -> Any:
    return html.fromstring(files[name].decode())


def test_an_address_on_paper_tells_whether_the_copy_is_right(files: dict[str, bytes]) -> None:
    page = _page(files, "q/worried/index.html")
    assert page.xpath("//meta[@http-equiv='refresh']") == []
    assert [s.get("lang") for s in page.xpath("//main//section")] == ["en", "pl", "ur"]
    english = page.xpath("//main//section[@lang='en']/ul/li")[0].text_content()
    for words in ("Edition 1.1, 2026-11-20", "No longer current: Edition 1.0", "2026-11-22", "999"):
        assert words in english
    assert "1.1" in page.xpath("//section[@lang='pl']//*[@class='copy-translates']")[0].text
    guide = _page(files, "q/guide/index.html")
    polish = guide.xpath("//section[@lang='pl']//*[@class='copy-edition']")
    assert ["2026-11-02" in p.text_content() for p in polish] == [True]


def test_an_earlier_address_leads_on_at_once(files: dict[str, bytes]) -> None:
    page = _page(files, "public/leaflets/old/index.html")
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../worried/"]
    assert page.xpath("//main//a/@href") == ["../worried/"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/sub/{PAGE}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_review_that_is_due_shows_as_due(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    item = released(editions[0], review_due=True)
    pages = page_records(hand_made, [item], speech, draft=False)
    page = next(p for p in pages if p.kind is PageKind.DOCUMENT)
    assert page.labels["next-review"] == "Review due since 2027-05-19"
