"""Terms of the field: how they are said in English, and in the languages of a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from waymark.model.findings import Place


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of ``glossary.yml``.

    ``preferred`` is the English word, ``avoid`` are English forms that it replaces;
    ``translations`` the accepted forms by language, the first of which translators are shown. A
    ``*`` at the start or end of a word stands for any letters there (``zgłosz*``). ``note`` is a
    line for translators.
    """

    preferred: str
    avoid: tuple[str, ...] = ()
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""
    place: Place = field(default=Place("glossary.yml"))

    def shown(self, code: str) -> str:
        """The word that a translator into a language is given; empty where there is none."""
        return next(iter(self.translations.get(code, ())), "").replace("*", "…")
