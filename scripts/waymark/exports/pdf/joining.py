"""Finished PDFs in one file, one after another, each on a sheet of its own, with all their tags.

The pages are those of the parts, to the byte of what they draw: what was checked in a part is so in
the whole. Tags, bookmarks and ids are brought together here; veraPDF is the judge of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from waymark.exports.made import MadeFile
from waymark.exports.pdf.structure import elements

_PAGES = "{http://ns.adobe.com/xap/1.0/t/pg/}NPages"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a part stands in the whole: its first page (from 1) and its number of pages."""

    first: int
    pages: int

    @property
    def sheets(self) -> int:
        """Sheets of paper that one copy takes, printed on both sides."""
        return -(-self.pages // 2)


def spans(pages: Sequence[int]) -> tuple[Span, ...]:
    """Where parts of so many pages stand: each starts on a sheet of its own."""
    found: list[Span] = []
    first = 1
    for count in pages:
        found.append(Span(first, count))
        first += count + count % 2
    return tuple(found)


def join(parts: Sequence[bytes], title: str, summary: str) -> MadeFile:
    """One tagged PDF (PDF/UA-1, PDF/A-2a) of several that are such files; blank pages keep each
    part on sheets of its own, so that both sides can be printed. All run in one direction: a reader
    is told it once a file."""
    with pikepdf.open(io.BytesIO(parts[0])) as pdf:
        tops = [_begin(pdf)]
        for number, data in enumerate(parts[1:], 2):
            if len(pdf.pages) % 2:
                pdf.add_blank_page(page_size=_size(pdf.pages[-1]))
            with pikepdf.open(io.BytesIO(data)) as more:
                tops.append(_append(pdf, more, number))
        _one_tree(pdf, tops)
        _describe(pdf, title, summary)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return MadeFile(out.getvalue(), len(pdf.pages))


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(x) for x in page.mediabox)
    return right - left, top - bottom


def _begin(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The first part's own tags; its ids become those of the part."""
    _own_ids(pdf, 1)
    return _tops(pdf)


def _append(pdf: pikepdf.Pdf, more: pikepdf.Pdf, number: int) -> list[pikepdf.Object]:
    """The pages of another part, and the elements at the top of its tags."""
    _own_ids(more, number)
    _say_language(more)
    first = int(pdf.Root.StructTreeRoot.ParentTreeNextKey)
    _renumber(more, first)
    pdf.pages.extend(more.pages)
    # Pages come first: what is copied after them refers to the copies.
    tree = pdf.copy_foreign(more.make_indirect(more.Root.StructTreeRoot))
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for key, value in pikepdf.NumberTree(tree.ParentTree).items():
        parents[key] = value
    pdf.Root.StructTreeRoot.ParentTreeNextKey = first + int(tree.ParentTreeNextKey)
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", pikepdf.Dictionary())
    for name, role in tree.get("/RoleMap", pikepdf.Dictionary()).items():
        roles[name] = role
    pdf.Root.StructTreeRoot.RoleMap = roles
    _bookmarks(pdf, more)
    kids = tree.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _tops(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    _say_language(pdf)
    kids = pdf.Root.StructTreeRoot.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _say_language(pdf: pikepdf.Pdf) -> None:
    """A part says its language itself: the whole has but one."""
    kids = pdf.Root.StructTreeRoot.K
    for top in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if "/Lang" not in top:
            top.Lang = pdf.Root.Lang


def _own_ids(pdf: pikepdf.Pdf, number: int) -> None:
    """Ids of elements are unique in a file (ISO 32000-1, 14.7.2); each note has one."""
    for element, _ in elements(pdf):
        if "/ID" in element:
            element.ID = pikepdf.String(f"{number}-{element.ID}")
        for sheet in _sheets(element):
            if "/Headers" in sheet:
                sheet.Headers = [pikepdf.String(f"{number}-{h}") for h in sheet.Headers]


def _sheets(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    attributes = element.get("/A", pikepdf.Array())
    for sheet in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(sheet, pikepdf.Dictionary):
            yield sheet


def _renumber(pdf: pikepdf.Pdf, first: int) -> None:
    """The keys of the parent tree, from ``first`` on, where pages and links name them."""
    tree = pdf.Root.StructTreeRoot
    old = dict(pikepdf.NumberTree(tree.ParentTree).items())
    moved = pikepdf.NumberTree.new(pdf)
    for key, value in old.items():
        moved[first + key] = value
    tree.ParentTree = moved.obj
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            page.obj.StructParents = int(page.obj.StructParents) + first
        for annotation in page.obj.get("/Annots", []):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + first


def _one_tree(pdf: pikepdf.Pdf, tops: Sequence[Sequence[pikepdf.Object]]) -> None:
    """All parts below one document, and one list of ids."""
    root = pdf.Root.StructTreeRoot
    document = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root)
    )
    kids = [top for part in tops for top in part]
    for top in kids:
        top.P = document
        if str(top.S) == "/Document":
            top.S = pikepdf.Name.Part
    document.K = pikepdf.Array(kids)
    root.K = pikepdf.Array([document])
    named = sorted(
        ((bytes(e.ID), e) for e, _ in elements(pdf) if "/ID" in e), key=lambda pair: pair[0]
    )
    if named:
        flat = [x for name, e in named for x in (pikepdf.String(name), e)]
        limits = [pikepdf.String(named[0][0]), pikepdf.String(named[-1][0])]
        leaf = pdf.make_indirect(pikepdf.Dictionary(Limits=limits, Names=pikepdf.Array(flat)))
        root.IDTree = pikepdf.Dictionary(Kids=[leaf])


def _bookmarks(pdf: pikepdf.Pdf, more: pikepdf.Pdf) -> None:
    """The bookmarks of a part behind those that are there."""
    if "/Outlines" not in more.Root:
        return
    added = pdf.copy_foreign(more.make_indirect(more.Root.Outlines))
    if "/Outlines" not in pdf.Root:
        pdf.Root.Outlines = added
        return
    there = pdf.Root.Outlines
    item = added.First
    while True:
        item.Parent = there
        if "/Next" not in item:
            break
        item = item.Next
    there.Last.Next, added.First.Prev = added.First, there.Last
    there.Last = added.Last
    there.Count = abs(int(there.Count)) + abs(int(added.Count))


def _describe(pdf: pikepdf.Pdf, title: str, summary: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:description"] = summary
        metadata[_PAGES] = str(len(pdf.pages))
    pdf.docinfo["/Title"], pdf.docinfo["/Subject"] = title, summary
