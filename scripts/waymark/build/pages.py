"""The site's stages: record pages, draw them, put everything together, exchange."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from waymark.build.bygone import gone, histories, moves
from waymark.build.layout import page_body
from waymark.build.options import CannotRunError, Progress
from waymark.build.shown import old_editions, standing_in, standing_of
from waymark.build.swap import exchange, keep_unchanged
from waymark.build.wordings import wordings
from waymark.build.work import Work, edition_of
from waymark.editions import short_address
from waymark.model import Finished, PageRecord
from waymark.site import (
    Assets,
    BuildFailed,
    Past,
    ReadyEdition,
    build_language,
    frames,
    merge,
    page_records,
    read_assets,
    root_files,
    stage,
)


def record_pages(work: Work) -> Work:
    """Every page of the site as a record, after the files that pages name."""
    library = work.library
    if library is None:
        return work
    assets = read_assets(work.options.root / "docs")
    ready = tuple(_ready(work, f) for f in work.finished)
    past, images = Past(), dict(work.images)
    if work.released:
        ready += tuple(standing_in(work, library, work.released))
        old, more = old_editions(work, library, work.released)
        images |= more
        past = Past(
            old=old,
            gone=tuple(gone(work.released)),
            histories=tuple(histories(library, work.released)),
        )
    speech = wordings(work)
    draft = work.options.draft
    pages = page_records(library, ready, speech, draft=draft, past=past)
    return replace(
        work,
        assets=assets,
        pages=pages,
        frames=frames(library, ready, speech, draft=draft, past=past),
        moves=tuple(moves(work.released, _taken(pages))) if work.released else (),
        images=images,
    )


def _ready(work: Work, finished: Finished) -> ReadyEdition:
    edition = edition_of(finished.composed)
    frozen = work.released.current[edition] if work.released else None
    return ReadyEdition(
        document=work.document(finished),
        finished=finished,
        body=page_body(work, finished),
        outline=work.rendered[edition].outline,
        downloads=tuple(x.download for x in work.files.get(edition, ())),
        standing=standing_of(work, frozen) if frozen else None,
    )


def _taken(pages: Iterable[PageRecord]) -> frozenset[str]:
    """The addresses of pages, short ones among them."""
    known = {p.address for p in pages}
    return frozenset(known | {short_address(p.document) for p in pages if p.document})


def stage_pages(work: Work) -> Work:
    """The records and texts on disk, where MkDocs reads them."""
    folder = work.options.work / "stage"
    folder.mkdir(parents=True, exist_ok=True)
    stage(work.pages, work.frames, _assets(work), folder)
    return work


def draw_pages(work: Work, executor: Executor, progress: Progress) -> Work:
    """One MkDocs run a language, each in its own process and folder."""
    options = work.options
    codes = [f.language for f in work.frames]
    pages = options.work / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    jobs = [
        executor.submit(
            build_language, code, options.work / "stage", pages / code, options.root / "mkdocs.yml"
        )
        for code in codes
    ]
    try:
        for done, job in enumerate(jobs):
            progress("Drawing pages", done, len(jobs))
            job.result()
    except BuildFailed as error:
        raise CannotRunError("A page could not be drawn.", str(error)) from error
    progress("Drawing pages", len(jobs), len(jobs))
    return work


def put_together(work: Work) -> Work:
    """The new site, aside: pages, files, assets and root files, unchanged ones as hard links."""
    options = work.options
    shutil.rmtree(options.aside, ignore_errors=True)
    options.aside.mkdir(parents=True)
    merge(
        [options.work / "pages" / f.language for f in work.frames],
        files_on_disk(work),
        _assets(work),
        merged_root_files(work),
        options.aside,
    )
    keep_unchanged(options.aside, options.out)
    return work


def exchange_sites(work: Work) -> Work:
    """The new site takes the old one's place."""
    exchange(work.options.aside, work.options.out)
    return work


def merged_root_files(work: Work) -> dict[str, bytes]:
    """What lies at the site's root, and the images that texts show."""
    overrides = work.options.root / "overrides"
    files = root_files(work.pages, work.frames, _assets(work), overrides, work.moves)
    return {**files, **work.images}


def files_on_disk(work: Work) -> tuple[tuple[str, Path], ...]:
    """Addresses and made files."""
    return tuple((f.address, f.path) for made in work.files.values() for f in made)


def _assets(work: Work) -> Assets:
    return work.assets or Assets({}, {})
