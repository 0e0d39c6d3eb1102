"""The files beside a document that front matter names as its companions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from waymark.content import files
from waymark.content.front_matter import (
    BSL,
    BSL_CAPTIONS,
    BSL_FILE,
    COMPANION_TEXTS,
    RECORDED,
    RECORDING,
    RECORDING_FILE,
)
from waymark.content.keys import Fields
from waymark.content.webvtt import read_webvtt
from waymark.model import (
    Companion,
    CompanionKind,
    Document,
    Finding,
    Place,
    Recording,
    SourceText,
    finding,
)

_LARGEST = 64 * files.MEGABYTE
"""Bytes of a recording or film: a library is kept in git, and readers pay for what they fetch."""

_MEDIA = files.FaultCodes("CP005", "CP005", "CP005")
_HEADS: dict[str, tuple[tuple[int, bytes], ...]] = {
    "mp3": ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2"), (0, b"\xff\xfa")),
    "ogg": ((0, b"OggS"),),
    "mp4": ((4, b"ftyp"),),
    "webm": ((0, b"\x1a\x45\xdf\xa3"),),
}
"""Where each kind of file says what it is: offsets and their bytes."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file that front matter names, and where."""

    name: str
    place: Place


def named(companions: Fields) -> Iterator[Named]:
    """Every file among a document's companions."""
    for key in COMPANION_TEXTS.values():
        if name := companions.maybe(key):
            yield Named(name, companions.at(key))
    if recording := companions.maybe(RECORDING):
        yield from _of(recording, RECORDING_FILE.name)
    if film := companions.maybe(BSL):
        yield from _of(film, BSL_FILE.name, BSL_CAPTIONS.name)


def _of(fields: Fields, *keys: str) -> Iterator[Named]:
    for key in keys:
        name = fields.values.get(key)
        if isinstance(name, str):
            yield Named(name, fields.places.get(key, fields.place))


def companions_of(section: str, companions: Fields | None) -> tuple[Companion, ...]:
    """The texts by their paths; what they say is read afterwards."""
    if companions is None:
        return ()
    names = ((kind, companions.maybe(key)) for kind, key in COMPANION_TEXTS.items())
    return tuple(
        Companion(kind, SourceText(f"{section}/{name}", (), ())) for kind, name in names if name
    )


def recordings_of(section: str, companions: Fields | None) -> tuple[Recording, ...]:
    """What is heard or seen by its paths; how large it is, is seen afterwards."""
    found = []
    if companions is not None and (one := companions.maybe(RECORDING)):
        path = f"{section}/{one.of(RECORDING_FILE)}"
        found.append(Recording(CompanionKind.RECORDING, path, 0, one.of(RECORDED)))
    if companions is not None and (one := companions.maybe(BSL)):
        path, captions = f"{section}/{one.of(BSL_FILE)}", f"{section}/{one.of(BSL_CAPTIONS)}"
        found.append(Recording(CompanionKind.BSL, path, 0, one.of(RECORDED), captions))
    return tuple(found)


def with_companions(root: Path, document: Document) -> tuple[Document, tuple[Finding, ...]]:
    """The document with what its companions say. Findings: LB001, LB002, LB007, CP005, FI004."""
    found: list[Finding] = []
    texts = []
    for companion in document.companions:
        text, fault = files.read_text(root, companion.body.path, files.DOCUMENT)
        found += [fault] if fault else []
        body = SourceText.of(companion.body.path, text or "")
        texts.append(replace(companion, body=body))
    recordings = []
    for recording in document.recordings:
        seen, faults = _seen(root, recording)
        found += faults
        recordings.append(seen)
    whole = replace(document, companions=tuple(texts), recordings=tuple(recordings))
    return whole, tuple(found)


def _seen(root: Path, recording: Recording) -> tuple[Recording, tuple[Finding, ...]]:
    """A recording with its size and digests, and captions that can be shown."""
    digests, found, size = [], [], 0
    for path in recording.paths:
        data, fault = files.read_bytes(root, path, _LARGEST, _MEDIA)
        if data is None:
            found += [fault] if fault else []
            continue
        digests.append(hashlib.sha256(data).hexdigest())
        if path == recording.captions:
            text, fault = files.decode(data, path, _MEDIA)
            found += [fault] if fault else []
            cues, faults = read_webvtt(path, text) if text is not None else (None, ())
            found += faults
            if cues is None:
                message = "Without captions the film is not shown."
                found.append(finding("CP005", path, message))
            continue
        size = len(data)
        heads = _HEADS[path.rpartition(".")[2]]
        if not any(data.startswith(head, offset) for offset, head in heads):
            message = f"The content of {path} is not what its name says."
            found.append(finding("CP005", path, message))
    return replace(recording, size=size, digests=tuple(digests)), tuple(found)
