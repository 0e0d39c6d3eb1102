"""The swap: a finished new site takes the old one's place in one step (design 5).

The new site lies beside the old one. Files that did not change are hard links to the old ones, so
that their times stay and a synchronising host sends only what changed; nothing is ever written in
place. A failure at any moment leaves the old site serving.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import filecmp
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from waymark.build.options import CannotRunError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def keep_unchanged(new: Path, old: Path) -> int:
    """Make each file of ``new`` that equals the old one a hard link to it; say how many do."""
    kept = 0
    for path in sorted(p for p in new.rglob("*") if p.is_file()):
        twin = old / path.relative_to(new)
        if twin.is_symlink() or not twin.is_file():
            continue
        if path.samefile(twin):  # renaming one name of a file onto another does nothing (POSIX)
            kept += 1
            continue
        if not filecmp.cmp(path, twin, shallow=False):
            continue
        link = path.with_name(f".{path.name}.link")
        try:
            os.link(twin, link)
        except OSError:  # a file system without hard links: the copy serves as well
            kept += 1
            continue
        link.replace(path)
        kept += 1
    return kept


def exchange(new: Path, old: Path) -> None:
    """Put ``new`` in the place of ``old`` and delete what was there. ``new`` is gone afterwards."""
    old.parent.mkdir(parents=True, exist_ok=True)
    if not old.exists():
        new.rename(old)
        return
    if not _exchange_in_one_step(new, old):
        _exchange_in_two_steps(new, old)
    shutil.rmtree(new)


def _exchange_in_one_step(new: Path, old: Path) -> bool:
    """``renameat2(RENAME_EXCHANGE)`` on Linux, ``renamex_np(RENAME_SWAP)`` on macOS; else False."""
    if not sys.platform.startswith(("linux", "darwin")):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    left, right = os.fsencode(new), os.fsencode(old)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(left, right, _RENAME_SWAP)
        else:
            failed = library.renameat2(_AT_FDCWD, left, _AT_FDCWD, right, _RENAME_EXCHANGE)
    except AttributeError:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(old))


def _exchange_in_two_steps(new: Path, old: Path) -> None:
    """Two renames; if the second fails the first is taken back."""
    away = old.with_name(f".{old.name}.old")
    shutil.rmtree(away, ignore_errors=True)
    old.rename(away)
    try:
        new.rename(old)
    except OSError:
        away.rename(old)
        raise
    away.rename(new)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a build folder for this process alone.

    Raises :class:`CannotRunError` while another build holds it. The lock goes with the process,
    so a killed build leaves none behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise CannotRunError(
                "Another build is at work here.", "Wait until it has ended, then try again."
            ) from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
