"""Released editions as the site is given them: those that stand, and those that stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from waymark.build.layout import own_address, page_html, rendered_text, shown_images
from waymark.build.work import Released, Work, edition_of
from waymark.editions import Edition, old_edition_address
from waymark.model import ENGLISH, Frozen
from waymark.site import ReadyEdition, Standing


def standing_of(work: Work, frozen: Frozen) -> Standing:
    """How a frozen text stands today."""
    composed, review = frozen.composed, frozen.document.review
    released = work.released
    edition = edition_of(composed)
    behind = released is not None and any(
        s.behind for s in released.standings if s.edition == edition
    )
    english = Edition(composed.document, composed.audience, ENGLISH)
    now = released.current.get(english) if released else None
    due = review.last + timedelta(days=review.every.days) if review.last else None
    return Standing(
        version=frozen.version,
        released=frozen.released,
        translates=frozen.translates,
        english=now.version if now else frozen.translates,
        behind=behind and now is not None and frozen.translates < now.version,
        review_due=due is not None and due < work.options.today,
    )


def standing_in(work: Work, released: Released) -> Iterator[ReadyEdition]:
    """The English text on the page of a translation that must not stand after it (design 5)."""
    english = {edition_of(f.composed): f for f in work.finished}
    for standing in released.standings:
        edition = standing.edition
        there = Edition(edition.document, edition.audience, ENGLISH)
        if not (standing.unsafe and standing.alive and there in english):
            continue
        finished, frozen = english[there], released.current[there]
        here = own_address(replace(finished.composed, language=edition.language))
        text, _ = rendered_text(work, finished)
        yield ReadyEdition(
            document=frozen.document,
            finished=finished,
            body=page_html(work, finished, text, here),
            outline=text.outline,
            downloads=tuple(f.download for f in work.files.get(there, ())),
            standing=standing_of(work, frozen),
            shown_in=edition.language,
        )


def old_editions(
    work: Work, released: Released
) -> tuple[tuple[ReadyEdition, ...], dict[str, bytes]]:
    """Earlier editions, with links from the address where each is kept, and their images."""
    pages = {s.edition: released.page(s) for s in released.standings}
    found: list[ReadyEdition] = []
    images: dict[str, bytes] = {}
    for frozen, finished in released.old:
        edition = edition_of(frozen.composed)
        pictures = work.frozen_pictures(frozen)
        here = old_edition_address(pages[edition], frozen.version)
        text, _ = rendered_text(work, finished)
        images |= shown_images(text, pictures)
        found.append(
            ReadyEdition(
                document=frozen.document,
                finished=finished,
                body=page_html(work, finished, text, here, pictures),
                outline=text.outline,
                standing=standing_of(work, frozen),
            )
        )
    return tuple(found), images
