"""A build that fails or is killed at any of its writes: readers have the old site or the new."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

INTERRUPTED = Path(__file__).parent / "interrupted.py"
TEXT = """---
id: help
title: Get help now
summary: Who to call.
kind: leaflet
marking: OFFICIAL
audiences: {public: {languages: [ur], formats: [pdf]}}
owner: editor
review: {every: 1 year, last: 2026-11-20, law_checked: 2026-11-20}
---

![A lamp](images/lamp.svg)

Call {{ contact.emergency.phone }}.
"""
BUILD = ("build", "--jobs", "2", "--plain")
Bytes = Callable[[Path], dict[str, str]]


@pytest.fixture
def small(desk: Any) -> Any:
    """A site of one text, built; its next edition and a number are released, but not built yet."""
    library = desk.library
    for name in ("briefings", "assurance", "referral", "leaflets", "register", "translations"):
        shutil.rmtree(library / name)
    (library / "addresses.yml").unlink()
    file = library / "help" / "get-help-now.md"
    file.write_text(TEXT, encoding="utf-8")
    released(desk, "First.")
    desk.build()
    file.write_text(TEXT + "\nDo not wait.\n", encoding="utf-8")
    released(desk, "It says not to wait.")
    desk.do(
        "facts set contact.listening_line.phone --role editor --role2 head-of-prevention",
        "0808 157 0199", "--source", "its page", "--date", desk.day,
    )  # fmt: skip
    return desk


def released(desk: Any, note: str) -> None:
    desk.do("editions submit help --role editor")
    desk.do("editions approve help --role head-of-prevention")
    desk.do("editions approve help --role director-of-communities")
    desk.do("editions release help --role editor", "--note", note)


@pytest.fixture
def other(small: Any, bytes_of: Bytes, tmp_path: Path) -> dict[str, str]:
    """The new site, as a build that nothing disturbs makes it."""
    out, small.out = small.out, tmp_path / "undisturbed" / "site"
    new = bytes_of(small.build())
    small.out = out
    return new


def go_back(small: Any, kept: Path) -> None:
    """The old site and the folder of work, as they were kept."""
    for path in small.out.parent.iterdir():
        if path.name not in (small.library.name, kept.name, "undisturbed"):
            shutil.rmtree(path)
    for path in kept.iterdir():
        shutil.copytree(path, small.out.parent / path.name)


def keep(small: Any, kept: Path) -> None:
    for path in (small.out, small.out.parent / f".{small.out.name}.work"):
        shutil.copytree(path, kept / path.name)


def strike(
    small: Any, at: int, full_disk: Callable[..., int], old: dict[str, str],
    new: dict[str, str], bytes_of: Bytes,
) -> None:  # fmt: skip
    """One fault at the write ``at`` of a build."""
    ended: list[Any] = []
    full_disk(small.out.parent, at, lambda: ended.append(small.run("build")))
    now = bytes_of(small.out)
    assert now in (old, new), at
    done = ended[0]
    if done.exit_code:
        assert done.exit_code == 2 and "No space left" in done.output, (at, done.output)
    else:
        assert now == new, at


@pytest.fixture
def disturbed(
    small: Any, other: dict[str, str], full_disk: Callable[..., int], bytes_of: Bytes,
    tmp_path: Path,
) -> Callable[[random.Random | None, int], None]:  # fmt: skip
    """Faults at some writes by chance, or at all of them; then an undisturbed build."""

    def run(chance: random.Random | None, count: int) -> None:
        old, kept = bytes_of(small.out), tmp_path / "kept"
        assert old != other
        keep(small, kept)
        writes = full_disk(small.out.parent, 0, lambda: small.do("build"))
        assert bytes_of(small.out) == other and writes > 50
        every = range(1, writes + 1)
        for at in sorted(chance.sample(every, count)) if chance else every:
            go_back(small, kept)
            strike(small, at, full_disk, old, other, bytes_of)
            if chance or at % 25 == 0:
                assert bytes_of(small.build()) == other, at

    return run


def test_a_fault_at_some_writes(
    disturbed: Callable[[random.Random | None, int], None],
) -> None:
    disturbed(random.Random(3), 8)


@pytest.mark.slow
def test_a_fault_at_every_write(
    disturbed: Callable[[random.Random | None, int], None],
) -> None:
    disturbed(None, 0)


def interrupted(what: str, at: int, small: Any) -> subprocess.CompletedProcess[str]:
    """A build in a session of its own, with workers of its own, that is killed at a write."""
    program = [sys.executable, str(INTERRUPTED), what, str(at), str(small.out.parent), *BUILD]
    places = ["--content", str(small.library), "--out", str(small.out), "--today", small.day]
    out = small.out.parent / "printed.txt"
    with out.open("w+", encoding="utf-8") as printed:
        build = subprocess.Popen(
            [*program, *places], stdout=printed, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            code = build.wait(timeout=90)
        finally:
            build.kill()
        alive = sessions(build.pid, patience=20)
        assert not alive, f"workers outlived their build: {alive}"
        printed.seek(0)
        text = printed.read()
    out.unlink()
    return subprocess.CompletedProcess(program, code, text)


def sessions(leader: int, patience: float) -> list[str]:
    """The processes of a session that are still there when patience has run out."""
    end = time.monotonic() + patience
    for process in Path("/proc").glob("[0-9]*"):
        if of(stat(process), leader):
            ended(int(process.name), end - time.monotonic())
    return [text for text in map(stat, Path("/proc").glob("[0-9]*")) if of(text, leader)]


def ended(process: int, patience: float) -> None:
    """Wait until a process has ended, or patience has run out."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return
    try:
        select.select([descriptor], [], [], max(patience, 0))
    finally:
        os.close(descriptor)


