"""A release that fails or is killed at any of its writes: the register is whole."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
NEW = """---
id: bench
title: A bench to talk on
summary: Where you can meet someone who listens.
kind: leaflet
marking: OFFICIAL
audiences: {public: {formats: [pdf]}}
owner: editor
review: {every: 1 year, last: 2026-11-20, law_checked: 2026-11-20}
---

Call {{ local.youth_service.phone }} before you go.
"""
RELEASES = {
    "first": ("editions release bench --role editor",),
    "english": (
        "editions release worried --role editor --minor",
        "--note",
        "A word was changed.",
    ),
    "language": ("editions release worried --language ur --role editor",),
    "withdrawal": (
        "editions withdraw worried --role editor",
        "--reason",
        "It is written anew.",
    ),
}
Whole = Callable[[Path], dict[str, Any]]


@pytest.fixture
def ready(desk: Any) -> Any:
    """A library in which a changed text with another picture, and a new one, wait for release."""
    file = desk.library / "leaflets" / "worried.md"
    text = file.read_text(encoding="utf-8").replace("a quiet moment", "a calm moment")
    file.write_text(text, encoding="utf-8")
    picture = desk.library / "images" / "lamp.svg"
    picture.write_text(picture.read_text(encoding="utf-8").replace("#fde68a", "#fef3c7"))
    (desk.library / "leaflets" / "bench.md").write_text(NEW, encoding="utf-8")
    for document in ("worried", "bench"):
        desk.do(f"editions submit {document} --role editor")
        desk.do(f"editions approve {document} --role head-of-prevention")
        desk.do(f"editions approve {document} --role director-of-communities")
    return desk


def go_back(library: Path, kept: Path) -> None:
    """The library as it was kept."""
    shutil.rmtree(library)
    shutil.copytree(kept, library)


@pytest.mark.parametrize("name", RELEASES)
def test_a_fault_at_any_write_leaves_a_register_that_is_whole(
    name: str,
    ready: Any,
    full_disk: Callable[..., int],
    whole: Whole,
    bytes_of: Callable[[Path], dict[str, str]],
    tmp_path: Path,
) -> None:
    command, kept = RELEASES[name], tmp_path / "kept"
    shutil.copytree(ready.library, kept)
    before = whole(kept)
    writes = full_disk(ready.library, 0, lambda: ready.do(*command))
    after, released = whole(ready.library), bytes_of(ready.library)
    assert after != before and writes > 2
    for at in range(1, writes + 1):
        go_back(ready.library, kept)
        ended = []
        seen = full_disk(ready.library, at, lambda: ended.append(ready.run(*command)))  # noqa: B023
        now = whole(ready.library)
        assert seen >= at and now in (before, after), at
        done = ended[0]
        if done.exit_code:  # else the write was one that need not succeed
            assert done.exit_code == 2 and "No space left" in done.output, done.output
            assert ("Nothing was recorded" in done.output) == (now == before), done.output
        else:
            assert now == after, at
        again = ready.run(*command)
        assert again.exit_code == (0 if now == before else 1), again.output
        left = {n: d for n, d in bytes_of(ready.library).items() if not n.endswith(".part")}
        if now == before:
            assert left == released, at
        assert whole(ready.library) == after, at


@pytest.mark.parametrize("limit", [0, 100, 1000, 4000])
def test_a_disk_that_fills_up_in_the_middle_of_a_file(limit: int, ready: Any, whole: Whole) -> None:
    """No file can grow beyond some bytes: what was begun is no part of the register."""

    def no_large_file() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    before = whole(ready.library)
    command, *words = RELEASES["english"]
    arguments = [*command.split(), *words, "--content", str(ready.library), "--today", ready.day]
    done = subprocess.run(
        [sys.executable, "-c", "from waymark.cli import main; main()", *arguments],
        preexec_fn=no_large_file, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stdout + done.stderr
    assert whole(ready.library) == before
    ready.do(*RELEASES["english"])
    assert whole(ready.library) != before


def interrupted(what: str, at: int, desk: Any, command: tuple[str, ...]) -> Any:
    first, *words = command
    arguments = [*first.split(), *words, "--content", str(desk.library), "--today", desk.day]
    program = [sys.executable, str(HERE / "interrupted.py"), what, str(at), str(desk.library)]
    return subprocess.run([*program, *arguments], capture_output=True, text=True, timeout=60)


def strike(seed: int, ready: Any, whole: Whole, kept: Path) -> None:
    """Kill a release at one of its writes, and release again."""
    chance = random.Random(seed)
    command = RELEASES[chance.choice(sorted(RELEASES))]
    before = whole(ready.library)
    counted = interrupted("count", 0, ready, command)
    assert counted.returncode == 0, counted.stdout + counted.stderr
    after = whole(ready.library)
    go_back(ready.library, kept)
    at = chance.randint(1, int(counted.stdout.split()[-1]))
    assert interrupted("kill", at, ready, command).returncode == -signal.SIGKILL
    now = whole(ready.library)
    assert now in (before, after), (command, at)
    again = ready.run(*command)
    assert again.exit_code == (0 if now == before else 1), again.output
    assert whole(ready.library) == after, (command, at)


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_release(seed: int, ready: Any, whole: Whole, tmp_path: Path) -> None:
    shutil.copytree(ready.library, tmp_path / "kept")
    strike(seed, ready, whole, tmp_path / "kept")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 20))
def test_twenty_killed_releases(seed: int, ready: Any, whole: Whole, tmp_path: Path) -> None:
    shutil.copytree(ready.library, tmp_path / "kept")
    strike(seed, ready, whole, tmp_path / "kept")
