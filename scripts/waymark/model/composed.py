"""Composed and Finished: one (document, audience, language), before and after its facts."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waymark.model.companion import Companion, CompanionKind
from waymark.model.text import SourceText


class TranslationKind(StrEnum):
    """How far a language's text has come. Only SOURCE and REVIEWED may ever be released."""

    SOURCE = "source"
    MACHINE = "machine"
    HUMAN = "human"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class TranslationState:
    """Counts of segments: all, those shown in the language, and those where English stands in."""

    kind: TranslationKind
    total: int = 0
    translated: int = 0
    stand_ins: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text and the language it is really in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Composed:
    """Selected and translated, placeholders still in place. This is what is digested and released.

    English stand-ins inside ``body`` are enclosed in the marks of :mod:`waymark.model.marks`;
    every heading carries its id (``## Heading {#id}``), equal in all languages. ``companions`` are
    there in English alone; ``fact_keys`` and ``linked_ids`` are theirs too.
    """

    document: str
    section: str
    slug: str
    audience: str
    language: str
    title: Passage
    summary: Passage
    body: SourceText
    heading_ids: tuple[str, ...]
    fact_keys: tuple[str, ...]
    linked_ids: tuple[str, ...]
    translation: TranslationState
    dialect: str
    companions: tuple[Companion, ...] = ()

    @property
    def bodies(self) -> tuple[SourceText, ...]:
        """Its text and those of its companions."""
        return (self.body, *(c.body for c in self.companions))

    def digest(self) -> str:
        """SHA-256 (hex) of what a reader is given, in NFC with LF: nothing of lines or paths."""
        content: dict[str, object] = {
            "audience": self.audience,
            "body": self.body.text,
            "dialect": self.dialect,
            "document": self.document,
            "language": self.language,
            "summary": [self.summary.text, self.summary.language],
            "title": [self.title.text, self.title.language],
        }
        if self.companions:
            content["companions"] = [c.as_json() for c in self.companions]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Finished:
    """Composed with its facts formatted for the language: what pages and files are made of.

    A fact stands in ``body`` between the marks of :mod:`waymark.model.marks`, so that each format
    can isolate it; in ``title`` and ``summary`` it is plain text with Unicode isolates.
    ``contacts_as_of`` is the oldest ``verified`` date among the live facts that it shows.
    """

    composed: Composed
    title: Passage
    summary: Passage
    body: SourceText
    contacts_as_of: date | None
    companions: tuple[Companion, ...] = ()

    @property
    def bodies(self) -> tuple[SourceText, ...]:
        """Its text and those of its companions."""
        return (self.body, *(c.body for c in self.companions))

    def companion(self, kind: CompanionKind) -> Companion | None:
        """One companion, if there is such a one."""
        return next((c for c in self.companions if c.kind is kind), None)

    @property
    def language(self) -> str:
        """The edition's language."""
        return self.composed.language

    @property
    def audience(self) -> str:
        """The edition's audience."""
        return self.composed.audience
