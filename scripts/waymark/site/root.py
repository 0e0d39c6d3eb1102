"""What lies at the site's root: sitemap, robots, the addresses on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, FileSystemLoader

from waymark.editions import short_address
from waymark.model import ENGLISH, Alternate, Banner, Direction, PageKind, PageRecord, Passage
from waymark.site.assets import Assets
from waymark.site.bygone import Move
from waymark.site.edition import Frame
from waymark.site.feed import feeds
from waymark.site.hosting import HEADERS_FILE, platforms
from waymark.site.hosting.rules import Site
from waymark.site.links import absolute
from waymark.site.once import Once
from waymark.site.templating import page_functions, prepared, tight

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


_UNLISTED = frozenset(
    {
        PageKind.NOT_FOUND,
        PageKind.OLD_EDITION,
        PageKind.WITHDRAWN,
        PageKind.NOT_IN_LANGUAGE,
    }
)
"""Pages that no index is told of."""


def root_files(
    records: Sequence[PageRecord],
    frames: Sequence[Frame],
    assets: Assets,
    overrides: Path,
    moves: Iterable[Move] = (),
) -> dict[str, bytes]:
    """The files at the root, by address. ``overrides`` is the folder of the theme's templates.

    ``moves`` are addresses that lead on: each is a page of its own.
    """
    frame = _english(frames)
    files = {
        ".nojekyll": b"",
        "robots.txt": robots(frame.site_url, draft=frame.draft).encode(),
        "sitemap.xml": sitemap(records, frame.site_url).encode(),
        HEADERS_FILE: platforms.headers_file(hosted(frames)).encode(),
    }
    files.update(feeds(records, frames))
    templates = prepared(Environment(loader=FileSystemLoader(overrides)))
    short = _short_pages if frame.draft else _copy_pages
    files.update(short(records, frames, assets, templates))
    files.update(_moved_pages(moves, frames, assets, templates))
    return files


def hosted(frames: Sequence[Frame]) -> Site:
    """What a server must know of the site."""
    frame = _english(frames)
    others = tuple(f.language for f in frames if f.language != ENGLISH)
    return Site.of(frame.site_url, others, draft=frame.draft)


def robots(site_url: str, *, draft: bool) -> str:
    """``robots.txt``: a draft is for nobody's index."""
    if draft:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute(site_url, 'sitemap.xml')}\n"


def sitemap(records: Iterable[PageRecord], site_url: str) -> str:
    """Every page with its true alternates; nothing that stands in for a page is among them, and
    of pages with the same text the first alone."""
    rows = []
    listed = [r for r in records if _is_listed(r)]
    known = {r.address for r in listed}
    links: dict[int, str] = {}  # the languages of a text have their alternates in common
    for record in listed:
        others = record.alternates
        if id(others) not in links:
            links[id(others)] = "".join(
                f'    <xhtml:link rel="alternate" hreflang={quoteattr(code)}'
                f" href={quoteattr(absolute(site_url, address))}/>\n"
                for code, address in published(others)
                if address in known
            )
        location = escape(absolute(site_url, record.address))
        rows.append(f"  <url>\n    <loc>{location}</loc>\n{links[id(others)]}  </url>\n")
    return f"{_XML}{_URLSET}{''.join(rows)}</urlset>\n"


def _is_listed(record: PageRecord) -> bool:
    return not (record.kind in _UNLISTED or record.text_language or record.canonical)


def published(alternates: Iterable[Alternate]) -> list[tuple[str, str]]:
    """Languages and addresses of true alternates, with ``x-default`` for the English one."""
    exact = [(a.language, a.address) for a in alternates if a.exact]
    return exact + [("x-default", address) for code, address in exact if code == ENGLISH]


