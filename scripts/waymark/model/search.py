"""The search page of a language: where its index lies, and what a search may be narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from waymark.model.audience import Shape


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick. ``value`` is what the index holds, ``label`` what a reader sees."""

    value: str
    label: str
    language: str
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What the search page's script works with, all of it in the page's language.

    ``index`` is the address of the folder of this language's index, empty where no text is in the
    language; ``counts`` says how many pages
    were found, with ``{count}`` in it, by CLDR's name of the plural form; ``digits`` is a CLDR
    numbering system.
    """

    index: str
    audiences: tuple[Choice, ...] = ()
    kinds: tuple[Choice, ...] = ()
    counts: Mapping[str, str] = field(default_factory=dict)
    digits: str = "latn"
