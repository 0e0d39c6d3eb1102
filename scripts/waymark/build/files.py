"""Files: what each is made from, made in worker processes or taken from the cache."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from waymark.build.cache import FileCache
from waymark.build.companions import companion_orders
from waymark.build.english import english_beside
from waymark.build.labels import labels
from waymark.build.layout import paper_tree
from waymark.build.options import Progress
from waymark.build.pack_files import pack_orders
from waymark.build.paper import ask, logo, numbers
from waymark.build.work import FileOrder, OfflineFile, Work, edition_of
from waymark.editions import Edition, file_address, short_address
from waymark.exports import EXPORTERS, MadeFile, printing
from waymark.model import (
    WAY_COLOURS,
    Composed,
    Download,
    Effect,
    FileRecord,
    Finding,
    Finished,
    Format,
    Node,
    Place,
    finding,
)
from waymark.site import files_below

_MAKERS = (
    *("typst", "pikepdf", "segno", "lxml", "pillow"),
    *("pypandoc_binary", "python-docx", "python-pptx", "babel"),
)
"""Packages whose versions decide what a file's bytes are."""
_NO_TEXT = Node("body")


def order_files(work: Work) -> Work:
    """Every file that the editions ask for and that can be made, with all that goes into it."""
    assert work.library is not None
    asked = work.options.formats
    orders = []
    for finished in work.finished:
        composed = finished.composed
        document = work.document(finished)
        plan = document.plan(composed.audience)
        language = work.library.language(composed.language)
        for format in plan.formats if plan else ():
            if format not in EXPORTERS or not format.is_for(language):
                continue
            if not asked or format in asked:
                address = file_address(
                    composed.language, composed.audience, composed.section, composed.slug, format
                )
                record = file_record(work, finished, format)
                if format is Format.BILINGUAL and record.beside is None:
                    continue  # what is wrong with the English is a finding of its own
                images = _used(record, pictures(work, finished))
                orders.append(FileOrder(edition_of(composed), format, address, record, images))
    orders += companion_orders(work, file_record, lambda r, f: _used(r, pictures(work, f)))
    orders += pack_orders(work, file_record, lambda r, f: _used(r, pictures(work, f)))
    return replace(work, orders=tuple(orders))


def file_record(work: Work, finished: Finished, format: Format = Format.PDF) -> FileRecord:
    """All that an exporter of a format may read of one edition."""
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
        tree=paper_tree(work, finished),
        organisation=names["organisation.site_name"].text,
        audience_label=names[f"audience.{audience.id}.label"].text,
        shape=audience.shape,
        address=address,
        draft=work.options.draft,
        modified=frozen.released if frozen else work.options.today,
        labels=labels(work, document, finished, address, format),
        colours={"way": WAY_COLOURS[audience.shape], **library.organisation.colours},
        places=((frozen.path, 1) if frozen else (document.path, document.place().line),),
        kind=document.kind,
        numbers=numbers(work, finished),
        ask=ask(work, finished),
        logo=logo(work),
        source=finished.body,
        beside=english_beside(work, finished) if format is Format.BILINGUAL else None,
        braille=language.braille_table,
        translated=_translated(work, composed),
    )


def _translated(work: Work, composed: Composed) -> tuple[tuple[str, Place], ...]:
    """The texts of a draft's PO file, each with its line; none for English and for releases."""
    catalogue = work.catalogues.get((composed.language, f"{composed.section}/{composed.slug}"))
    if catalogue is None or work.released:
        return ()
    return tuple((e.text, catalogue.place(e)) for e in catalogue.entries.values() if e.shown)


def pictures(work: Work, finished: Finished) -> Mapping[str, bytes]:
    """The images that a file may show by path: the text's own, and the council's logo."""
    images, path = work.pictures(finished), logo(work)
    shared = work.library.images if work.library else {}
    return {**images, path: shared[path]} if path else images


