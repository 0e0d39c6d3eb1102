"""What a build knows, stage after stage. Each stage returns a new value with more in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from waymark.build.options import Options
from waymark.editions import Edition
from waymark.model import (
    Composed,
    Download,
    Effect,
    FileRecord,
    Finding,
    Finished,
    Format,
    Library,
    PageRecord,
    Passage,
    Rendered,
)
from waymark.site import Assets, Frame
from waymark.translation import Catalogue

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FileOrder:
    """One file to be made: of which edition, in which format, for which address, from what."""

    edition: Edition
    format: Format
    address: str
    source: str
    record: FileRecord


@dataclass(frozen=True, slots=True)
class OfflineFile:
    """One made file: its address on the site, where it lies now, and what a page says of it."""

    address: str
    path: Path
    download: Download


@dataclass(frozen=True, slots=True)
class Work:
    """All that is known so far. Tuples are in the order of library, audience, language."""

    options: Options
    library: Library | None = None
    findings: tuple[Finding, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, Passage]] = field(default_factory=dict)
    catalogues: Mapping[tuple[str, str], Catalogue] = field(default_factory=dict)
    composed: tuple[Composed, ...] = ()
    finished: tuple[Finished, ...] = ()
    rendered: Mapping[Edition, Rendered] = field(default_factory=dict)
    orders: tuple[FileOrder, ...] = ()
    files: Mapping[Edition, tuple[OfflineFile, ...]] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    assets: Assets | None = None
    pages: tuple[PageRecord, ...] = ()
    frames: tuple[Frame, ...] = ()
    stopped: bool = False

    @property
    def editions(self) -> frozenset[Edition]:
        """The editions that are finished and not held."""
        return frozenset(edition_of(f.composed) for f in self.finished)

    @property
    def has_stop(self) -> bool:
        """Whether a finding forbids a new site."""
        return any(f.effect is Effect.STOP for f in self.findings)


def edition_of(composed: Composed) -> Edition:
    """The edition that a composed text is."""
    return Edition(composed.document, composed.audience, composed.language)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build: counts of what was made, and everything that was found."""

    built: bool
    findings: tuple[Finding, ...]
    pages: int = 0
    files: int = 0
    languages: int = 0
    remarks: tuple[str, ...] = ()
