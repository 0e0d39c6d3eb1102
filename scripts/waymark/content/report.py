"""What a reader carries along: the codes of its family of files, the names it may meet, findings.

Reading collects every fault of a file instead of ending at the first one, so the findings are
gathered in a list here and leave the room as a tuple.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from waymark.model import Finding, Language, Place, finding


@dataclass(frozen=True, slots=True)
class Family:
    """The finding codes of one kind of file, by what is wrong."""

    yaml: str
    missing: str
    unknown: str
    form: str
    day: str
    twice: str
    character: str


FRONT_MATTER = Family("FM002", "FM003", "FM004", "FM005", "FM006", "FM007", "LB007")
SHARED = Family("LB004", "LB008", "LB008", "LB008", "LB008", "LB008", "LB006")
FACTS = Family("LB004", "FA007", "FA007", "FA007", "FA007", "FA009", "LB006")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that a library defines for its documents. All empty: any well-formed name goes.

    ``languages`` are codes with English first, then in the order of ``languages.yml``.
    """

    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    language_groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, languages: tuple[Language, ...], audiences: tuple[str, ...], groups: tuple[str, ...]
    ) -> Vocabulary:
        """The names of a library's languages, audiences and reviewer groups."""
        by_group: dict[str, tuple[str, ...]] = {}
        for language in languages:
            for group in language.groups:
                by_group[group] = (*by_group.get(group, ()), language.code)
        return cls(audiences, tuple(x.code for x in languages), by_group, groups)


class Report:
    """Collects the findings of one file."""

    def __init__(self, family: Family, vocabulary: Vocabulary | None = None) -> None:
        self.family = family
        self.vocabulary = vocabulary or Vocabulary()
        self._findings: list[Finding] = []

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Adds one finding; an empty hint takes the catalogue's."""
        self._findings.append(finding(code, place, message, hint))

    def take(self, findings: Iterable[Finding]) -> None:
        """Adds findings made elsewhere."""
        self._findings.extend(findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All so far, in the order of their making."""
        return tuple(self._findings)


def quoted(text: str) -> str:
    """The author's own text as a message quotes it: one line, 60 characters at most."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= 60 else f'"{line[:57]}..."'


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint for an unknown name: the nearest valid one if there is one, then all of them."""
    known = tuple(names)
    match = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    guess = f'Did you mean "{match[0]}"? ' if match else ""
    return f"{guess}Known: {', '.join(known)}." if known else "None is defined yet."
