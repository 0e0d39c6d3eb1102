"""The navigation beside a text, drawn once for all pages of a folder.

Pages that lie side by side show the same links, which lead from each by the same steps. Only the
page that is open differs: it is marked in what was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from waymark.site.links import relative

_ANY = "-"
"""Stands for the name of a page among its neighbours; no slug is this."""


class Menus:
    """The drawn menus of one language's pages."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.drawn: dict[tuple[int, str], str] = {}

    def menu(self, record: Mapping[str, Any]) -> Markup:
        """A page's menu, empty where it has none."""
        groups, here = record["navigation"], record["address"]
        if not groups:
            return Markup()
        folder = here.rstrip("/").rpartition("/")[0]
        place = f"{folder}/{_ANY}/" if folder else f"{_ANY}/"
        key = (id(groups), folder)  # a language's groups live as long as this
        if key not in self.drawn:
            self.drawn[key] = self.environment.get_template("partials/menu.html").render(
                groups=groups,
                language=record["language"],
                link=lambda there: relative(place, there),
            )
        text = self.drawn[key]
        if record["open"]:
            there = f'href="{relative(place, record["open"])}"'
            own = f'href="{relative(here, record["open"])}" aria-current="page"'
            text = text.replace(there, own)
        return Markup(text)
