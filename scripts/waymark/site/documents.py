"""The page of an edition, as it stands now."""

from __future__ import annotations

from dataclasses import replace

from waymark.editions import editions_address
from waymark.model import Audience, ContactChange, Crumb, Notice, PageKind, PageRecord, Passage
from waymark.site.audience_page import audience_page
from waymark.site.bygone import History, ReleaseState
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.lines import citations, downloads, edition_line, trust, trust_lines
from waymark.site.shelf import Shelf, address
from waymark.site.ways import (
    alternates,
    audience_links,
    audience_steps,
)
from waymark.site.wording import fill, joined


def document_page(
    shelf: Shelf, item: ReadyEdition, audience: Audience, wording: Wording, *, draft: bool
) -> PageRecord:
    """An edition with all that a reader may want of it.

    Where English stands in for a translation that must not stand any longer, the page says so and
    shows whom to call in its own language first (design 5).
    """
    code = wording.language.code
    document, finished = item.document, item.finished
    here = address(document, audience.id, code)
    facts = trust(item, draft=draft)
    history = shelf.history(document.id, audience.id, code)

    def exact(language: str) -> str | None:
        found = shelf.own(document.id, audience.id, language)
        return address(found.document, audience.id, language) if found else None

    def english(language: str) -> str | None:
        found = shelf.get(document.id, audience.id, language)
        return address(found.document, audience.id, language) if found else None

    return replace(
        audience_page(
            shelf,
            audience,
            wording,
            PageKind.DOCUMENT,
            here,
            title=finished.title,
            summary=finished.summary,
            document=document.id,
            current=document.id,
        ),
        text=item.body.text,
        outline=item.outline,
        crumbs=(
            *audience_steps(shelf, audience, wording),
            Crumb(finished.title.text, None, finished.title.language),
        ),
        alternates=alternates(shelf, code, exact, english),
        audiences=audience_links(shelf, item, wording),
        downloads=downloads(item, wording),
        sources=citations(document, wording),
        trust=facts,
        labels={**trust_lines(facts, wording), **_past_lines(history, wording)},
        indexed=not draft and not item.shown_in,
        text_language=finished.language if item.shown_in else "",
        notice=_in_english(wording) if item.shown_in else None,
        editions=editions_address(here) if history else "",
        changes=changes(history, wording) if history else (),
    )


def changes(history: History, wording: Wording) -> tuple[ContactChange, ...]:
    """The contacts that changed since the first release, as they are today, the newest first."""
    found = []
    for change in history.changes:
        contact = wording.contact(change.key)
        if contact is not None:
            found.append(
                ContactChange(
                    day=wording.date(change.day),
                    label=change.label,
                    shown=contact.shown,
                    href=contact.href,
                    language=contact.language,
                    supplied=contact.supplied,
                )
            )
    return tuple(found)


def _in_english(wording: Wording) -> Notice:
    words, code = wording.words, wording.language.code
    return Notice(words["safety.title"], (Passage(words["safety.text"], code),), help=True)


def _past_lines(history: History | None, wording: Wording) -> dict[str, str]:
    """What the address on paper says of older copies."""
    over = ReleaseState.SUPERSEDED
    old = [r for r in history.releases if r.state is over] if history else []
    if not old:
        return {}
    named = [edition_line(str(r.version), r.released, wording) for r in old]
    return {"superseded": fill(wording.words["short.superseded"], editions=joined(named))}
