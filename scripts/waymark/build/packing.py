"""The stage that packs: print sets joined, and one ZIP for each language of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path

from waymark.build.files import write_changed
from waymark.build.options import Progress
from waymark.build.pack_archive import entries
from waymark.build.pack_changes import edition_before, is_later, pack_changes
from waymark.build.pack_files import GivenPart, given_parts, own_page, packs
from waymark.build.print_sets import print_sets
from waymark.build.wordings import wordings
from waymark.build.work import Work, edition_of
from waymark.editions import Edition, archive_address
from waymark.exports import archive
from waymark.model import ENGLISH, Finished, PackedFile, PackedPack, PackedPart, Passage

DRAFT = "draft"
"""What stands in a ZIP's name in place of an edition."""


def pack_up(work: Work, executor: Executor, progress: Progress) -> Work:
    """Every pack with its sets and its ZIP. A part that is not there is named as missing.

    The sets of a pack are needed by its other languages too, so English comes first.
    """
    speech = wordings(work)
    found: dict[Edition, PackedPack] = {}
    sets: dict[str, bytes] = {}
    archives: dict[str, bytes] = {}
    there = sorted(packs(work), key=lambda pair: pair[0].language != ENGLISH)
    for done, (presented, pack) in enumerate(there):
        progress("Packing", done, len(there))
        edition, wording = edition_of(presented.composed), speech[presented.language]
        english = found.get(replace(edition, language=ENGLISH))
        given = given_parts(work, presented, pack)
        printed, made = print_sets(work, presented, given, english, wording, executor)
        sets |= made
        parts = tuple(_part(work, g, presented) for g in given)
        packed = _with_changes(
            work, presented, PackedPack(parts, printed, _as_of(work, presented, given))
        )
        files = entries(work, presented, given, packed, sets, wording)
        name = _name(work, presented, packed)
        address = archive_address(own_page(presented), name, presented.language)
        archives[address] = archive(files)
        file = PackedFile(address, "", presented.language, len(archives[address]))
        found[edition] = replace(packed, archive=file)
    return replace(work, packs=found, pack_files=_on_disk(work, {**sets, **archives}))


def _on_disk(work: Work, made: dict[str, bytes]) -> dict[str, Path]:
    folder = work.options.work / "packs"
    paths = {address: folder / address for address in made}
    for address, data in made.items():
        write_changed(paths[address], data)
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        if path not in paths.values():
            path.unlink()
    return paths


def _name(work: Work, presented: Finished, packed: PackedPack) -> str:
    """What stands in the ZIP's name: the edition, and where something in it was released since, the
    day of the newest; so no two packs that say something else have one name."""
    if work.released is None:
        return DRAFT
    current = work.released.current[edition_of(presented.composed)]
    newer = packed.as_of > current.released
    return f"{current.version}-{packed.as_of.isoformat()}" if newer else str(current.version)


def _as_of(work: Work, presented: Finished, given: tuple[GivenPart, ...]) -> date:
    """The newest day of anything in the pack: of a draft, today."""
    if work.released is None:
        return work.options.today
    texts = [presented, *(finished for g in given for finished, _ in g.texts)]
    return max(work.released.current[edition_of(f.composed)].released for f in texts)


def _with_changes(work: Work, presented: Finished, packed: PackedPack) -> PackedPack:
    if work.released is None:
        return packed
    current = work.released.current[edition_of(presented.composed)]
    before = edition_before(work.released, current)
    earlier = before.document.pack if before else None
    changes = tuple(pack_changes(work.released, current, earlier, packed.parts))
    since = before.version if before else current.translates
    return replace(packed, before=str(since) if changes else "", changes=changes)


def _part(work: Work, given: GivenPart, presented: Finished) -> PackedPart:
    part, finished, released = given.part, given.finished, work.released
    if finished is None:
        return PackedPart(part, Passage(part.name.replace("-", " ").capitalize(), ENGLISH))
    edition = edition_of(finished.composed)
    return PackedPart(
        part=part,
        title=finished.title,
        page=own_page(finished),
        language=finished.language,
        files=tuple(_files(work, given)),
        version=str(released.current[edition].version) if released else "",
        later=released is not None
        and is_later(released, part.document, presented.audience, part.text),
    )


def _files(work: Work, given: GivenPart) -> Iterator[PackedFile]:
    for finished, paths in given.texts:
        made = work.files.get(edition_of(finished.composed), ())
        for file in (f.download for f in made if f.download.format in paths):
            inside, code = paths[file.format], finished.language
            yield PackedFile(file.address, inside, code, file.size, file.pages, file.format)
