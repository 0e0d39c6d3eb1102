"""What changes with a fact, in lines: values, pages, files, languages, copies on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waymark.build import FactChange, Showing
from waymark.commands.output import in_words
from waymark.facts import plain
from waymark.model import ENGLISH, Fact, Library

_EVERY_PAGE = {
    "emergency": "the way to help",
    "accessible_formats": "ask for another format",
    "complaints": "complain",
    "report_error": "report an error",
}


def change_lines(change: FactChange) -> Iterator[str]:
    """One fact a line: values first, then what is on the site, then what is out of reach."""
    yield _values(change)
    if change.new == change.old:
        return
    if change.new.value == change.old.value and not change.new.retired:
        if change.new.verified != change.old.verified:
            yield f"Its value stays; it was checked on {change.new.verified}."
        if change.new.was != change.old.was:
            yield "The check that was owed is recorded."
        return
    library, reach = change.library, change.reach
    shown = [("Working texts", reach.drafts), ("Released", reach.released)]
    for name, showings in shown:
        if showings:
            pages, files = len(showings), sum(len(s.files) for s in showings)
            counts = f"{in_words(pages, 'page')}, {in_words(files, 'file')}"
            yield f"{name}: {counts}, in {_languages(showings, library)}."
            yield from (f"    {_showing(s, library)}" for s in showings)
    if reach.roles:
        yield f"Every page: {', '.join(_EVERY_PAGE[r] for r in reach.roles)}."
    if not (reach.drafts or reach.released or reach.roles):
        yield "No page shows it."
    if not change.old.live:
        yield "Released editions keep the old value: it is part of what was approved."
    for printed in reach.paper:
        yield f"On paper with the old value: {_name(printed, library)}."
    for path in change.held:
        heir = change.new.replaced_by or "another fact"
        yield f"{path} is held until it names {heir}."
    for place in change.by_hand:
        yield f"Change it there too, it is typed by hand: {place.path}, line {place.line}."
    for twin in change.twins:
        yield f"{twin.key} has the old value too, and keeps it."


def _values(change: FactChange) -> str:
    old, new, library = change.old, change.new, change.library
    before = _shown(old, library)
    if new == old:
        return f"{old.key}: nothing changes."
    if new.retired:
        heir = library.facts.get(new.replaced_by)
        instead = f"; {heir.key} stands for it: {_shown(heir, library)}" if heir else ""
        return f"{old.key}: {before} is retired{instead}."
    if new.value == old.value:
        return f"{old.key}: {before}"
    return f"{old.key}: {before} becomes {_shown(new, library)}."


def _shown(fact: Fact, library: Library) -> str:
    return plain(fact, library.language(ENGLISH), {}) or str(fact.value)


def _languages(showings: Iterable[Showing], library: Library) -> str:
    codes = dict.fromkeys(s.language for s in showings)
    return ", ".join(x.english for x in library.languages if x.code in codes)


def _name(showing: Showing, library: Library) -> str:
    language = next((x.english for x in library.languages if x.code == showing.language), "")
    parts = [showing.document, showing.audience, language or showing.language]
    return ", ".join([*parts, f"edition {showing.version}"] if showing.version else parts)


def _showing(showing: Showing, library: Library) -> str:
    files = [address.rsplit("/", 1)[-1] for address in showing.files]
    return f"{_name(showing, library)}: {', '.join([f'/{showing.page}', *files])}"
