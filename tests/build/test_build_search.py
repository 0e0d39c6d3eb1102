"""A search that cannot be made stops a build with a way out, and what was there stays."""

from __future__ import annotations

import pickle
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from waymark.build import CannotRunError, Options, pages
from waymark.build.pages import draw_pages
from waymark.build.work import Work
from waymark.site import Frame, SearchUnavailable


class _Workers:
    """Every job fails as a worker process would: what it says has crossed to another process."""

    def __init__(self, error: Exception) -> None:
        self.error = pickle.loads(pickle.dumps(error))

    def submit(self, *_: Any) -> Future[Any]:
        job: Future[Any] = Future()
        job.set_exception(self.error)
        return job


def test_a_missing_program_is_told_of_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(tmp_path, tmp_path, tmp_path / "out", date(2026, 11, 23), draft=True)
    frame = object.__new__(Frame)
    object.__setattr__(frame, "language", "en")
    work = replace(Work(options), frames=(frame,))
    monkeypatch.setattr(pages, "stage", lambda *given: given[-1]("en"))
    monkeypatch.setattr(pages, "merged_root_files", lambda _work: {})
    workers: Any = _Workers(SearchUnavailable("Pagefind is not installed."))
    with pytest.raises(CannotRunError) as raised:
        draw_pages(work, workers, lambda *_: None)
    assert raised.value.message == "Pagefind is not installed."
    assert "install the project" in raised.value.hint
