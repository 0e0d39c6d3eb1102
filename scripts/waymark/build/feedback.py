"""What groups were shown of a release, compared with what went out."""

from __future__ import annotations

from collections.abc import Mapping

from waymark.build.released_texts import finished_text
from waymark.build.work import Released, Work
from waymark.editions import Edition, changed_passages, heard, text_digest
from waymark.model import ENGLISH, ChangedPassage, Finished, Library, Version
from waymark.site import Tested

OfRelease = Mapping[tuple[Edition, Version], tuple[Tested, ...]]


def tested(work: Work, library: Library, released: Released) -> OfRelease:
    """Who read which text on the way to each English release that is shown.

    Today's contacts stand in both texts, so that only what was written differs.
    """
    shown = {
        (f.composed.document, f.composed.audience, f.version): f
        for f in (*released.current.values(), *(frozen for frozen, _ in released.old))
        if f.composed.language == ENGLISH
    }
    submitted = {
        (f.composed.document, f.composed.audience, text_digest(f)): f
        for f in released.records.submitted
    }
    texts: dict[str, Finished | None] = {}
    groups = {g.id: g.name for g in library.groups}
    found: dict[tuple[Edition, Version], tuple[Tested, ...]] = {}
    for standing in released.standings:
        edition = standing.edition
        register = released.records.register(edition.document)
        if edition.language != ENGLISH or register is None:
            continue
        for version, rows in heard(register, edition.audience).items():
            now = shown.get((edition.document, edition.audience, version))
            told = []
            for row in rows:
                then = submitted.get((edition.document, edition.audience, row.digest))
                same = now is not None and text_digest(now) == row.digest
                changes: tuple[ChangedPassage, ...] = ()
                if now and then and not same:
                    for one in (now, then):
                        if one.path not in texts:
                            texts[one.path] = finished_text(work, library, one)[0]
                    before, after = texts[then.path], texts[now.path]
                    if before and after:
                        changes = tuple(changed_passages(before, after))
                told.append(Tested(row, groups.get(row.group, row.group), same, changes))
            found[edition, version] = tuple(told)
    return found
