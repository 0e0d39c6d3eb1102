"""Differences as one HTML file that needs no colour: marked for the eye, named for the ear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from waymark.model import ChangedPassage, Language, Piece, PieceKind

_STYLE = """
:root { color-scheme: light dark }
body { margin: 2rem auto; padding: 0 1rem; max-width: 46rem; font: 1.1rem/1.6 sans-serif }
p.passage { padding-inline-start: 1rem; border-inline-start: 3px solid currentColor;
  white-space: pre-wrap; overflow-wrap: anywhere }
del { text-decoration: line-through 0.12em }
ins { font-weight: bold; text-decoration: underline 0.12em; text-underline-offset: 0.2em }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@media print { .unseen { position: static; width: auto; height: auto; clip-path: none } }
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """One audience's edition: what its two texts are called, and each passage that differs."""

    audience: str
    old: str
    new: str
    changes: Sequence[ChangedPassage]


def difference_page(title: str, language: Language, compared: Iterable[Compared]) -> str:
    """The file. The words around the texts are English; the texts are in ``language``.

    On paper, where a screen reader has nothing to say, the names of the marks are printed.
    """
    sections = "".join(_section(one, language) for one in compared)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>What changed: {escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>What changed: {escape(title)}</h1>\n"
        "<p>Words that are <del>struck through</del> were taken out; words that are "
        "<ins>underlined</ins> were put in. A screen reader says so before them.</p>\n"
        f"{sections}</main>\n</body>\n</html>\n"
    )


def _section(compared: Compared, language: Language) -> str:
    tongue = f' lang="{escape(language.code)}" dir="{language.direction}"'
    passages = "".join(
        f'<p class="passage"{tongue}>{"".join(_marked(p) for p in passage)}</p>\n'
        for passage in compared.changes
    )
    count = len(compared.changes)
    said = f"{count} passage{'' if count == 1 else 's'} differ{'s' if count == 1 else ''}."
    return (
        f"<h2>For {escape(compared.audience)}</h2>\n"
        f"<p>From {escape(compared.old)} to {escape(compared.new)}: "
        f"{said if count else 'no difference.'}</p>\n{passages}"
    )


def _marked(piece: Piece) -> str:
    if piece.kind is PieceKind.SAME:
        return escape(piece.text)
    tag, name = ("del", "taken out") if piece.kind is PieceKind.OUT else ("ins", "put in")
    bare = piece.text.rstrip()
    said = f'<span class="unseen" lang="en">[{name}: </span>'
    end = '<span class="unseen">]</span>'
    return f"<{tag}>{said}{escape(bare)}{end}</{tag}>{escape(piece.text[len(bare) :]) or ' '}"
