"""One merger owns the output: pages of all languages, files, assets, and what lies at the root."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from waymark.site.assets import Assets
from waymark.site.folders import Linker, files_below, remove, same_file


def merge(
    parts: Sequence[Path],
    files: Iterable[tuple[str, Path | bytes]],
    assets: Assets,
    root_files: Mapping[str, bytes],
    out: Path,
) -> frozenset[str]:
    """Put a site together in ``out`` and return the addresses of its files.

    ``parts`` are folders of pages (none where MkDocs has written into ``out`` itself); ``files``
    are addresses and made files, as paths or as bytes. What ``out`` holds already is not put there
    again; what it holds besides stays. Files are hard-linked where the file system
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

    def put(source: str, path: str) -> None:
        if not same_file(source, path):
            linker.link(source, path)

    def write(address: str, data: bytes) -> None:
        path = Path(claim(address))
        linker.room_for(str(path))
        if path.is_file() and path.read_bytes() == data:
            return
        remove(path)
        path.write_bytes(data)

    for part in parts:
        for name in files_below(part):
            put(f"{part}/{name}", claim(name))
    for address, made in files:
        if isinstance(made, bytes):
            write(address, made)
        else:
            put(str(made), claim(address))
    for contents in (assets.contents, root_files):
        for address, data in sorted(contents.items()):
            write(address, data)
    return frozenset(taken)
