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
            remove(Path(target))
            self.link(source, target)
        except OSError:  # another file system, or one without hard links
            shutil.copyfile(source, target)

    def room_for(self, target: str) -> None:
        """Makes the folder that a file is to lie in."""
        folder = target.rpartition("/")[0]
        if folder not in self.made:
            try:
                Path(folder).mkdir(parents=True, exist_ok=True)
            except (FileExistsError, NotADirectoryError):  # a file was there before
                for above in (*reversed(Path(folder).parents), Path(folder)):
                    if above.is_symlink() or above.is_file():
                        above.unlink()
                Path(folder).mkdir(parents=True, exist_ok=True)
            self.made.add(folder)


def remove(path: Path) -> None:
    """A file, or a folder with all that is in it; nothing where there is none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def same_file(one: str, other: str) -> bool:
    """Whether two names are those of one file, neither a link to the other."""
    try:
        first, second = os.lstat(one), os.lstat(other)
    except OSError:
        return False
    return (first.st_ino, first.st_dev) == (second.st_ino, second.st_dev)
