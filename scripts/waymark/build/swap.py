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
from collections.abc import Collection
from pathlib import Path

from waymark.site import files_below, same_file

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def keep_unchanged(new: Path, old: Path) -> int:
    """Make each file of ``new`` that equals the old one a hard link to it; say how many do."""
    kept = 0
    for name in files_below(new):
        if same_file(f"{new}/{name}", f"{old}/{name}"):
            kept += 1  # renaming one name of a file onto another does nothing (POSIX)
            continue
        path, twin = new / name, old / name
        if twin.is_symlink() or not twin.is_file():
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


def start_with(new: Path, spare: Path | None) -> None:
    """A folder for the new site: an earlier site, to be made the new one, or an empty one."""
    shutil.rmtree(new, ignore_errors=True)
    new.parent.mkdir(parents=True, exist_ok=True)
    if spare and spare.is_dir():
        with contextlib.suppress(OSError):  # another file system
            spare.rename(new)
    new.mkdir(exist_ok=True)


def leave_only(new: Path, names: Collection[str]) -> None:
    """Of an earlier site nothing stays but these files, and the folders that they lie in."""
    gone = [name for name in files_below(new) if name not in names]
    for name in gone:
        (new / name).unlink()
    for name in dict.fromkeys(name.rpartition("/")[0] for name in gone):
        folder = new / name
        while folder != new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def exchange(new: Path, old: Path, spare: Path | None = None) -> None:
    """Put ``new`` in the place of ``old``. ``new`` is gone afterwards; what was there is kept as
    the ``spare``, else deleted."""
    old.parent.mkdir(parents=True, exist_ok=True)
    if not old.exists():
        new.rename(old)
        return
    if not _exchange_in_one_step(new, old):
        _exchange_in_two_steps(new, old)
    if spare:
        shutil.rmtree(spare, ignore_errors=True)
        spare.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # another file system
            new.rename(spare)
    if new.exists():
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
