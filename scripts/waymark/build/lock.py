"""One build at a time works in a folder."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from waymark.build.options import CannotRunError


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
