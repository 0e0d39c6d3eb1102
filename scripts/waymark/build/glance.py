"""The pages of a text that was just saved, before anything else is made of it.

A whole build makes files, indexes and the proof as well. An author wants to see the sentence: so
the pages whose text changed are drawn alone, by the same templates, and shown until the build is
done. What stands around the text (menus, files, dates) is that of the last build.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import replace

from waymark.build.layout import own_address, page_html, rendered_text
from waymark.build.one_document import finished_texts, parts_of
from waymark.build.texts import for_languages
from waymark.build.work import Work, edition_of
from waymark.content import read_library
from waymark.editions import companion_address, home_address
from waymark.markup import links
from waymark.model import ENGLISH, Crumb, Document, Finished, Library, PageRecord
from waymark.site import Assets, draw_alone, stage


def glance(before: Work, executor: Executor) -> Mapping[str, bytes]:
    """The changed pages by their addresses, as the library stands now.

    ``before`` is what the last build knew. Of an English text the English pages are drawn, of a
    translation those of its language. Nothing where something else changed too, where no page is
    the same one with another text, and where a finding holds it: the build will tell.
    """
    library, _ = read_library(before.options.content)
    if library is None or before.library is None or not _same_around(library, before.library):
        return {}
    after = _with_changes(before, library)
    records = tuple(_records(before, after))
    pages: dict[str, bytes] = {}
    for code in dict.fromkeys(record.language for record in records):
        own = [r for r in records if r.language == code]
        pages |= _drawn(before, code, own, executor)
    return pages


def finish_alone(work: Work) -> Work:
    """The finished texts and nothing else of them, as a stage."""
    if work.library is None:
        return work
    return replace(work, finished=tuple(_finished(work, work.library)))


def first_pages(work: Work, executor: Executor) -> Mapping[str, bytes]:
    """The English pages of recorded texts by their addresses, and what they show, for somebody who
    waits for the first build: without files, which are made after."""
    pages = [page for page in work.pages if page.language == ENGLISH]
    assets = work.assets or Assets({}, {})
    return {**_drawn(work, ENGLISH, pages, executor), **assets.contents, **work.images}


def _same_around(library: Library, before: Library) -> bool:
    """Whether two libraries differ in nothing but texts."""
    return replace(library, documents=(), catalogues={}, reviews={}) == replace(
        before, documents=(), catalogues={}, reviews={}
    )


def _with_changes(before: Work, library: Library) -> Work:
    """What the build knew, with the texts that were saved since."""
    changed = tuple(_changed(before.library, library) if before.library else ())
    documents = tuple(for_languages(document, codes) for document, codes in changed)
    own = replace(library, documents=documents)
    made = {edition_of(f.composed): f for f in _finished(replace(before, library=own), own)}
    return replace(
        before,
        library=library,
        finished=tuple(made.get(edition_of(f.composed), f) for f in before.finished),
    )


def _finished(work: Work, library: Library) -> Iterator[Finished]:
    """The finished texts of a library whose images are all there."""
    for part in parts_of(library, work.words):
        yield from (f for f in finished_texts(part) if _has_images(work, f))


def _has_images(work: Work, finished: Finished) -> bool:
    """Whether every image of a text is there; a check tells of one that is not."""
    there = work.pictures(finished)
    uses = (use for body in finished.bodies for use in links(body) if use.image)
    return all(use.target in there for use in uses)


def _changed(before: Library, library: Library) -> Iterator[tuple[Document, frozenset[str]]]:
    """The documents whose text is another one, each with the languages to be shown anew."""
    for document in library.documents:
        name = f"{document.section}/{document.slug}"
        codes = {
            x.code
            for x in library.languages
            if library.catalogues.get((x.code, name)) != before.catalogues.get((x.code, name))
        }
        if document != before.document(document.id):
            codes.add(ENGLISH)
        if codes:
            yield document, frozenset(codes)


def _records(before: Work, after: Work) -> Iterator[PageRecord]:
    """The records of the pages that show another text now."""
    pages = {page.address: page for page in before.pages}
    for was, now in zip(before.finished, after.finished, strict=True):
        if now is was:
            continue
        here = own_address(now.composed)
        outline = before.rendered[edition_of(was.composed)].outline
        if page := pages.get(here):
            title = Crumb(now.title.text, None, now.title.language)
            yield replace(
                _record(page, after, now, len(outline)),
                title=now.title,
                summary=now.summary,
                crumbs=(*page.crumbs[:-1], title),
            )
        for companion in now.companions:
            if page := pages.get(companion_address(here, companion.kind)):
                text = replace(now, body=companion.body, companions=())
                yield _record(page, after, text, len(page.outline))


def _record(page: PageRecord, work: Work, text: Finished, headings: int) -> PageRecord:
    """A page with another text; its own first ``headings`` were those of the old one."""
    rendered, _ = rendered_text(work, text)
    return replace(
        page,
        text=page_html(work, text, rendered, page.address),
        outline=(*rendered.outline, *page.outline[headings:]),
    )


def _drawn(
    before: Work, code: str, records: Collection[PageRecord], executor: Executor
) -> Mapping[str, bytes]:
    """Some pages of one language. MkDocs wants the home page beside them."""
    options, home = before.options, home_address(code)
    beside = [
        p for p in before.pages if p.address == home and home not in {r.address for r in records}
    ]
    folder = options.work / "glance"
    stage((*beside, *records), before.frames, before.assets or Assets({}, {}), folder / "stage")
    config, cache = options.root / "mkdocs.yml", options.work / "cache" if options.cache else None
    drawn = executor.submit(draw_alone, code, folder / "stage", config, cache)
    return {r.address: drawn.result()[r.address] for r in records}
