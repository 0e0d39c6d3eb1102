"""The site's stages: record pages, draw them, put everything together, exchange."""

from __future__ import annotations

import shutil
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from waymark.build.layout import page_body
from waymark.build.options import CannotRunError, Progress
from waymark.build.swap import exchange, keep_unchanged
from waymark.build.wordings import wordings
from waymark.build.work import Work, edition_of
from waymark.site import (
    Assets,
    BuildFailed,
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
    documents = {d.id: d for d in library.documents}
    assets = read_assets(work.options.root / "docs")
    ready = tuple(
        ReadyEdition(
            document=documents[f.composed.document],
            finished=f,
            body=page_body(work, f),
            outline=work.rendered[edition_of(f.composed)].outline,
            downloads=tuple(x.download for x in work.files.get(edition_of(f.composed), ())),
        )
        for f in work.finished
    )
    speech = wordings(work)
    draft = work.options.draft
    pages = page_records(library, ready, speech, draft=draft)
    return replace(
        work,
        assets=assets,
        pages=pages,
        frames=frames(library, ready, speech, draft=draft),
    )


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
    files = root_files(work.pages, work.frames, _assets(work), work.options.root / "overrides")
    return {**files, **work.images}


def files_on_disk(work: Work) -> tuple[tuple[str, Path], ...]:
    """Addresses and made files."""
    return tuple((f.address, f.path) for made in work.files.values() for f in made)


def _assets(work: Work) -> Assets:
    return work.assets or Assets({}, {})
