"""LK001, LK002, LK006, LK007: every link leads to a place that its readers reach."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

from waymark.checks.subject import Subject
from waymark.editions import Edition, nearest
from waymark.markup import LinkUse
from waymark.markup import links as links_of
from waymark.model import ENGLISH, Composed, Finding, Place, finding


def links(subject: Subject) -> tuple[Finding, ...]:
    """What is wrong with ``doc:`` links and images in the English text; translations keep both."""
    found: list[Finding] = []
    planned = _planned(subject)
    headings = {
        (c.document, c.audience): c.heading_ids for c in subject.composed if c.language == ENGLISH
    }
    for composed in subject.composed:
        if composed.language != ENGLISH:
            continue
        for link in (link for body in composed.bodies for link in links_of(body)):
            if link.image:
                found += _image(subject, link.target, link.place)
            elif link.document:
                found += _document(subject, composed, link, planned, headings)
    return tuple(found)


def _planned(subject: Subject) -> frozenset[Edition]:
    """The editions that front matter asks for, whether or not a fault keeps one out just now."""
    return frozenset(
        Edition(d.id, plan.audience, language)
        for d in subject.library.documents
        for plan in d.editions
        for language in plan.languages
    )


def _image(subject: Subject, target: str, place: Place) -> list[Finding]:
    if target in subject.library.images:
        return []
    near = difflib.get_close_matches(target, list(subject.library.images), 1)
    hint = f"Did you mean “{near[0]}”?" if near else ""
    return [finding("LK006", place, f"There is no image “{target}”.", hint)]


def _document(
    subject: Subject,
    composed: Composed,
    link: LinkUse,
    planned: Collection[Edition],
    headings: Mapping[tuple[str, str], Collection[str]],
) -> list[Finding]:
    id, fragment, place = link.document, link.fragment, link.place
    ids = [d.id for d in subject.library.documents]
    if id in subject.library.held:
        return []  # its own finding says what to mend; LK008 follows where the link is drawn
    if id not in ids:
        near = difflib.get_close_matches(id, ids, 1)
        hint = f"Did you mean “doc:{near[0]}”?" if near else ""
        return [finding("LK001", place, f"There is no document “{id}”.", hint)]
    wanted = Edition(composed.document, composed.audience, composed.language)
    target = nearest(id, wanted, planned)
    if target is None:
        message = f"“{id}” has no edition for {composed.audience} or the public."
        return [finding("LK007", place, message)]
    if not fragment:
        return []
    there = headings.get((id, target.audience))
    if there is None or fragment in there:
        return []
    near = difflib.get_close_matches(fragment, there, 1)
    hint = f"Did you mean “doc:{id}#{near[0]}”?" if near else ""
    return [finding("LK002", place, f"“{id}” has no heading “#{fragment}” there.", hint)]
