"""One merger owns the output: pages of all languages, files, assets, and what lies at the root."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from waymark.site.assets import Assets
from waymark.site.folders import Linker, files_below


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
    linker, base = Linker(), str(out)

    def claim(address: str) -> str:
        if address in taken or address.startswith("/") or ".." in address.split("/"):
            raise ValueError(
                f"two files claim the address {address!r}, or it leads out of the site"
            )
        taken.add(address)
        return f"{base}/{address}"

    def write(address: str, data: bytes) -> None:
        path = claim(address)
        linker.room_for(path)
        Path(path).unlink(missing_ok=True)
        Path(path).write_bytes(data)

    for part in parts:
        for name in files_below(part):
            linker.link(f"{part}/{name}", claim(name))
    for address, made in files:
        if isinstance(made, bytes):
            write(address, made)
        else:
            linker.link(str(made), claim(address))
    for contents in (assets.contents, root_files):
        for address, data in sorted(contents.items()):
            write(address, data)
    return len(taken)
