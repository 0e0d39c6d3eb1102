"""LB016, LB017: the routes of ``audiences.yml`` lead to texts that their readers have."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from waymark.checks.subject import Subject
from waymark.model import ENGLISH, Finding, Route, finding


def routes(subject: Subject) -> tuple[Finding, ...]:
    """What is wrong with where the routes lead; until it is mended a page does without them.

    A site of releases has no working documents, and shows the routes whose texts are out.
    """
    if not subject.library.documents:
        return ()
    return tuple(
        fault
        for audience in subject.library.audiences
        for route in audience.routes
        for fault in _faults(subject, route)
    )


def _faults(subject: Subject, route: Route) -> Iterator[Finding]:
    library, readers = subject.library, route.audience
    if route.document in library.held:
        return  # its own finding says what to mend
    document = next((d for d in library.documents if d.id == route.document), None)
    if document is None:
        message = f"The route “{route.id}” leads to “{route.document}”, which is no document."
        known = [d.id for d in library.documents]
        yield finding("LB016", route.place, message, _near(route.document, known))
    elif all(plan.audience != readers for plan in document.editions):
        message = f"“{route.document}” has no edition for {readers}."
        yield finding("LB016", route.place, message)
    elif route.heading:
        headings = _headings(subject, route)
        if headings is not None and route.heading not in headings:
            message = f"“{route.document}” has no heading “#{route.heading}” for {readers}."
            yield finding("LB017", route.heading_place, message, _near(route.heading, headings))


def _headings(subject: Subject, route: Route) -> tuple[str, ...] | None:
    wanted = route.document, route.audience, ENGLISH
    found = (c for c in subject.composed if (c.document, c.audience, c.language) == wanted)
    return next((c.heading_ids for c in found), None)


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1)
    return f"Did you mean “{near[0]}”?" if near else ""
