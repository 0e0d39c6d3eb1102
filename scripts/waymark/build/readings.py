"""What served files say, kept from one build to the next: a PDF takes 20 ms to be read."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from waymark import checks
from waymark.build.cache import FileCache
from waymark.checks import Contents, read

_SLOW = (b"%PDF-", b"PK\x03\x04")
"""How files begin that are slower to read than to look up."""


class Readings:
    """A reader that remembers. ``folder`` is None where a build was asked to use no cache."""

    def __init__(self, folder: Path | None) -> None:
        self.cache = FileCache(folder)
        self.used: set[str] = set()

    def __call__(self, data: bytes, address: str) -> Contents:
        """What a file says; it depends on its bytes, the end of its name and the readers' code."""
        key = self.keep(data, address)
        if not key:
            return read(data, address)
        kept = self.cache.get(key)
        if kept:
            return Contents.of_json(kept[0].decode("ascii"))
        contents = read(data, address)
        self.cache.put(key, contents.as_json().encode("ascii"), 0)
        return contents

    def keep(self, data: bytes, address: str) -> str:
        """Keep what is known of a file, if it is one to be kept; its key."""
        if self.cache.folder is None or not data.startswith(_SLOW):
            return ""
        ending = address.rpartition(".")[2].encode()
        key = hashlib.sha256(b"\n".join((_code(), ending, data))).hexdigest()
        self.used.add(key)
        return key


@lru_cache(maxsize=1)
def _code() -> bytes:
    """The readers' own code: what an older one read may lack something."""
    digest = hashlib.sha256()
    for path in sorted((Path(checks.__file__).parent / "served").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()
