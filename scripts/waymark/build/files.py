"""Files: what each is made from, made in worker processes or taken from the cache."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from waymark.build.cache import FileCache
from waymark.build.labels import labels
from waymark.build.layout import lay_out
from waymark.build.options import CannotRunError, Options, Progress
from waymark.build.released_texts import prepare_released
from waymark.build.texts import chosen, prepare
from waymark.build.work import FileOrder, OfflineFile, Work, edition_of
from waymark.editions import Edition, file_address, short_address
from waymark.exports import EXPORTERS, MadeFile
from waymark.model import (
    WAY_COLOURS,
    Download,
    Effect,
    FileRecord,
    Finding,
    Finished,
    Format,
)

_MAKERS = ("typst", "pikepdf", "segno", "lxml")
"""Packages whose versions decide what a file's bytes are."""


@dataclass(frozen=True, slots=True)
class MadeExport:
    """One exported file: the name that it has on the site, its bytes and pages."""

    name: str
    data: bytes
    pages: int


def order_files(work: Work) -> Work:
    """Every file that the editions ask for and that can be made, with all that goes into it."""
    asked = work.options.formats
    orders = []
    for finished in work.finished:
        composed = finished.composed
        document = work.document(finished)
        plan = document.plan(composed.audience)
        for format in plan.formats if plan else ():
            if format in EXPORTERS and (not asked or format in asked):
                address = file_address(
                    composed.language, composed.audience, composed.section, composed.slug, format
                )
                record = file_record(work, finished)
                images = _used(record, work.pictures(finished))
                orders.append(FileOrder(edition_of(composed), format, address, record, images))
    return replace(work, orders=tuple(orders))


def file_record(work: Work, finished: Finished) -> FileRecord:
    """All that an exporter may read of one edition."""
    library, composed = work.library, finished.composed
    assert library is not None
    document = work.document(finished)
    frozen = work.released.current[edition_of(composed)] if work.released else None
    language, audience = library.language(composed.language), library.audience(composed.audience)
    names = work.names[language.code]
    address = library.organisation.site_url + short_address(document.id)
    return FileRecord(
        document=document.id,
        audience=audience.id,
        language=language.code,
        language_name=language.name,
        language_english=language.english,
        direction=language.direction,
        face=language.face,
        title=finished.title,
        summary=finished.summary,
        tree=work.rendered[edition_of(composed)].tree,
        organisation=names["organisation.site_name"].text,
        audience_label=names[f"audience.{audience.id}.label"].text,
        shape=audience.shape,
        address=address,
        draft=work.options.draft,
        modified=frozen.released if frozen else work.options.today,
        labels=labels(work, document, finished, address),
        colours={"way": WAY_COLOURS[audience.shape], **library.organisation.colours},
        places=((frozen.path, 1) if frozen else (document.path, document.place().line),),
    )


def make_files(work: Work, executor: Executor, progress: Progress) -> Work:
    """The files on disk, and what is wrong with those that cannot be made.

    A draft whose file cannot be made is left out; a released page stays up without that file.
    """
    options = work.options
    cache = FileCache(options.work / "cache" / "files" if options.cache else None)
    keys = {order.address: file_key(order) for order in work.orders}
    made: dict[str, MadeFile] = {}
    findings: list[Finding] = []
    jobs = {}
    for order in work.orders:
        kept = cache.get(keys[order.address])
        if kept:
            made[order.address] = MadeFile(*kept)
        else:
            job = executor.submit(make, order.format, order.record, order.images)
            jobs[order.address] = job
    for done, (address, job) in enumerate(jobs.items()):
        progress("Making files", done, len(jobs))
        file, faults = job.result()
        findings += faults
        if file is not None:
            made[address] = file
            cache.put(keys[address], file.data, file.pages)
    if options.cache and not (options.languages or options.audiences or options.formats):
        cache.keep_only(frozenset(keys.values()))
    lost = {o.edition for o in work.orders if o.address not in made and not work.released}
    return replace(
        work,
        files=_on_disk(work, made, lost),
        finished=tuple(f for f in work.finished if edition_of(f.composed) not in lost),
        findings=tuple(dict.fromkeys([*work.findings, *findings])),
    )


