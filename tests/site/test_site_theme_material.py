"""What is kept of Material's stylesheet is all that the dialect's text needs of it, and no more."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import tinycss2

from waymark.markup import html_tree, render
from waymark.model import Direction
from waymark.site.material import ELEMENTS, subset

OURS = frozenset({"a", "h1", "h2", "h3", "h4", "p", "strong", "em", "sup", "del"})
"""Elements of the dialect whose whole look is in our own stylesheet."""

PLAIN = re.compile(r"(?:\[dir=(?:ltr|rtl)\] )?\.md-typeset [a-z0-9 >:().\[\]=\"-]+")
EVERYTHING = """\
# One

Text with *one*, **two**, `three`, [four](https://example.org/), a note[^1] and HTML
by its abbreviation.

## Two

### Three

#### Four

- one
    - two
- three

1. one
2. two

> said

Term
:   What it means.

| A | B |
|---|--:|
| c | d |

```
code
```

---

![A lamp](images/lamp.svg)

/// steps

1. **Listen.** First.

///

/// note | Good to know

Text.

///

*[HTML]: a language

[^1]: The note.
"""


@cache
def _material() -> str:
    spec = find_spec("material")
    assert spec and spec.origin
    folder = Path(spec.origin).parent / "templates" / "assets" / "stylesheets"
    return next(folder.glob("main.*.min.css")).read_text(encoding="utf-8")


def _made() -> set[str]:
    tree = html_tree(render(EVERYTHING, language="en", direction=Direction.LTR))
    return {node.tag for node in tree.walk() if node.tag}


def _selectors(sheet: str) -> set[str]:
    found = set()
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            found |= {s.strip() for s in tinycss2.serialize(rule.prelude).split(",")}
    return found


def _elements(selector: str) -> set[str]:
    bare = re.sub(r":[a-z-]+(?:\([^)]*\))?|\[[^\]]*\]|\.[\w-]+", "", selector)
    return set(re.findall(r"[a-z][a-z0-9]*", bare))


def test_every_element_that_the_dialect_makes_is_material_or_ours() -> None:
    made = _made()
    assert {"table", "blockquote", "dl", "pre", "hr", "sup", "h4"} <= made, "the text has them all"
    wrappers = {"div", "span", "bdi", "section", "article", "svg", "path", "nav", "body"}
    assert made - ELEMENTS - OURS - wrappers == set()


def test_no_rule_for_an_element_of_the_dialect_is_lost() -> None:
    """Every plain rule that Material has for them is kept, or is one of those named below."""
    kept = _selectors(subset().partition("{")[2].rpartition("}")[0])
    lost = set()
    for selector in _selectors(_material()):
        if not PLAIN.fullmatch(selector) or "." in selector.removeprefix(".md-typeset"):
            continue
        if _elements(selector) and _elements(selector) <= ELEMENTS | {"p"} and selector not in kept:
            lost.add(selector)
    told = {
        s
        for s in lost
        # Each direction of writing said for itself: ours says both at once.
        if s.startswith("[dir=")
        # A state of the pointer or of focus, or a part of an element.
        or re.search(r":(?:hover|focus|focus-visible|target|before|after|-webkit|marker|active)", s)
        # A paragraph by itself is ours.
        or _elements(s) == {"p"}
        # Attributes that the dialect never writes.
        or re.search(r"\[(?:align|type|role)(?:=\w+)?\](?!\))", s)
        # Cells: their alignment is ours, and what is first or last in one is a paragraph or a list.
        or re.search(r" t[dh](?::not\(\[align\]\)|>:(?:first|last)-child)$", s)
        # A row holds nothing but a movement.
        or s == ".md-typeset table:not([class]) tbody tr"
    }
    assert lost - told == set()


def test_what_is_kept_is_small_and_for_the_dialect_alone() -> None:
    part = subset()
    sheet = part.partition("{")[2].rpartition("}")[0]
    assert len(part) < len(_material()) / 20
    for selector in _selectors(sheet):
        assert selector.startswith(".md-typeset "), selector
        assert _elements(selector) <= ELEMENTS | {"p"}, selector
