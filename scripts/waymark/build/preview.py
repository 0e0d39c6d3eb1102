"""The drafts of a process that lives on: whole builds, before each a glance at what was saved."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import BrokenExecutor, Executor
from contextlib import ExitStack
from typing import Self

from waymark.build.building import built
from waymark.build.glance import first_pages, glance
from waymark.build.lock import locked
from waymark.build.options import CannotRunError, Options, Outcome, Progress
from waymark.build.table import english_pages, preparing, quiet, run, stages, worked
from waymark.build.work import Work
from waymark.build.workers import collect_seldom, executor
from waymark.site import BuildFailed, ready_to_draw


class Preview:
    """Keeps its workers, which have loaded what they need, and what the last build knew."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.known: Work | None = None
        self.open = ExitStack()
        self.pools: dict[str, Executor] = {}

    def __enter__(self) -> Self:
        collect_seldom()
        self.drawer.submit(ready_to_draw)
        return self

    def __exit__(self, *_: object) -> None:
        self.open.close()

    @property
    def drawer(self) -> Executor:
        """One of its own: a glance waits for no file that is being made."""
        return self._living("drawer", 1)

    @property
    def workers(self) -> Executor:
        """They start when they are first needed: the first page does not share the cores with them.
        To be asked for in the main thread, so that Ctrl-C is the parent's from their start."""
        return self._living("workers", self.options.jobs)

    def _living(self, name: str, jobs: int) -> Executor:
        """Those of a name. Where one was ended, as a machine short of memory does, all are new."""
        known = self.pools.get(name)
        if known is None or not _lives(known):
            self.pools[name] = self.open.enter_context(executor(jobs))
        return self.pools[name]

    def build(self, progress: Progress) -> Outcome:
        """A whole build, as :func:`~waymark.build.build_drafts` makes it."""
        done: list[Work] = []

        def work() -> Work:
            done.append(worked(stages, self.options, progress, self.workers))
            return done[0]

        outcome = built(self.options, work)
        if outcome.built and done:
            self.known = done[0]
        return outcome

    def learn(self) -> None:
        """Know what a build knows, where there was nothing to build: a glance starts from it."""
        if self.known is None:
            with locked(self.options.work):
                work = worked(preparing, self.options, quiet, self.workers)
            self.known = None if work.stopped else work

    def first(self) -> Mapping[str, bytes]:
        """Where there is no site yet: the pages as if the library were in English alone, without
        files, and what they show, by address; nothing where they cannot be drawn.

        This process makes them while the drawer loads what it needs. As at a glance, the texts are
        not checked, which the build does that follows; nothing is kept for it.
        """
        if (self.options.out / "index.html").is_file():
            return {}
        try:
            with locked(self.options.work):
                work = run(english_pages(), Work(self.options), quiet)
                return {} if work.stopped else first_pages(work, self.drawer)
        except (BuildFailed, BrokenExecutor, CannotRunError, OSError):
            return {}

    def glance(self) -> Mapping[str, bytes]:
        """The pages whose text was just saved, by their addresses; nothing where it is not so
        simple, or cannot be drawn: then the build tells why."""
        try:
            return glance(self.known, self.drawer) if self.known else {}
        except (BuildFailed, BrokenExecutor, OSError):
            return {}


def _lives(pool: Executor) -> bool:
    try:
        pool.submit(int)
    except BrokenExecutor:
        return False
    return True
