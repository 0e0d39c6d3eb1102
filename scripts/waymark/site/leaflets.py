"""The page of all leaflets: language first, in its own script, then each leaflet with its files.

It serves a volunteer who looks for a leaflet in a language that is not their own, and a reader who
looks for their own: so a language leads its part in its own script, with its English name, and a
leaflet bears both its own title and the one that the page's readers know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from waymark.editions import collection_address, leaflets_address, offline_address
from waymark.model import (
    ENGLISH,
    Crumb,
    Download,
    Format,
    Kind,
    Leaflet,
    Link,
    PageKind,
    PageRecord,
    Passage,
    Recent,
    Tongue,
    TranslationKind,
)
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.links import absolute
from waymark.site.offline import SIZE
from waymark.site.shelf import Shelf, address
from waymark.site.ways import alternates, audience_label, home_crumb
from waymark.site.wording import file_line, fill, language_name, listed, paper_line

_LEAFLETS: Recent[Shelf, tuple[tuple[ReadyEdition, ...], ...]] = Recent()
_TITLES: Recent[Shelf, Mapping[tuple[str, str], Passage]] = Recent()
_ORDER = {format: i for i, format in enumerate(Format)}
_WARNED = frozenset({TranslationKind.MACHINE, TranslationKind.HUMAN})


def leaflets_page(shelf: Shelf, wording: Wording, *, draft: bool, offline: bool) -> PageRecord:
    """The page in one language; the page's own language comes first."""
    code, words = wording.language.code, wording.words
    title = Passage(words["leaflets.title"], code)
    languages = sorted(shelf.languages(), key=lambda language: language.code != code)
    tongues = (
        Tongue(
            language=language.code,
            name=language.name,
            english=language.english,
            direction=language.direction,
            leaflets=tuple(_leaflets(shelf, language.code, wording, draft)),
            book=_book(shelf, language.code, wording),
        )
        for language in languages
    )
    return PageRecord(
        kind=PageKind.LEAFLETS,
        address=leaflets_address(code),
        language=code,
        direction=wording.language.direction,
        title=title,
        summary=Passage(words["leaflets.lede"], code),
        text="",
        crumbs=(home_crumb(wording), Crumb(title.text, None, code)),
        alternates=alternates(shelf, leaflets_address),
        exit_shortcut=True,
        indexed=not draft,
        tongues=tuple(tongue for tongue in tongues if tongue.leaflets),
        offline=_copy(wording, draft) if offline else None,
    )


def _copy(wording: Wording, draft: bool) -> Link:
    """The site of the language in one file. Its size is not known before the pages are drawn."""
    details = listed(["ZIP", SIZE, language_name(wording.language)], wording)
    title = fill(wording.words["offline.get"], details=details)
    return Link(title, offline_address(wording.language.code, draft=draft), wording.language.code)


def leaflets_in(shelf: Shelf, language: str) -> tuple[tuple[ReadyEdition, ...], ...]:
    """The leaflets whose text truly is in a language: each text once, with all that have it.

    A text stands for the first of its audiences; where audiences have texts of their own, each
    has its place, side by side.
    """
    return _LEAFLETS.get(shelf, language, lambda: _leaflets_in(shelf, language))


def _leaflets_in(shelf: Shelf, language: str) -> tuple[tuple[ReadyEdition, ...], ...]:
    texts: dict[str, dict[object, list[ReadyEdition]]] = {}
    for audience in shelf.audiences(language):
        for item in shelf.of_audience(audience.id, language):
            if item.document.kind is Kind.LEAFLET and not item.shown_in:
                composed = item.finished.composed
                text = composed.title.text, composed.summary.text, composed.body.lines
                texts.setdefault(item.document.id, {}).setdefault(text, []).append(item)
    return tuple(tuple(same) for document in texts.values() for same in document.values())


def _leaflets(shelf: Shelf, language: str, wording: Wording, draft: bool) -> Iterator[Leaflet]:
    found = leaflets_in(shelf, language)
    texts = Counter(same[0].document.id for same in found)
    for same in found:
        first = same[0]
        audience = shelf.library.audience(first.finished.audience)
        several = texts[first.document.id] > 1
        kind = first.finished.composed.translation.kind
        yield Leaflet(
            id=f"{language}-{first.document.id}-{audience.id}",
            title=first.finished.title,
            address=address(first.document, audience.id, language),
            downloads=tuple(_files(same, wording)),
            also=_also(shelf, first, wording),
            audience=audience_label(audience, wording) if several else None,
            shape=audience.shape if several else None,
            share="" if draft else _share(shelf, first),
            state=f"{kind}.banner" if kind in _WARNED else "",
        )


def _book(shelf: Shelf, language: str, wording: Wording) -> Download | None:
    """All leaflets of a language in one file, if there is such a book."""
    book = shelf.books.get(collection_address(language))
    return replace(book, label=file_line(book, wording)) if book else None


def _files(same: Iterable[ReadyEdition], wording: Wording) -> Iterator[Download]:
    """One file a format: of the first edition that has it, since the text is the same."""
    files = {d.format: d for item in reversed(tuple(same)) for d in reversed(item.downloads)}
    for format in sorted(files, key=_ORDER.__getitem__):
        file = files[format]
        yield replace(file, label=file_line(file, wording), paper=paper_line(file, wording))


def _also(shelf: Shelf, item: ReadyEdition, wording: Wording) -> Passage | None:
    """The title that the page's readers know a leaflet by: in their language, else in English."""
    text = item.document.id, item.finished.audience
    for language in (wording.language.code, ENGLISH):
        known = _titles(shelf, language).get(text)
        if known:
            return known if known.text != item.finished.title.text else None
    return None


def _titles(shelf: Shelf, language: str) -> Mapping[tuple[str, str], Passage]:
    """The titles of the texts that truly are in a language, by document and audience."""
    return _TITLES.get(
        shelf,
        language,
        lambda: {
            (item.document.id, item.finished.audience): item.finished.title
            for audience in shelf.audiences(language)
            for item in shelf.of_audience(audience.id, language)
            if not item.shown_in
        },
    )


def _share(shelf: Shelf, item: ReadyEdition) -> str:
    """Title, summary and the whole address, a line each, all in the leaflet's own language."""
    finished = item.finished
    here = address(item.document, finished.audience, item.language)
    own = [p.text for p in (finished.title, finished.summary) if p.language == item.language]
    return "\n".join([*own, absolute(shelf.library.organisation.site_url, here)])
