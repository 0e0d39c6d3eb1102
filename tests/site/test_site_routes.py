"""Routes on an audience's page: where each leads, and what happens where that is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waymark.model import Library, Link, PageRecord, Passage, Place, Route
from waymark.site import ReadyEdition, Wording, page_records

HERE = Place("audiences.yml", 7, 5)


def route(id: str, document: str, heading: str = "", audience: str = "community") -> Route:
    return Route(id, id.capitalize(), f"About {id}.", document, heading, audience, HERE, HERE)


def shown(
    library: Library,
    ready: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    *routes: Route,
    address: str = "community/",
) -> tuple[Link, ...]:
    audiences = tuple(
        replace(a, routes=routes) if a.id == "community" else a for a in library.audiences
    )
    pages = page_records(replace(library, audiences=audiences), ready, speech, draft=True)
    found: PageRecord = next(p for p in pages if p.address == address)
    return found.routes


def test_a_route_leads_to_a_heading_of_the_audiences_own_text(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    (one,) = shown(hand_made, editions, speech, route("health", "worried", "call"))
    assert (one.title, one.summary) == ("Health", "About health.")
    assert one.address == "community/leaflets/worried/#call"
    assert one.leads_to == "en"


def test_a_route_may_lead_to_another_audiences_text(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    (one,) = shown(hand_made, editions, speech, route("work", "guide", audience="professionals"))
    assert one.address == "professionals/referral/guide/"


def test_routes_keep_their_order_and_one_without_a_text_is_left_out(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    # "help" has no edition for this audience, and no route ever takes another audience's by itself.
    routes = route("second", "worried"), route("gone", "help"), route("first", "worried", "notice")
    found = shown(hand_made, editions, speech, *routes)
    assert [x.title for x in found] == ["Second", "First"]


def test_a_heading_that_is_not_there_leads_to_the_whole_text(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    (one,) = shown(hand_made, editions, speech, route("health", "worried", "nowhere"))
    assert one.address == "community/leaflets/worried/"


@pytest.mark.parametrize("translated", [True, False])
def test_a_route_speaks_the_language_of_the_page_and_says_where_it_leads(
    hand_made: Library,
    editions: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    translated: bool,
) -> None:
    if translated:
        key = "audience.community.route.work.title"
        passages = {**speech["ur"].passages, key: Passage("کام", "ur")}
        speech = {**speech, "ur": replace(speech["ur"], passages=passages)}
    own, other = shown(
        hand_made,
        editions,
        speech,
        route("work", "worried", "call"),
        route("office", "guide", audience="professionals"),
        address="ur/community/",
    )
    assert (own.title, own.language) == (("کام", "ur") if translated else ("Work", "en"))
    assert (own.address, own.leads_to) == ("ur/community/leaflets/worried/#call", "ur")
    assert (other.address, other.leads_to) == ("professionals/referral/guide/", "en")


def test_an_audience_without_routes_has_none(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    assert shown(hand_made, editions, speech) == ()
