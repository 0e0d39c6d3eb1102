"""The stage that makes a copy of each language's site for a folder, in one ZIP (design 8)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from waymark import site
from waymark.build.cache import FileCache
from waymark.build.files import write_changed
from waymark.build.options import Progress
from waymark.build.pages import files_on_disk
from waymark.build.wordings import wordings
from waymark.build.work import Work
from waymark.editions import leaflets_address, offline_address, search_address
from waymark.exports import packed
from waymark.model import ENGLISH
from waymark.site import OfflineWords, belongs, file_size, linked, offline_files, sized

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that is copied: films stay on the site."""

LONGEST_PATH = 99
"""Characters: old unpackers and long folder names on Windows cut off more."""

_NAME = re.compile(r"[A-Za-z0-9._/-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One language's copy: all that a worker needs, and what the ZIP is called."""

    address: str
    pages: Path
    files: Mapping[str, Path | bytes]
    site_url: str
    words: OfflineWords
    others: frozenset[str]
    day: date


def copy_sites(work: Work, executor: Executor, progress: Progress) -> Work:
    """Each language's copy, and the sizes on the pages that offer them."""
    if work.library is None or not work.options.offline:
        return work
    speech, cache = wordings(work), work.options.work / "cache" / "offline"
    kept = FileCache(cache if work.options.cache else None)
    jobs = [(p, executor.submit(copy_site, p, kept)) for p in _plans(work)]
    copies: dict[str, Path] = {}
    keys = set()
    for done, (plan, job) in enumerate(jobs):
        progress("Copying for folders", done, len(jobs))
        data, key = job.result()
        keys.add(key)
        path = work.options.work / "offline" / plan.address
        write_changed(path, data)
        copies[plan.address] = path
        _name_size(plan, file_size(len(data), speech[plan.words.language]))
    if not (work.options.languages or work.options.audiences or work.options.formats):
        kept.keep_only(frozenset(keys))
    return replace(work, pack_files={**work.pack_files, **copies})


def _plans(work: Work) -> list[_Plan]:
    assert work.library is not None
    url, draft = work.library.organisation.site_url, work.options.draft
    codes = [f.language for f in work.frames]
    files: dict[str, Path | bytes] = dict(files_on_disk(work))
    files |= work.root_files
    files |= work.assets.contents if work.assets else {}
    speech = wordings(work)
    plans = []
    for frame in work.frames:
        code, wording = frame.language, speech[frame.language]
        others = frozenset(c for c in codes if c != code and c != ENGLISH)
        copied = wording.words["offline.copy"].replace("{date}", wording.date(work.options.today))
        words = OfflineWords(
            language=code,
            direction=frame.direction,
            copied=copied,
            check=wording.words["offline.check"],
            list=wording.words["all-pages"],
            name=frame.site_name.text,
        )
        address = offline_address(code, draft=draft)
        pages = work.options.work / "pages" / code
        plans.append(_Plan(address, pages, files, url, words, others, work.options.today))
    return plans


def copy_site(plan: _Plan, cache: FileCache) -> tuple[bytes, str]:
    """The ZIP of a plan, and the key by which it is kept."""
    pages = _pages(plan)
    files = {}
    for address in linked(pages):
        data = _copied(plan, address)
        if data is not None:
            files[address] = data
    parts = [f"{p} {hashlib.sha256(t.encode()).hexdigest()}" for p, t in sorted(pages.items())]
    parts += [f"{p} {hashlib.sha256(d).hexdigest()}" for p, d in sorted(files.items())]
    key = hashlib.sha256("\n".join([_code(), repr(plan.words), *parts]).encode()).hexdigest()
    kept = cache.get(key)
    if kept:
        return kept[0], key
    whole = {**files, **offline_files(pages, files, plan.site_url, plan.words)}
    data = packed(whole, plan.day)
    cache.put(key, data, 0)
    return data, key


def _pages(plan: _Plan) -> dict[str, str]:
    """The drawn pages by address; none that only a server shows, nor the search."""
    found = {}
    search = search_address(plan.words.language)
    for path in sorted(plan.pages.rglob("index.html")):
        address = path.relative_to(plan.pages).as_posix().removesuffix("index.html")
        if address != search:
            found[address] = path.read_text(encoding="utf-8")
    return found


def _copied(plan: _Plan, address: str) -> bytes | None:
    """A file that pages name, if it is taken along: what is shared, and the language's own."""
    made = plan.files.get(address)
    ours = belongs(address, plan.words.language, plan.others)
    wanted = address.startswith("assets/") or (ours and not address.endswith((".zip", ".xml")))
    if made is None or not wanted or not _NAME.fullmatch(address) or len(address) > LONGEST_PATH:
        return None
    data = made if isinstance(made, bytes) else made.read_bytes()
    return data if len(data) <= LARGEST else None


def _name_size(plan: _Plan, size: str) -> None:
    """The size where the drawn page of leaflets offers the copy."""
    path = plan.pages / leaflets_address(plan.words.language) / "index.html"
    if path.is_file():
        # The page has another name in the cache, so it is never written in place.
        write_changed(path, sized(path.read_text(encoding="utf-8"), size).encode())


@lru_cache(maxsize=1)
def _code() -> str:
    """The code that leads links: a copy of an older one is not taken."""
    source = Path(site.__file__).with_name("offline.py").read_bytes()
    return hashlib.sha256(source + Path(__file__).read_bytes()).hexdigest()
