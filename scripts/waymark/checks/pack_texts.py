"""What the files of a lesson pack may say: all that its parts say to the same readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waymark.editions import page_address
from waymark.model import Frozen, LessonPack, Library


def pack_texts(
    library: Library, releases: Iterable[Frozen], own: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """The texts below the pages of packs, by address; ``own`` are those of each page by itself.

    A pack in one language holds parts in English, and letters in every other one.
    """
    releases = tuple(releases)
    places = {(d.id, d.section, d.slug) for d in library.documents}
    places |= {(f.composed.document, f.composed.section, f.composed.slug) for f in releases}
    packs = [
        (plan.audience, d.section, d.slug, d.pack)
        for d in library.documents
        for plan in d.editions
        if d.pack
    ]
    packs += [
        (f.composed.audience, f.composed.section, f.composed.slug, f.document.pack)
        for f in releases
        if f.document.pack
    ]
    found: dict[str, list[str]] = {}
    for audience, section, slug, pack in packs:
        texts = _parts(library, own, audience, places, pack)
        for language in library.languages:
            at = page_address(language.code, audience, section, slug)
            found.setdefault(at, [*own.get(at, ())]).extend(texts)
    return {at: list(dict.fromkeys(texts)) for at, texts in found.items()}


def _parts(
    library: Library,
    own: Mapping[str, list[str]],
    audience: str,
    places: Iterable[tuple[str, str, str]],
    pack: LessonPack,
) -> list[str]:
    return [
        text
        for id, section, slug in sorted(places)
        if pack.part(id)
        for language in library.languages
        for text in own.get(page_address(language.code, audience, section, slug), ())
    ]
