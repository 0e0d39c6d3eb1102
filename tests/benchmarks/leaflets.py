"""How long PDF files take: 500 mixed leaflets, one of them from a cold start, none a second time,
and all those of a large library from nothing.

    make benchmark-pdf

Nothing here is a test: a machine's speed is no fault of the code. README.md keeps what came of it.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "exports"))

from script_samples import LANGUAGES, script_record  # noqa: E402

from waymark.exports import EXPORTERS  # noqa: E402
from waymark.model import FileRecord, Format, Kind, Node  # noqa: E402

_SPACES = re.compile(r"(\s+)")
_DAY = "2026-11-23"


def main() -> None:
    """Measure, each run in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--make", type=int, metavar="COUNT", help=argparse.SUPPRESS)
    parser.add_argument("--one", metavar="LANGUAGE", help=argparse.SUPPRESS)
    parser.add_argument("--library", type=int, metavar="DOCUMENTS", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.make:
        make(given.make)
    elif given.one:
        export(script_record(given.one))
    elif given.library:
        make_library(given.library)
    else:
        measure(given.runs)


def measure(runs: int) -> None:
    """The table."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    print(f"{'':48}{'median':>9}{'least':>9}{'most':>9}   of {runs} runs")
    for count in (100, 500):
        figures = [_made("--make", count) for _ in range(runs)]
        _row(f"{count} leaflets: files a second of a core", [f[0] for f in figures])
        _row(f"{count} leaflets: memory at the end (MB)", [f[1] for f in figures])
    for code in ("en", "ur"):
        _cold(f"one cold, {code}: the exporter", runs, __file__, "--one", code)
    command = ("export", "worried", "--audience", "public", "--format", "pdf", "--draft")
    with tempfile.TemporaryDirectory() as folder:
        out = ("--out", f"{folder}/one.pdf", "--today", _DAY)
        call = ("-c", "from waymark.cli import main; main()")
        for code in ("en", "ur"):
            words = (*call, *command, "--language", code, *out)
            _cold(f"one cold, {code}: waymark export", runs, *words)
        _again(Path(folder), runs)
    figures = [_made("--library", 96) for _ in range(runs)]
    _row("1,920 of a library from nothing: files a second", [f[0] for f in figures])
    _row("the same: seconds in making files", [f[1] for f in figures])


def _row(name: str, figures: list[float]) -> None:
    middle = statistics.median(figures)
    print(f"{name:48}{middle:9.2f}{min(figures):9.2f}{max(figures):9.2f}", flush=True)


def _made(way: str, count: int) -> tuple[float, float]:
    words = [sys.executable, __file__, way, str(count)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    first, second = done.stdout.split()
    return float(first), float(second)


def _cold(name: str, runs: int, *words: str) -> None:
    """Whole processes: start, imports, all of it. Seconds by the clock and of the processors."""
    wall, cpu = [], []
    for _ in range(runs):
        start, used = time.perf_counter(), _children()
        subprocess.run([sys.executable, *words], capture_output=True, check=True, cwd=ROOT)
        wall.append(time.perf_counter() - start)
        cpu.append(_children() - used)
    _row(f"{name}, seconds", wall)
    _row(f"{name}, seconds of CPU", cpu)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _again(folder: Path, runs: int) -> None:
    """The files of the starter library: all of them, then with nothing changed."""
    from waymark.build import Options, build_drafts

    options = Options(
        ROOT, ROOT / "content_src", folder / "out", date.fromisoformat(_DAY), draft=True
    )
    stages = []
    for _ in range(runs + 1):
        spent: dict[str, int] = {}

        def watch(stage: str, _done: int, total: int, spent: dict[str, int] = spent) -> None:
            spent[stage] = max(total, spent.get(stage, 0))

        build_drafts(options, watch)
        stages.append(float(spent.get("Making files", 0)))
    print(f"files made of the starter library: {stages[0]:.0f}; again, nothing changed:", end=" ")
    print(", ".join(f"{count:.0f}" for count in stages[1:]))


def make(count: int) -> None:
    """So many leaflets in this process, no two alike; prints files a second and the memory in MB.

    The time is that of the processor, so that other work on the machine does not count. One
    language comes after another, as in a build; each has made one file before, as a worker has.
    """
    codes = [code for code in LANGUAGES if code != "zh"]
    for code in codes:
        export(script_record(code))
    turns = sorted(codes[n % len(codes)] for n in range(count))
    records = [_varied(script_record(code), n) for n, code in enumerate(turns)]
    start = time.process_time()
    for record in records:
        export(record)
    speed = count / (time.process_time() - start)
    print(f"{speed:.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f}")


def make_library(documents: int) -> None:
    """Leaflets of so many documents in 20 languages, as a build makes them from nothing on all
    cores; prints files a second by the clock and the seconds that the stage took.
    """
    from large_site import write_site

    from waymark.build import Options, build_drafts

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_site(folder / "library", documents, 20, formats="pdf")
        out, day = folder / "ours" / "site", date.fromisoformat(_DAY)
        options = Options(ROOT, folder / "library", out, day, draft=True, offline=False)
        times: dict[str, list[float]] = {}
        files = 0

        def watch(stage: str, _done: int, total: int) -> None:
            nonlocal files
            times.setdefault(stage, []).append(time.perf_counter())
            files = max(files, total) if stage == "Making files" else files

        outcome = build_drafts(options, watch)
    if not outcome.built:
        raise SystemExit("\n".join(f.as_line() for f in outcome.findings))
    spent = times["Making files"][-1] - times["Making files"][0]
    print(f"{files / spent:.2f} {spent:.2f}")


def export(record: FileRecord) -> None:
    """One A4 file; a finding is a fault of the sample."""
    made, findings = EXPORTERS[Format.PDF](record, {})
    if made is None:
        raise SystemExit(findings[0].message)


def _varied(record: FileRecord, number: int) -> FileRecord:
    """The same leaflet with the words of each passage in another order: nothing is known of it."""
    dice = random.Random(number)
    address = f"https://maple-house.example/q/leaflet-{number // len(LANGUAGES)}/"
    tree = _shuffled(record.tree, dice)
    return replace(record, tree=tree, address=address, kind=Kind.LEAFLET)


def _shuffled(node: Node, dice: random.Random) -> Node:
    children = tuple(
        _other_order(c, dice) if isinstance(c, str) else _shuffled(c, dice) for c in node.children
    )
    return replace(node, children=children)


def _other_order(text: str, dice: random.Random) -> str:
    parts = _SPACES.split(text)
    words = parts[2:-2:2]
    dice.shuffle(words)
    parts[2:-2:2] = words
    return "".join(parts)


if __name__ == "__main__":
    main()