def _short_pages(
    records: Sequence[PageRecord],
    frames: Sequence[Frame],
    assets: Assets,
    templates: Environment,
) -> dict[str, bytes]:
    """``q/<id>/`` of a draft: leads on where there is one edition alone, else asks which."""
    frame = _english(frames)
    names = {f.language: f.name for f in frames}
    given, template = _given(frame, assets, templates), templates.get_template("short.html")
    files, banners = {}, _banners(records)
    for document, editions in _by_document(records).items():
        here = short_address(document)
        by = {code: [e for e in editions if e.language == code] for code in names}
        title = f"{editions[0].title.text}: {frame.words['short.title']}"
        text = template.render(
            **given,
            record=_on_paper(here, title, frame.words["short.title"], banners, editions),
            editions=editions,
            tongues=[(code, name, own) for code, name in names.items() if (own := by[code])],
            canonical=absolute(frame.site_url, editions[0].address),
            **page_functions(here, frame.site_url, assets.names),
        )
        files[f"{here}index.html"] = tight(text).encode()
    return files


def _copy_pages(
    records: Sequence[PageRecord],
    frames: Sequence[Frame],
    assets: Assets,
    templates: Environment,
) -> dict[str, bytes]:
    """``q/<id>/`` of a release: tells a reader with a copy whether it is current, superseded,
    withdrawn, or carries an old number (design 5)."""
    frame = _english(frames)
    given, template = _given(frame, assets, templates), templates.get_template("copy.html")
    files, banners = {}, _banners(records)
    for document, pages in _by_document(records).items():
        here = short_address(document)
        tongues = [
            {"frame": f, "pages": [p for p in pages if p.language == f.language]} for f in frames
        ]
        title = f"{frame.words['short.check']} {pages[0].title.text}"
        text = template.render(
            **given,
            record=_on_paper(here, title, frame.words["short.compare"], banners, pages),
            tongues=[t for t in tongues if t["pages"]],
            **page_functions(here, frame.site_url, assets.names),
        )
        files[f"{here}index.html"] = tight(text).encode()
    return files


def _given(frame: Frame, assets: Assets, templates: Environment) -> dict[str, Any]:
    """What every address on paper has in common: the English frame, as templates read frames."""
    own = asdict(frame)
    functions = partial(page_functions, site_url=frame.site_url, assets=assets.names)
    return {
        "frame": own,
        "words": own["words"],
        "english": own["english"],
        "once": Once(templates, own, functions),
    }


def _banners(records: Sequence[PageRecord]) -> tuple[Banner, ...]:
    """The notices that the English home page shows: whoever has a paper is to see them too."""
    home = (r for r in records if r.kind is PageKind.HOME and r.language == ENGLISH)
    return next((r.banners for r in home), ())


def _on_paper(
    here: str,
    title: str,
    summary: str,
    banners: Iterable[Banner],
    editions: Iterable[PageRecord],
) -> dict[str, Any]:
    """The record of an address on paper, as templates read records; its frame is the English one.

    Whoever has the paper may be anyone, so the quick way out is there. A notice's own paper shows
    the others.
    """
    own = {edition.address for edition in editions}
    record = PageRecord(
        kind=PageKind.ON_PAPER,
        address=here,
        language=ENGLISH,
        direction=Direction.LTR,
        title=Passage(title, ENGLISH),
        summary=Passage(summary, ENGLISH),
        text="",
        exit_shortcut=True,
        indexed=False,
        banners=tuple(banner for banner in banners if banner.address not in own),
    )
    return asdict(record)


def _moved_pages(
    moves: Iterable[Move],
    frames: Sequence[Frame],
    assets: Assets,
    templates: Environment,
) -> dict[str, bytes]:
    known = {f.language: f for f in frames}
    files = {}
    for move in moves:
        frame = known.get(move.language, known[ENGLISH])
        text = templates.get_template("moved.html").render(
            target=move.target,
            frame=frame,
            words=frame.words,
            **page_functions(move.address, frame.site_url, assets.names),
        )
        files[f"{move.address}index.html"] = tight(text).encode()
    return files


def _by_document(records: Iterable[PageRecord]) -> dict[str, list[PageRecord]]:
    """The pages of each document that an address on paper leads to."""
    documents: dict[str, list[PageRecord]] = {}
    for record in records:
        if record.kind in (PageKind.DOCUMENT, PageKind.WITHDRAWN):
            documents.setdefault(record.document, []).append(record)
    return documents


def _english(frames: Sequence[Frame]) -> Frame:
    return next(f for f in frames if f.language == ENGLISH)
