"""One run of a program: seconds, seconds of CPU, and memory of the whole tree of its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """``memory`` is the most at any time, in MB: the PSS of all processes, so that what they share
    is counted once. It is 0 where the system does not tell (only Linux does)."""

    seconds: float
    cpu: float
    memory: float


def run(words: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a program to its end. What it prints is shown only where it fails."""
    start, used = time.perf_counter(), _cpu()
    with subprocess.Popen(
        words,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        most = [0.0]
        watcher = threading.Thread(target=_watch, args=(process, most), daemon=True)
        watcher.start()
        output, _ = process.communicate()
        seconds = time.perf_counter() - start
        watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(words)}\n{output}")
    return Run(seconds, _cpu() - used, most[0])


def _cpu() -> float:
    """Seconds of CPU of all processes that this one has waited for, and of theirs."""
    times = os.times()
    return times.children_user + times.children_system


def _watch(process: subprocess.Popen[str], most: list[float]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], sum(map(_pss, _tree(process.pid))) / 1024)
        time.sleep(_PAUSE)


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    below: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except OSError:
            continue  # it has ended meanwhile
        below.setdefault(int(text.rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
    found = [root]
    for parent in found:
        found += below.get(parent, [])
    return found


def _pss(process: int) -> int:
    """Kilobytes; 0 for a process that has ended."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) for x in text.splitlines() if x.startswith("Pss:")), 0)
