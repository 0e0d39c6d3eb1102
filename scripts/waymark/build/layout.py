"""Laying out: links led to their targets, on the page and on paper, and the HTML tree."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from waymark.build.work import Work, edition_of
from waymark.editions import Edition, LinkTarget, nearest, page_address
from waymark.markup import render, resolve_links
from waymark.model import (
    CompanionKind,
    Composed,
    Direction,
    Finding,
    Finished,
    Library,
    Node,
    Recent,
    Rendered,
    SourceText,
)
from waymark.site import relative

_PLACES: Recent[tuple[Finished, ...], Mapping[Edition, str]] = Recent()
"""Where the page of each text is: every link of every text asks."""


def lay_out(work: Work) -> Work:
    """The HTML tree of each finished edition, with absolute links, and the images in use."""
    library = work.library
    if library is None:
        return work
    rendered = {}
    companions = {}
    images: dict[str, bytes] = {}
    findings = list(work.findings)
    for finished, kind in with_companions(work):
        body, faults = absolute_links(work, library, finished)
        findings += faults
        tree = rendered_in(library, finished, body)
        if kind is None:
            rendered[edition_of(finished.composed)] = tree
        else:
            companions[edition_of(finished.composed), kind] = tree
        images |= shown_images(tree, work.pictures(finished))
    return replace(
        work,
        rendered=rendered,
        companions=companions,
        images=images,
        findings=tuple(dict.fromkeys(findings)),
    )


def with_companions(work: Work) -> Iterator[tuple[Finished, CompanionKind | None]]:
    """Every text, and each of its companions as a text of the same edition."""
    for finished in work.finished:
        yield finished, None
        for companion in finished.companions:
            yield replace(finished, body=companion.body, companions=()), companion.kind


def absolute_links(
    work: Work, library: Library, finished: Finished
) -> tuple[SourceText, tuple[Finding, ...]]:
    """A text whose links can be followed from anywhere, as from paper."""
    return _resolved(work, finished, lambda there: f"{library.organisation.site_url}{there}")


def rendered_in(library: Library, finished: Finished, body: SourceText) -> Rendered:
    """A text as HTML, in its own language."""
    language = library.language(finished.language)
    return _rendered(body.text, language.code, language.direction)


@lru_cache(maxsize=4096)  # of most texts nothing changes from one save to the next
def _rendered(text: str, language: str, direction: Direction) -> Rendered:
    return render(text, language=language, direction=direction)


def shown_images(rendered: Rendered, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The images that a text shows, by their addresses on the site."""
    shown = {n.get("src") for n in rendered.tree.walk() if n.tag == "img"}
    return {image_address(path, data): data for path, data in pictures.items() if path in shown}


def own_address(composed: Composed) -> str:
    """The address of an edition's page."""
    return page_address(composed.language, composed.audience, composed.section, composed.slug)


def page_body(
    work: Work,
    finished: Finished,
    here: str | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> SourceText:
    """The finished text of a page, its links relative to the page's address.

    That is the edition's own, unless the text stands at another one (``here``).
    """
    page = own_address(finished.composed) if here is None else here
    images = work.pictures(finished) if pictures is None else pictures

    def image(path: str) -> str:
        return relative(page, image_address(path, images[path]))

    return _resolved(work, finished, lambda there: relative(page, there), image)[0]


def image_address(path: str, data: bytes) -> str:
    """Where a library's image (``images/bridge.svg``) lies on the site, its content in its name."""
    place = PurePosixPath("assets", path)
    digest = hashlib.sha256(data).hexdigest()[:8]
    return place.with_name(f"{place.stem}.{digest}{place.suffix}").as_posix()


def packed_tree(work: Work, finished: Finished, neighbours: Mapping[str, str]) -> Node:
    """The HTML tree of a text in a pack's ZIP: links to the pages of ``neighbours`` lead to their
    files, all others to the site. A place in a neighbour is not named: few readers would find it.
    """
    library = work.library
    assert library is not None

    def address(there: str) -> str:
        page = there.partition("#")[0]
        return neighbours.get(page) or f"{library.organisation.site_url}{there}"

    return rendered_in(library, finished, _resolved(work, finished, address)[0]).tree


def _resolved(
    work: Work,
    finished: Finished,
    address: Callable[[str], str],
    image: Callable[[str], str] = lambda path: path,
) -> tuple[SourceText, tuple[Finding, ...]]:
    places = _PLACES.get(
        work.finished,
        None,
        lambda: {edition_of(f.composed): own_address(f.composed) for f in work.finished},
    )
    wanted = edition_of(finished.composed)

    def led(id: str, fragment: str) -> LinkTarget | None:
        target = nearest(id, wanted, places)
        if target is None:
            return None
        there = f"{places[target]}#{fragment}" if fragment else places[target]
        return LinkTarget(address(there), target.language)

    return resolve_links(finished.body, led, finished.language, image)
