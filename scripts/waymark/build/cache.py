"""Finished files kept by the digest of all that went into them. Safe to delete at any time."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

_HEADER = b"waymark-file-1 "


@dataclass(frozen=True, slots=True)
class FileCache:
    """A folder of made files. ``folder`` is None where a build was asked to use none.

    An entry holds its own digest, so that a half-written or altered one is not taken.
    """

    folder: Path | None

    def get(self, key: str) -> tuple[bytes, int] | None:
        """The bytes and the number of pages of a file, if it was made before."""
        if self.folder is None:
            return None
        try:
            head, _, data = (self.folder / key).read_bytes().partition(b"\n")
        except OSError:
            return None
        parts = head.removeprefix(_HEADER).split()
        if not head.startswith(_HEADER) or len(parts) != 2 or not parts[1].isdigit():
            return None
        if parts[0].decode("ascii", "replace") != hashlib.sha256(data).hexdigest():
            return None
        return data, int(parts[1])

    def put(self, key: str, data: bytes, pages: int) -> None:
        """Keep a file; an entry appears whole or not at all."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        head = _HEADER + f"{hashlib.sha256(data).hexdigest()} {pages}\n".encode()
        partial = self.folder / f".{key}.{os.getpid()}"
        partial.write_bytes(head + data)
        partial.replace(self.folder / key)

    def keep_only(self, keys: frozenset[str]) -> None:
        """Delete every entry that this build did not use, so that the cache stays bounded."""
        if self.folder is None or not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            if path.name not in keys:
                path.unlink(missing_ok=True)
