"""Every address of the web that a library names, with each place that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waymark.markup import links
from waymark.model import FactType, Frozen, Library, Place

_WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Linked:
    """An address without its fragment, one place that names it, and the key where it is a fact."""

    url: str
    place: Place
    fact: str = ""


def linked(library: Library, frozen: Iterable[Frozen] = ()) -> tuple[Linked, ...]:
    """All of them: facts, sources, texts; of released texts those that no working text has.

    Placeholders are skipped: their facts are there themselves.
    """
    working = tuple(dict.fromkeys(_working(library)))
    known = {one.url for one in working}
    released = (one for text in frozen for one in _of_text(text) if one.url not in known)
    return (*working, *dict.fromkeys(released))


def _working(library: Library) -> Iterator[Linked]:
    for fact in library.facts.values():
        if fact.retired:
            continue
        if fact.type is FactType.URL and isinstance(fact.value, str):
            yield from _web(fact.value, fact.place, fact.key)
        yield from _web(fact.source, fact.place)
    organisation = library.organisation
    yield from _web(organisation.exit_url, organisation.place("exit_url"))
    for document in library.documents:
        for number, source in enumerate(document.sources):
            yield from _web(source.url, document.place(f"sources.{number}.url"))
        for use in links(document.body):
            yield from _web(use.target, use.place)


def _of_text(text: Frozen) -> Iterator[Linked]:
    for source in text.document.sources:
        yield from _web(source.url, Place(text.path))
    for use in links(text.composed.body):
        yield from _web(use.target, use.place)


def _web(url: str, place: Place, fact: str = "") -> Iterator[Linked]:
    if url.startswith(_WEB) and "{{" not in url:
        yield Linked(url.partition("#")[0], place, fact)
