"""Material's stylesheet, cut to what the pages use: the rhythm of text inside ``.md-typeset``.

Of the 138 KB only rules for elements of the dialect are kept, some 3 KB. They are laid into a
cascade layer, so that any rule of ours stands above them without a contest of selectors. Headings,
links and type sizes are ours alone; what Material says twice, for each direction of writing, we say
once with logical properties.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import tinycss2

ELEMENTS = frozenset(
    {"abbr", "blockquote", "code", "dd", "dl", "dt", "hr", "img", "li", "ol", "pre"}
    | {"table", "tbody", "td", "th", "thead", "tr", "ul"}
)
"""The elements of the dialect that Material's rules are kept for."""

_BESIDE = frozenset({"p"})
_UNWANTED = (
    *("transition", "box-shadow", "font-size", "text-align", "scrollbar", "outline", "touch"),
    *("min-width", "background-color", "-webkit-box-decoration"),
)
_SELECTOR = re.compile(
    r"\.md-typeset((?:[ >]+[a-z0-9]+(?::not\(\[(?:class|hidden)\]\)|:last-child)?)+)"
)
_ROOT_SCALE = 1.25
"""Material sets the root's font size to 125 %; ours is the reader's own."""


@cache
def subset() -> str:
    """The kept rules as one line of CSS."""
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise RuntimeError("mkdocs-material is not installed")
    folder = Path(spec.origin).parent / "templates" / "assets" / "stylesheets"
    sheet = next(folder.glob("main.*.min.css")).read_text(encoding="utf-8")
    return cut(sheet)


def cut(sheet: str) -> str:
    """The part of a stylesheet that the dialect's elements need, in the layer ``material``."""
    rules = []
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        prelude = tinycss2.serialize(rule.prelude)
        selectors = [s.strip() for s in prelude.split(",") if _wanted(s.strip())]
        declarations = _declarations(rule.content)
        if selectors and declarations:
            rules.append(f"{','.join(selectors)}{{{declarations}}}")
    return f"@layer material{{{''.join(rules)}}}\n"


def _wanted(selector: str) -> bool:
    match = _SELECTOR.fullmatch(selector)
    if not match:
        return False
    elements = set(re.findall(r"(?:^|[ >])([a-z0-9]+)", match[1]))
    return bool(elements & ELEMENTS) and elements <= ELEMENTS | _BESIDE


def _declarations(content: list[Any]) -> str:
    kept = []
    for item in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if item.type != "declaration" or item.lower_name.startswith(_UNWANTED):
            continue
        kept.append(f"{item.lower_name}:{_rescaled(tinycss2.serialize(item.value).strip())}")
    return ";".join(kept)


def _rescaled(value: str) -> str:
    return re.sub(
        r"(\d*\.?\d+)rem\b", lambda m: f"{round(float(m[1]) * _ROOT_SCALE, 4):g}rem", value
    )
