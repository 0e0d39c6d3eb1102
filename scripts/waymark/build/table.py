"""The order of work, as a table, and who does it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from pathlib import Path

from waymark.build import workers
from waymark.build.collections import make_collections
from waymark.build.files import make_files, order_files
from waymark.build.glance import finish_alone
from waymark.build.layout import lay_out
from waymark.build.lock import locked
from waymark.build.offline import copy_sites
from waymark.build.options import CannotRunError, Options, Outcome, Progress
from waymark.build.packing import pack_up
from waymark.build.pages import (
    draw_pages,
    exchange_sites,
    files_on_disk,
    merged_root_files,
    put_together,
    record_pages,
    stage_pages,
)
from waymark.build.proof import verify_new
from waymark.build.texts import Stage, chosen, hold, read_in_english, text_stages
from waymark.build.work import Work, edition_of
from waymark.model import PageKind
from waymark.site import Assets, NotPrepared, Prepared


def select_chosen(work: Work) -> Work:
    """Only the editions that the options ask for."""
    wanted = chosen(work)
    finished = tuple(f for f in work.finished if edition_of(f.composed) in wanted)
    return replace(work, finished=finished)


def lay_out_and_make(work: Work, executor: Executor, progress: Progress) -> Work:
    """Links led to their targets, HTML trees, and the files.

    An edition whose file cannot be made is left out, which may move or break the links of others:
    so it is done again until every edition has all its files. What was made comes from the cache.
    """
    while True:
        laid_out = order_files(lay_out(work, executor))
        made = make_files(laid_out, executor, progress)
        if made.editions == laid_out.editions:
            return make_collections(made, executor, progress)
        work = hold(made)


def stages(executor: Executor, progress: Progress) -> tuple[tuple[str, Stage], ...]:
    """Every stage of a draft build, in order; ARCHITECTURE.md explains each."""
    return (*texts_and_files(executor, progress), *publishing(executor, progress))


def preparing(executor: Executor, progress: Progress) -> tuple[tuple[str, Stage], ...]:
    """The stages before MkDocs: all that plain ``mkdocs build`` needs done for it."""
    return (*texts_and_files(executor, progress), ("Staging", stage_pages))


def texts_and_files(executor: Executor, progress: Progress) -> tuple[tuple[str, Stage], ...]:
    """From a library to the records of a draft's pages."""
    return (*text_stages(executor), ("Choosing", select_chosen), *making(executor, progress))


def english_pages() -> tuple[tuple[str, Stage], ...]:
    """From a library to the records of its English pages, unchecked, without any file."""
    return (
        ("Reading", read_in_english),
        ("Composing", finish_alone),
        ("Laying out", lay_out),
        ("Recording pages", record_pages),
    )


def making(executor: Executor, progress: Progress) -> tuple[tuple[str, Stage], ...]:
    """From chosen texts to the records of pages, in drafts and releases alike."""
    return (
        ("Making files", partial(lay_out_and_make, executor=executor, progress=progress)),
        ("Packing", partial(pack_up, executor=executor, progress=progress)),
        ("Recording pages", record_pages),
    )


def publishing(executor: Executor, progress: Progress) -> tuple[tuple[str, Stage], ...]:
    """From records to the site that is served, in drafts and releases alike."""
    return (
        ("Drawing pages", partial(draw_pages, executor=executor, progress=progress)),
        ("Copying for folders", partial(copy_sites, executor=executor, progress=progress)),
        ("Putting together", put_together),
        ("Verifying", partial(verify_new, executor=executor, progress=progress)),
        ("Exchanging", exchange_sites),
    )


def run(table: tuple[tuple[str, Stage], ...], work: Work, progress: Progress) -> Work:
    """Stage after stage, until one finds that there must be no new site."""
    for name, stage in table:
        progress(name, 0, 1)
        work = stage(work)
        progress(name, 1, 1)
        if work.stopped or work.has_stop:
            return replace(work, stopped=True)
    return work


Table = Callable[[Executor, Progress], tuple[tuple[str, Stage], ...]]


def worked(table: Table, options: Options, progress: Progress, executor: Executor) -> Work:
    """The work of all stages.

    Raises :class:`CannotRunError` for what lies outside the texts; the old site then stays.
    """
    workers.collect_seldom()
    work = Work(options)
    try:
        return run(table(executor, progress), work, progress)
    except KeyboardInterrupt:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    except BrokenProcessPool as error:
        raise CannotRunError(
            "A worker process ended early.", "Is there enough memory? Try --jobs 1."
        ) from error
    except OSError as error:
        raise CannotRunError(
            f"{error.filename}: {error.strerror}.", "Mend it, then build again."
        ) from error


def outcome_of(work: Work) -> Outcome:
    """What came of a build, to be counted and shown."""
    if work.stopped:
        return Outcome(False, work.findings, remarks=work.remarks)
    return Outcome(
        built=True,
        findings=work.findings,
        pages=sum(p.kind is not PageKind.NOT_FOUND for p in work.pages),
        files=sum(len(made) for made in work.files.values()) + len(work.pack_files),
        languages=len(work.frames),
    )


def prepare_drafts(config_file: Path) -> Prepared:
    """For plain ``mkdocs build``: everything before MkDocs, of the library beside ``mkdocs.yml``.

    Raises :class:`~waymark.site.NotPrepared` with the findings where nothing can be staged.
    """
    from datetime import datetime

    root = config_file.resolve().parent
    options = Options(
        root=root,
        content=root / "content_src",
        out=root / "build" / "preview",
        today=datetime.now().astimezone().date(),
        draft=True,
        offline=False,
    )
    try:
        with locked(options.work), workers.executor(options.jobs) as pool:
            work = run(preparing(pool, quiet), Work(options), quiet)
    except CannotRunError as error:
        raise NotPrepared(f"{error.message} {error.hint}") from error
    if work.stopped:
        raise NotPrepared("\n".join(f.as_line() for f in work.findings))
    return Prepared(
        stage=options.work / "stage",
        assets=work.assets or Assets({}, {}),
        files=files_on_disk(work),
        root_files=merged_root_files(work),
    )


def quiet(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody: MkDocs has its own way to say what it does."""
