"""What lies in the ZIP of a pack, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waymark.build.labels import labels
from waymark.build.pack_files import GivenPart, inside_address
from waymark.build.paper import numbers
from waymark.build.work import OfflineFile, Work, edition_of
from waymark.editions import short_address
from waymark.exports import CONTENTS, MANIFEST, Contents, contents_page, manifest
from waymark.model import ENGLISH, Finished, Format, PackedPack, Passage
from waymark.site import Wording, pack_view


def entries(
    work: Work,
    presented: Finished,
    given: tuple[GivenPart, ...],
    packed: PackedPack,
    sets: Mapping[str, bytes],
    wording: Wording,
) -> dict[str, bytes]:
    """The files of a pack by their paths: what to read first, the contents, all others by name, and
    last the digests of all. ``sets`` are the bytes of the print sets by address."""
    found = dict(_parts(work, presented, given, packed))
    first = [path for path in found if "/" not in path]
    found |= {s.file.inside: sets[s.file.address] for s in packed.sets}
    found[CONTENTS] = contents_page(_contents(work, presented, packed, wording))
    order = [*first, CONTENTS, *sorted(path for path in found if "/" in path)]
    ordered = {path: found[path] for path in order}
    return {**ordered, MANIFEST: manifest(ordered)}


def _parts(
    work: Work, presented: Finished, given: tuple[GivenPart, ...], packed: PackedPack
) -> Iterator[tuple[str, bytes]]:
    """The files of the parts. One whose links lead to its neighbours stands in place of the one on
    the site."""
    served = {
        f.address: f.path for one in given for text, _ in one.texts for f in _made(work, text)
    }
    for file in (file for part in packed.parts for file in part.files):
        path = work.packed.get(inside_address(presented, file.inside)) or served[file.address]
        yield file.inside, path.read_bytes()


def _made(work: Work, finished: Finished) -> tuple[OfflineFile, ...]:
    return work.files.get(edition_of(finished.composed), ())


def _contents(work: Work, presented: Finished, packed: PackedPack, wording: Wording) -> Contents:
    library = work.library
    assert library is not None
    document = work.document(presented)
    code, words = wording.language.code, wording.words
    address = library.organisation.site_url + short_address(document.id)
    said = labels(work, document, presented, address, Format.PDF)
    first = numbers(work, presented)
    banners = (Passage(said["draft"], code), Passage(said["draft-english"], ENGLISH))
    return Contents(
        language=code,
        direction=wording.language.direction,
        title=presented.title,
        summary=presented.summary,
        organisation=work.names[code]["organisation.site_name"],
        address=address,
        view=pack_view(packed, said["edition"], wording),
        words=words,
        lines=tuple(x for x in (said["edition"], said["translation"]) if x),
        banners=tuple(b for b in banners if b.text),
        danger=first[0] if first else None,
    )