def make_files(work: Work, executor: Executor, progress: Progress) -> Work:
    """The files on disk, and what is wrong with those that cannot be made.

    A draft whose text stops a file is left out; a released page stays up without that file, and so
    does a draft for which this machine or language has no such file (a warning).
    """
    options = work.options
    cache = FileCache(options.work / "cache" / "files" if options.cache else None)
    trees: dict[int, str] = {}
    keys = {order.address: file_key(order, trees) for order in work.orders}
    made: dict[str, MadeFile] = {}
    findings: list[Finding] = []
    refused: set[str] = set()
    jobs = {}
    for order in sorted(work.orders, key=_alike):
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
        if any(f.effect is not Effect.WARN for f in faults):
            refused.add(address)
        if file is None and not faults:
            findings.append(finding("PF035", address, "Nothing was made, and nothing said why."))
        if file is not None:
            made[address] = file
            cache.put(keys[address], file.data, file.pages)
    if options.cache and not (options.languages or options.audiences or options.formats):
        cache.keep_only(frozenset(keys.values()))
    lost = {o.edition for o in work.orders if o.address in refused and not work.released}
    files, packed = _on_disk(work, made, lost)
    return replace(
        work,
        files=files,
        packed=packed,
        finished=tuple(f for f in work.finished if edition_of(f.composed) not in lost),
        findings=tuple(dict.fromkeys([*work.findings, *findings])),
    )


def _alike(order: FileOrder) -> tuple[str, str]:
    """Files of a language and format one after another: Typst remembers words that it set before,
    for ten files."""
    return order.record.language, order.format.value


def make(
    format: Format, record: FileRecord, images: Mapping[str, bytes]
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """One file in a worker process: the arguments and the result can be pickled."""
    return EXPORTERS[format](record, images)


def file_key(order: FileOrder, trees: dict[int, str]) -> str:
    """SHA-256 (hex) of everything that decides a file's bytes.

    ``trees`` keeps the digests of texts by their ``id``, for the files that are made of the same.
    """
    text = order.record.tree
    if id(text) not in trees:
        trees[id(text)] = hashlib.sha256(repr(text).encode()).hexdigest()
    # Where it is written changes no file.
    record = replace(order.record, tree=_NO_TEXT, places=(), source=None, translated=())
    parts = [str(order.format), trees[id(text)], repr(record), makers()]
    parts += [f"{path} {hashlib.sha256(data).hexdigest()}" for path, data in order.images.items()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@lru_cache(maxsize=1)
def makers() -> str:
    """The exporters' own code, templates and typefaces, and the packages that they use."""
    digest = hashlib.sha256()
    folder = Path(__file__).parents[1] / "exports"
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".typ", ".ttf", ".css")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    for package in _MAKERS:
        digest.update(f"{package} {importlib.metadata.version(package)}".encode())
    return digest.hexdigest()


def _used(record: FileRecord, images: Mapping[str, bytes]) -> dict[str, bytes]:
    shown = {n.get("src") for n in record.tree.walk() if n.tag == "img"} | {record.logo}
    return {path: data for path, data in images.items() if path in shown}


def _on_disk(
    work: Work, made: Mapping[str, MadeFile], lost: set[Edition]
) -> tuple[dict[Edition, tuple[OfflineFile, ...]], dict[str, Path]]:
    """Each file below ``files/``, written whole and only if it changed; copies for packs apart."""
    folder = work.options.work / "files"
    files: dict[Edition, list[OfflineFile]] = {}
    packed: dict[str, Path] = {}
    wanted = set()
    for order in work.orders:
        if order.edition in lost or order.address not in made:
            continue
        file = made[order.address]
        path = folder / order.address
        wanted.add(order.address)
        write_changed(path, file.data)
        if order.inside:
            packed[order.address] = path
            continue
        digest = hashlib.sha256(file.data).hexdigest()
        download = Download(
            order.format,
            "",
            order.address,
            len(file.data),
            file.pages,
            digest,
            printing(order.format, file.pages),
        )
        files.setdefault(order.edition, []).append(OfflineFile(order.address, path, download))
    for name in files_below(folder):
        if name not in wanted:
            (folder / name).unlink()
    return {edition: tuple(x) for edition, x in files.items()}, packed


def write_changed(path: Path, data: bytes) -> None:
    """A file appears whole, and is left alone where it has this content already."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(data)
    partial.replace(path)
