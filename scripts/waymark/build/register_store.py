"""The register on disk: read whole and judged, written under a lock, one step at a time.

Frozen texts and images are written before the register names them, so a failure at any moment
leaves a register that is whole; a frozen text that no register names is no release.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from waymark.build.lock import locked
from waymark.build.options import CannotRunError
from waymark.content import (
    ADDRESSES_HEAD,
    address_text,
    entry_text,
    frozen_text,
    image_path,
    read_addresses,
    read_register,
    read_registers,
    read_released_images,
    read_submitted,
    register_head,
)
from waymark.editions import (
    addresses_of,
    check_clock,
    check_frozen,
    check_register,
    duties,
    lost_addresses,
    personal,
    states,
    text_digest,
)
from waymark.model import Finding, Frozen, Register, ReleasedAddress

PATIENCE = 60.0
"""Seconds to wait for another process that writes a register."""

_ADDRESSES = "addresses.yml"


@dataclass(frozen=True, slots=True)
class Records:
    """What a library's registers say, as far as they can be trusted.

    ``registers`` are cut before their first contradiction (withdrawals always count); ``frozen``
    are the texts of their releases that are as they went out; ``submitted`` those that groups were
    shown, as far as they were kept; ``addresses`` every address that was
    ever released, also those that ``addresses.yml`` does not list yet.
    """

    registers: tuple[Register, ...] = ()
    frozen: tuple[Frozen, ...] = ()
    addresses: tuple[ReleasedAddress, ...] = ()
    findings: tuple[Finding, ...] = ()
    submitted: tuple[Frozen, ...] = ()

    def register(self, document: str) -> Register | None:
        """The register of a document, by its id or by the folder where it lies."""
        names = ((r, (r.document, f"{r.section}/{r.slug}")) for r in self.registers)
        return next((r for r, known in names if document in known), None)

    def texts(self, document: str) -> tuple[Frozen, ...]:
        """All frozen texts of a document."""
        return tuple(f for f in self.frozen if f.composed.document == document)


def read_records(content: Path, today: date) -> Records:
    """All that was ever released. Findings: ED002–ED008, and LB004, LB006, LB008 of addresses."""
    read, frozen, found = read_registers(content)
    findings = [*found, *check_clock(read, today)]
    registers = []
    texts: list[Frozen] = []
    for register in read:
        trusted, faults = check_register(register, today)
        registers.append(trusted)
        named = {
            trusted.frozen_path(edition.audience, r.version, r.language)
            for edition in states(trusted).values()
            for r in (*edition.releases, *edition.translations)
        }
        own = [f for f in frozen if f.path in named]
        forged = check_frozen(trusted, own)
        findings += [*faults, *forged]
        texts += [f for f in own if f.path not in {x.path for x in forged}]
    listed, faults = read_addresses(content)
    findings += [*faults, *lost_addresses(listed, read), *duties(registers, today)]
    every = dict.fromkeys([*listed, *addresses_of(texts)])
    findings += personal(registers)
    submitted = tuple(f for r in registers for f in read_submitted(content, r) if _is_so(f))
    return Records(tuple(registers), tuple(texts), tuple(every), tuple(findings), submitted)


def _is_so(submitted: Frozen) -> bool:
    """Whether a submitted text is the one that its file is named after."""
    return submitted.path.endswith(f"/{text_digest(submitted)[:16]}.json")


@contextlib.contextmanager
def registers_locked(content: Path) -> Iterator[None]:
    """Hold all registers of a library for this process; another one waits its turn.

    Raises :class:`CannotRunError` where it waited too long.
    """
    with contextlib.ExitStack() as stack:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                stack.enter_context(locked(content / "register"))
                break
            except CannotRunError as error:
                if time.monotonic() > end:
                    raise CannotRunError(
                        "Another process is writing the registers.",
                        "Wait until it has ended, then try again.",
                    ) from error
            except OSError as error:
                raise _failed(error) from error
            time.sleep(0.05)
        yield


def write(
    content: Path,
    before: Register,
    after: Register,
    frozen: tuple[Frozen, ...],
    images: Mapping[str, bytes],
) -> None:
    """Add the new entries of a register, and the texts that they name. Call it under the lock.

    ``images`` are bytes by SHA-256. Raises :class:`CannotRunError` where a file cannot be written
    or the register was changed meanwhile; it is then as it was.
    """
    path = content / before.path
    try:
        old = path.read_bytes() if path.is_file() else register_head(after.document).encode()
        new = old if old.endswith(b"\n") else old + b"\n"
        new += "".join(entry_text(e) for e in after.entries[len(before.entries) :]).encode()
        _still_whole(before, after, new)
        for one in frozen:
            for name, digest in one.images.items():
                _put(content / image_path(name, digest), images[digest])
            _put(content / one.path, frozen_text(one).encode())
        _put(path, new)
    except OSError as error:
        raise _failed(error) from error


def write_addresses(content: Path, records: Records) -> None:
    """List every released address that is not listed yet. Call it under the lock.

    A failure loses nothing: the registers know them all, and the next release lists them.
    """
    path = content / _ADDRESSES
    listed, faults = read_addresses(content)
    missing = [a for a in records.addresses if a not in listed]
    if faults or not missing:
        return
    try:
        old = path.read_bytes() if path.is_file() else ADDRESSES_HEAD.encode()
        new = old if old.endswith(b"\n") else old + b"\n"
        _put(path, new + "".join(address_text(a) for a in missing).encode())
    except OSError as error:
        raise CannotRunError(
            f"{error.filename or path}: {error.strerror or error}.",
            "The register is written all the same. The next release lists the addresses too.",
        ) from error


def released_images(content: Path, frozen: tuple[Frozen, ...]) -> dict[str, bytes]:
    """The images of frozen texts, by SHA-256."""
    return read_released_images(content, frozen)


def _still_whole(before: Register, after: Register, new: bytes) -> None:
    """What is about to be written must read back as it was meant."""
    text = new.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    read, faults = read_register(before.path, text)
    if read is None or faults or len(read.entries) != len(after.entries):
        where = f" {faults[0].as_line()}" if faults else ""
        raise CannotRunError(
            f"{before.path} cannot be continued.{where}",
            "Take back what was changed in it by hand, or shorten what you wrote.",
        )


def _put(path: Path, data: bytes) -> None:
    """A file appears whole or not at all, and is on disk before the next one is begun."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _failed(
    error: OSError, hint: str = "Nothing was recorded. Mend it, then try again."
) -> CannotRunError:
    return CannotRunError(f"{error.filename or 'The register'}: {error.strerror or error}.", hint)
