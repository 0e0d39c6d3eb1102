"""Runs a ``waymark`` command and strikes at one of its writes.

``interrupted.py count|kill|ctrl-c N FOLDER waymark arguments…``: ``count`` prints on the last line
how often anything below FOLDER was created, renamed, linked or removed; ``kill`` ends the process
at the Nth time, as a power cut would; ``ctrl-c`` does then what that key does in a terminal: every
process of the session hears of it. Tests also load :class:`Writes` to let the Nth time fail.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHANGES = frozenset(
    {
        "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
        "os.truncate", "os.utime", "shutil.copyfile",
    }
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Writes:
    """Watches every change below a folder by Python's audit events. It cannot be taken away
    again, so it is switched on and off; ``strike`` is called at the change with that number."""

    def __init__(self) -> None:
        self.folder = ""
        self.on = False
        self.seen = 0
        self.at = 0
        self.strike: Callable[[str], None] = lambda path: None
        sys.addaudithook(self._hear)

    def watch(self, folder: Path, at: int, strike: Callable[[str], None]) -> None:
        """Start to count; ``at`` is 0 to count alone."""
        self.folder, self.at, self.strike = f"{folder}{os.sep}", at, strike
        self.seen, self.on = 0, True

    def stop(self) -> int:
        """End it, and say how many changes there were."""
        self.on = False
        return self.seen

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on or (event != "open" and event not in CHANGES):
            return
        if event == "open":
            path, _mode, flags = args
            if not isinstance(flags, int) or not flags & _WRITING:
                return
            changed = [path]
        else:
            changed = [a for a in args[:2] if isinstance(a, (str, bytes, os.PathLike))]
        names = [os.fsdecode(p) for p in changed if not isinstance(p, int)]
        inside = [n for n in names if f"{n}{os.sep}".startswith(self.folder)]
        if not inside or inside[0].endswith(".lock"):
            return
        self.seen += 1
        if self.seen == self.at:
            self.strike(inside[0])


def _die(_path: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _interrupt(_path: str) -> None:
    os.killpg(0, signal.SIGINT)


def _run(what: str, at: int, folder: Path, arguments: list[str]) -> int:
    from waymark.cli import main

    writes = Writes()
    strikes = {"kill": _die, "ctrl-c": _interrupt}
    writes.watch(folder, at, strikes.get(what, writes.strike))
    code = 0
    try:
        main(arguments)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    print(f"\n{writes.stop()}")
    return code


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]))
