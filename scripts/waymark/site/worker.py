"""One language in one process: its pages and its search, where they are not kept from before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from waymark.editions import index_address
from waymark.site.drawn_by import drawn_by
from waymark.site.folders import files_below
from waymark.site.plain import as_json
from waymark.site.searching import Keep, SearchedPage, language_index
from waymark.site.store import Store, Stored


@dataclass(frozen=True, slots=True)
class BuiltLanguage:
    """The pages of one language, in a folder of their own that the merger takes them from.

    ``drawn`` is how many of them MkDocs has drawn; the others were kept.
    """

    language: str
    out: Path
    pages: int
    drawn: int = 0


class BuildFailed(Exception):
    """MkDocs could not draw a language, or warned: a fault of this tool, not of an author."""


def build_language(
    language: str, stage: Path, out: Path, config_file: Path, cache: Path | None = None
) -> BuiltLanguage:
    """Draw one language's pages into ``out``, and nothing else, and make their search index.

    Fit for a spawned process: the arguments and the result can be pickled, and nothing is inherited
    from the parent. What is kept in ``cache`` of an earlier run, and whose key is the same, is not
    made again. MkDocs runs in strict mode; any warning of its is :class:`BuildFailed`;
    :class:`SearchUnavailable` tells that no index can be made.
    """
    how = drawn_by(config_file)
    content = _staged(language, stage)
    staged = content["pages"]
    store = Store(cache / "pages" / language if cache else None)
    keys = {path: _key(how, page["key"]) for path, page in staged.items()}
    names = {path: _file(page["record"]["address"]) for path, page in staged.items()}
    known = store.entries()
    kept: dict[str, Stored] = {}
    wanted = set()
    for path, name in names.items():
        entry = known.get(name)
        if entry and entry.key == keys[path] and store.give(name, entry, out):
            kept[name] = entry
        else:
            wanted.add(path)
    made: dict[str, Stored] = {}
    new: set[str] = set()
    if wanted:
        made = _drawn(language, stage, out, config_file, cache, wanted, names, keys, content)
        new = {n for n, page in made.items() if not _as_before(store, n, known, page, out)}
    kept |= made
    store.keep(kept, new, out)
    found = [SearchedPage(**e.more) for e in kept.values() if e.more]
    index = _write_index(
        language, found, how, out, Store(cache / "search" / language if cache else None)
    )
    for name in files_below(out):
        if name not in kept and name not in index:
            (out / name).unlink()  # an earlier run has left it
    return BuiltLanguage(language, out, len(kept), len(wanted))


def draw_alone(
    language: str, stage: Path, config_file: Path, cache: Path | None = None
) -> dict[str, bytes]:
    """All staged pages of one language by their addresses, drawn for a glance: nothing is kept.

    Fit for a spawned process, like :func:`build_language`. Raises :class:`BuildFailed`.
    """
    from waymark.site.drawing import draw

    content = _staged(language, stage)
    addresses = {path: page["record"]["address"] for path, page in content["pages"].items()}
    drawn: dict[str, bytes] = {}

    def take(path: str, data: bytes) -> None:
        drawn[addresses[path]] = data

    draw(language, stage, config_file, cache, addresses, content, take)
    return drawn


def _staged(language: str, stage: Path) -> dict[str, Any]:
    """A language's frame and records, as they were staged. Raises :class:`BuildFailed`."""
    try:
        content: dict[str, Any] = orjson.loads((stage / f"{language}.json").read_bytes())
    except OSError as error:
        raise BuildFailed(f"{language}: {error}") from error
    return content


def ready_to_draw() -> None:
    """Load all that drawing needs, so that the first page does not wait for it."""
    import waymark.site.drawing  # noqa: F401


def _drawn(
    language: str,
    stage: Path,
    out: Path,
    config_file: Path,
    cache: Path | None,
    wanted: set[str],
    names: dict[str, str],
    keys: dict[str, str],
    content: dict[str, Any],
) -> dict[str, Stored]:
    """Pages that MkDocs draws, beside the kept ones in ``out``."""
    from waymark.site.drawing import draw

    digests: dict[str, str] = {}

    def take(path: str, data: bytes) -> None:
        digests[path] = hashlib.sha256(data).hexdigest()
        _write(out / names[path], data)

    found = draw(language, stage, config_file, cache, wanted, content, take)
    return {
        names[path]: Stored(
            keys[path], digests[path], asdict(found[path]) if path in found else None
        )
        for path in wanted
    }


def _write(path: Path, data: bytes) -> None:
    """A new file, even where one lies: that may be one of the site that is served."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def _write_index(
    language: str, pages: Iterable[SearchedPage], how: str, out: Path, store: Store
) -> frozenset[str]:
    """A language's index at its place below its pages, as it was made before of the same texts.

    The names of its files, from ``out``.
    """
    pages = sorted(pages, key=lambda page: page.address)
    key = _key(how, as_json([asdict(page) for page in pages]))
    folder = index_address(language)
    place = out / folder
    known = store.entries()
    if known and all(e.key == key and store.give(n, e, place) for n, e in known.items()):
        return frozenset(f"{folder}{name}" for name in known)
    entries: dict[str, Stored] = {}
    made: list[str] = []
    index = language_index(language, pages, _kept_fragments(store, known, how))
    for name, data in index.files.items():
        more = _key(how, index.keys[name]) if name in index.keys else None
        entries[name] = Stored(key, hashlib.sha256(data).hexdigest(), more)
        if _as_before(store, name, known, entries[name], place):
            continue
        made.append(name)
        _write(place / name, data)
    store.keep(entries, made, place)
    return frozenset(f"{folder}{name}" for name in entries)


def _kept_fragments(store: Store, known: Mapping[str, Stored], how: str) -> Keep:
    """The fragments that the last index was made of."""
    names = {entry.more: name for name, entry in known.items() if entry.more}

    def keep(key: str) -> bytes | None:
        name = names.get(_key(how, key))
        return store.read(name, known[name]) if name else None

    return keep


def _as_before(
    store: Store, name: str, known: Mapping[str, Stored], made: Stored, out: Path
) -> bool:
    """Whether something comes out as it was kept: then it stays the same file on the disk."""
    same = name in known and known[name].digest == made.digest
    return same and store.give(name, known[name], out)


def _key(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _file(address: str) -> str:
    """The file of a page: an address that ends in none is a folder's."""
    return address if address.endswith(".html") else f"{address}index.html"
