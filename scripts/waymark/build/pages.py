"""The site's stages: record pages, draw them, put everything together, exchange."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path

from waymark.build.board import board
from waymark.build.bygone import gone, histories, moves
from waymark.build.companions import playable, ready_companions, recording_files, recording_findings
from waymark.build.emblem import emblem
from waymark.build.feedback import tested
from waymark.build.layout import page_html
from waymark.build.options import CannotRunError, Progress
from waymark.build.shown import old_editions, standing_in, standing_of
from waymark.build.swap import exchange, keep_unchanged, leave_only, start_with
from waymark.build.updates import changed_contacts, happened
from waymark.build.wordings import wordings
from waymark.build.work import Work, edition_of
from waymark.editions import media_address, short_address
from waymark.model import Finished, NoticeState, PageRecord
from waymark.site import (
    Assets,
    BuildFailed,
    BuiltLanguage,
    Past,
    ReadyEdition,
    SearchUnavailable,
    build_language,
    frames,
    hosted,
    hosting_files,
    merge,
    page_records,
    read_assets,
    root_files,
    srt_files,
    stage,
)


def record_pages(work: Work) -> Work:
    """Every page of the site as a record, after the files that pages name.

    Of the texts nothing is needed then but their headings: they go, as much as they hold.
    """
    library = work.library
    if library is None:
        return work
    work = recording_findings(work)
    assets = read_assets(work.options.root / "docs", library.organisation.colours)
    logo, emblems = emblem(library)
    ready = tuple(_ready(work, f) for f in work.finished)
    past, images, report = Past(), {**work.images, **emblems}, None
    if work.released:
        ready += tuple(standing_in(work, work.released))
        old, more = old_editions(work, work.released)
        images |= more
        past = Past(
            old=old,
            gone=tuple(gone(work.released)),
            histories=tuple(
                histories(library, work.released, tested(work, library, work.released))
            ),
            happened=tuple(happened(work.released)),
            contacts=changed_contacts(library, work.released),
        )
        report = board(work, library, work.released)
    speech = wordings(work)
    draft = work.options.draft
    books = {address: book.download for address, book in work.books.items()}
    pages = page_records(
        library,
        ready,
        speech,
        draft=draft,
        past=past,
        report=report,
        books=books,
        offline=work.options.offline,
    )
    return replace(
        work,
        assets=assets,
        pages=pages,
        frames=frames(
            library, ready, speech, draft=draft, past=past, logo=logo, board=report is not None
        ),
        moves=tuple(moves(work.released, _taken(pages))) if work.released else (),
        images=images,
        rendered={edition: replace(text, html="") for edition, text in work.rendered.items()},
        companions={},
        catalogues={},
    )


def _ready(work: Work, finished: Finished) -> ReadyEdition:
    edition = edition_of(finished.composed)
    rendered = work.rendered[edition]
    frozen = work.released.current[edition] if work.released else None
    return ReadyEdition(
        document=work.document(finished),
        finished=finished,
        body=page_html(work, finished, rendered),
        outline=rendered.outline,
        downloads=tuple(x.download for x in work.files.get(edition, ())),
        standing=standing_of(work, frozen) if frozen else None,
        pack=work.packs.get(edition),
        in_force=_in_force(work, finished),
        companions=tuple(ready_companions(work, finished)),
        recordings=playable(work, finished),
    )


def _in_force(work: Work, finished: Finished) -> bool:
    """A notice that has not ended: drafts show also those to come."""
    notice = work.document(finished).notice
    return notice is not None and notice.state(work.options.moment) is not NoticeState.ENDED


def _taken(pages: Iterable[PageRecord]) -> frozenset[str]:
    """The addresses of pages, short ones among them."""
    known = {p.address for p in pages}
    return frozenset(known | {short_address(p.document) for p in pages if p.document})


def stage_pages(work: Work, ready: Callable[[str], object] = lambda _language: None) -> Work:
    """The records and texts on disk, where MkDocs reads them; the texts are not needed longer.

    ``ready`` is told of each language that is there.
    """
    folder = work.options.work / "stage"
    folder.mkdir(parents=True, exist_ok=True)
    stage(work.pages, work.frames, _assets(work), folder, ready)
    return replace(work, pages=tuple(replace(page, text="") for page in work.pages))


def draw_pages(work: Work, executor: Executor, progress: Progress) -> Work:
    """One MkDocs run a language, each in its own process and folder, for what is not kept; it
    begins as soon as the language is staged."""
    options = work.options
    codes = [f.language for f in work.frames]
    pages = options.work / "pages"
    for folder in pages.iterdir() if pages.is_dir() else ():
        if folder.name not in codes:
            shutil.rmtree(folder)
    folder, config = options.work / "stage", options.root / "mkdocs.yml"
    cache = options.work / "cache" if options.cache else None
    jobs: list[Future[BuiltLanguage]] = []

    def ready(code: str) -> None:
        jobs.append(executor.submit(build_language, code, folder, pages / code, config, cache))

    work = stage_pages(work, ready)
    work = replace(work, root_files=merged_root_files(work))  # while they are drawn
    try:
        for done, job in enumerate(jobs):
            progress("Drawing pages", done, len(jobs))
            job.result()
    except BuildFailed as error:
        raise CannotRunError("A page could not be drawn.", str(error)) from error
    except SearchUnavailable as error:
        raise CannotRunError(error.message, error.hint) from error
    progress("Drawing pages", len(jobs), len(jobs))
    for kind in ("pages", "search"):
        only_languages(options.work / "cache" / kind, codes)
    return work


def only_languages(cache: Path, codes: Collection[str]) -> None:
    """What is kept of languages that the site no longer has goes."""
    for folder in cache.iterdir() if cache.is_dir() else ():
        if folder.name not in codes:
            shutil.rmtree(folder)


def put_together(work: Work) -> Work:
    """The new site, aside: pages, files, assets and root files, unchanged ones as hard links. What
    lies at its root is on the disk then."""
    options = work.options
    start_with(options.aside, options.spare)
    taken = merge(
        [options.work / "pages" / f.language for f in work.frames],
        files_on_disk(work),
        _assets(work),
        work.root_files,
        options.aside,
    )
    leave_only(options.aside, taken)
    keep_unchanged(options.aside, options.out)
    return replace(work, root_files={})


def exchange_sites(work: Work) -> Work:
    """The new site takes the old one's place; the files for its server lie beside."""
    exchange(work.options.aside, work.options.out, work.options.spare)
    for name, data in hosting_files(hosted(work.frames)).items():
        path = work.options.hosting / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return work


def merged_root_files(work: Work) -> dict[str, bytes]:
    """What lies at the site's root, and the images that texts show."""
    overrides = work.options.root / "overrides"
    files = root_files(work.pages, work.frames, _assets(work), overrides, work.moves)
    return {**files, **work.images, **_captions(work)}


def files_on_disk(work: Work) -> tuple[tuple[str, Path], ...]:
    """Addresses and made files."""
    made = tuple((f.address, f.path) for made in work.files.values() for f in made)
    books = tuple((book.address, book.path) for book in work.books.values())
    packs = work.pack_files.items()
    return (*made, *books, *packs, *_film(work), *recording_files(work))


def _film(work: Work) -> Iterable[tuple[str, Path]]:
    """The film's files, where a page shows them."""
    library = work.library
    if library and library.film and any(p.film for p in work.pages):
        for path in dict.fromkeys(library.film.media):
            yield media_address(path), library.root / path


def _captions(work: Work) -> dict[str, bytes]:
    """The film's captions for players that do not know WebVTT."""
    film = work.library.film if work.library else None
    return srt_files(film) if film and any(p.film for p in work.pages) else {}


def _assets(work: Work) -> Assets:
    return work.assets or Assets({}, {})
