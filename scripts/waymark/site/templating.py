"""What templates may call. All of it is pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from waymark.site.links import absolute, relative, rooted
from waymark.site.wording import PLACE


def prepared(environment: Environment) -> Environment:
    """A template environment as ours expect it.

    All text is escaped unless a template says that it is HTML, and a misspelt name is a fault,
    never an empty place. To be called before the first template is loaded.
    """
    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.keep_trailing_newline = True
    return environment


def page_functions(
    here: str, site_url: str, assets: Mapping[str, str], *, anywhere: bool = False
) -> dict[str, Callable[..., Any]]:
    """The functions of one page at ``here``; ``anywhere`` where it may be shown at any address.

    ``link(address)``, ``asset(name)`` and ``absolute(address)`` write addresses; ``phrase(word,
    place=markup)`` fills a word's places with markup, escaping the word itself.
    """

    def link(there: str) -> str:
        return rooted(site_url, there) if anywhere else relative(here, there)

    def asset(name: str) -> str:
        return link(assets[name])

    return {
        "link": link,
        "asset": asset,
        "absolute": lambda there: absolute(site_url, there),
        "phrase": phrase,
        "true_alternates": true_alternates,
    }


def phrase(word: str, **places: Markup) -> Markup:
    """A word with markup in its named places. What is not :class:`Markup` is escaped."""
    result, end = Markup(), 0
    for match in PLACE.finditer(word):
        name = match[1].replace("-", "_")
        if name in places:
            result += escape(word[end : match.start()]) + escape(places[name])
            end = match.end()
    return result + escape(word[end:])


def true_alternates(alternates: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The alternates that are truly this page in another language: hreflang names no other."""
    return [a for a in alternates if a["exact"]]
