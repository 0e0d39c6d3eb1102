"""The contents of a pack as a page that opens from a folder: links to the files beside it, no
script, nothing from elsewhere, and no button to leave: a folder has no page to go to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from waymark.model import (
    Direction,
    PackFile,
    PackLesson,
    PackRow,
    PackView,
    Passage,
    PrintedContact,
)

CONTENTS = "contents.html"
E: Any = ElementMaker()

_STYLE = (Path(__file__).parent / "contents.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the page says. ``words`` are those of the interface in its language; ``banners`` a
    draft's lines, each in its language; ``lines`` stand under the title; ``address`` is the page of
    the pack on the site, in full."""

    language: str
    direction: Direction
    title: Passage
    summary: Passage
    organisation: Passage
    address: str
    view: PackView
    words: Mapping[str, str]
    lines: tuple[str, ...] = ()
    banners: tuple[Passage, ...] = ()
    danger: PrintedContact | None = None


def contents_page(contents: Contents) -> bytes:
    """The page as HTML in UTF-8."""
    code, words, view = contents.language, contents.words, contents.view
    body = E.main(*(_said(E.p, b, code, {"class": "draft"}) for b in contents.banners))
    if contents.danger:
        body.append(_danger(contents.danger, code))
    body.append(E.p(words["pack.contents"], {"class": "small"}))
    body.append(_said(E.h1, contents.title, code))
    body.append(_said(E.p, contents.summary, code))
    body.extend(E.p(line) for line in (*contents.lines, view.english_only) if line)
    body.extend(
        E.p(_said(E.strong, title, code), f" – {line}") for title, line in view.without_film
    )
    if view.lessons:
        body.append(E.h2(words["pack.lessons"]))
    for lesson in view.lessons:
        body.extend(_lesson(lesson, words, code))
    body.append(E.h2(words["pack.parts"]))
    for group in view.groups:
        body.append(E.h3(group.title))
        body.append(E.ul(*(_row(row, code) for row in group.rows)))
    if view.changes:
        body.append(E.h2(view.changed))
        rows = (_change(title, line, note, code) for title, line, note in view.changes)
        body.append(E.ul(*rows))
    body.append(E.hr())
    body.append(E.p(words["print.current"], " ", E.a(contents.address, href=contents.address)))
    body.append(E.p(words["pack.manifest"], {"class": "small"}))
    licence = f"{contents.organisation.text} · {words['footer.licence']}"
    body.append(E.p(licence, {"class": "small"}))
    page = E.html(
        {"lang": code, "dir": contents.direction.value},
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.meta(name="robots", content="noindex"),
            E.title(f"{contents.title.text} · {words['pack.contents']}"),
            E.style(_STYLE),
        ),
        E.body(body),
    )
    made = etree.tostring(page, method="html", encoding="utf-8", doctype="<!doctype html>")
    return bytes(made) + b"\n"


def _lesson(lesson: PackLesson, words: Mapping[str, str], code: str) -> Iterator[etree._Element]:
    yield _said(E.h3, lesson.title, code)
    if lesson.lines:
        yield E.p(" ".join(lesson.lines))
    for table in lesson.sets:
        yield E.p(_link(table.file), E.br(), table.total)
        if not table.rows:
            continue
        heads = ("pack.part", "pack.pages", "pack.copies", "pack.sheets")
        head = E.tr(*(E.th(words[key], scope="col") for key in heads))
        rows = (
            E.tr(_said(E.th, title, code, {"scope": "row"}), *(E.td(x) for x in rest))
            for title, *rest in table.rows
        )
        drawn = E.table(E.thead(head), E.tbody(*rows))
        name = f"{lesson.title.text}: {table.title}"
        wide = {"class": "wide", "role": "region", "tabindex": "0", "aria-label": name}
        yield E.div(drawn, wide)


def _row(row: PackRow, code: str) -> etree._Element:
    item: etree._Element = E.li(_said(E.strong, row.title, code))
    if row.lines:
        item.append(E.span(f" {' '.join(row.lines)}", {"class": "small"}))
    if row.note:
        item.append(E.div(row.note, {"class": "small"}))
    if row.files:
        item.append(E.ul(*(E.li(_link(file, row.title, code)) for file in row.files)))
    return item


def _change(title: Passage, line: str, note: str, code: str) -> etree._Element:
    item: etree._Element = E.li(_said(E.strong, title, code), f" – {line}")
    if note:
        item.append(E.div(note, {} if code == "en" else {"lang": "en", "dir": "ltr"}))
    return item


def _link(file: PackFile, title: Passage | None = None, code: str = "") -> etree._Element:
    """A link that says by itself what it leads to."""
    link: etree._Element = E.a(href=file.inside)
    if title is None:
        link.text = file.label
        return link
    for part in (_passage(title, code), f" ({file.label})"):
        _append(link, part)
    return link


def _append(element: etree._Element, part: etree._Element | str) -> None:
    """More content behind what is there."""
    if not isinstance(part, str):
        element.append(part)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + part
    else:
        element.text = (element.text or "") + part


def _danger(contact: PrintedContact, code: str) -> etree._Element:
    before, _, after = contact.line.text.partition("{phone}")
    shown = E.bdi(
        E.a(contact.shown, href=contact.href) if contact.href else contact.shown, dir="ltr"
    )
    line: etree._Element = E.p(before, E.strong(shown), after, _language(contact.line, code))
    return line


def _said(
    make: Callable[..., etree._Element],
    passage: Passage,
    code: str,
    attributes: Mapping[str, str] | None = None,
) -> etree._Element:
    """A passage in an element that keeps the page's direction."""
    return make(_passage(passage, code), dict(attributes or {}))


def _passage(passage: Passage, code: str) -> etree._Element | str:
    """Words that say their language where it is not the page's, apart from those about them."""
    if passage.language == code:
        return passage.text
    element: etree._Element = E.span(passage.text, _language(passage, code))
    return element


def _language(passage: Passage, code: str) -> dict[str, str]:
    return {} if passage.language == code else {"lang": passage.language, "dir": "ltr"}
