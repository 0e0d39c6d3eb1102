"""The proof on the output: the new site is read back before it takes the old one's place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from waymark.build.work import Work
from waymark.checks import Served, VerifySubject, verify_site, verify_subject
from waymark.model import Library


def verify_new(work: Work) -> Work:
    """Every byte that would be served; a leak stops the exchange (design 5)."""
    if work.library is None:
        return work
    subject = _subject(work, work.library)
    found = verify_site(served_files(work.options.aside), subject)
    return replace(work, findings=tuple(dict.fromkeys([*work.findings, *found])))


def served_files(folder: Path) -> Iterator[Served]:
    """Each file of a site, read when it is asked for."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        yield Served(path.relative_to(folder).as_posix(), path.read_bytes())


def _subject(work: Work, library: Library) -> VerifySubject:
    released = work.released
    if released is None:
        return verify_subject(library, work.catalogues, work.words, work.names, working=True)
    # The library holds the released front matter here, which has no text of its own.
    return verify_subject(
        replace(library, documents=()),
        {},
        work.words,
        work.names,
        working=False,
        frozen=released.records.frozen,
        more=_told(work),
    )


def _told(work: Work) -> dict[str, str]:
    """What the register says to the readers of a page: what changed, why it was withdrawn."""
    told: dict[str, list[str]] = {}
    for page in work.pages:
        lines = [t.text for row in page.releases for d in row.details for t in d.texts]
        if page.notice:
            lines += [line.text for line in page.notice.lines]
        if lines:
            below = page.editions or page.address
            told.setdefault(below.removesuffix("editions/"), []).extend(lines)
    return {address: "\n".join(lines) for address, lines in told.items()}
