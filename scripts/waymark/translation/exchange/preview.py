"""A preview in one file that can be mailed: the pages as they would look, and each text beside.

It is for reading: no script, nothing from elsewhere, and nothing in it can be imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from waymark.model import Node, Passage, TranslationKind
from waymark.translation.exchange.codes import labelled, pieces_of
from waymark.translation.exchange.html_tree import as_html
from waymark.translation.exchange.rows import Row, RowState, Worksheet, bare_note
from waymark.translation.segment_check import misfit

_KINDS = {
    TranslationKind.MACHINE: "Machine draft: no native speaker has read all of it.",
    TranslationKind.HUMAN: "Translated by a person; not all of it is reviewed yet.",
    TranslationKind.REVIEWED: "Reviewed by a native speaker.",
}
_STATES = {
    RowState.MISSING: "Not translated: the English stands there.",
    RowState.CHANGED: "The English has changed since: it stands there until this is done again.",
    RowState.OFFERED: "Translated so elsewhere, to be looked at: the English stands there.",
    RowState.MACHINE: "Machine draft.",
    RowState.HUMAN: "Translated.",
    RowState.REVIEWED: "Reviewed.",
}


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition as its readers would see it; ``audience`` is its English name."""

    audience: str
    title: Passage
    summary: Passage
    tree: Node


def write_preview(
    sheet: Worksheet,
    kind: TranslationKind,
    editions: Sequence[EditionView],
    remarks: Mapping[str, Sequence[str]],
    images: Mapping[str, str],
    facts: Mapping[str, str],
) -> bytes:
    """The page. ``kind`` is the file's state; ``images`` are ``data:`` addresses by path.

    ``remarks`` are what was found in single texts, by row id; ``facts`` say in English what
    placeholders stand for now.
    """
    name = f"{escape(sheet.title)} in {escape(sheet.language.english)}"
    shown = "".join(_edition(e, n, sheet, images) for n, e in enumerate(editions, start=1))
    if not shown:
        shown = "<p>There is no page of it in this language yet.</p>"
    faults = {row.id: tuple(_faults(row)) for row in sheet.rows}
    open_rows = sum(1 for row in sheet.rows if faults[row.id] or not row.translation)
    said = {row.id: remarks.get(row.id) or faults[row.id] for row in sheet.rows}
    parts = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{name}: preview of a draft</title>",
        f"<style>{_style()}</style>\n</head>\n<body>",
        f'<header><p class="draft"><strong>Draft. Not for publication.</strong> {_KINDS[kind]}</p>',
        f"<h1>{name}</h1>",
        f"<p>{len(sheet.rows)} texts, {open_rows or 'none'} of them still open. English that "
        "stands in for a translation has a dotted line. To change a text, use the Word table, the "
        "XLIFF or the PO file: this page is for reading.</p></header>",
        f'<main>\n<section class="pages" aria-labelledby="pages"><h2 id="pages">As readers would '
        f"see it</h2>{shown}</section>",
        '<section aria-labelledby="texts"><h2 id="texts">Text by text</h2>',
        _table(sheet, said, facts),
        "</section>\n</main>\n</body>\n</html>\n",
    )
    return "\n".join(parts).encode()


def _style() -> str:
    folder = files("waymark.translation.exchange")
    return (folder / "preview.css").read_text("utf-8")


def _edition(view: EditionView, number: int, sheet: Worksheet, images: Mapping[str, str]) -> str:
    body = as_html(view.tree, f"e{number}-", 2, images)
    return (
        f'<article aria-labelledby="e{number}"><p class="for" id="e{number}">'
        f"{escape(view.audience)}</p>"
        f"<h3{_in(view.title.language, sheet)}>{escape(view.title.text)}</h3>"
        f'<p class="summary"{_in(view.summary.language, sheet)}>{escape(view.summary.text)}</p>'
        f"{body}</article>"
    )


def _in(code: str, sheet: Worksheet) -> str:
    """``lang`` and ``dir`` of a text that is in the sheet's language, or in English."""
    if code != sheet.language.code:
        return ' lang="en" dir="ltr"'
    return f' lang="{escape(code)}" dir="{sheet.language.direction.value}"'


def _table(sheet: Worksheet, remarks: Mapping[str, Sequence[str]], facts: Mapping[str, str]) -> str:
    head = "".join(
        f'<th scope="col">{escape(name)}</th>'
        for name in ("English", sheet.language.english, "State")
    )
    rows = "".join(_rows(sheet, remarks, facts))
    return (
        "<table><caption>Every text once, in the order of the document.</caption>"
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
    )


def _rows(
    sheet: Worksheet, remarks: Mapping[str, Sequence[str]], facts: Mapping[str, str]
) -> Iterator[str]:
    language = _in(sheet.language.code, sheet)
    for row in sheet.rows:
        mark = ' class="open"' if remarks[row.id] or not row.translation else ""
        state = "".join(f"<p><strong>{escape(r)}</strong></p>" for r in remarks[row.id])
        state = state or f"<p>{_STATES[row.state]}</p>"
        english = _coded(row, row.coded_english, facts)
        text = _coded(row, row.coded or row.codes.hide(row.earlier), facts)
        note = f'<p class="note">{_lines(bare_note(row))}</p>'
        yield (
            f"<tr{mark}><td>{note}<p>{english}</p></td><td{language}><p>{text or '–'}</p></td>"
            f"<td>{state}</td></tr>\n"
        )


def _coded(row: Row, coded: str, facts: Mapping[str, str]) -> str:
    """A text with its codes as people read them."""
    parts = []
    for piece in pieces_of(coded):
        if isinstance(piece, int) and 0 < piece <= len(row.codes.pieces):
            shown = labelled(piece, row.codes.pieces[piece - 1], facts, rtl=False)
            parts.append(f'<bdi class="code" dir="ltr" lang="en">{escape(shown)}</bdi>')
        else:
            words = piece if isinstance(piece, str) else f"{{{piece}}}"
            parts.append(_lines(words))
    return "".join(parts)


def _lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _faults(row: Row) -> Iterator[str]:
    """Why a translation is not shown; nothing where it is, or where there is none."""
    allowed = frozenset(o.code for o in row.overrides)
    if row.translation and (fault := misfit(row.english.strip(), row.translation, allowed)):
        yield f"The translation {fault.reason}. The English stands in."