def make(
    format: Format, record: FileRecord, images: Mapping[str, bytes]
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """One file in a worker process: the arguments and the result can be pickled."""
    return EXPORTERS[format](record, images)


def file_key(order: FileOrder) -> str:
    """SHA-256 (hex) of everything that decides a file's bytes."""
    parts = [str(order.format), repr(order.record), makers()]
    parts += [f"{path} {hashlib.sha256(data).hexdigest()}" for path, data in order.images.items()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@lru_cache(maxsize=1)
def makers() -> str:
    """The exporters' own code, templates and typefaces, and the packages that they use."""
    digest = hashlib.sha256()
    folder = Path(__file__).parents[1] / "exports"
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".typ", ".ttf")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    for package in _MAKERS:
        digest.update(f"{package} {importlib.metadata.version(package)}".encode())
    return digest.hexdigest()


def _used(record: FileRecord, images: Mapping[str, bytes]) -> dict[str, bytes]:
    shown = {n.get("src") for n in record.tree.walk() if n.tag == "img"}
    return {path: data for path, data in images.items() if path in shown}


def _on_disk(
    work: Work, made: Mapping[str, MadeFile], lost: set[Edition]
) -> dict[Edition, tuple[OfflineFile, ...]]:
    """Each file below ``files/``, written whole and only where it changed."""
    folder = work.options.work / "files"
    files: dict[Edition, list[OfflineFile]] = {}
    wanted = set()
    for order in work.orders:
        if order.edition in lost or order.address not in made:
            continue
        file = made[order.address]
        path = folder / order.address
        wanted.add(path)
        if not path.is_file() or path.read_bytes() != file.data:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_name(f".{path.name}.part")
            partial.write_bytes(file.data)
            partial.replace(path)
        digest = hashlib.sha256(file.data).hexdigest()
        download = Download(order.format, "", order.address, len(file.data), file.pages, digest)
        files.setdefault(order.edition, []).append(OfflineFile(order.address, path, download))
    for path in _present(folder):
        if path not in wanted:
            path.unlink()
    return {edition: tuple(x) for edition, x in files.items()}


def _present(folder: Path) -> Iterator[Path]:
    yield from [p for p in folder.rglob("*") if p.is_file()]


def export_one(
    options: Options, name: str, audience: str, language: str, format_name: str
) -> tuple[MadeExport | None, tuple[Finding, ...]]:
    """One file of one edition, made here and now.

    Raises :class:`CannotRunError` where there is no such document, edition or format. The findings
    are those of the document, where it cannot be made.
    """
    options = replace(options, audiences=(audience,), languages=(language,))
    work = prepare(options) if options.draft else prepare_released(options)
    if work.stopped and not options.draft and not work.findings:
        raise CannotRunError("Nothing is released yet.", "Make the working text: add --draft.")
    if work.library is None or work.stopped:
        return None, work.findings
    document = work.library.document(name)
    if document is None:
        names = ", ".join(d.id for d in work.library.documents)
        raise CannotRunError(f"There is no document “{name}”.", f"There are: {names}.")
    if format_name not in set(EXPORTERS):
        known = ", ".join(sorted(EXPORTERS))
        raise CannotRunError(f"There is no format “{format_name}”.", f"There are: {known}.")
    wanted = Edition(document.id, audience, language)
    if wanted not in chosen(work):
        own = tuple(f for f in work.findings if f.effect is Effect.HOLD and document.path == f.path)
        if own:
            return None, own
        raise CannotRunError(
            f"“{document.id}” has no edition for {audience} in {language}.",
            "waymark status lists every edition.",
        )
    work = lay_out(work)
    finished = next(f for f in work.finished if edition_of(f.composed) == wanted)
    format = Format(format_name)
    file, findings = EXPORTERS[format](file_record(work, finished), work.pictures(finished))
    if file is None:
        return None, findings
    composed = finished.composed
    address = file_address(language, audience, composed.section, composed.slug, format)
    return MadeExport(address.rsplit("/", 1)[-1], file.data, file.pages), findings
