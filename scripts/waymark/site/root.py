"""What lies at the site's root: sitemap, robots, the addresses on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, FileSystemLoader

from waymark.editions import short_address
from waymark.model import ENGLISH, Alternate, PageKind, PageRecord
from waymark.site.assets import Assets
from waymark.site.edition import Frame
from waymark.site.links import absolute
from waymark.site.templating import page_functions, prepared

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def root_files(
    records: Sequence[PageRecord], frames: Sequence[Frame], assets: Assets, overrides: Path
) -> dict[str, bytes]:
    """The files at the root, by address. ``overrides`` is the folder of the theme's templates."""
    frame = next(f for f in frames if f.language == ENGLISH)
    files = {
        ".nojekyll": b"",
        "robots.txt": robots(frame.site_url, draft=frame.draft).encode(),
        "sitemap.xml": sitemap(records, frame.site_url).encode(),
    }
    names = {f.language: f.name for f in frames}
    files.update(_short_pages(records, frame, names, assets, overrides))
    return files


def robots(site_url: str, *, draft: bool) -> str:
    """``robots.txt``: a draft is for nobody's index."""
    if draft:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute(site_url, 'sitemap.xml')}\n"


def sitemap(records: Iterable[PageRecord], site_url: str) -> str:
    """Every page with its true alternates; nothing that stands in for a page is among them."""
    rows = []
    for record in records:
        if record.kind is PageKind.NOT_FOUND:
            continue
        links = "".join(
            f'    <xhtml:link rel="alternate" hreflang={quoteattr(code)}'
            f" href={quoteattr(absolute(site_url, address))}/>\n"
            for code, address in published(record.alternates)
        )
        location = escape(absolute(site_url, record.address))
        rows.append(f"  <url>\n    <loc>{location}</loc>\n{links}  </url>\n")
    return f"{_XML}{_URLSET}{''.join(rows)}</urlset>\n"


def published(alternates: Iterable[Alternate]) -> list[tuple[str, str]]:
    """Languages and addresses of true alternates, with ``x-default`` for the English one."""
    exact = [(a.language, a.address) for a in alternates if a.exact]
    return exact + [("x-default", address) for code, address in exact if code == ENGLISH]


def _short_pages(
    records: Iterable[PageRecord],
    frame: Frame,
    names: Mapping[str, str],
    assets: Assets,
    overrides: Path,
) -> dict[str, bytes]:
    """``q/<id>/``: leads on where there is one edition alone, else asks which is wanted."""
    documents: dict[str, list[PageRecord]] = {}
    for record in records:
        if record.kind is PageKind.DOCUMENT:
            documents.setdefault(record.document, []).append(record)
    environment = prepared(Environment(loader=FileSystemLoader(overrides)))
    template = environment.get_template("short.html")
    files = {}
    for document, editions in documents.items():
        here = short_address(document)
        text = template.render(
            editions=[asdict(e) for e in editions],
            frame=asdict(frame),
            words=frame.words,
            english=frame.english,
            names=names,
            canonical=absolute(frame.site_url, editions[0].address),
            **page_functions(here, frame.site_url, assets.names),
        )
        files[f"{here}index.html"] = text.encode()
    return files
