"""Companions on their way out: their pages' texts, their files, and recordings that still hold.

What a recording says cannot be filled in anew. So one is played only while every contact that its
document shows is as it was on the day it was made, and while its bytes are those that were
approved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from waymark.build.layout import own_address, page_html, paper_tree
from waymark.build.work import FileOrder, Work, edition_of
from waymark.checks import says_old_contact
from waymark.editions import companion_address, file_address, recording_address
from waymark.model import (
    ENGLISH,
    Companion,
    CompanionKind,
    FileRecord,
    Finding,
    Finished,
    Format,
    Passage,
    Recording,
    finding,
)
from waymark.site import ReadyCompanion

FORMATS = {
    CompanionKind.EASY_READ: Format.EASY_READ,
    CompanionKind.AUDIO_SCRIPT: Format.AUDIO_SCRIPT,
}
"""The file that each companion of words is offered as."""


def companion_orders(
    work: Work,
    record: Callable[[Work, Finished, Format], FileRecord],
    images: Callable[[FileRecord, Finished], Mapping[str, bytes]],
) -> Iterator[FileOrder]:
    """A file for each companion. ``record`` and ``images`` are those of its document's files."""
    asked = work.options.formats
    for finished in work.finished:
        edition, composed = edition_of(finished.composed), finished.composed
        for companion in finished.companions:
            format = FORMATS[companion.kind]
            if asked and format not in asked:
                continue
            own = companion_record(work, finished, companion, record(work, finished, format))
            place = (composed.language, composed.audience, composed.section, composed.slug)
            address = file_address(*place, format)
            yield FileOrder(edition, format, address, own, images(own, finished))


def companion_record(
    work: Work, finished: Finished, companion: Companion, whole: FileRecord
) -> FileRecord:
    """The record of a companion's file, from that of its document's files."""
    code, words = finished.language, work.words[finished.language]
    title = f"{finished.title.text} – {words[f'companion.{companion.kind}']}"
    return replace(
        whole,
        title=Passage(title, finished.title.language),
        summary=Passage(words[f"companion.{companion.kind}.lede"], code),
        tree=paper_tree(work, finished, companion.kind),
        source=companion.body,
    )


def ready_companions(work: Work, finished: Finished) -> Iterator[ReadyCompanion]:
    """The companions of a text as its site is given them."""
    page = own_address(finished.composed)
    for companion in finished.companions:
        text = replace(finished, body=companion.body, companions=())
        rendered = work.companions[edition_of(finished.composed), companion.kind]
        body = page_html(work, text, rendered, companion_address(page, companion.kind))
        yield ReadyCompanion(companion.kind, body, rendered.outline)


def playable(work: Work, finished: Finished) -> tuple[Recording, ...]:
    """The recordings of a text that may be played today."""
    return tuple(r for r in _recordings(work, finished) if not refused(work, finished, r))


def recording_findings(work: Work) -> Work:
    """CP006, CP007: why a recording is not played."""
    found = [
        refusal
        for finished in work.finished
        for recording in _recordings(work, finished)
        if (refusal := refused(work, finished, recording))
    ]
    return replace(work, findings=tuple(dict.fromkeys([*work.findings, *found])))


def _recordings(work: Work, finished: Finished) -> tuple[Recording, ...]:
    """They are in English, and shown on the page of the English text alone."""
    return work.document(finished).recordings if finished.language == ENGLISH else ()


def refused(work: Work, finished: Finished, recording: Recording) -> Finding | None:
    """Why a recording is not played, if it is not."""
    library = work.library
    assert library is not None
    outdated = says_old_contact(recording, library.facts, finished.composed.fact_keys)
    if outdated:
        return outdated
    found = tuple(_digest(library.root / path) for path in recording.paths)
    if found != recording.digests:
        return finding("CP007", recording.path, "The file is not the one that was approved.")
    return None


def recording_files(work: Work) -> Iterator[tuple[str, Path]]:
    """The files of recordings that are played, by their addresses."""
    library = work.library
    for finished in work.finished:
        page = own_address(finished.composed)
        for recording in playable(work, finished):
            for path in recording.paths:
                assert library is not None
                yield recording_address(page, path), library.root / path


@lru_cache(maxsize=256)
def _sha256(path: Path, _size: int, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(path: Path) -> str:
    """SHA-256 (hex) of a file; empty where it is not there."""
    try:
        status = path.stat()
        return _sha256(path, status.st_size, status.st_mtime_ns)
    except OSError:
        return ""
