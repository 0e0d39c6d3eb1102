"""The proof on the output: the new site is read back before it takes the old one's place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from waymark.build.cache import FileCache
from waymark.build.options import Progress
from waymark.build.readings import Readings
from waymark.build.verdicts import (
    Texts,
    Verdict,
    read_verdicts,
    rules_digest,
    write_verdicts,
)
from waymark.build.verifying import served_addresses, vendored_licences, with_working_texts
from waymark.build.work import Work
from waymark.checks import Served, Verification, VerifySubject, verify_subject
from waymark.model import Finding, Library

_PIECE = 40
"""Files that a worker reads one after another before it is another's turn."""


def verify_new(work: Work, executor: Executor, progress: Progress) -> Work:
    """Every byte that would be served; a leak stops the exchange (design 5)."""
    if work.library is None:
        return work
    folder, subject = work.options.aside, _subject(work, work.library)
    addresses = served_addresses(folder)
    cache = work.options.work / "cache" / "read" if work.options.cache else None
    rules, verdicts = rules_digest(subject), FileCache(cache.parent / "proof" if cache else None)
    known = read_verdicts(verdicts, rules)
    jobs = []
    for share in shares(addresses, work.options.jobs or os.cpu_count() or 1):
        clean = {address: known[address] for address in share if address in known}
        jobs.append(executor.submit(verify_files, folder, share, subject, cache, clean))
    found: list[Finding] = []
    used: set[str] = set()
    clean = {}
    for done, job in enumerate(jobs):
        progress("Verifying", done, len(jobs))
        findings, keys, share_clean = job.result()
        found += findings
        used |= keys
        clean |= share_clean
    FileCache(cache).keep_only(frozenset(used))
    write_verdicts(verdicts, rules, clean)
    found.sort(key=lambda f: (f.path, f.code, f.message))
    return replace(work, findings=tuple(dict.fromkeys([*work.findings, *found])))


def shares(addresses: Sequence[str], count: int) -> list[list[str]]:
    """The files that each of so many workers reads, about as much for each.

    The languages and audiences of a document come one after another: they share most of what they
    say, and what was just worked out is known. Large files lie side by side, so pieces take turns.
    """
    alike = sorted(addresses, key=lambda address: address.split("/")[::-1])
    pieces = [alike[n : n + _PIECE] for n in range(0, len(alike), _PIECE)]
    return [[a for piece in pieces[n::count] for a in piece] for n in range(count) if pieces[n:]]


def verify_files(
    folder: Path,
    addresses: Sequence[str],
    subject: VerifySubject,
    cache: Path | None = None,
    known: Mapping[str, Verdict] | None = None,
) -> tuple[tuple[Finding, ...], set[str], dict[str, Verdict]]:
    """What leaks in some files of a site, which readings were used, and which files are clean.

    Fit for a worker process. Every file is read; one that was clean (``known``) and rests on the
    same bytes and text is not judged a second time.
    """
    readings, texts = Readings(cache), Texts(subject)
    verification: Verification | None = None
    found: list[Finding] = []
    clean: dict[str, Verdict] = {}
    for address in addresses:
        data = (folder / address).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        before = known.get(address) if known else None
        if before and (before.data, before.text) == (digest, texts.digest(address, before.page)):
            clean[address] = before
            readings.keep(data, address)
            continue
        verification = verification or Verification(subject, readings)
        findings, page = verification.judged(Served(address, data))
        found += findings
        if not findings:
            clean[address] = Verdict(digest, page, texts.digest(address, page))
    return tuple(dict.fromkeys(found)), readings.used, clean


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
        told=work.told,
        more=_told(work),
        exempt=vendored_licences(),
    )


def _told(work: Work) -> dict[str, str]:
    """What the register says to the readers of a page: what changed, why it was withdrawn,
    what groups said of it, and where the text that they read was another one."""
    told: dict[str, list[str]] = {}
    for page in work.pages:
        lines = [t.text for row in page.releases for d in row.details for t in d.texts]
        for one in (c for row in page.releases for c in row.consultations):
            lines += [
                p.text for r in one.replies for p in (r.said, *(o.because for o in r.outcomes)) if p
            ]
            lines += ["".join(piece.text for piece in passage) for passage in one.changes]
            lines += [piece.text for passage in one.changes for piece in passage]
        if page.notice:
            lines += [line.text for line in page.notice.lines]
        if lines:
            below = page.editions or page.address
            told.setdefault(below.removesuffix("editions/"), []).extend(lines)
    return {address: "\n".join(lines) for address, lines in told.items()}
