"""``waymark verify``: the proof on any folder, and what both it and a build compare with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from waymark.build.options import CannotRunError, Options
from waymark.build.register_store import read_records
from waymark.build.texts import read_texts
from waymark.build.work import Work
from waymark.checks import Served, verify_site, verify_subject
from waymark.model import Finding, Library
from waymark.site import files_below


def verify_folder(options: Options, site: Path) -> tuple[int, tuple[Finding, ...]]:
    """How many files a site has, and what leaks in them, against a library and its releases.

    Working texts may be shown where the site asks every index to stay away, as drafts do, and where
    nothing is released. Raises :class:`CannotRunError` where there is nothing to compare.
    """
    addresses = served_addresses(site)
    if not addresses:
        raise CannotRunError(f"There are no files in {site}.", "Name the folder of a built site.")
    work = read_texts(options)
    if work.library is None:
        raise CannotRunError(
            f"The library {options.content} cannot be read.", "waymark check says what to mend."
        )
    records = read_records(options.content, options.today)
    said = [text for r in records.registers for e in r.entries for text in (e.note, e.reason)]
    for entry in (e for r in records.registers for e in r.entries):
        said += [*(c.text for c in entry.comments), *(a.because for a in entry.answers)]
    subject = verify_subject(
        work.library,
        work.catalogues,
        work.words,
        work.names,
        working=not records.frozen or _is_draft(site),
        frozen=(*records.frozen, *records.submitted),
        more={"": "\n".join(said)},
        exempt=vendored_licences(),
    )
    found = verify_site(_served(site, addresses), subject)
    return len(addresses), tuple(sorted(found, key=lambda f: (f.path, f.code, f.message)))


def with_working_texts(work: Work, library: Library) -> Work:
    """For a build of releases: the library with its working texts, opened for what they must not
    say to everyone and for nothing else. What is wrong with one neither stops a release nor shows.
    """
    working = read_texts(work.options)
    documents = working.library.documents if working.library else ()
    return replace(
        work, library=replace(library, documents=documents), catalogues=working.catalogues
    )


def served_addresses(site: Path) -> list[str]:
    """Every file of a site, by its address."""
    return files_below(site)


@lru_cache(maxsize=1)
def vendored_licences() -> frozenset[str]:
    """SHA-256 (hex) of the licences that come with typefaces: they name their authors."""
    fonts = Path(__file__).parents[1] / "exports" / "pdf" / "fonts"
    return frozenset(
        hashlib.sha256(p.read_bytes()).hexdigest() for p in fonts.rglob("LICENSE*") if p.is_file()
    )


def _served(site: Path, addresses: list[str]) -> Iterator[Served]:
    for address in addresses:
        yield Served(address, (site / address).read_bytes())


def _is_draft(site: Path) -> bool:
    robots = site / "robots.txt"
    return robots.is_file() and b"Disallow: /\n" in robots.read_bytes().replace(b"\r\n", b"\n")
