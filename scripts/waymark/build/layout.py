"""Laying out: texts as HTML, and their links led to their targets, on the page and on paper."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import PurePosixPath

from waymark.build.by_document import Written, rendered_apart
from waymark.build.work import Work, edition_of
from waymark.editions import Edition, LinkTarget, nearest, page_address
from waymark.markup import html_tree, led_html, led_tree, render, resolve_links
from waymark.model import (
    CompanionKind,
    Composed,
    Finding,
    Finished,
    Node,
    Recent,
    Rendered,
)
from waymark.model.marks import LEADS_TO
from waymark.site import relative

_PLACES: Recent[tuple[Finished, ...], Mapping[Edition, str]] = Recent()
"""Where the page of each text is: every link of every text asks."""
_PAPER: Recent[Mapping[Edition, Rendered], Node] = Recent()
"""Trees for paper: all files of a text share one."""


def lay_out(work: Work, executor: Executor | None = None) -> Work:
    """The HTML of each finished edition, and the images in use.

    With an ``executor`` that of each document is made apart, where it is not kept.
    """
    if work.library is None:
        return work
    written: dict[str, dict[str, Written]] = {}
    places: list[tuple[Finished, CompanionKind | None, str]] = []
    findings = list(work.findings)
    for finished, kind in with_companions(work):
        text, faults = _written(work, finished)
        findings += faults
        written.setdefault(finished.composed.document, {})[text.key] = text
        places.append((finished, kind, text.key))
    texts = {document: tuple(own.values()) for document, own in written.items()}
    if executor:
        made = rendered_apart(texts, work.options, executor)
    else:
        made = {t.key: _rendered(t) for own in texts.values() for t in own}
    rendered = {}
    companions = {}
    images: dict[str, bytes] = {}
    for finished, kind, key in places:
        if kind is None:
            rendered[edition_of(finished.composed)] = made[key]
        else:
            companions[edition_of(finished.composed), kind] = made[key]
        images |= shown_images(made[key], work.pictures(finished))
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


def rendered_text(work: Work, finished: Finished) -> tuple[Rendered, tuple[Finding, ...]]:
    """A text as HTML, in its own language. Its links name documents (``marks.LEADS_TO``): so it is
    made once for all places where it stands, and for all audiences who are given the same."""
    text, findings = _written(work, finished)
    return _rendered(text), findings


def _written(work: Work, finished: Finished) -> tuple[Written, tuple[Finding, ...]]:
    """A text as its HTML is made from it."""
    library = work.library
    assert library is not None
    wanted, places = edition_of(finished.composed), _places(work)

    def led(id: str, fragment: str) -> LinkTarget | None:
        target = nearest(id, wanted, places)
        there = f"{LEADS_TO}{id}#{fragment}" if fragment else f"{LEADS_TO}{id}"
        return LinkTarget(there, target.language) if target else None

    body, findings = resolve_links(finished.body, led, finished.language)
    language = library.language(finished.language)
    return Written.of(body.text, language), findings


def _rendered(text: Written) -> Rendered:
    return render(text.text, language=text.language, direction=text.direction)


def paper_tree(work: Work, finished: Finished, kind: CompanionKind | None = None) -> Node:
    """A text whose links can be followed from anywhere, as from paper; of one that is laid out, or
    of its companion."""
    edition = edition_of(finished.composed)
    rendered = work.companions[edition, kind] if kind else work.rendered[edition]
    return _PAPER.get(
        work.rendered, (edition, kind), lambda: on_paper(work, finished, html_tree(rendered))
    )


def on_paper(work: Work, finished: Finished, tree: Node) -> Node:
    """The tree of any text with addresses that can be followed from anywhere."""
    assert work.library is not None
    site = work.library.organisation.site_url
    return led_tree(tree, lambda there: f"{site}{_address(work, finished, there)}")


def shown_images(rendered: Rendered, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The images that a text shows, by their addresses on the site."""
    return {image_address(x, pictures[x]): pictures[x] for x in rendered.images if x in pictures}


def own_address(composed: Composed) -> str:
    """The address of an edition's page."""
    return page_address(composed.language, composed.audience, composed.section, composed.slug)


def page_html(
    work: Work,
    finished: Finished,
    rendered: Rendered,
    here: str | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> str:
    """The HTML of a text (``rendered``) on a page, its links relative to the page's address.

    That is the edition's own, unless the text stands at another one (``here``).
    """
    page = own_address(finished.composed) if here is None else here
    images = work.pictures(finished) if pictures is None else pictures
    return led_html(
        rendered.html,
        lambda there: relative(page, _address(work, finished, there)),
        lambda path: relative(page, image_address(path, images[path])),
    )


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

    def address(id: str) -> str:
        there = _address(work, finished, id)
        page = there.partition("#")[0]
        return neighbours.get(page) or f"{library.organisation.site_url}{there}"

    return led_tree(html_tree(work.rendered[edition_of(finished.composed)]), address)


def _address(work: Work, finished: Finished, named: str) -> str:
    """Where a link of a text leads, from the site's root; it names a document and a heading."""
    id, mark, fragment = named.partition("#")
    places = _places(work)
    target = nearest(id, edition_of(finished.composed), places)
    assert target is not None, "a link that leads nowhere is no link any more"
    return f"{places[target]}{mark}{fragment}"


def _places(work: Work) -> Mapping[Edition, str]:
    return _PLACES.get(
        work.finished,
        None,
        lambda: {edition_of(f.composed): own_address(f.composed) for f in work.finished},
    )
