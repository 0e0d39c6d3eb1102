"""Finished text and records on disk, where MkDocs' workers read them (design 6)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from waymark.model import PageKind, PageRecord
from waymark.site.assets import Assets
from waymark.site.edition import Frame

SITE = "site.json"
"""What all languages share: their names in order, and the addresses of the assets."""

_TEMPLATES = {
    PageKind.DOCUMENT: "document.html",
    PageKind.HOME: "home.html",
    PageKind.AUDIENCE: "audience.html",
    PageKind.LIST: "list.html",
    PageKind.NOT_FOUND: "404.html",
    PageKind.EDITIONS: "editions.html",
    PageKind.OLD_EDITION: "document.html",
    PageKind.WITHDRAWN: "withdrawn.html",
}


@dataclass(frozen=True, slots=True)
class Staged:
    """What staging did: the languages in order, and how many files it wrote, kept and deleted."""

    languages: tuple[str, ...]
    written: int
    kept: int
    deleted: int


def stage(
    records: Sequence[PageRecord], frames: Sequence[Frame], assets: Assets, folder: Path
) -> Staged:
    """Write ``<lang>/<lang>/….md`` and ``<lang>.json`` below a folder that is this room's alone.

    A file is written only where its bytes change, so that times of change mean something; whatever
    else lies in the folder is deleted.
    """
    wanted = _files(records, frames, assets)
    present = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    written = 0
    for name, data in wanted.items():
        path = folder / name
        if name in present and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written += 1
    gone = [path for name, path in present.items() if name not in wanted]
    for path in gone:
        path.unlink()
    _delete_empty(folder)
    languages = tuple(frame.language for frame in frames)
    return Staged(languages, written, len(wanted) - written, len(gone))


def source_path(record: PageRecord) -> str:
    """Where a page's text lies below its language's folder: a page is always an ``index.md``."""
    below = record.address.removeprefix(f"{record.language}/")
    name = "404.md" if record.kind is PageKind.NOT_FOUND else f"{below}index.md"
    return f"{record.language}/{name}"


def _files(
    records: Iterable[PageRecord], frames: Iterable[Frame], assets: Assets
) -> Mapping[str, bytes]:
    files: dict[str, bytes] = {}
    names: list[dict[str, str]] = []
    pages: dict[str, dict[str, Any]] = {}
    for frame in frames:
        names.append({"code": frame.language, "name": frame.name})
        pages[frame.language] = {"frame": asdict(frame), "pages": {}}
    for record in records:
        path = source_path(record)
        # The text has its own file; a template gets it from MkDocs as HTML.
        fields = asdict(record)
        del fields["text"]
        pages[record.language]["pages"][path] = fields
        head = f"template: {_TEMPLATES[record.kind]}\nrecord: {record.digest()}\n"
        files[f"{record.language}/{path}"] = f"---\n{head}---\n\n{record.text}".encode()
    for language, content in pages.items():
        files[f"{language}.json"] = _json(content)
    files[SITE] = _json({"languages": names, "assets": dict(assets.names)})
    return files


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=_plain)
    return f"{text}\n".encode()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a record holds {type(value).__name__}")


def _delete_empty(folder: Path) -> None:
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
