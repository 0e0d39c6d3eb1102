"""A fact's change: first what would change with it, then its file, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from waymark.build.options import CannotRunError, Options
from waymark.build.reach_of_facts import FactReach, fact_reach
from waymark.build.register_store import read_records, registers_locked
from waymark.build.texts import prepare
from waymark.build.work import Work
from waymark.content import edit_fact, fact_value
from waymark.facts import Evidence, changed, fact_of, retired, same_value
from waymark.model import Fact, Finding, Library, Place


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact before and after, and what that means for readers.

    ``twins`` are other facts in use with the old value, which they keep; ``by_hand`` are the places
    where a working text has it without a placeholder; ``held`` the paths of documents that a
    retired fact holds until they name another.
    """

    old: Fact
    new: Fact
    reach: FactReach
    library: Library
    twins: tuple[Fact, ...] = ()
    by_hand: tuple[Place, ...] = ()
    held: tuple[str, ...] = ()


Planned = tuple[FactChange | None, tuple[Finding, ...]]


def plan_change(options: Options, key: str, written: str, evidence: Evidence) -> Planned:
    """What setting a fact would change, or why it is refused. Nothing is written."""
    work = prepare(options)
    if work.library is None:
        return None, work.findings
    old, faults = fact_of(key, work.library.facts)
    if old is None:
        return None, faults
    value, faults = fact_value(old.type, written, old.place)
    if value is None:
        return None, faults
    new, faults = changed(old, value, evidence, options.today)
    return _planned(work, old, new, faults)


def plan_retirement(
    options: Options, key: str, heir: str, roles: tuple[str, ...], *, urgent: bool
) -> Planned:
    """What retiring a fact would change, or why it is refused. Nothing is written."""
    work = prepare(options)
    if work.library is None:
        return None, work.findings
    facts = work.library.facts
    old, faults = fact_of(key, facts)
    if old is None:
        return None, faults
    new, faults = retired(
        old,
        heir,
        roles,
        urgent=urgent,
        facts=facts,
        organisation=work.library.organisation,
        released=bool(fact_reach(work, read_records(options.content, options.today), key).released),
        today=options.today,
    )
    return _planned(work, old, new, faults)


def write_fact(content: Path, change: FactChange) -> tuple[Finding, ...]:
    """Change a fact in its file, or say why that cannot be done; then the file is as it was.

    The file is read again under the lock that releases take too, so of two processes neither loses
    what the other wrote. Raises :class:`CannotRunError` where the file cannot be read or written.
    """
    with registers_locked(content):
        data, findings = _edited(content, change.old, change.new)
        if data is not None:
            with _said(change.old):
                _replace(_file(content, change.old), data)
    return findings


def _planned(work: Work, old: Fact, new: Fact | None, faults: tuple[Finding, ...]) -> Planned:
    options, library = work.options, work.library
    assert library is not None
    if new is None:
        return None, faults
    data, faults = _edited(options.content, old, new)
    if data is None:
        return None, faults
    reach = fact_reach(work, read_records(options.content, options.today), old.key)
    ends = new.value != old.value or (new.retired and not old.retired)
    used = {c.document for c in work.composed if old.key in c.fact_keys}
    held = tuple(d.path for d in library.documents if d.id in used and new.retired)
    return FactChange(
        old,
        new,
        reach,
        library,
        twins=same_value(old, library.facts) if ends else (),
        by_hand=tuple(_by_hand(work, old)) if ends else (),
        held=held,
    ), ()


def _by_hand(work: Work, fact: Fact) -> Iterator[Place]:
    """Where a working text has a fact's value itself. Numbers and e-mails are FA004 anyway."""
    if not fact.live or not isinstance(fact.value, str):
        return
    found = re.compile(re.escape(fact.value.removesuffix("/")) + r"/?(?![\w/?#%=&-])")
    places = {
        body.place_at(match.start())
        for composed in work.composed
        for body in composed.bodies
        for match in found.finditer(body.text)
    }
    yield from sorted(places)


def _edited(content: Path, old: Fact, new: Fact) -> tuple[bytes | None, tuple[Finding, ...]]:
    with _said(old):
        return edit_fact(_file(content, old).read_bytes(), old.place.path, old, new)


def _file(content: Path, fact: Fact) -> Path:
    """A link inside the library stays a link: the file that it names is changed."""
    return (content / fact.place.path).resolve()


@contextlib.contextmanager
def _said(fact: Fact) -> Iterator[None]:
    """A failing disk in plain words."""
    try:
        yield
    except OSError as error:
        raise CannotRunError(
            f"{fact.place.path} cannot be changed: {error.strerror or error}.",
            "Nothing was changed. Mend that, then run the command again.",
        ) from error


def _replace(path: Path, data: bytes) -> None:
    """The new bytes in one step, with the permissions of the old file."""
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, partial)
        partial.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
