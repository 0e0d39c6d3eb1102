"""Laying out: links led to their targets, on the page and on paper, and the HTML tree."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from waymark.build.work import Work, edition_of
from waymark.editions import LinkTarget, page_address, resolver
from waymark.markup import render, resolve_links
from waymark.model import Finding, Finished, Rendered, SourceText
from waymark.site import relative


def lay_out(work: Work) -> Work:
    """The HTML tree of each finished edition, with absolute links, and the images in use."""
    library = work.library
    if library is None:
        return work
    rendered = {}
    findings = list(work.findings)
    for finished in work.finished:
        language = library.language(finished.language)
        body, faults = _resolved(
            work, finished, lambda there: f"{library.organisation.site_url}{there}"
        )
        findings += faults
        rendered[edition_of(finished.composed)] = render(
            body.text, language=language.code, direction=language.direction
        )
    images = {
        image_address(path, data): data
        for path, data in library.images.items()
        if any(_shows(r, path) for r in rendered.values())
    }
    return replace(work, rendered=rendered, images=images, findings=tuple(dict.fromkeys(findings)))


def page_body(work: Work, finished: Finished) -> SourceText:
    """The finished text of a page, its links relative to the page's own address."""
    composed = finished.composed
    here = page_address(composed.language, composed.audience, composed.section, composed.slug)
    images = work.library.images if work.library else {}

    def image(path: str) -> str:
        return relative(here, image_address(path, images[path]))

    return _resolved(work, finished, lambda there: relative(here, there), image)[0]


def image_address(path: str, data: bytes) -> str:
    """Where a library's image (``images/bridge.svg``) lies on the site, its content in its name."""
    place = PurePosixPath("assets", path)
    digest = hashlib.sha256(data).hexdigest()[:8]
    return place.with_name(f"{place.stem}.{digest}{place.suffix}").as_posix()


def _resolved(
    work: Work,
    finished: Finished,
    address: Callable[[str], str],
    image: Callable[[str], str] = lambda path: path,
) -> tuple[SourceText, tuple[Finding, ...]]:
    documents = {d.id: d for d in work.library.documents} if work.library else {}
    resolve = resolver(edition_of(finished.composed), documents, work.editions)

    def led(id: str, fragment: str) -> LinkTarget | None:
        target = resolve(id, fragment)
        return target and LinkTarget(address(target.address), target.language)

    return resolve_links(finished.body, led, finished.language, image)


def _shows(rendered: Rendered, path: str) -> bool:
    return any(n.tag == "img" and n.get("src") == path for n in rendered.tree.walk())
