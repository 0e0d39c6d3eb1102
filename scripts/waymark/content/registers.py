"""All registers of a library with their frozen texts and images, and ``addresses.yml``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from waymark.content import files
from waymark.content.frozen_file import read_frozen
from waymark.content.images import LARGEST
from waymark.content.keys import Key, read_fields
from waymark.content.register_file import read_register
from waymark.content.report import SHARED, Report
from waymark.content.scalars import SLUG, Text
from waymark.content.yaml_reader import read_yaml
from waymark.content.yaml_tree import Entries, Items
from waymark.model import (
    ENGLISH,
    Event,
    Finding,
    Frozen,
    Register,
    ReleasedAddress,
    Version,
    finding,
)

_CODES = files.FaultCodes("ED002", "ED002", "ED002")
_FROZEN_CODES = files.FaultCodes("ED004", "ED004", "ED004")
ADDRESSES = "addresses.yml"

_ADDRESS = Key("address", Text("an address of the site", 300, r"(?:[a-z0-9-]+/)+"), "", True)
_DOCUMENT = Key("document", SLUG, "its document's id", True)
_AUDIENCE = Key("audience", SLUG, "")
_LANGUAGE = Key("language", Text("a language's code", 2, "[a-z]{2}"), "")


def read_registers(
    root: Path,
) -> tuple[tuple[Register, ...], tuple[Frozen, ...], tuple[Finding, ...]]:
    """Every register, and every frozen text that one of them names and that is as it was released.

    Line ends and a byte order mark make no difference. A frozen file that does not match its
    digest, or that is missing, is tampering (ED004, hold) and left out. Whether a register agrees
    with itself and with the day is told by ``editions.check_register``; ``build.read_records`` does
    both. Findings: ED002–ED004.
    """
    folder = root / "register"
    if not folder.is_dir():
        return (), (), ()
    paths, _ = files.listing(folder)
    registers: list[Register] = []
    findings: list[Finding] = []
    for path in paths:
        parts = path.split("/")
        if parts[-1] != "register.yml" or len(parts) != 3:
            continue
        text, fault = files.read_text(root, f"register/{path}", _CODES, files.LARGEST_CATALOGUE)
        findings += [fault] if fault else []
        if text is not None:
            register, faults = read_register(f"register/{path}", text)
            findings += faults
            registers += [register] if register else []
    kept, faults = _one_each(registers)
    findings += faults
    frozen: list[Frozen] = []
    for register in kept:
        for one, fault in _frozen_texts(root, register):
            frozen += [one] if one else []
            findings += [fault] if fault else []
    return kept, tuple(frozen), tuple(findings)


def read_submitted(root: Path, register: Register) -> tuple[Frozen, ...]:
    """The texts that groups were consulted on, as far as they were kept and can be read."""
    found = []
    shown = {
        register.submitted_path(audience, digest)
        for entry in register.entries
        if entry.event is Event.CONSULTED
        for audience, digest in entry.digests.items()
    }
    for path in sorted(shown):
        if (root / path).is_file():
            text, _ = files.read_text(root, path, _FROZEN_CODES, files.LARGEST_CATALOGUE)
            frozen = read_frozen(path, text) if text is not None else None
            found += [frozen] if frozen else []
    return tuple(found)


def read_released_images(root: Path, frozen: tuple[Frozen, ...]) -> dict[str, bytes]:
    """The bytes of the images of frozen texts, by their SHA-256."""
    found = {}
    for one in frozen:
        for path, digest in one.images.items():
            data, _ = files.read_bytes(root, image_path(path, digest), LARGEST, _FROZEN_CODES)
            if data is not None and hashlib.sha256(data).hexdigest() == digest:
                found[digest] = data
    return found


def read_addresses(root: Path) -> tuple[tuple[ReleasedAddress, ...], tuple[Finding, ...]]:
    """``addresses.yml``: none where there is no such file. Findings: LB004, LB006, LB008 (stop)."""
    if not (root / ADDRESSES).is_file():
        return (), ()
    text, fault = files.read_text(root, ADDRESSES, files.SHARED_FILE, files.LARGEST_CATALOGUE)
    if text is None:
        return (), (fault,) if fault else ()
    tree, faults = read_yaml(text, ADDRESSES, SHARED)
    report = Report(SHARED)
    report.take(faults)
    nothing = isinstance(tree, Entries) and not tree.entries
    if tree is not None and not nothing and not isinstance(tree, Items):
        report.add("LB008", tree.place, "The addresses are not a list.")
    found = []
    for row in tree.items if isinstance(tree, Items) else ():
        fields = read_fields(row, (_ADDRESS, _DOCUMENT, _AUDIENCE, _LANGUAGE), report)
        if _ADDRESS.name in fields.values and _DOCUMENT.name in fields.values:
            address, document = fields.of(_ADDRESS), fields.of(_DOCUMENT)
            audience, language = fields.get(_AUDIENCE, ""), fields.get(_LANGUAGE, "")
            found.append(ReleasedAddress(address, document, audience, language))
    return tuple(found), report.findings


def image_path(path: str, digest: str) -> str:
    """Where a released image lies: ``register/images/<sha256>.<ext>``."""
    return f"register/images/{digest}.{path.rpartition('.')[2]}"


def _one_each(
    registers: list[Register],
) -> tuple[tuple[Register, ...], tuple[Finding, ...]]:
    """Registers without those of a document that has more than one: nobody knows which is right."""
    found: dict[str, list[Register]] = {}
    for register in registers:
        found.setdefault(register.document, []).append(register)
    faults = [
        finding("ED003", r.path, f"“{id}” has another register: {other.path}.")
        for id, rows in found.items()
        for r, other in zip(rows, [*rows[1:], rows[0]], strict=True)
        if len(rows) > 1
    ]
    return tuple(r for r in registers if len(found[r.document]) == 1), tuple(faults)


def _named(register: Register) -> Iterator[tuple[str, Version, str, str]]:
    """Audience, version, language and digest of every frozen text that a register names."""
    for entry in register.entries:
        if entry.event in (Event.RELEASED, Event.LANGUAGE_RELEASED):
            language = entry.language or ENGLISH
            for audience, version in entry.versions.items():
                yield audience, version, language, entry.digests.get(audience, "")


def _frozen_texts(root: Path, register: Register) -> Iterator[tuple[Frozen | None, Finding | None]]:
    for audience, version, language, digest in _named(register):
        path = register.frozen_path(audience, version, language)
        text, fault = files.read_text(root, path, _FROZEN_CODES, files.LARGEST_CATALOGUE)
        if text is None:
            yield None, fault
            continue
        frozen = read_frozen(path, text)
        if frozen is None or not _is_what_it_says(frozen, register, audience, version, language):
            yield None, finding("ED004", path, f"“{path}” is not the text that was released.")
        elif frozen.digest() != digest:
            yield None, finding("ED004", path, f"“{path}” was changed after its release.")
        elif fault := _images_fault(root, frozen):
            yield None, fault
        else:
            yield frozen, None


def _is_what_it_says(
    frozen: Frozen, register: Register, audience: str, version: Version, language: str
) -> bool:
    said = frozen.composed
    return (said.document, said.audience, frozen.version, said.language) == (
        register.document,
        audience,
        version,
        language,
    )


def _images_fault(root: Path, frozen: Frozen) -> Finding | None:
    held = read_released_images(root, (frozen,))
    for path, digest in frozen.images.items():
        if digest not in held:
            message = f"The image “{path}” of “{frozen.path}” was changed or is missing."
            return finding("ED004", image_path(path, digest), message)
    return None
