"""The proof on the output: the new site is read back before it takes the old one's place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from waymark.build.options import Progress
from waymark.build.work import Work
from waymark.checks import Served, VerifySubject, verify_site, verify_subject
from waymark.model import Finding, Library


def verify_new(work: Work, executor: Executor, progress: Progress) -> Work:
    """Every byte that would be served; a leak stops the exchange (design 5)."""
    if work.library is None:
        return work
    folder, subject = work.options.aside, _subject(work, work.library)
    addresses = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    shares = work.options.jobs or os.cpu_count() or 1
    # Large files lie side by side: every so-many-th one makes equal shares.
    jobs = [
        executor.submit(verify_files, folder, addresses[n::shares], subject)
        for n in range(min(shares, len(addresses)))
    ]
    found: list[Finding] = []
    for done, job in enumerate(jobs):
        progress("Verifying", done, len(jobs))
        found += job.result()
    found.sort(key=lambda f: (f.path, f.code, f.message))
    return replace(work, findings=tuple(dict.fromkeys([*work.findings, *found])))


def verify_files(
    folder: Path, addresses: Sequence[str], subject: VerifySubject
) -> tuple[Finding, ...]:
    """What leaks in some files of a site; fit for a worker process. Each file is judged alone."""
    return verify_site((Served(a, (folder / a).read_bytes()) for a in addresses), subject)


def _subject(work: Work, library: Library) -> VerifySubject:
    released, exempt = work.released, vendored_licences()
    if released is None:
        return verify_subject(
            library, work.catalogues, work.words, work.names, working=True, exempt=exempt
        )
    # Working texts are opened for what they must not say to everyone, and for nothing else: what
    # is wrong with one neither stops a release nor shows in it.
    working = read(Work(work.options))
    return verify_subject(
        replace(library, documents=working.library.documents if working.library else ()),
        working.catalogues,
        work.words,
        work.names,
        working=False,
        frozen=released.records.frozen,
        more=_told(work),
        exempt=exempt,
    )


@lru_cache(maxsize=1)
def vendored_licences() -> frozenset[str]:
    """SHA-256 (hex) of the licences that come with typefaces: they name their authors."""
    fonts = Path(__file__).parents[1] / "exports" / "pdf" / "fonts"
    return frozenset(
        hashlib.sha256(p.read_bytes()).hexdigest() for p in fonts.rglob("LICENSE*") if p.is_file()
    )


def _reader(options: Options) -> Callable[[bytes, str], Contents]:
    """Reads what takes long (a PDF: 20 ms) once, and keeps it by the digest of its bytes."""
    cache = FileCache(options.work / "cache" / "read" if options.cache else None)
    used: set[str] = set()

    def remembered(data: bytes, name: str) -> Contents:
        if not data.startswith(_SLOW):
            return read_served(data, name)
        key = hashlib.sha256(data + _readers()).hexdigest()
        kept = cache.get(key)
        if kept:
            return Contents.of_json(kept[0].decode("utf-8", "surrogatepass"))
        contents = read_served(data, name)
        cache.put(key, contents.as_json().encode(), 0)
        return contents

    return remembered


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