def stat(process: Path) -> str:
    try:
        return (process / "stat").read_text(encoding="utf-8")
    except OSError:
        return ""


def of(text: str, leader: int) -> bool:
    """Whether a process belongs to the session and is no zombie; fields as in proc(5)."""
    fields = text.rpartition(")")[2].split()
    return len(fields) > 3 and fields[3] == str(leader) and fields[0] not in "ZX"


@pytest.fixture
def killed(
    small: Any, other: dict[str, str], bytes_of: Bytes, tmp_path: Path
) -> Callable[..., None]:
    """End a build at a write by chance; then build undisturbed."""

    def run(seed: int, how: str = "kill", code: int = -signal.SIGKILL) -> None:
        kept = tmp_path / "kept"
        keep(small, kept)
        old = bytes_of(small.out)
        counted = interrupted("count", 0, small)
        assert counted.returncode == 0, counted.stdout
        assert bytes_of(small.out) == other
        at = random.Random(seed).randint(1, int(counted.stdout.split()[-1]))
        go_back(small, kept)
        ended = interrupted(how, at, small)
        assert (ended.returncode, "Traceback" in ended.stdout) == (code, False), (at, ended.stdout)
        assert bytes_of(small.out) in (old, other), at
        assert bytes_of(small.build()) == other, at
        assert sorted(p.name for p in small.out.parent.iterdir()) == [
            f".{small.out.name}.work", "kept", "library", "site", "undisturbed",
        ]  # fmt: skip

    return run


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_build(seed: int, killed: Callable[..., None]) -> None:
    killed(seed)


@pytest.mark.parametrize("seed", range(2))
def test_ctrl_c_ends_a_build_and_all_its_workers(seed: int, killed: Callable[..., None]) -> None:
    killed(seed, "ctrl-c", 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 20))
def test_twenty_killed_builds(seed: int, killed: Callable[..., None]) -> None:
    killed(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 20))
def test_twenty_builds_ended_by_ctrl_c(seed: int, killed: Callable[..., None]) -> None:
    killed(seed, "ctrl-c", 1)
