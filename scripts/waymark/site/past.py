"""Pages of what was released: all editions of a text, each earlier one, and what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waymark.editions import Edition as Name
from waymark.editions import editions_address, nearest, old_edition_address
from waymark.model import (
    Audience,
    Crumb,
    Detail,
    Link,
    Notice,
    PageKind,
    PageRecord,
    Passage,
    ReleaseRow,
)
from waymark.model.language import ENGLISH
from waymark.site.audience_page import audience_page
from waymark.site.bygone import Gone, History, Past, PastRelease, ReleaseState
from waymark.site.documents import changes
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.lines import citations, downloads, edition_line, trust, trust_lines
from waymark.site.said import consultation
from waymark.site.shelf import Shelf, address
from waymark.site.ways import alternates, audience_steps
from waymark.site.wording import fill


def past_pages(shelf: Shelf, past: Past, wording: Wording) -> Iterator[PageRecord]:
    """All of them in one language, in the order in which they are given."""
    code = wording.language.code
    known = {a.id: a for a in shelf.library.audiences}
    for gone in past.gone:
        if gone.language == code:
            yield _withdrawn(shelf, gone, known[gone.audience], wording)
    for history in past.histories:
        if history.language == code:
            yield _editions(shelf, history, known[history.audience], wording)
    for item in past.old:
        if item.language == code:
            yield _old_edition(shelf, item, known[item.finished.audience], wording)


def _editions(shelf: Shelf, history: History, audience: Audience, wording: Wording) -> PageRecord:
    code, words = wording.language.code, wording.words
    page = history.page
    title = fill(words["editions.title"], title=history.title.text)
    current = shelf.own(history.document, audience.id, code)

    def exact(language: str) -> str | None:
        other = shelf.history(history.document, audience.id, language)
        return editions_address(other.page) if other else None

    return replace(
        audience_page(
            shelf,
            audience,
            wording,
            PageKind.EDITIONS,
            editions_address(page),
            title=Passage(title, code),
            summary=Passage(words["editions.lede"], code),
            document=history.document,
            current=history.document,
        ),
        crumbs=(
            *audience_steps(shelf, audience, wording),
            Crumb(history.title.text, page, history.title.language),
            Crumb(words["editions"], None, code),
        ),
        alternates=alternates(shelf, exact),
        downloads=downloads(current, wording) if current else (),
        releases=tuple(_row(r, page, wording) for r in history.releases),
        changes=changes(history, wording),
    )


def _row(release: PastRelease, page: str, wording: Wording) -> ReleaseRow:
    words, code = wording.words, wording.language.code
    details = []
    if release.translates:
        line = fill(words["editions.translation-of"], edition=str(release.translates))
        details.append(Detail(words["editions.translation"], (Passage(line, code),)))
    if release.note:
        details.append(Detail(words["editions.changed"], (Passage(release.note, ENGLISH),)))
    if release.groups:
        groups = tuple(Passage(name, ENGLISH) for name in release.groups)
        details.append(Detail(words["editions.consulted"], groups))
    kinds = ("minor", release.minor), ("urgent", release.urgent), ("safety", release.safety)
    if any(there for _, there in kinds):
        lines = tuple(Passage(words[f"editions.{name}"], code) for name, there in kinds if there)
        details.append(Detail(words["editions.kind"], lines))
    current = release.state is ReleaseState.CURRENT
    there = page if current else ""
    return ReleaseRow(
        title=edition_line(str(release.version), release.released, wording),
        state=words[f"editions.{release.state}"],
        details=tuple(details),
        address=old_edition_address(page, release.version) if release.kept else there,
        current=current,
        consultations=tuple(consultation(t, wording) for t in release.tested),
    )


def _old_edition(
    shelf: Shelf, item: ReadyEdition, audience: Audience, wording: Wording
) -> PageRecord:
    code, words = wording.language.code, wording.words
    document, finished, standing = item.document, item.finished, item.standing
    if standing is None:
        raise ValueError("an old edition has a version")
    now = shelf.get(document.id, audience.id, code)
    page = address(now.document if now else document, audience.id, code)
    facts = trust(item, draft=False)
    named = fill(words["edition"], edition=str(standing.version))
    lead = Link(words["old.link"], page, code) if now else None
    there = old_edition_address(page, standing.version)
    return replace(
        audience_page(
            shelf,
            audience,
            wording,
            PageKind.OLD_EDITION,
            there,
            title=finished.title,
            summary=finished.summary,
            document=document.id,
            current=document.id,
        ),
        text=item.body,
        outline=item.outline,
        crumbs=(
            *audience_steps(shelf, audience, wording),
            Crumb(finished.title.text, page, finished.title.language),
            Crumb(words["editions"], editions_address(page), code),
            Crumb(named, None, code),
        ),
        alternates=alternates(shelf, lambda other: there if other == code else None),
        sources=citations(document.sources, wording),
        trust=facts,
        labels={k: v for k, v in trust_lines(facts, wording).items() if k != "next-review"},
        indexed=False,
        notice=Notice(
            fill(words["old.title"], edition=str(standing.version)),
            (Passage(words["old.text"], code),),
            lead,
        ),
        editions=editions_address(page),
    )


def _withdrawn(shelf: Shelf, gone: Gone, audience: Audience, wording: Wording) -> PageRecord:
    code, words = wording.language.code, wording.words
    page = gone.page
    if gone.ended:
        title = wording.moment("notice.ended", gone.ended)
    elif gone.withdrawn:
        title = fill(words["withdrawn.title"], date=wording.date(gone.withdrawn))
    else:
        title = words["unavailable.title"]
    lines = [Passage(gone.reason, ENGLISH)] if gone.reason else []
    if not gone.withdrawn and not gone.ended:
        lines.append(Passage(words["unavailable.text"], code))
    has_history = shelf.history(gone.document, audience.id, code) is not None
    return replace(
        audience_page(
            shelf,
            audience,
            wording,
            PageKind.WITHDRAWN,
            page,
            title=gone.title,
            summary=Passage(title, code),
            document=gone.document,
        ),
        crumbs=(
            *audience_steps(shelf, audience, wording),
            Crumb(gone.title.text, None, gone.title.language),
        ),
        alternates=alternates(shelf, lambda other: page if other == code else None),
        labels={"edition": title},
        indexed=False,
        notice=Notice(title, tuple(lines), lead_on(shelf, gone, wording), help=True),
        editions=editions_address(page) if has_history else "",
    )


def lead_on(shelf: Shelf, gone: Gone, wording: Wording) -> Link | None:
    """Where to go: another document's nearest edition, or an address outside."""
    code, words = wording.language.code, wording.words
    if gone.instead.startswith("https://"):
        return Link(fill(words["withdrawn.link"], title=gone.instead), gone.instead, code)
    wanted = Name(gone.instead, gone.audience, code)
    found = nearest(gone.instead, wanted, frozenset(shelf.editions))
    item = shelf.editions[found] if found else None
    if item is None:
        english = None if gone.withdrawn and gone.language == ENGLISH else _own_english(shelf, gone)
        if english is None:
            return None
        there = address(english.document, gone.audience, ENGLISH)
        return Link(words["withdrawn.english"], there, ENGLISH)
    line = fill(words["withdrawn.link"], title=item.finished.title.text)
    return Link(line, address(item.document, item.finished.audience, item.language), item.language)


def _own_english(shelf: Shelf, gone: Gone) -> ReadyEdition | None:
    return shelf.get(gone.document, gone.audience, ENGLISH)
