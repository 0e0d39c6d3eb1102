"""Where a line may break, and so what must fit on one: for words that are measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from waymark.model import Node, plain_text
from waymark.model.marks import NO_BREAK_SPACE

_SPACE = re.compile(r"[ \t\r\n]+")
_LONG = 36  # longer than this a fact may break over lines
_IDEOGRAPH = r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
_BREAKS = re.compile(
    r"[ \t\r\n\u200b\u00ad]+|(?<=[-\u2013\u2014/?&])" + f"|(?<={_IDEOGRAPH})|(?={_IDEOGRAPH})"
)
_WIDEST = 3  # so many words are measured: the one with most letters may not be the widest


def longest(cells: Iterable[Node]) -> list[str]:
    """The words of a column that may need most room: a cell cannot be narrower than its words."""
    words = {w for cell in cells for w in pieces(cell)}
    return sorted(sorted(words), key=len, reverse=True)[:_WIDEST]


def pieces(node: Node | str) -> Iterator[str]:
    """The pieces of a text between which a line may break: words, their parts, facts as a whole."""
    if isinstance(node, str):
        yield from (w for w in _BREAKS.split(node) if w)
    elif node.tag in ("bdi", "code"):
        fact = _SPACE.sub(" ", plain_text((node,))).strip()
        if node.tag == "bdi" and (node.get("dir") != "ltr" or may_break(fact)):
            yield from pieces(fact)
        else:
            yield fact.replace(" ", NO_BREAK_SPACE)
    else:
        for child in node.children:
            yield from pieces(child)


def may_break(fact: str) -> bool:
    """Whether a fact may run over lines: a name, or one that is too long for most of them."""
    is_name = " " in fact and not any(c.isdigit() for c in fact)
    return is_name or len(fact) > _LONG
