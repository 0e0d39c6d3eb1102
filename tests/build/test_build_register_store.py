"""The register on disk: a fault at any write leaves it whole, and the next try succeeds."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from waymark.build import CannotRunError, Options, act, read_records, registers_locked
from waymark.build import register_store as store
from waymark.editions import Decision, approve, consult, release, state, submit, withdraw
from waymark.model import View

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)


@pytest.fixture
def options(tmp_path: Path) -> Options:
    content = Path(shutil.copytree(ROOT / "tests" / "small_library", tmp_path / "library"))
    return Options(root=ROOT, content=content, out=tmp_path / "site", today=TODAY)


def do(options: Options, deed: Callable[..., Decision], *words: object) -> None:
    _, decision = act(options, "worried", lambda desk: deed(desk.draft, *words))
    assert decision.register is not None, decision.refusals


def approved(options: Options) -> None:
    """Everything before the release."""
    do(options, submit, "coordinator")
    for group in ("independent-advisory-group", "safeguarding-leads"):
        do(options, consult, "coordinator", group, View.CONTENT)
    for role in ("lead", "head"):
        do(options, approve, role)


def released(options: Options) -> None:
    do(options, release, "communications")


class Failing:
    """Fails at one write, before or after the file is there."""

    def __init__(self, at: int, *, after: bool) -> None:
        self.left, self.after = at, after
        self.real = store._put

    def __call__(self, path: Path, data: bytes) -> None:
        self.left -= 1
        if self.left == 0 and not self.after:
            partial = path.with_name(f".{path.name}.part")
            partial.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(data[: len(data) // 2])
            raise OSError(28, "No space left on device", str(path))
        self.real(path, data)
        if self.left == 0:
            raise OSError(5, "Input/output error", str(path))


WRITES = 6
"""An image and a text for each of two audiences, the register, the addresses."""


@pytest.mark.parametrize("after", [False, True], ids=["half written", "written"])
@pytest.mark.parametrize("at", range(1, WRITES + 1))
def test_a_fault_at_any_write_of_a_release(
    options: Options, monkeypatch: pytest.MonkeyPatch, at: int, after: bool
) -> None:
    approved(options)
    register = options.content / "register/leaflets/worried/register.yml"
    before = register.read_bytes()
    failing = Failing(at, after=after)
    with monkeypatch.context() as patch:
        patch.setattr(store, "_put", failing)
        with pytest.raises(CannotRunError):
            released(options)
        assert failing.left == 0
    records = read_records(options.content, TODAY)
    assert records.findings == ()
    (found,) = records.registers
    edition = state(found, "public")
    if register.read_bytes() == before:
        assert edition.version is None and records.frozen == ()
        released(options)
    else:
        assert str(edition.version) == "1.0" and len(records.frozen) == 2
        do(options, withdraw, "lead", "Old.")
    records = read_records(options.content, TODAY)
    assert records.findings == () and len(records.frozen) == 2
    listed = (options.content / "addresses.yml").read_text(encoding="utf-8")
    assert listed.count('address: "public/leaflets/worried/"') == 1
    assert {a.address for a in records.addresses} == {
        "q/worried/",
        "public/leaflets/worried/",
        "community/leaflets/worried/",
    }


def test_a_register_that_a_hand_reshaped_takes_nothing_more(options: Options) -> None:
    approved(options)
    register = options.content / "register/leaflets/worried/register.yml"
    head, _, rows = register.read_text(encoding="utf-8").partition("entries:\n")
    indented = "".join(f"  {line}\n" for line in rows.splitlines())
    register.write_text(f"{head}entries:\n{indented}", encoding="utf-8")
    before = register.read_bytes()
    with pytest.raises(CannotRunError, match=r"register\.yml cannot be continued"):
        released(options)
    assert register.read_bytes() == before


def test_one_process_waits_for_another(options: Options) -> None:
    order: list[str] = []
    inside, leave = threading.Event(), threading.Event()

    def first() -> None:
        with registers_locked(options.content):
            inside.set()
            leave.wait(20)
            order.append("first")

    def second() -> None:
        inside.wait(20)
        with registers_locked(options.content):
            order.append("second")

    threads = [threading.Thread(target=work) for work in (first, second)]
    for thread in threads:
        thread.start()
    inside.wait(20)
    leave.set()
    for thread in threads:
        thread.join(30)
    assert order == ["first", "second"]


def test_patience_ends(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.0)
    with (
        registers_locked(options.content),
        pytest.raises(CannotRunError, match="Another process is writing"),
        registers_locked(options.content),
    ):
        pass


def test_a_library_that_cannot_be_written(options: Options) -> None:
    (options.content / "register").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotRunError):
        approved(options)
