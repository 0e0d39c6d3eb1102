"""Whole builds: the starter library as a session's site, and small libraries to break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from waymark.build import Options, Outcome, build_drafts, workers

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture(scope="session")
def starter_options(tmp_path_factory: pytest.TempPathFactory) -> Options:
    """The order of the starter library's drafts."""
    out = tmp_path_factory.mktemp("starter") / "preview"
    return Options(
        root=ROOT, content=ROOT / "content_src", out=out, today=TODAY, draft=True, jobs=2
    )


@pytest.fixture(scope="session")
def starter(starter_options: Options) -> Path:
    """The drafts of ``content_src``, built once."""
    outcome = build_drafts(starter_options, quiet)
    assert outcome.built, outcome.findings
    return starter_options.out


@pytest.fixture
def again() -> Callable[[Path], Path]:
    """Build the starter once more, into another folder, with nothing from a cache."""

    def run(out: Path) -> Path:
        options = Options(
            root=ROOT, content=ROOT / "content_src", out=out, today=TODAY, draft=True, cache=False
        )
        assert build_drafts(options, quiet).built
        return out

    return run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the small library, to be changed."""
    return Path(shutil.copytree(ROOT / "tests" / "small_library", tmp_path / "library"))


@pytest.fixture
def build(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Outcome, Path]]:
    """Build the copy's drafts into one folder, in this process: quick, and its faults are ours."""
    monkeypatch.setattr(workers, "executor", lambda jobs: ThreadPoolExecutor(1))
    out = tmp_path / "site"

    def run(**changes: object) -> tuple[Outcome, Path]:
        given: dict[str, object] = {
            "root": ROOT, "content": library, "out": out, "today": TODAY, "draft": True,
        }  # fmt: skip
        return build_drafts(Options(**{**given, **changes}), quiet), out  # type: ignore[arg-type]

    return run
