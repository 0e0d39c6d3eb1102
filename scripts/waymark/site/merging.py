"""One merger owns the output: pages of all languages, files, assets, and what lies at the root."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from waymark.site.assets import Assets


def merge(
    parts: Sequence[Path],
    files: Iterable[tuple[str, Path | bytes]],
    assets: Assets,
    root_files: Mapping[str, bytes],
    out: Path,
) -> int:
    """Put a site together in ``out`` and return how many files were put there.

    ``parts`` are folders of pages (none where MkDocs has written into ``out`` itself); ``files``
    are addresses and made files, as paths or as bytes. Files are hard-linked where the file system
    allows it, so nothing of ``out`` may ever be written in place. Two claims to one address raise
    ``ValueError``: that is a fault of this tool, as addresses are checked before.
    """
    taken: set[str] = set()

    def claim(address: str) -> Path:
        if address in taken or address.startswith("/") or ".." in address.split("/"):
            raise ValueError(
                f"two files claim the address {address!r}, or it leads out of the site"
            )
        taken.add(address)
        path = out / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        return path

    for part in parts:
        for path in sorted(p for p in part.rglob("*") if p.is_file()):
            _link(path, claim(path.relative_to(part).as_posix()))
    for address, made in files:
        if isinstance(made, bytes):
            claim(address).write_bytes(made)
        else:
            _link(made, claim(address))
    for contents in (assets.contents, root_files):
        for address, data in sorted(contents.items()):
            claim(address).write_bytes(data)
    return len(taken)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Another file system, or one without hard links.
        shutil.copyfile(source, target)
