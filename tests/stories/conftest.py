"""Stories: real commands on copies of the fictional council's library, and what disturbs them."""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from waymark.build import read_records, workers
from waymark.cli import main
from waymark.editions import states

HERE = Path(__file__).parent
LIBRARY = HERE.parent / "library"
INTERRUPTED = HERE / "interrupted.py"


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds work in this process: quick, and their faults are ours."""
    monkeypatch.setattr(workers, "executor", lambda jobs: ThreadPoolExecutor(1))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the fictional council's library, to go on with."""
    ignored = shutil.ignore_patterns("README.md", ".lock")
    return Path(shutil.copytree(LIBRARY, tmp_path / "library", ignore=ignored))


@dataclass
class Desk:
    """Runs commands on one library, each on its day."""

    library: Path
    out: Path
    day: str = "2026-11-23"

    def run(self, command: str, *words: str) -> Result:
        """One command; ``command`` is split at spaces, ``words`` are added as they are."""
        arguments = [*command.split(), *words, "--content", str(self.library)]
        if not command.startswith(("translations update", "translations status")):
            arguments += ["--today", self.day]
        if command.startswith("build"):
            arguments += ["--out", str(self.out), "--plain"]
        done = CliRunner().invoke(main, arguments)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception  # no traceback ever reaches an author
        return done

    def do(self, command: str, *words: str) -> str:
        """One command that succeeds."""
        done = self.run(command, *words)
        assert done.exit_code == 0, f"{command} {words}\n{done.output}"
        return done.output

    def refused(self, command: str, *words: str) -> str:
        """One command that is refused, with what it says."""
        done = self.run(command, *words)
        assert done.exit_code == 1, f"{command} {words}\n{done.output}"
        return done.output

    def build(self) -> Path:
        """What is released, as a site."""
        self.do("build")
        return self.out


@pytest.fixture
def desk(library: Path, tmp_path: Path, start_warm: Callable[[Path], None]) -> Desk:
    """The desk of the council's editor."""
    start_warm(tmp_path / "site")
    return Desk(library, tmp_path / "site")


@pytest.fixture
def whole() -> Callable[[Path], dict[str, Any]]:
    """A library's registers, which must have no fault: the state of each edition."""

    def read(library: Path) -> dict[str, Any]:
        records = read_records(library, date(2026, 11, 23))
        assert [f.as_line() for f in records.findings] == []
        return {
            f"{r.document} {audience}": state
            for r in records.registers
            for audience, state in states(r).items()
        }

    return read


@pytest.fixture
def bytes_of() -> Callable[[Path], dict[str, str]]:
    """Every file below a folder by its address, as SHA-256; but for the copies of a whole site,
    which say on which day they were made."""

    def read(folder: Path) -> dict[str, str]:
        return {
            p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*"))
            if p.is_file() and p.name != ".lock" and not p.name.startswith("whole-site-")
        }

    return read


@pytest.fixture(scope="session")
def gathered() -> Callable[[str], bool]:
    """Whether an address holds what other pages say: the search indexes, the updates, the report
    for a board, and the leaflets with the sizes of their book and of the copy of the site."""
    return lambda name: (
        name.startswith(("pagefind/", "assurance-report/"))
        or "updates/" in name
        or "leaflets-and-languages/" in name
    )


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def writes() -> Any:
    """One watch over all changes of files, for the whole session."""
    return _load(INTERRUPTED).Writes()


@pytest.fixture
def full_disk(writes: Any) -> Iterator[Callable[..., int]]:
    """Do something while the change number ``at`` below a folder fails, as on a full disk.

    Answers how many changes there were up to then; ``at`` is 0 to count alone.
    """

    def fail(path: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    def run(folder: Path, at: int, deed: Callable[[], object]) -> int:
        writes.watch(folder, at, fail)
        try:
            deed()
        finally:
            seen: int = writes.stop()
        return seen

    yield run
    writes.stop()
