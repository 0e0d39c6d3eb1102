"""The page of an edition, as it stands now."""

from __future__ import annotations

from dataclasses import replace

from waymark.editions import editions_address
from waymark.model import (
    Audience,
    ContactChange,
    Crumb,
    Document,
    Notice,
    PageKind,
    PageRecord,
    Passage,
    Trust,
)
from waymark.site.audience_page import audience_page
from waymark.site.bygone import History, ReleaseState
from waymark.site.companions import companion_ways, players
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.film import film_player
from waymark.site.identical import canonical, found_for
from waymark.site.lines import citations, downloads, edition_line, trust, trust_lines
from waymark.site.pack_page import pack_headings, pack_view
from waymark.site.shelf import Shelf, address
from waymark.site.ways import (
    audience_links,
    audience_steps,
    document_alternates,
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
    pack = None
    if item.pack:
        standing = item.standing
        edition = wording.words["draft.stamp"]
        if standing:
            edition = edition_line(str(standing.version), item.pack.as_of, wording)
        pack = pack_view(item.pack, edition, wording)
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
        text=item.body,
        outline=(*item.outline, *(pack_headings(pack, wording) if pack else ())),
        crumbs=(
            *audience_steps(shelf, audience, wording),
            Crumb(finished.title.text, None, finished.title.language),
        ),
        alternates=document_alternates(shelf, document.id, audience.id),
        audiences=audience_links(shelf, item, wording),
        downloads=downloads(item, wording),
        sources=citations(document.sources, wording),
        trust=facts,
        labels={
            **_notice_lines(document, wording),
            **_trust_lines(facts, document, wording),
            **_past_lines(history, wording),
        },
        indexed=not draft and not item.shown_in,
        text_language=finished.language if item.shown_in else "",
        notice=_in_english(wording) if item.shown_in else None,
        editions=editions_address(here) if history else "",
        changes=changes(history, wording) if history else (),
        film=film_player(shelf.library, document.id, wording),
        canonical=canonical(shelf, item),
        document_kind=document.kind.value,
        found_for=found_for(shelf, item),
        pack=pack,
        level=document.notice.level if document.notice else None,
        ends=document.notice.ends.isoformat() if document.notice else "",
        companions=companion_ways(shelf, item, wording),
        players=players(item, wording),
    )


def _trust_lines(facts: Trust, document: Document, wording: Wording) -> dict[str, str]:
    """What a reader may rely on. A notice stands for days: nothing is said of its next review."""
    lines = trust_lines(facts, wording)
    if document.notice is None:
        return lines
    return {k: v for k, v in lines.items() if k not in ("reviewed", "next-review")}


def _notice_lines(document: Document, wording: Wording) -> dict[str, str]:
    """How urgent a notice is, and from when it stands."""
    notice = document.notice
    if notice is None:
        return {}
    since = fill(
        wording.words["notice.since"], moment=wording.moment("notice.moment", notice.starts)
    )
    return {"notice": since, "level": wording.words[f"notice.{notice.level}"]}


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
