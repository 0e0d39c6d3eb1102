"""Many files at once: what lies below a folder, and second names for files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def files_below(folder: Path) -> list[str]:
    """The path of every file below a folder, from there, in order; links to files are files."""
    found: list[str] = []
    waiting = [(str(folder), "")] if folder.is_dir() else []
    while waiting:
        place, above = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{above}{entry.name}/"))
                elif entry.is_file():
                    found.append(f"{above}{entry.name}")
    return sorted(found)


class Linker:
    """Gives files a second name, or a copy where that cannot be: nothing is written in place."""

    def __init__(self) -> None:
        self.made: set[str] = set()

    def link(self, source: str, target: str) -> None:
        """``target`` becomes ``source``, whatever was there."""
        self.room_for(target)
        try:
            os.link(source, target)
        except FileExistsError:
            Path(target).unlink()
            self.link(source, target)
        except OSError:  # another file system, or one without hard links
            shutil.copyfile(source, target)

    def room_for(self, target: str) -> None:
        """Makes the folder that a file is to lie in."""
        folder = target.rpartition("/")[0]
        if folder not in self.made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.made.add(folder)


def same_file(one: str, other: str) -> bool:
    """Whether two names are those of one file, neither a link to the other."""
    try:
        first, second = os.lstat(one), os.lstat(other)
    except OSError:
        return False
    return (first.st_ino, first.st_dev) == (second.st_ino, second.st_dev)
