"""Whether there is anything to do: the same sources, the same tool, the same day, the same site.

Sources are compared by their bytes. Of the site, which nothing writes in place, each file's name,
size, time and place on the disk are compared: a file that anybody touched is made good by a build.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from waymark.build.cache import FileCache
from waymark.build.code import code_digest
from waymark.build.listing import listed
from waymark.build.options import Options, Outcome
from waymark.model import Effect, Finding, Severity

if TYPE_CHECKING:  # all that a build loads, which is not needed where there is nothing to do
    from waymark.build.work import Work

_NAME = "last"
_TOOLS = ("lou_translate",)
"""Programs of the machine that decide which files can be made."""
_ADDED = Path(__file__).parents[1] / "exports" / "pdf" / "fonts"


@dataclass(frozen=True, slots=True)
class Before:
    """What a build starts from: the digest of all that goes in."""

    sources: str


def before(options: Options) -> Before:
    """The state of everything that decides what a site is, but the moment.

    To be taken before a build reads: what is saved meanwhile is then seen by the next one.
    """
    asked = (
        *(options.root, options.content, options.out, options.today, options.draft),
        *(options.languages, options.audiences, options.formats, options.offline),
    )
    digest = hashlib.sha256(f"{asked!r}\n{code_digest()}".encode())
    for tool in _TOOLS:
        digest.update(f"\n{tool} {shutil.which(tool)}".encode())
    for path, entry in listed(_ADDED):
        digest.update(f"\n{path} {entry.stat().st_size}".encode())
    folders = (options.content, options.root / "overrides", options.root / "docs")
    for folder in folders:
        for path, entry in listed(folder):
            # A path object for each of thousands of files would take longer than to read it.
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123
                data = file.read()
            digest.update(f"\n{path} {len(data)} ".encode("utf-8", "surrogateescape") + data)
    digest.update((options.root / "mkdocs.yml").read_bytes())
    return Before(digest.hexdigest())


def last_outcome(options: Options, start: Before) -> Outcome | None:
    """What the last build came to, if the next one would come to the very same."""
    kept = _cache(options).get(_NAME)
    if kept is None:
        return None
    last = json.loads(kept[0])
    moment = datetime.fromisoformat(last["moment"])
    turns = [datetime.fromisoformat(t) for t in last["turns"]]
    now = options.moment.astimezone(UTC)
    if now < moment or any(moment < turn <= now for turn in turns):
        return None  # a notice has begun or ended
    if last["sources"] != start.sources or last["site"] != _site(options):
        return None
    return Outcome(
        built=True,
        findings=tuple(
            Finding(**{**f, "severity": Severity(f["severity"]), "effect": Effect(f["effect"])})
            for f in last["findings"]
        ),
        pages=last["pages"],
        files=last["files"],
        languages=last["languages"],
        remarks=tuple(last["remarks"]),
    )


def remember(options: Options, start: Before, work: Work, outcome: Outcome) -> None:
    """Keep what a build came to, for the next one."""
    content = {
        "sources": start.sources,
        "site": _site(options),
        "moment": options.moment.astimezone(UTC).isoformat(),
        "turns": sorted({t.astimezone(UTC).isoformat() for t in _turns(work)}),
        "findings": [f.as_dict() for f in outcome.findings],
        "pages": outcome.pages,
        "files": outcome.files,
        "languages": outcome.languages,
        "remarks": list(outcome.remarks),
    }
    _cache(options).put(_NAME, json.dumps(content).encode(), 0)


def _cache(options: Options) -> FileCache:
    """The memory of this very output: a folder has many, if it is built into many places."""
    name = hashlib.sha256(str(options.out.resolve()).encode()).hexdigest()[:16]
    folder = options.work / "cache" / "last" / name
    return FileCache(folder if options.cache else None)


def _turns(work: Work) -> Iterator[datetime]:
    """Every moment at which a notice begins or ends."""
    documents = list(work.library.documents) if work.library else []
    documents += [f.document for f in work.released.records.frozen] if work.released else []
    for notice in (d.notice for d in documents):
        if notice:
            yield from (notice.starts, notice.ends)


def _site(options: Options) -> str:
    """The state of the files that are served and of those for their server."""
    rows = []
    for folder in (options.out, options.hosting):
        for path, entry in listed(folder):
            state = entry.stat(follow_symlinks=False)
            rows.append(f"{state.st_size} {state.st_mtime_ns} {state.st_ino} {path}")
    return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogateescape")).hexdigest()
