"""The doors of a build. Where nothing changed, nothing is done, and nothing is loaded to do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from waymark.build.lock import locked
from waymark.build.options import Options, Outcome, Progress
from waymark.build.unchanged import before, last_outcome, remember

if TYPE_CHECKING:
    from waymark.build.work import Work


def build_drafts(options: Options, progress: Progress) -> Outcome:
    """Working texts into ``options.out``, stamped as drafts.

    Raises :class:`CannotRunError` for what lies outside the texts; the old site then stays.
    """

    def work() -> Work:
        from waymark.build import workers

        with workers.executor(options.jobs) as pool:
            from waymark.build.table import stages, worked

            return worked(stages, options, progress, pool)

    return built(options, work)


def build_released(options: Options, progress: Progress) -> Outcome:
    """What is released, into ``options.out``: from registers, frozen texts and facts of today.

    Raises :class:`CannotRunError` as :func:`build_drafts` does.
    """

    def work() -> Work:
        from waymark.build import workers

        with workers.executor(options.jobs) as pool:
            from waymark.build.released import released_stages
            from waymark.build.table import worked

            return worked(released_stages, options, progress, pool)

    return built(options, work)


def built(options: Options, work: Callable[[], Work]) -> Outcome:
    """A site, under the lock of its folder; nothing where nothing changed."""
    with locked(options.work):
        start = before(options) if options.content.is_dir() else None
        same = last_outcome(options, start) if start else None
        if same:
            return same
        from waymark.build.table import outcome_of

        done = work()
        outcome = outcome_of(done)
        if outcome.built and start:
            remember(options, start, done, outcome)
        return outcome
