"""What served bytes are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from waymark.checks.hidden import Hidden, Told, frozen_blocks, frozen_text
from waymark.checks.pack_texts import pack_texts
from waymark.editions import collection_address, page_address
from waymark.facts import in_force, show
from waymark.model import ENGLISH, Document, Fact, Frozen, Kind, Language, Library, Passage
from waymark.translation import Catalogue


@dataclass(frozen=True, slots=True)
class Served:
    """One file of a site: its address from the root (``pl/public/x/index.html``) and its bytes."""

    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class VerifySubject:
    """All that verification knows.

    ``own`` are the texts that belong below an address (``public/leaflets/worried/`` covers the
    page, its files and its earlier editions; the longest address counts); ``common`` what any page
    may show (titles, words of the interface); ``hidden`` every block and note; ``facts`` the
    library's, with their earlier values; ``exempt`` SHA-256 (hex) of files that are not looked at.
    """

    own: Mapping[str, tuple[str, ...]]
    common: str
    hidden: tuple[Hidden, ...]
    facts: Mapping[str, Fact]
    exempt: frozenset[str] = frozenset()

    def place(self, address: str) -> str:
        """The longest address above a file (or its own) whose text is known; empty for none."""
        at = address
        while at not in self.own and at:
            at = at.rstrip("/").rpartition("/")[0]
            at = f"{at}/" if at else ""
        return at


def verify_subject(
    library: Library,
    catalogues: Mapping[tuple[str, str], Catalogue],
    words: Mapping[str, Mapping[str, str]],
    names: Mapping[str, Mapping[str, Passage]],
    *,
    working: bool,
    frozen: Iterable[Frozen] = (),
    told: Mapping[str, Told] | None = None,
    more: Mapping[str, str] | None = None,
    exempt: Iterable[str] = (),
) -> VerifySubject:
    """The subject for a library's site.

    ``catalogues`` are the documents' translations by language and ``section/slug``; ``words`` those
    of the interface and ``names`` the library's own, by language. With ``working`` the working
    texts may be shown (drafts); ``frozen`` are the releases that may be, all versions in all
    languages, and what they say to some readers only is hidden from the others. ``told`` is what
    documents tell (:func:`told_by`), by their ids, as far as it is known. ``more`` is further
    text that belongs below an address (what changed, a card that stands in); below ``""`` it may
    stand on every page.
    """
    shows = _Shows(library.facts, library.languages, words)
    own: dict[str, list[str]] = {}
    found: list[Hidden] = []
    common = [text for language in words.values() for text in language.values()]
    common += [p.text for language in names.values() for p in language.values()]
    common += [text for f in library.facts.values() for text in (f.label, f.supply)]
    common += [
        f"{fact.label} {shows(key, x.code)}"
        for key, fact in library.facts.items()
        for x in library.languages
    ]
    common += _calls(library, words, shows)
    for document in library.documents:
        name = f"{document.section}/{document.slug}"
        tells = (told or {}).get(document.id)
        if tells is None:
            own_catalogues = {code: c for (code, of), c in catalogues.items() if of == name}
            tells = Told.of(document, own_catalogues, shows)
        found += tells.hidden
        common.append(tells.heads)
        for plan in document.editions if working else ():
            for code, texts in tells.shown[plan.audience].items():
                at = page_address(code, plan.audience, document.section, document.slug)
                for place in (at, *_books(code, plan.audience, document.kind)):
                    own.setdefault(place, []).extend(texts)
    releases = sorted(frozen, key=_text_of)
    for _, same in groupby(releases, _text_of):
        found += frozen_blocks([(release, shows.with_fixed(release)) for release in same])
    for release in releases:
        composed = release.composed
        common += [composed.title.text, composed.summary.text]
        for code in (composed.language, *(library_codes(library) if _english(release) else ())):
            at = page_address(code, composed.audience, composed.section, composed.slug)
            text = frozen_text(release, shows.with_fixed(release))
            for place in (at, *_books(code, composed.audience, release.document.kind)):
                own.setdefault(place, []).append(text)
    for at, text in (more or {}).items():
        own.setdefault(at, []).append(text)
    common += own.pop("", [])
    own |= pack_texts(library, releases, own)
    return VerifySubject(
        own={at: tuple(dict.fromkeys(texts)) for at, texts in own.items()},
        common="\n".join(common),
        hidden=tuple(dict.fromkeys(found)),
        facts=library.facts,
        exempt=frozenset(exempt),
    )


def told_by(
    document: Document,
    catalogues: Mapping[str, Catalogue],
    library: Library,
    words: Mapping[str, Mapping[str, str]],
) -> Told:
    """What one document may say, with the facts of its library; ``catalogues`` are by language."""
    return Told.of(document, catalogues, _Shows(library.facts, library.languages, words))


def _calls(
    library: Library, words: Mapping[str, Mapping[str, str]], shows: _Shows
) -> Iterator[str]:
    """Words of the interface around a number to call: on paper they stand above its other lines."""
    for code, own in words.items():
        for word in own.values():
            if "{phone}" in word:
                for key in library.organisation.emergency:
                    yield word.replace("{phone}", shows(key, code))


def _books(language: str, audience: str, kind: Kind) -> tuple[str, ...]:
    """The collections that a text may stand in."""
    leaflets = (collection_address(language),) if kind is Kind.LEAFLET else ()
    return (collection_address(language, audience), *leaflets)


def library_codes(library: Library) -> tuple[str, ...]:
    """The languages in which English may stand in."""
    return tuple(x.code for x in library.languages if x.code != ENGLISH)


def _english(release: Frozen) -> bool:
    return release.composed.language == ENGLISH


def _text_of(release: Frozen) -> tuple[str, str]:
    return release.composed.document, release.composed.language


class _Shows:
    """Facts as a language shows them; a retired one gives its heir's value."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        languages: Iterable[Language],
        words: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.facts = in_force(facts)
        self.languages = {x.code: x for x in languages}
        self.words = words
        self.known: dict[tuple[str, str], str] = {}

    def __call__(self, key: str, code: str) -> str:
        if (key, code) not in self.known:
            fact, language = self.facts.get(key), self.languages.get(code)
            text = show(fact, language, self.words.get(code, {})).text if fact and language else ""
            self.known[key, code] = text
        return self.known[key, code]

    def with_fixed(self, release: Frozen) -> _Shows:
        """The same with a release's laws, dates and numbers, which stay as they were."""
        if not release.fixed:
            return self
        return _Shows({**self.facts, **release.fixed}, self.languages.values(), self.words)
