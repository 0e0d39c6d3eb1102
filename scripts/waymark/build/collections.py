"""Collections: one book of all that an audience can read, and one of all leaflets, in a language.

A text is part of one where its author asks for EPUB; two texts make a collection.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from waymark.build.cache import FileCache
from waymark.build.files import file_record, makers, pictures, write_changed
from waymark.build.options import Progress
from waymark.build.work import OfflineFile, Work, edition_of
from waymark.editions import collection_address
from waymark.exports import MadeFile, collection
from waymark.model import Download, FileRecord, Finding, Finished, Format, Kind

_LEAST = 2


@dataclass(frozen=True, slots=True)
class CollectionOrder:
    """One book to be made: its address and title, and its documents with their images."""

    address: str
    title: str
    identifier: str
    records: tuple[FileRecord, ...]
    images: tuple[Mapping[str, bytes], ...]


def make_collections(work: Work, executor: Executor, progress: Progress) -> Work:
    """The books on disk. One that cannot be made is left out; its documents say why."""
    options = work.options
    cache = FileCache(options.work / "cache" / "collections" if options.cache else None)
    orders = {order.address: order for order in _orders(work)}
    keys = {address: _key(order) for address, order in orders.items()}
    made: dict[str, MadeFile] = {}
    jobs = {}
    findings: list[Finding] = []
    for address, order in orders.items():
        if kept := cache.get(keys[address]):
            made[address] = MadeFile(*kept)
        else:
            jobs[address] = executor.submit(
                collection, order.title, order.identifier, order.records, order.images
            )
    for done, (address, job) in enumerate(jobs.items()):
        progress("Making files", done, len(jobs))
        file, faults = job.result()
        findings += faults
        if file is not None:
            made[address] = file
            cache.put(keys[address], file.data, file.pages)
    if options.cache and not (options.languages or options.audiences or options.formats):
        cache.keep_only(frozenset(keys.values()))
    folder = options.work / "collections"
    books = {}
    for address, file in made.items():
        digest = hashlib.sha256(file.data).hexdigest()
        shown = Download(Format.EPUB, "", address, len(file.data), file.pages, digest)
        write_changed(folder / address, file.data)
        books[address] = OfflineFile(address, folder / address, shown)
    return replace(work, books=books, findings=tuple(dict.fromkeys([*work.findings, *findings])))


def _orders(work: Work) -> Iterator[CollectionOrder]:
    library, asked = work.library, work.options.formats
    if library is None or (asked and Format.EPUB not in asked):
        return
    texts = [f for f in work.finished if _as_book(work, f)]
    for language in library.languages:
        code = language.code
        own = [f for f in texts if f.language == code]
        words, site = work.words[code], library.organisation.site_url
        leaflets: dict[str, Finished] = {}
        for finished in own:
            if work.document(finished).kind is Kind.LEAFLET:
                leaflets.setdefault(finished.composed.document, finished)
        yield from _order(
            work,
            collection_address(code),
            words["collection.leaflets"],
            site,
            list(leaflets.values()),
        )
        for audience in library.audiences:
            label = work.names[code][f"audience.{audience.id}.label"].text
            title = words["collection.audience"].replace("{audience}", label)
            read = [f for f in own if f.audience == audience.id]
            yield from _order(work, collection_address(code, audience.id), title, site, read)


def _order(
    work: Work, address: str, title: str, site: str, texts: list[Finished]
) -> Iterator[CollectionOrder]:
    if len(texts) >= _LEAST:
        records = tuple(file_record(work, finished) for finished in texts)
        images = tuple(pictures(work, finished) for finished in texts)
        yield CollectionOrder(address, title, f"{site}{address}", records, images)


def _as_book(work: Work, finished: Finished) -> bool:
    plan = work.document(finished).plan(finished.audience)
    return (
        plan is not None
        and Format.EPUB in plan.formats
        and edition_of(finished.composed) in work.rendered
    )


def _key(order: CollectionOrder) -> str:
    """SHA-256 (hex) of everything that decides a book's bytes."""
    parts = [order.address, order.title, order.identifier, makers()]
    for record, images in zip(order.records, order.images, strict=True):
        parts.append(repr(replace(record, places=(), source=None)))
        parts += [f"{path} {hashlib.sha256(data).hexdigest()}" for path, data in images.items()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
