"""Fetching a face: one archive of the npm registry, taken only if its bytes are the pinned ones."""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

from waymark.exports.pdf.added_faces import ADDED, ADDED_FACES, AddedFace

Fetch = Callable[[str], bytes]
"""From an address to the bytes there."""

_PATIENCE = 60.0
"""Seconds without a byte."""


class FaceRefused(Exception):
    """A face was not added; what was there before stands. The text says why."""


def is_added(face: AddedFace, folder: Path = ADDED) -> bool:
    """Whether all files of a face are there, with the bytes that they should have."""
    here = folder / face.name
    return all(
        (here / Path(path).name).is_file()
        and hashlib.sha256((here / Path(path).name).read_bytes()).hexdigest() == digest
        for path, digest in face.files.items()
    )


def add_face(face: AddedFace, fetch: Fetch, folder: Path = ADDED) -> Path:
    """Fetch a face and put its files below ``folder``, all of them or none; where they lie.

    Raises :class:`FaceRefused`.
    """
    files = _files(face, fetch(face.address))
    here = folder / face.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".") as made:
            whole = Path(made) / face.name
            whole.mkdir()
            for name, data in files.items():
                (whole / name).write_bytes(data)
            if here.exists():
                shutil.rmtree(here)
            whole.rename(here)
    except OSError as error:
        raise FaceRefused(f"{folder} cannot be written: {error.strerror}.") from error
    return here


def _files(face: AddedFace, archive: bytes) -> dict[str, bytes]:
    """The files that are kept, by name, once the archive and each of them has its hash."""
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode("ascii")
    if integrity != face.integrity:
        raise FaceRefused(
            f"{face.package} {face.version} has not the bytes that Waymark knows. It was not added."
        )
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as tar:
        found = {path: tar.extractfile(path) for path in face.files}
        files = {path: member.read() if member else b"" for path, member in found.items()}
    for path, data in files.items():
        if hashlib.sha256(data).hexdigest() != face.files[path]:
            raise FaceRefused(f"{path} of {face.package} is not the file that Waymark knows.")
    return {Path(path).name: data for path, data in files.items()}


def from_registry(address: str) -> bytes:
    """The archive at an address of the npm registry. Raises :class:`FaceRefused`."""
    import urllib.error
    import urllib.request

    if not any(address == face.address for face in ADDED_FACES):
        raise ValueError(address)
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            data: bytes = answer.read()
    except (urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise FaceRefused(f"{address} cannot be reached: {reason}.") from error
    return data
