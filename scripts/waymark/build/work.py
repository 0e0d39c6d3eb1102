"""What a build knows, stage after stage. Each stage returns a new value with more in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from waymark.build.options import Options
from waymark.build.register_store import Records
from waymark.build.standing import StandingEdition
from waymark.checks import Told
from waymark.editions import Edition, page_address
from waymark.model import (
    ENGLISH,
    CompanionKind,
    Composed,
    Document,
    Download,
    Effect,
    Exempted,
    FileRecord,
    Finding,
    Finished,
    Format,
    Frozen,
    Library,
    PackedPack,
    PageRecord,
    Passage,
    Rendered,
)
from waymark.site import Assets, Frame, Move
from waymark.translation import Catalogue

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FileOrder:
    """One file to be made: of which edition, in which format, for which address, from what.

    ``inside`` is its path in the ZIP of a pack, for a copy that is served in that alone.
    """

    edition: Edition
    format: Format
    address: str
    record: FileRecord
    images: Mapping[str, bytes] = field(default_factory=dict)
    inside: str = ""


@dataclass(frozen=True, slots=True)
class OfflineFile:
    """One made file: its address on the site, where it lies now, and what a page says of it."""

    address: str
    path: Path
    download: Download


@dataclass(frozen=True, slots=True)
class Released:
    """What a build of releases knows beside the texts that stand.

    ``current`` are the frozen texts that are shown, ``old`` earlier ones with their facts of today,
    newest first; ``titles`` those of all editions, also where none is shown; ``pictures`` the bytes
    of all images by SHA-256.
    """

    records: Records
    standings: tuple[StandingEdition, ...] = ()
    current: Mapping[Edition, Frozen] = field(default_factory=dict)
    old: tuple[tuple[Frozen, Finished], ...] = ()
    titles: Mapping[Edition, Passage] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def page(self, standing: StandingEdition) -> str:
        """The address of an edition's page: of the text that is shown there, if there is one.

        The English text that stands in for a translation is at its own place in that language.
        """
        edition = standing.edition
        english = Edition(edition.document, edition.audience, ENGLISH)
        shown = self.current.get(edition)
        if shown is None and standing.unsafe:
            shown = self.current.get(english)
        if shown is None:
            return standing.page
        composed = shown.composed
        return page_address(edition.language, edition.audience, composed.section, composed.slug)


@dataclass(frozen=True, slots=True)
class Work:
    """All that is known so far. Tuples are in the order of library, audience, language.

    ``judged`` is what was found by reading each document's texts, ``told`` what these may say.
    ``released`` is there in a build of releases alone; ``books`` are collections by their address.
    ``packed`` are copies of files for the ZIPs of packs, by the address that names them;
    ``pack_files`` the sets and ZIPs that are served; ``root_files`` what lies at the site's root,
    and the images that texts show.
    """

    options: Options
    library: Library | None = None
    findings: tuple[Finding, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, Passage]] = field(default_factory=dict)
    catalogues: Mapping[tuple[str, str], Catalogue] = field(default_factory=dict)
    composed: tuple[Composed, ...] = ()
    finished: tuple[Finished, ...] = ()
    judged: tuple[Finding, ...] | None = None
    told: Mapping[str, Told] = field(default_factory=dict)
    rendered: Mapping[Edition, Rendered] = field(default_factory=dict)
    companions: Mapping[tuple[Edition, CompanionKind], Rendered] = field(default_factory=dict)
    orders: tuple[FileOrder, ...] = ()
    files: Mapping[Edition, tuple[OfflineFile, ...]] = field(default_factory=dict)
    books: Mapping[str, OfflineFile] = field(default_factory=dict)
    packed: Mapping[str, Path] = field(default_factory=dict)
    packs: Mapping[Edition, PackedPack] = field(default_factory=dict)
    pack_files: Mapping[str, Path] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    assets: Assets | None = None
    pages: tuple[PageRecord, ...] = ()
    frames: tuple[Frame, ...] = ()
    moves: tuple[Move, ...] = ()
    root_files: Mapping[str, bytes] = field(default_factory=dict)
    released: Released | None = None
    remarks: tuple[str, ...] = ()
    excepted: tuple[Exempted, ...] = ()
    stopped: bool = False

    def document(self, finished: Finished) -> Document:
        """The front matter of a text: of the working file, or as it was released."""
        if self.released:
            return self.released.current[edition_of(finished.composed)].document
        document = self.library.document(finished.composed.document) if self.library else None
        if document is None:
            raise KeyError(finished.composed.document)
        return document

    def pictures(self, finished: Finished) -> Mapping[str, bytes]:
        """The images that a text may show, by the path that its author wrote."""
        if self.released:
            return self.frozen_pictures(self.released.current[edition_of(finished.composed)])
        return self.library.images if self.library else {}

    def frozen_pictures(self, frozen: Frozen) -> dict[str, bytes]:
        """The images of a frozen text, by the path that its author wrote."""
        known = self.released.pictures if self.released else {}
        return {path: known[digest] for path, digest in frozen.images.items() if digest in known}

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
