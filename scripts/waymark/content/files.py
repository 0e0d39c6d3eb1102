"""The library's folder, listed and read safely: the one module here that touches the disk.

No link is followed out of the library, nothing but ordinary files is opened (a pipe would wait for
ever), and a file's size is asked before it is read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from waymark.content.characters import forbidden, without_forbidden
from waymark.model import Finding, Place, finding

MEGABYTE = 1024 * 1024
LARGEST_TEXT = MEGABYTE
LARGEST_CATALOGUE = 4 * MEGABYTE
DAMAGED = "\ufffd"
"""What stands for a character that cannot be read, or that no text may hold."""
_MOST_DAMAGED = 20


@dataclass(frozen=True, slots=True)
class FaultCodes:
    """The finding codes of one kind of file: cannot be read, too large, holds a character."""

    unreadable: str
    large: str
    character: str


DOCUMENT = FaultCodes("LB001", "LB002", "LB007")
SHARED_FILE = FaultCodes("LB006", "LB006", "LB006")
CATALOGUE_FILE = FaultCodes("TR003", "TR003", "TR003")
IMAGE_FILE = FaultCodes("LK006", "LK006", "LK006")


def listing(root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Every file below the root, as sorted paths with forward slashes; links that lead out not.

    Names that start with a dot or end with ``~`` are passed over: they belong to tools.
    """
    found: list[str] = []
    faults: list[Finding] = []
    real_root = root.resolve()
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _passed_over(name))
        for name in [name for name in folders if (here / name).is_symlink()]:
            folders.remove(name)
            message = f'"{_shown(here / name, root)}" is a link to a folder.'
            hint = "Put the folder itself here."
            faults.append(finding("LB003", _shown(here / name, root), message, hint))
        for name in sorted(name for name in files if not _passed_over(name)):
            path = here / name
            if path.is_symlink() and not _inside(path, real_root):
                message = f'"{_shown(path, root)}" is a link that leads out of the library.'
                faults.append(finding("LB003", _shown(path, root), message))
            elif _shown(path, root) != path.relative_to(root).as_posix():
                message = f'The name "{_shown(path, root)}" is not UTF-8.'
                faults.append(finding("LB009", _shown(path, root), message, "Rename the file."))
            else:
                found.append(path.relative_to(root).as_posix())
    return tuple(sorted(found)), tuple(faults)


def read_bytes(
    root: Path, path: str, largest: int, codes: FaultCodes
) -> tuple[bytes | None, Finding | None]:
    """A file's content, or why it was not read."""
    file = root / path
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, finding(codes.unreadable, path, f'"{path}" is not an ordinary file.')
        if status.st_size > largest:
            size, most = status.st_size / MEGABYTE, largest // MEGABYTE
            message = f'"{path}" has {size:.1f} MB; {most} MB is the limit.'
            return None, finding(codes.large, path, message)
        return file.read_bytes(), None
    except FileNotFoundError:
        return None, finding(codes.unreadable, path, f'"{path}" is missing.')
    except OSError as error:
        message = f'"{path}" cannot be read: {error.strerror}.'
        return None, finding(codes.unreadable, path, message, "Check the file's permissions.")


def size_and_head(root: Path, path: str) -> tuple[int, bytes]:
    """A file's size in bytes and its first 16 bytes; nothing (0) of what is no ordinary file."""
    try:
        status = (root / path).stat()
        if not stat.S_ISREG(status.st_mode):
            return 0, b""
        with (root / path).open("rb") as file:
            return status.st_size, file.read(16)
    except OSError:
        return 0, b""


def read_text(
    root: Path, path: str, codes: FaultCodes, largest: int = LARGEST_TEXT
) -> tuple[str | None, Finding | None]:
    """A file's text with LF line ends and no byte order mark, or why it cannot be used."""
    data, fault = read_bytes(root, path, largest, codes)
    return (None, fault) if data is None else decode(data, path, codes)


def read_damaged(
    root: Path, path: str, codes: FaultCodes, largest: int = LARGEST_TEXT
) -> tuple[str | None, Finding | None]:
    """The same for a file whose parts stand alone (PO): a few damaged characters cost their part.

    Each is U+FFFD in the text; the finding is of the first. A file that is damaged all over, such
    as one in another encoding, is not used.
    """
    data, fault = read_bytes(root, path, largest, codes)
    if data is None:
        return None, fault
    text, fault = decode(data, path, codes)
    if text is None:
        rough = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        mended = without_forbidden(rough, DAMAGED)
        text = mended if mended.count(DAMAGED) <= _MOST_DAMAGED else None
    return text, fault


def decode(data: bytes, path: str, codes: FaultCodes) -> tuple[str | None, Finding | None]:
    """Text from bytes: UTF-8 without characters that no text of a library may hold."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"Byte {error.start + 1} (0x{data[error.start]:02X}) is not UTF-8."
        return None, finding(codes.unreadable, path, message, "Save the file as UTF-8.", line=line)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := forbidden(text):
        before = text[: found.offset]
        place = Place(path, before.count("\n") + 1, found.offset - (before.rfind("\n") + 1) + 1)
        message = f"The text holds {found.name}."
        return None, finding(codes.character, place, message, "Delete the character.")
    return text, None


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith("~")


def _inside(path: Path, real_root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(real_root)
    except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
        return False


def _shown(path: Path, root: Path) -> str:
    # A name that is no UTF-8 reaches Python with lone surrogates, which cannot be printed.
    text = path.relative_to(root).as_posix()
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
