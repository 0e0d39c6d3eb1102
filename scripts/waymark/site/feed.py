"""The updates of a language as an Atom feed (RFC 4287). Its dates are the registers'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from waymark.editions import feed_address
from waymark.model import PageKind, PageRecord, Passage, Update
from waymark.site.edition import Frame
from waymark.site.links import absolute
from waymark.site.wording import fill, joined

NEWEST = 50
"""As many updates as a feed holds; a reader that asks once a month misses none of them."""


def feeds(records: Iterable[PageRecord], frames: Sequence[Frame]) -> dict[str, bytes]:
    """The feed of each language that has something to tell, by address."""
    known = {frame.language: frame for frame in frames}
    return {
        feed_address(record.language): feed(record, known[record.language]).encode()
        for record in records
        if record.kind is PageKind.UPDATES and record.updates
    }


def feed(record: PageRecord, frame: Frame) -> str:
    """The feed of a page of updates. Ids are addresses on that page, which stay for ever."""
    page = absolute(frame.site_url, record.address)
    there = absolute(frame.site_url, feed_address(record.language))
    title = fill(frame.words["updates.feed-title"], site=frame.site_name.text)
    entries = "".join(_entry(update, page, record, frame) for update in record.updates[:NEWEST])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(record.language)}>\n'
        f"  <id>{escape(page)}</id>\n"
        f"  {_text('title', Passage(title, record.language), record.language)}"
        f"  {_text('subtitle', record.summary, record.language)}"
        f"  <updated>{_moment(record.updates[0].day)}</updated>\n"
        f"  <author><name>{escape(frame.site_name.text)}</name></author>\n"
        f'  <link rel="self" type="application/atom+xml" href={quoteattr(there)}/>\n'
        f'  <link rel="alternate" type="text/html" href={quoteattr(page)}/>\n'
        f"{entries}</feed>\n"
    )


def _entry(update: Update, page: str, record: PageRecord, frame: Frame) -> str:
    here = f"{page}#{update.id}"
    there = _leads_to(update, here, frame)
    title = fill(frame.words["updates.entry"], event=update.event, title=update.title.text)
    if update.tongue_english:
        title = f"{title} ({update.tongue_english})"
    lines = [": ".join(filter(None, (link.title, link.summary))) for link in update.links]
    if update.contact:
        lines.append(update.contact.shown)
        lines.append(frame.words["updates.contact-text"])
    told = [p for detail in update.details for p in detail.texts if p.language != record.language]
    own = [p.text for detail in update.details for p in detail.texts if p not in told]
    summary = Passage("\n".join([joined(lines), *own]), record.language)
    # What the register says stands in English; it has an element of its own, so that it may say so.
    content = _text("content", Passage("\n".join(p.text for p in told), "en"), record.language)
    return (
        "  <entry>\n"
        f"    <id>{escape(here)}</id>\n"
        f"    {_text('title', Passage(title, record.language), record.language)}"
        f"    <updated>{_moment(update.day)}</updated>\n"
        f'    <link rel="alternate" type="text/html" href={quoteattr(there)}/>\n'
        f"    {_text('summary', summary, record.language)}"
        + (f"    {content}" if told else "")
        + "  </entry>\n"
    )


def _leads_to(update: Update, here: str, frame: Frame) -> str:
    """The text itself where there is one, else the update's place on the page of updates."""
    if len(update.links) == 1 and not update.links[0].address.startswith("https://"):
        return absolute(frame.site_url, update.links[0].address)
    return here


def _text(name: str, passage: Passage, language: str) -> str:
    lang = f" xml:lang={quoteattr(passage.language)}" if passage.language != language else ""
    return f"<{name}{lang}>{escape(passage.text)}</{name}>\n"


def _moment(day: date) -> str:
    """A day as the format wants it (RFC 3339): its beginning."""
    return f"{day.isoformat()}T00:00:00Z"
