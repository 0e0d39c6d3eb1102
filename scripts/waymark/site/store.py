"""Made files that are kept from one build to the next, each with the key of all that went into it.

A store is one folder and a list of what is in it. The list is written last and in one step, and
holds the digest of itself and of every file: what was half written, altered or left over is seen,
and made again. The folder may be deleted at any time; it holds what the last build made and no
more, so it cannot grow beyond one site.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from waymark.site.folders import Linker, files_below, same_file
from waymark.site.plain import as_json

_LIST = ".list"
_VERSION = "waymark-store-1"


@dataclass(frozen=True, slots=True)
class Stored:
    """One kept file: its key, the SHA-256 (hex) of its bytes, and what else is known of it."""

    key: str
    digest: str
    more: Any = None


class Store:
    """A folder of kept files by name. ``folder`` is None where nothing is to be kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.linker = Linker()

    def entries(self) -> dict[str, Stored]:
        """What the list says is there; nothing where the list is not whole."""
        if self.folder is None:
            return {}
        try:
            head, _, body = (self.folder / _LIST).read_bytes().partition(b"\n")
        except OSError:
            return {}
        if head.decode("ascii", "replace") != _head(body):
            return {}
        return {name: Stored(*row) for name, row in orjson.loads(body).items()}

    def read(self, name: str, entry: Stored) -> bytes | None:
        """The bytes of a kept file, unless they are not those that were kept."""
        if self.folder is None:
            return None
        try:
            data = Path(f"{self.folder}/{name}").read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == entry.digest else None

    def give(self, name: str, entry: Stored, out: Path) -> bool:
        """Put a kept file below ``out``, unless it is not the one that was kept."""
        if self.read(name, entry) is None:
            return False
        there, here = f"{self.folder}/{name}", f"{out}/{name}"
        if not same_file(there, here):
            self.linker.link(there, here)
        return True

    def keep(self, entries: Mapping[str, Stored], made: Collection[str], out: Path) -> None:
        """Keep these files of ``out`` and none besides. ``made`` are those that were not given."""
        if self.folder is None:
            return
        for name in made:
            self.linker.link(f"{out}/{name}", f"{self.folder}/{name}")
        body = as_json({n: [e.key, e.digest, e.more] for n, e in sorted(entries.items())}).encode()
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = self.folder / f"{_LIST}.{os.getpid()}"
        partial.write_bytes(_head(body).encode() + b"\n" + body)
        partial.replace(self.folder / _LIST)
        for name in files_below(self.folder):
            if name != _LIST and name not in entries:
                (self.folder / name).unlink()


def _head(body: bytes) -> str:
    return f"{_VERSION} {hashlib.sha256(body).hexdigest()}"
