"""How long translation takes: 100 documents of 600 words in 10 languages.

    make benchmark

Nothing here is a test: a machine's speed is no fault of the code. README.md keeps what came of it.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from large_library import LANGUAGES, change_a_sentence, translate, write_library

from waymark.build import Options, prepare
from waymark.build.texts import compose_all, read
from waymark.build.work import Work
from waymark.model import ENGLISH

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
_WAYMARK = ("-c", "from waymark.cli import main; main()")
_DAY = ("--today", TODAY.isoformat())


def main() -> None:
    """Make the library, measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--merge", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.merge:
        compose_all(read(Work(options(given.merge))))
        return
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        write_library(library, given.documents, given.words)
        measure(library, given.runs)


def measure(library: Path, runs: int) -> None:
    """Each line of the table, in the order in which an office would meet it."""
    translations = library / "translations"

    def without_files() -> None:
        shutil.rmtree(translations, ignore_errors=True)

    rows = [("update, no file yet", timed(lambda: update(library), runs, without_files))]
    filled = translate(library)
    rows.append(("update, nothing changed", timed(lambda: update(library), runs)))
    kept = {p: p.read_bytes() for p in translations.rglob("*.po")}
    change_a_sentence(library)

    def as_before() -> None:
        for path, data in kept.items():
            path.write_bytes(data)

    changed = timed(lambda: update(library), runs, as_before)
    rows.append(("update, a sentence changed in each", changed))
    rows.append(("merge with checks", timed(lambda: merge(library), runs)))
    rows.append(("waymark check, all of it", timed(lambda: check(library), runs)))
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    print(f"{len(kept)} PO files, {filled} texts translated, {shown(library)} editions")
    print(f"{'':36}{'median':>9}{'least':>9}{'most':>9}{'CPU':>9}   seconds of {runs} runs")
    for name, (wall, cpu) in rows:
        figures = statistics.median(wall), min(wall), max(wall), statistics.median(cpu)
        print(f"{name:36}" + "".join(f"{x:9.2f}" for x in figures))


def timed(
    deed: Callable[[], object], runs: int, before: Callable[[], None] = lambda: None
) -> tuple[list[float], list[float]]:
    """Seconds of each run, on the clock and of the processors; what comes before is not counted."""
    wall, cpu = [], []
    for _ in range(runs):
        before()
        start, used = time.perf_counter(), processors()
        deed()
        wall.append(time.perf_counter() - start)
        cpu.append(processors() - used)
    return wall, cpu


def processors() -> float:
    """Seconds that the processors have worked for this process and those that it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def run(*words: str, fine: tuple[int, ...] = (0,)) -> None:
    """Python in a process of its own, as people start it: no run finds anything in memory."""
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if done.returncode not in fine:
        raise SystemExit(done.stdout + done.stderr)


def update(library: Path) -> None:
    """``waymark translations update``: the whole command."""
    run(*_WAYMARK, "translations", "update", "--content", str(library), *_DAY)


def check(library: Path) -> None:
    """``waymark check``: it merges everything too, fills in facts and looks for faults."""
    run(*_WAYMARK, "check", "--content", str(library), *_DAY, fine=(0, 1))


def merge(library: Path) -> None:
    """Read the library and its PO files, merge every edition, with all gates and checks."""
    run(__file__, "--merge", str(library))


def options(library: Path) -> Options:
    """The order of work for this library."""
    return Options(root=ROOT, content=library, out=library.parent / "out", today=TODAY)


def shown(library: Path) -> int:
    """How many translated editions came of it: all, or something is wrong with the library."""
    composed = [c for c in prepare(options(library)).finished if c.language != ENGLISH]
    expected = len(list(library.rglob("*/*.md"))) * len(LANGUAGES)
    if len(composed) != expected:
        raise SystemExit(f"{len(composed)} editions instead of {expected}.")
    return len(composed)


if __name__ == "__main__":
    main()
