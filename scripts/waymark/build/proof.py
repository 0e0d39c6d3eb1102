"""The proof on the output: the new site is read back before it takes the old one's place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from waymark.build.cache import FileCache
from waymark.build.options import Progress
from waymark.build.readings import Readings
from waymark.build.verifying import served_addresses, vendored_licences, with_working_texts
from waymark.build.work import Work
from waymark.checks import Served, VerifySubject, verify_site, verify_subject
from waymark.model import Finding, Library


def verify_new(work: Work, executor: Executor, progress: Progress) -> Work:
    """Every byte that would be served; a leak stops the exchange (design 5)."""
    if work.library is None:
        return work
    folder, subject = work.options.aside, _subject(work, work.library)
    addresses = served_addresses(folder)
    cache = work.options.work / "cache" / "read" if work.options.cache else None
    shares = work.options.jobs or os.cpu_count() or 1
    # Large files lie side by side: every so-many-th one makes equal shares.
    jobs = [
        executor.submit(verify_files, folder, addresses[n::shares], subject, cache)
        for n in range(min(shares, len(addresses)))
    ]
    found: list[Finding] = []
    used: set[str] = set()
    for done, job in enumerate(jobs):
        progress("Verifying", done, len(jobs))
        findings, keys = job.result()
        found += findings
        used |= keys
    FileCache(cache).keep_only(frozenset(used))
    found.sort(key=lambda f: (f.path, f.code, f.message))
    return replace(work, findings=tuple(dict.fromkeys([*work.findings, *found])))


def verify_files(
    folder: Path, addresses: Sequence[str], subject: VerifySubject, cache: Path | None = None
) -> tuple[tuple[Finding, ...], set[str]]:
    """What leaks in some files of a site, and which readings were used; fit for a worker process.
    Each file is judged alone."""
    readings = Readings(cache)
    served = (Served(a, (folder / a).read_bytes()) for a in addresses)
    return verify_site(served, subject, readings), readings.used


def _subject(work: Work, library: Library) -> VerifySubject:
    released = work.released
    if released is not None:
        work = with_working_texts(work, library)
    return verify_subject(
        work.library or library,
        work.catalogues,
        work.words,
        work.names,
        working=released is None,
        frozen=released.records.frozen if released else (),
        more=_told(work),
        exempt=vendored_licences(),
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
