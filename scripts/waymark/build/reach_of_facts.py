"""Where readers meet a fact: what changes with it on the site, and what is on paper already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waymark.build.register_store import Records
from waymark.build.work import Work
from waymark.editions import file_address, old_edition_address, page_address, state
from waymark.exports import EXPORTERS
from waymark.model import Composed, Format, Frozen, Library, Organisation

_PAPER = (
    Format.PDF,
    Format.LARGE_PRINT,
    Format.LEAFLET,
    Format.A5,
    Format.POSTER,
    Format.BILINGUAL,
    Format.NASTALIQ,
    Format.BRAILLE,
)
"""The formats that people print, and hand on long after."""


@dataclass(frozen=True, slots=True)
class Showing:
    """One edition that shows a fact. ``version`` is empty for a working text; ``page`` is empty
    and ``files`` are none where nothing of it is on the site any more."""

    document: str
    audience: str
    language: str
    version: str
    page: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactReach:
    """All that shows a fact.

    ``roles`` are the keys of ``organisation.yml`` that name it: such a fact stands on every page.
    ``released`` are the editions on the site that will show another value, ``paper`` those that
    were ever released with files to print: their copies keep the old one.
    """

    key: str
    roles: tuple[str, ...]
    drafts: tuple[Showing, ...]
    released: tuple[Showing, ...]
    paper: tuple[Showing, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that show it."""
        shown = (*self.drafts, *self.released, *self.paper)
        return tuple(dict.fromkeys(s.language for s in shown))


def fact_reach(work: Work, records: Records, key: str) -> FactReach:
    """Where a fact of the library stands, in working texts and in what was ever released.

    A released text that names a retired fact shows the one that stands for it. A fact of a fixed
    type (law, date, number…) changes no released text.
    """
    library = work.library
    assert library is not None
    drafts = tuple(_draft(library, c) for c in work.composed if key in c.fact_keys)
    names = {key, *(f.key for f in library.facts.values() if f.replaced_by == key)}
    past = [f for f in records.frozen if names & set(f.composed.fact_keys)]
    live = library.facts[key].live
    return FactReach(
        key=key,
        roles=tuple(organisation_roles(library.organisation, key)),
        drafts=drafts,
        released=tuple(_released(records, past)) if live else (),
        paper=tuple(_printed(past)) if live else (),
    )


def organisation_roles(organisation: Organisation, key: str) -> Iterator[str]:
    """The keys of ``organisation.yml`` that name a fact."""
    if key in organisation.emergency:
        yield "emergency"
    for name in ("accessible_formats", "complaints", "report_error"):
        if getattr(organisation, name) == key:
            yield name


def _draft(library: Library, composed: Composed) -> Showing:
    document = library.document(composed.document)
    plan = document.plan(composed.audience) if document else None
    return _showing(composed, "", plan.formats if plan else (), _page(composed))


def _released(records: Records, past: Iterable[Frozen]) -> Iterator[Showing]:
    """What is on the site: the current editions with their files, the earlier ones without."""
    for frozen in past:
        composed = frozen.composed
        register = records.register(composed.document)
        edition = state(register, composed.audience) if register else None
        if edition is None or edition.current is None:
            continue
        standing = edition.languages.get(composed.language)
        if standing and standing.version == frozen.version:
            yield _showing(composed, str(frozen.version), frozen.formats, _page(composed))
        else:
            page = old_edition_address(_page(composed), frozen.version)
            yield _showing(composed, str(frozen.version), (), page)


def _printed(past: Iterable[Frozen]) -> Iterator[Showing]:
    for frozen in past:
        if any(format in _PAPER for format in frozen.formats):
            yield _showing(frozen.composed, str(frozen.version), (), "")


def _page(composed: Composed) -> str:
    return page_address(composed.language, composed.audience, composed.section, composed.slug)


def _showing(composed: Composed, version: str, formats: tuple[Format, ...], page: str) -> Showing:
    files = tuple(
        file_address(composed.language, composed.audience, composed.section, composed.slug, format)
        for format in formats
        if format in EXPORTERS
    )
    return Showing(composed.document, composed.audience, composed.language, version, page, files)
