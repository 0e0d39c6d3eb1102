"""Addresses that were released once answer for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from waymark.editions.addresses import page_address, short_address
from waymark.model import Finding, Frozen, Register, ReleasedAddress, finding


def addresses_of(frozen: Iterable[Frozen]) -> tuple[ReleasedAddress, ...]:
    """Every address of these releases: their pages, their aliases' pages, their short addresses."""
    return tuple(dict.fromkeys(a for one in frozen for a in _of(one)))


def lost_addresses(
    listed: Sequence[ReleasedAddress], registers: Sequence[Register]
) -> tuple[Finding, ...]:
    """ED008 for each listed address whose document has no register any more."""
    known = {r.document for r in registers if r.entries}
    return tuple(
        finding("ED008", "addresses.yml", f"Nothing is known of “{a.address}” ({a.document}).")
        for a in listed
        if a.document not in known
    )


def _of(frozen: Frozen) -> Iterator[ReleasedAddress]:
    composed = frozen.composed
    id, audience, language = composed.document, composed.audience, composed.language
    yield ReleasedAddress(short_address(id), id)
    for place in (f"{composed.section}/{composed.slug}", *frozen.document.aliases):
        section, _, slug = place.partition("/")
        page = page_address(language, audience, section, slug)
        yield ReleasedAddress(page, id, audience, language)
