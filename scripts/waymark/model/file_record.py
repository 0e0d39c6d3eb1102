"""FileRecord: everything that an exporter may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from waymark.model.audience import Shape
from waymark.model.composed import Passage
from waymark.model.document import Kind
from waymark.model.findings import Place
from waymark.model.language import Direction
from waymark.model.text import SourceText
from waymark.model.tree import Node


@dataclass(frozen=True, slots=True)
class PrintedContact:
    """A contact that stands large on paper, apart from the text.

    ``line`` holds the words around it and ``{phone}`` where it stands; ``href`` is ``tel:``,
    ``mailto:`` or empty.
    """

    line: Passage
    shown: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The English text that stands beside its translation, block by block."""

    title: Passage
    summary: Passage
    tree: Node


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One edition as a printed or offline file: all that an exporter may read.

    ``labels`` are finished lines in the file's language (``edition``, ``contacts``, ``draft``,
    ``draft-english``, ``licence``, ``of``…); ``address`` the absolute short address that the QR
    code holds; ``colours`` ``#rrggbb`` by name (``brand``, ``way``); ``modified`` dates the file;
    ``numbers`` the most urgent first; ``ask`` whom to ask for another format; ``logo`` the path of
    an image among those that the exporter is given, empty where there is none; ``source`` the
    finished text with the author's lines, and ``translated`` each text of a translator's with its
    line, both for findings alone; ``beside`` the English for a file in two languages; ``braille``
    the language's liblouis table, empty where it has none.
    """

    document: str
    audience: str
    language: str
    language_name: str
    language_english: str
    direction: Direction
    face: str
    title: Passage
    summary: Passage
    tree: Node
    organisation: str
    audience_label: str
    shape: Shape
    address: str
    draft: bool
    modified: date
    labels: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    places: tuple[tuple[str, int], ...] = ()
    kind: Kind = Kind.LEAFLET
    numbers: tuple[PrintedContact, ...] = ()
    ask: PrintedContact | None = None
    logo: str = ""
    source: SourceText | None = None
    beside: Beside | None = None
    braille: str = ""
    translated: tuple[tuple[str, Place], ...] = ()
