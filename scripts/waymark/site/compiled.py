"""Compiled templates, kept from one language and one build to the next: compiling them takes
longer than drawing a hundred pages."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_DIGEST = 32


class Compiled(BytecodeCache):
    """What Jinja has compiled, in this process and, where it has a folder, on disk.

    An entry is named by the template and by all that decides how it is compiled; it holds its own
    digest, so that a half-written or altered one is compiled again. Jinja itself sees whether the
    template's text is still the same. The folder may be deleted at any time.
    """

    memory: ClassVar[dict[tuple[str, str], bytes]] = {}

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder / _how() if folder else None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks for a template; nothing is loaded where it is not known."""
        data = self.memory.get((bucket.key, bucket.checksum))
        if data is None and self.folder:
            data = _whole(self.folder / bucket.key)
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja has compiled a template."""
        data = self.memory[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = self.folder / f".{bucket.key}.{os.getpid()}"
            partial.write_bytes(hashlib.sha256(data).digest() + data)
            partial.replace(self.folder / bucket.key)


def _whole(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    return data[_DIGEST:]


@lru_cache(maxsize=1)
def _how() -> str:
    """Jinja's version and our settings of it."""
    ours = Path(__file__).with_name("templating.py").read_bytes()
    version = importlib.metadata.version("jinja2")
    return hashlib.sha256(version.encode() + ours).hexdigest()[:16]
