"""Nothing to do: only where sources, tool, day and site are all what they were."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from waymark.build import code, unchanged
from waymark.build.options import Options, Outcome
from waymark.build.unchanged import before, last_outcome, remember
from waymark.build.work import Work
from waymark.model import UK, finding

FOUND = finding("RD001", "leaflets/worried.md", "It is due.")
OUTCOME = Outcome(True, (FOUND,), pages=3, files=2, languages=1, remarks=("One thing.",))


@pytest.fixture
def options(tmp_path: Path) -> Options:
    for name, text in (
        ("mkdocs.yml", "x"),
        ("overrides/a.html", "x"),
        ("docs/a.css", "x"),
        ("content_src/leaflets/worried.md", "x"),
        ("build/preview/index.html", "x"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Options(
        root=tmp_path,
        content=tmp_path / "content_src",
        out=tmp_path / "build" / "preview",
        today=date(2026, 11, 23),
        now=datetime(2026, 11, 23, 12, tzinfo=UK),
        draft=True,
    )


@pytest.fixture
def built(options: Options) -> Options:
    remember(options, before(options), Work(options), OUTCOME)
    return options


def last(options: Options) -> Outcome | None:
    return last_outcome(options, before(options))


def test_the_same_again_comes_to_the_same(built: Options) -> None:
    assert last(built) == OUTCOME
    assert last(replace(built, jobs=1, strict=True)) == OUTCOME


@pytest.mark.parametrize(
    "name",
    [
        "mkdocs.yml",
        "overrides/a.html",
        "docs/a.css",
        "content_src/leaflets/worried.md",
        "content_src/new.md",
        "build/preview/index.html",
        "build/preview/new.html",
        "build/hosting/preview/nginx.conf",
    ],
)
def test_another_file_is_a_reason_to_build(built: Options, name: str) -> None:
    path = built.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("other", encoding="utf-8")
    assert last(built) is None


def test_a_file_that_is_gone_is_a_reason_to_build(built: Options) -> None:
    (built.out / "index.html").unlink()
    assert last(built) is None


def test_a_file_that_has_no_other_bytes_is_none(built: Options) -> None:
    (built.content / "leaflets" / "worried.md").write_text("x", encoding="utf-8")
    assert last(built) == OUTCOME


@pytest.mark.parametrize(
    "change",
    [
        {"today": date(2026, 11, 24)},
        {"languages": ("pl",)},
        {"audiences": ("public",)},
        {"formats": ("pdf",)},
        {"offline": False},
        {"draft": False},
        {"cache": False},
        {"now": datetime(2026, 11, 23, 11, tzinfo=UK)},
    ],
)
def test_another_order_is_a_reason_to_build(built: Options, change: dict[str, object]) -> None:
    assert last(replace(built, **change)) is None  # type: ignore[arg-type]


def test_another_tool_is_a_reason_to_build(built: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "code_digest", lambda: "other")
    assert last(built) is None


def test_a_notice_that_begins_is_a_reason_to_build(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = datetime(2026, 11, 23, 14, tzinfo=UK)
    monkeypatch.setattr(unchanged, "_turns", lambda _work: iter([turn]))
    remember(options, before(options), Work(options), OUTCOME)
    assert last(replace(options, now=datetime(2026, 11, 23, 13, 59, tzinfo=UK))) == OUTCOME
    assert last(replace(options, now=turn)) is None


@pytest.mark.parametrize("spoil", [lambda d: d[:-1], lambda _: b"", lambda d: d + b" "])
def test_a_damaged_memory_is_not_believed(built: Options, spoil: Callable[[bytes], bytes]) -> None:
    (entry,) = (p for p in (built.work / "cache" / "last").rglob("*") if p.is_file())
    entry.write_bytes(spoil(entry.read_bytes()))
    assert last(built) is None


def test_the_current_folder_may_be_among_the_places_of_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is where Python is given its program on the command line."""
    (tmp_path / "thing-1.0.dist-info").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [""])
    assert list(code._packages()) == ["thing-1.0.dist-info"]
