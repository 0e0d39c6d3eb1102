"""Parts of pages that are alike on all pages of a folder, drawn once for them.

Pages that lie side by side show the same links, which lead from each by the same steps. A part is
given what it may read by name and sees nothing else of its page: so what is not named cannot be
taken over from another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from waymark.site.links import relative

OWN = "\ue030"
"""Stands for the name of a page among its neighbours; no text and no address holds it (LB007)."""

Functions = Callable[[str], Mapping[str, Any]]
"""What templates may call on the page at an address."""


class Once:
    """The drawn parts of one language's pages, whose ``frame`` it is."""

    def __init__(
        self, environment: Environment, frame: Mapping[str, Any], functions: Functions
    ) -> None:
        self.environment = environment
        self.functions = functions
        self.given = {"frame": frame, "words": frame["words"], "english": frame["english"]}
        self.drawn: dict[object, str] = {}

    def part(self, record: Mapping[str, Any], name: str, **values: Any) -> Markup:
        """A partial on a page: made of the frame, of ``values``, and of links from there.

        A list or a record among the values is known by the object that it is, which is there as
        long as a language is drawn. Links stand in double quotes, as everywhere.
        """
        return Markup(self._part(record, name, values))

    def in_languages(self, record: Mapping[str, Any], name: str, **values: Any) -> Markup:
        """The same, with the page's ``alternates`` among the values. Those of its neighbours lie
        side by side too: only their own name differs."""
        own = _own(record["address"])
        rows = [(_of_any(row["address"], own), row) for row in record["alternates"]]
        told = [(at, x["language"], x["exact"], x["english"], x["missing"]) for at, x in rows]
        key = (name, tuple(values.values()), *told)
        alternates = ({**row, "address": at} for at, row in rows)
        return Markup(self._drawn(record["address"], key, name, values, alternates))

    def menu(self, record: Mapping[str, Any]) -> Markup:
        """A page's menu, empty where it has none; the text that is open is marked in it."""
        groups, here, opened = record["navigation"], record["address"], record["open"]
        if not groups:
            return Markup()
        values = {"groups": groups, "language": record["language"]}
        text = self._part(record, "partials/menu.html", values)
        link = f'href="{relative(here, opened)}"'
        return Markup(text.replace(link, f'{link} aria-current="page"') if opened else text)

    def _part(self, record: Mapping[str, Any], name: str, values: Mapping[str, Any]) -> str:
        told = tuple(x if isinstance(x, str | bool) else id(x) for x in values.values())
        return self._drawn(record["address"], (name, told), name, values)

    def _drawn(
        self,
        here: str,
        key: tuple[object, ...],
        name: str,
        values: Mapping[str, Any],
        alternates: Iterable[Mapping[str, Any]] = (),
    ) -> str:
        own = _own(here)
        place = _of_any(here, own)
        text = self.drawn.get((place, *key))
        if text is None:
            known = {**self.given, **self.functions(place), "here": place, **values}
            template = self.environment.get_template(name)
            text = template.render(known, alternates=list(alternates))
            self.drawn[place, *key] = text
        return _for_one(text, own)


def _own(address: str) -> str:
    """The name of a page among its neighbours; empty where it has none: 404 lies anywhere."""
    return address[:-1].rpartition("/")[2] if address.endswith("/") else ""


def _of_any(address: str, own: str) -> str:
    """The address of a page, or of what leads to it in another language, as any neighbour's."""
    folder, _, name = address[:-1].rpartition("/")
    return f"{folder}/{OWN}/" if own and folder and name == own else address


def _for_one(text: str, own: str) -> str:
    """What was drawn for any page of a folder, for the one of a name: links to itself and to what
    lies below it are shorter. Only addresses follow a double quote; elsewhere it is escaped."""
    from_aside = f'"../{own}/'
    if own and from_aside in text:
        text = text.replace(f'{from_aside}"', '"./"').replace(f"{from_aside}#", '"./#')
        text = text.replace(from_aside, '"')
    return text.replace(OWN, own)
