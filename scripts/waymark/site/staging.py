"""Finished text and records on disk, where MkDocs' workers read them (design 6)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from waymark.model import PageKind, PageRecord
from waymark.site.assets import Assets
from waymark.site.edition import Frame
from waymark.site.folders import files_below
from waymark.site.plain import as_json, by_field

SITE = "site.json"
"""What all languages share: their names in order, and the addresses of the assets."""

SHARED = ("navigation", "alternates")
"""Fields of a record that name a value which many pages have: its JSON stands apart, once."""

_TEMPLATES = {
    PageKind.DOCUMENT: "document.html",
    PageKind.HOME: "home.html",
    PageKind.AUDIENCE: "audience.html",
    PageKind.LIST: "list.html",
    PageKind.NOT_FOUND: "404.html",
    PageKind.EDITIONS: "editions.html",
    PageKind.OLD_EDITION: "document.html",
    PageKind.WITHDRAWN: "withdrawn.html",
    PageKind.LEAFLETS: "leaflets.html",
    PageKind.UPDATES: "updates.html",
    PageKind.SEARCH: "search.html",
    PageKind.ACCESSIBILITY: "statement.html",
    PageKind.PRIVACY: "statement.html",
    PageKind.COMPANION: "companion.html",
    PageKind.NOT_IN_LANGUAGE: "not-in-language.html",
    PageKind.BOARD: "board.html",
}


@dataclass(frozen=True, slots=True)
class Staged:
    """What staging did: the languages in order, and how many files it wrote, kept and deleted."""

    languages: tuple[str, ...]
    written: int
    kept: int
    deleted: int


def stage(
    records: Sequence[PageRecord],
    frames: Sequence[Frame],
    assets: Assets,
    folder: Path,
    ready: Callable[[str], object] = lambda _language: None,
) -> Staged:
    """Write ``<lang>/<lang>/….md`` and ``<lang>.json`` below a folder that is this room's alone.

    A file is written only where its bytes change, so that times of change mean something; whatever
    else lies in the folder is deleted before. ``ready`` is told of each language that is whole, so
    that it can be drawn while the next one is written.
    """
    ends = {f"{frame.language}.json": frame.language for frame in frames}
    wanted = {SITE, *ends, *(f"{r.language}/{source_path(r)}" for r in records)}
    present = frozenset(files_below(folder))
    gone = present - wanted
    for name in gone:
        (folder / name).unlink()
    if gone:
        _delete_empty(folder)
    written = 0
    for name, data in _files(records, frames, assets):
        path = folder / name
        if name not in present or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written += 1
        if name in ends:
            ready(ends[name])
    return Staged(tuple(ends.values()), written, len(wanted) - written, len(gone))


def source_path(record: PageRecord) -> str:
    """Where a page's text lies below its language's folder: a page is always an ``index.md``."""
    below = record.address.removeprefix(f"{record.language}/")
    name = "404.md" if record.kind is PageKind.NOT_FOUND else f"{below}index.md"
    return f"{record.language}/{name}"


def _files(
    records: Iterable[PageRecord], frames: Sequence[Frame], assets: Assets
) -> Iterator[tuple[str, bytes]]:
    """Each file by its name, one language after the other: all at once would fill the memory."""
    languages = [{"code": f.language, "name": f.name} for f in frames]
    shared = as_json({"languages": languages, "assets": dict(assets.names)}).encode()
    yield SITE, shared
    spoken: dict[str, list[PageRecord]] = {f.language: [] for f in frames}
    for record in records:
        spoken[record.language].append(record)
    values = _Values()
    for frame in frames:
        language = _Language(as_json(frame), values)
        for record in spoken[frame.language]:
            path, text = source_path(record), record.text.encode()
            key = language.add(path, record, shared + text)
            head = f"template: {_TEMPLATES[record.kind]}\nrecord: {key}\n"
            yield f"{record.language}/{path}", f"---\n{head}---\n\n".encode() + text
        yield f"{frame.language}.json", language.written()


class _Values:
    """Values that many pages have in common as JSON, each made once and named by its digest."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[object, str, str]] = {}

    def named(self, value: object) -> tuple[str, str]:
        """The name of a value, and its JSON."""
        if id(value) not in self.known:
            text = as_json(value)
            name = hashlib.sha256(text.encode()).hexdigest()[:16]
            self.known[id(value)] = value, name, text  # kept, so that no other gets its id
        return self.known[id(value)][1:]


class _Language:
    """A language's frame and records as JSON. What pages have in common is written once."""

    def __init__(self, frame: str, values: _Values) -> None:
        self.frame = frame
        self.values = values
        self.shared: dict[str, str] = {}
        self.pages: list[str] = []

    def add(self, path: str, record: PageRecord, more: bytes) -> str:
        """Take up a record and give its key: the digest of all that a template may read of it.

        The text has a file of its own; a template gets it from MkDocs.
        """
        fields = by_field(record, without=("text", *SHARED))
        digest = hashlib.sha256(self.frame.encode())
        for field in SHARED:
            name, text = self.values.named(getattr(record, field))
            fields[field], self.shared[name] = name, text
            digest.update(f"\n{text}".encode())
        written = as_json(fields)
        digest.update(f"\n{written}\n".encode())
        digest.update(more)
        key = digest.hexdigest()
        self.pages.append(f'{as_json(path)}: {{"key": "{key}", "record": {written}}}')
        return key

    def written(self) -> bytes:
        shared = ",\n".join(f'"{name}": {text}' for name, text in self.shared.items())
        pages = ",\n".join(self.pages)
        return (
            f'{{"frame": {self.frame},\n"shared": {{\n{shared}\n}},\n"pages": {{\n{pages}\n}}}}\n'
        ).encode()


def _delete_empty(folder: Path) -> None:
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
