"""How a file is printed: what stands beside its download, and what a print shop is told."""

from __future__ import annotations

from collections.abc import Mapping

from waymark.model import Format, Printing

_LONG, _SHORT = "long", "short"

_PRINTED: Mapping[Format, tuple[str, str]] = {
    Format.PDF: ("A4", _LONG),
    Format.LARGE_PRINT: ("A4", _LONG),
    Format.LEAFLET: ("A4", _SHORT),
    Format.A5: ("A4", _SHORT),
    Format.POSTER: ("A3", _LONG),
    Format.BILINGUAL: ("A4", _SHORT),
    Format.NASTALIQ: ("A4", _LONG),
    Format.EASY_READ: ("A4", _LONG),
}
"""The paper of each format and the edge over which it is turned: upright pages over the long one,
pages that lie on their side over the short one."""


def printing(format: Format, pages: int) -> Printing | None:
    """How so many pages are printed; nothing for a format that is not for paper."""
    if format not in _PRINTED:
        return None
    paper, edge = _PRINTED[format]
    return Printing(paper, -(-pages // 2), edge if pages > 1 else "")
