"""What templates may call. All of it is pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from waymark.model import PageKind
from waymark.site.compiled import Compiled
from waymark.site.hosting.rules import PAGES, SEARCH, meta
from waymark.site.links import absolute, relative, rooted
from waymark.site.wording import PLACE

_AS_WRITTEN = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_INDENT = re.compile(r"\n[ \t\n]+")


def tight(page: str) -> str:
    """A drawn page without indentation and empty lines: a tenth of its bytes on a slow line.

    What stands in ``pre`` and ``textarea`` keeps every space; elsewhere a line end is a space.
    """
    pieces = _AS_WRITTEN.split(page)
    # The pattern has two groups: text, what is kept as written, its tag, text …
    texts = (_INDENT.sub("\n", text) for text in pieces[::3])
    kept = (*pieces[1::3], "")
    return "".join(text + written for text, written in zip(texts, kept, strict=True))


def prepared(environment: Environment, cache: Path | None = None) -> Environment:
    """A template environment as ours expect it; ``cache`` is where compiled templates are kept.

    All text is escaped unless a template says that it is HTML, and a misspelt name is a fault,
    never an empty place. To be called before the first template is loaded.
    """
    environment.bytecode_cache = Compiled(cache)
    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.keep_trailing_newline = True
    environment.auto_reload = False  # an environment lives as long as one run
    environment.getattr = partial(_part, environment.getattr)  # type: ignore[method-assign]
    return environment


def _part(usual: Callable[[Any, str], Any], whole: Any, name: str) -> Any:
    """A part of a value by its name. Nearly all are fields of records, which are dictionaries: to
    ask these for an attribute first takes five times as long."""
    if type(whole) is dict and name in whole:
        return whole[name]
    return usual(whole, name)


def page_functions(
    here: str, site_url: str, assets: Mapping[str, str], *, anywhere: bool = False
) -> dict[str, Callable[..., Any]]:
    """The functions of one page at ``here``; ``anywhere`` where it may be shown at any address.

    ``link(address)``, ``asset(name)`` and ``absolute(address)`` write addresses; ``phrase(word,
    place=markup)`` fills a word's places with markup, escaping the word itself; ``policy(kind)`` is
    the content security policy of a kind of page.
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
        "policy": policy,
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


def policy(kind: str = "") -> Markup:
    """The content security policy of a page of some kind, as its ``<meta>`` has it."""
    # It holds no sign that ends an attribute in double quotes, and no words of anybody's.
    return Markup(meta(SEARCH if kind == PageKind.SEARCH else PAGES))


def true_alternates(alternates: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The alternates that are truly this page in another language: hreflang names no other."""
    return [a for a in alternates if a["exact"]]
