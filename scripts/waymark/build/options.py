"""What a build is asked for, where it works, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from waymark.model import Finding, noon

Progress = Callable[[str, int, int], None]
"""Told at each step: the stage's name, how many of its pieces are done, and of how many."""


class CannotRunError(Exception):
    """Something outside the texts stops the work: a missing tool, folder or right. Exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for. ``root`` holds ``mkdocs.yml``; no selection is all; 0 jobs, all cores.

    ``offline`` is whether each language's site is copied for a folder too. ``now`` is the moment of
    ``today`` by which notices start and end; without it, noon.
    """

    root: Path
    content: Path
    out: Path
    today: date
    draft: bool = False
    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 0
    cache: bool = True
    strict: bool = False
    now: datetime | None = None
    offline: bool = True

    @property
    def moment(self) -> datetime:
        """The moment to work for."""
        return self.now or noon(self.today)

    @property
    def work(self) -> Path:
        """Where the build's own files lie: ``build/`` of the project, else beside the output.

        A build of releases has a folder of its own there, so that neither empties the other's.
        """
        if self.out.resolve().is_relative_to(self.root.resolve()):
            return self.root / "build" if self.draft else self.root / "build" / "released"
        return self.out.parent / f".{self.out.name}.work"

    @property
    def hosting(self) -> Path:
        """Where the files for servers lie, never in what is served: ``build/hosting/site/``."""
        if self.out.resolve().is_relative_to(self.root.resolve()):
            return self.root / "build" / "hosting" / self.out.name
        return self.work / "hosting"

    @property
    def aside(self) -> Path:
        """Where the new site is made, on the same file system as the old one."""
        return self.out.parent / f".{self.out.name}.new"

    @property
    def spare(self) -> Path | None:
        """Where the site before last is kept, to make the next one of: most of it is the same."""
        return self.work / "cache" / "spare" if self.cache else None


def project_root() -> Path:
    """The folder of ``mkdocs.yml``: the working folder's, else that of this checkout.

    Raises :class:`CannotRunError` where neither has one.
    """
    for folder in (Path.cwd(), Path(__file__).resolve().parents[3]):
        if (folder / "mkdocs.yml").is_file() and (folder / "overrides").is_dir():
            return folder
    raise CannotRunError(
        "There is no mkdocs.yml here.",
        "Run waymark in the project's folder, where mkdocs.yml lies.",
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build: counts of what was made, and everything that was found."""

    built: bool
    findings: tuple[Finding, ...]
    pages: int = 0
    files: int = 0
    languages: int = 0
    remarks: tuple[str, ...] = ()
