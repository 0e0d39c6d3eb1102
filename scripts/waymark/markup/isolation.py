"""Marks become HTML: English stand-ins get their language, facts are isolated left-to-right.

Facts turn into ``<bdi>`` while inline text is read, so that no other pattern reads inside them;
stand-ins afterwards, when it shows whether they fill their block (design 2 and 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from waymark.model import ENGLISH
from waymark.model.marks import (
    FACT,
    ISOLATE_END,
    ISOLATE_LTR,
    NO_BREAK_SPACE,
    STAND_IN_CLOSE,
    STAND_IN_OPEN,
    without_marks,
)

# Of these the whole element may be in another language. A list item may not: its marker would
# change sides in right-to-left text.
_WHOLE = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt"})
_SPOKEN = ("alt", "title")
_HREF = "data-href"
_STAND_IN = re.compile(f"{STAND_IN_OPEN}(?P<text>.*){STAND_IN_CLOSE}", re.DOTALL)


class FactPattern(InlineProcessor):
    """A fact's mark in running text becomes ``<bdi>``; its link is added when the tree stands."""

    def __init__(self) -> None:
        super().__init__(FACT.pattern)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        """One fact."""
        return _isolate(m), m.start(0), m.end(0)


def _isolate(match: re.Match[str]) -> Element:
    shown, href, language = match.groups()
    element = Element("bdi", {"lang": language} if language else {"dir": "ltr"})
    element.text = AtomicString(shown)
    if href:
        element.set(_HREF, href)
    return element


def link_facts(root: Element, inside_link: bool = False) -> None:
    """Put each fact that has a link into ``<a>``, unless it already stands in one."""
    for index, child in enumerate(list(root)):
        href = child.attrib.pop(_HREF, "")
        if href and not inside_link:
            link = Element("a", {"href": href})
            link.tail, child.tail = child.tail, None
            link.append(child)
            root[index] = link
        else:
            link_facts(child, inside_link or child.tag == "a")


def isolate_in_code(root: Element) -> None:
    """Facts inside code, which no inline pattern reads."""
    for code in list(root.iter("code")):
        text = code.text or ""
        pieces = list(FACT.finditer(text))
        if not pieces or len(code):
            continue
        code.text = AtomicString(text[: pieces[0].start()])
        for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
            element = _isolate(piece)
            element.attrib.pop(_HREF, None)
            element.tail = AtomicString(text[piece.end() : after.start() if after else len(text)])
            code.append(element)


def mark_stand_ins(root: Element) -> None:
    """Give each English stand-in ``lang`` and ``dir``: on its block if it fills it, else a span."""
    for element in list(root.iter()):
        texts = [element.text or "", *(child.tail or "" for child in element)]
        if not any(STAND_IN_OPEN in t or STAND_IN_CLOSE in t for t in texts):
            continue
        joined = "\ufffc".join(texts)
        whole = _STAND_IN.fullmatch(joined.strip())
        if element.tag in _WHOLE and whole and STAND_IN_OPEN not in whole["text"]:
            element.set("lang", ENGLISH)
            element.set("dir", "ltr")
            _strip(element)
        else:
            _span(element)


def _strip(element: Element) -> None:
    element.text = _bare(element.text)
    for child in element:
        child.tail = _bare(child.tail)


def _bare(text: str | None) -> str | None:
    if text is None:
        return None
    bare = text.replace(STAND_IN_OPEN, "").replace(STAND_IN_CLOSE, "")
    return AtomicString(bare) if isinstance(text, AtomicString) else bare


def _span(element: Element) -> None:
    """Rebuild the element's content, with what stands between two marks inside a span."""
    content = list(_content(element))
    for child in list(element):
        element.remove(child)
    element.text = None
    target = element
    for piece in content:
        if piece == STAND_IN_OPEN:
            target = SubElement(element, "span", {"lang": ENGLISH, "dir": "ltr"})
        elif piece == STAND_IN_CLOSE:
            target = element
        elif isinstance(piece, str):
            _append_text(target, piece)
        else:
            target.append(piece)


def _content(element: Element) -> Iterator[str | Element]:
    """Text, marks and children in their order; the children without their tails."""
    for child, text in [(None, element.text), *((c, c.tail) for c in list(element))]:
        if child is not None:
            child.tail = None
            yield child
        yield from (p for p in re.split(f"([{STAND_IN_OPEN}{STAND_IN_CLOSE}])", text or "") if p)


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def isolate_attributes(root: Element) -> None:
    """Facts and stand-ins in attributes: isolates and no-break spaces, or the bare address."""
    for element in root.iter():
        for name in _SPOKEN:
            value = element.get(name, "")
            if STAND_IN_OPEN in value:
                element.set("lang", ENGLISH)
            if value:
                element.set(name, without_marks(isolated(value)))
        for name in ("href", "src"):
            if FACT.search(element.get(name, "")):
                element.set(name, _address(element.get(name, "")))


def isolated(text: str) -> str:
    """Text in which each fact stands between Unicode's isolates, unbreakable."""
    return FACT.sub(
        lambda m: f"{ISOLATE_LTR}{m[1].replace(' ', NO_BREAK_SPACE)}{ISOLATE_END}", text
    )


def _address(value: str) -> str:
    """``tel:`` before a phone number's mark, or nothing before it, both give the fact's link."""
    match = FACT.search(value)
    if match and match[2] and value[: match.start()] in ("", match[2].partition(":")[0] + ":"):
        return match[2] + value[match.end() :]
    return without_marks(value)


def spoken_text(element: Element) -> str:
    """The element's text with isolates around facts and without footnote marks."""
    if element.tag == "sup" and element.get("id", "").startswith("fnref"):
        return ""
    inner = (element.text or "") + "".join(spoken_text(c) + (c.tail or "") for c in element)
    if element.tag == "bdi" and element.get("dir") == "ltr":
        return f"{ISOLATE_LTR}{inner.replace(' ', NO_BREAK_SPACE)}{ISOLATE_END}"
    return inner
