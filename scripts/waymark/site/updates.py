"""The page of updates of a language: what was released, withdrawn or is another contact now."""

from __future__ import annotations

from collections.abc import Iterator

from waymark.editions import Edition, updates_address
from waymark.model import (
    ENGLISH,
    ContactChange,
    Crumb,
    Detail,
    Link,
    PageKind,
    PageRecord,
    Passage,
    Update,
)
from waymark.site.bygone import ChangedContact, Happened, Happening, Past
from waymark.site.edition import Wording
from waymark.site.past import lead_on
from waymark.site.shelf import Shelf
from waymark.site.ways import alternates, audience_label, home_crumb
from waymark.site.wording import fill

NEWEST = 100
"""As many updates as the page tells of; each text's own list of editions has them all."""


def updates_page(shelf: Shelf, past: Past, wording: Wording, *, draft: bool) -> PageRecord:
    """The page in one language. Of drafts there is nothing to tell, and the page says so."""
    code, words = wording.language.code, wording.words
    title = Passage(words["updates.title"], code)
    found = updates(shelf, past, wording)
    return PageRecord(
        kind=PageKind.UPDATES,
        address=updates_address(code),
        language=code,
        direction=wording.language.direction,
        title=title,
        summary=Passage(words["updates.lede"], code),
        text="",
        crumbs=(home_crumb(wording), Crumb(title.text, None, code)),
        alternates=alternates(shelf, updates_address),
        exit_shortcut=True,
        indexed=not draft,
        updates=found[:NEWEST],
        more=len(found) > NEWEST,
    )


def updates(shelf: Shelf, past: Past, wording: Wording) -> tuple[Update, ...]:
    """What happened in a language, the newest first.

    English tells of every language, because documents begin there; another language of itself.
    """
    code = wording.language.code
    order = {language.code: i for i, language in enumerate(shelf.library.languages)}
    events = [
        h
        for h in past.happened
        if h.language == code or (code == ENGLISH and not h.with_english and h.language in order)
    ]
    # Of one day, what was recorded first stands first, in the order of the library's languages.
    events.sort(key=lambda h: order[h.language])
    rows = [_event(shelf, h, wording) for h in events]
    rows += _contacts(past.contacts.get(code, ()), wording)
    return tuple(sorted(rows, key=lambda row: row.day, reverse=True))


def _event(shelf: Shelf, event: Happened, wording: Wording) -> Update:
    code, words = wording.language.code, wording.words
    language = shelf.library.language(event.language)
    other = event.language != code
    details = []
    if event.note:
        details.append(Detail(words["editions.changed"], (Passage(event.note, ENGLISH),)))
    kinds = ("minor", event.minor), ("urgent", event.urgent), ("safety", event.safety)
    if any(there for _, there in kinds):
        lines = tuple(Passage(words[f"editions.{name}"], code) for name, there in kinds if there)
        details.append(Detail(words["editions.kind"], lines))
    if event.ends:
        until = Passage(wording.moment("notice.moment", event.ends), code)
        details.append(Detail(words["notice.until"], (until,)))
    if event.reason:
        details.append(Detail(words["updates.reason"], (Passage(event.reason, ENGLISH),)))
    return Update(
        id=event.id,
        day=event.day,
        shown_day=wording.date(event.day),
        event=words[f"updates.{event.what}"],
        title=_title(shelf, event) if other else event.title,
        tongue=language.code if other else "",
        tongue_name=language.name if other else "",
        tongue_english=language.english if other else "",
        links=tuple(_links(shelf, event, wording)),
        details=tuple(details),
    )


def _title(shelf: Shelf, event: Happened) -> Passage:
    """The title by which readers of English know a text that is told of in another language."""
    found = (shelf.history(event.document, a, ENGLISH) for a, _, _ in event.editions)
    return next((history.title for history in found if history), event.title)


def _links(shelf: Shelf, event: Happened, wording: Wording) -> Iterator[Link]:
    """The editions by audience, and from a text that is gone to the one to read instead."""
    known = {a.id: a for a in shelf.library.audiences}
    withdrawn = event.what is Happening.WITHDRAWN
    code = wording.language.code
    for audience, version, page in event.editions:
        label = audience_label(known[audience], wording)
        edition = fill(wording.words["edition"], edition=str(version))
        yield Link(
            title=label.text,
            address=page,
            language=label.language,
            summary="" if withdrawn else edition,
            summary_language=code,
            shape=known[audience].shape,
        )
    if withdrawn:
        name = Edition(event.document, event.editions[0][0], event.language)
        gone = shelf.gone.get(name)
        instead = lead_on(shelf, gone, wording) if gone else None
        if instead:
            yield instead


def _contacts(changes: tuple[ChangedContact, ...], wording: Wording) -> Iterator[Update]:
    """Contacts that are other ones now, as they are today: what they were is shown nowhere."""
    words = wording.words
    for change in changes:
        contact = wording.contact(change.key)
        if contact is None:
            continue
        shown_day = wording.date(change.day)
        name = change.key.replace(".", "-").replace("_", "-")
        yield Update(
            id=f"{name}-{change.day.isoformat()}",
            day=change.day,
            shown_day=shown_day,
            event=words["updates.contact"],
            title=Passage(change.label, ENGLISH),
            contact=ContactChange(
                day=shown_day,
                label=change.label,
                shown=contact.shown,
                href=contact.href,
                language=contact.language,
                supplied=contact.supplied,
            ),
        )
