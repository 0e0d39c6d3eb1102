"""What may stand in the HTML: attributes by tag, classes, and the kinds of address."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_EVERYWHERE = frozenset({"lang", "dir"})
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title", "hreflang", "rel", "class"}),
    "abbr": frozenset({"title"}),
    "code": frozenset({"class"}),
    "div": frozenset({"class", "role", "tabindex", "aria-labelledby"}),
    "img": frozenset({"src", "alt", "title", "loading"}),
    "li": frozenset({"id"}),
    "ol": frozenset({"class", "start"}),
    "p": frozenset({"class", "id"}),
    "sup": frozenset({"id"}),
    "td": frozenset({"class"}),
    "th": frozenset({"class", "scope"}),
    "tr": frozenset({"id"}),
    **{f"h{level}": frozenset({"id"}) for level in range(1, 7)},
}
_CLASS = re.compile(
    r"callout(--(note|important|help)|__title)?|steps|table|footnote(-ref|-backref)?"
    r"|(slide|fill-in)(__title)?|write(__line)?"
    r"|align-(start|end|center)|language-[\w-]+"
)

SCHEMES = ("https", "mailto", "tel")
"""The kinds of absolute address that a page may hold; the rest is from this site."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
IMAGE = re.compile(r"images/[A-Za-z0-9_-][A-Za-z0-9_./-]*\.(?:svg|png|jpe?g)")
"""An image's path as authors write it."""


def scheme(address: str) -> str:
    """The scheme of an address in lower case, or nothing."""
    match = _SCHEME.match(address.strip())
    return match[1].lower() if match else ""


def clean(root: Element) -> None:
    """Delete every attribute, class and address that is not listed here."""
    for element in root.iter():
        allowed = _ATTRIBUTES.get(str(element.tag), frozenset()) | _EVERYWHERE
        for name in [n for n in element.attrib if n not in allowed]:
            del element.attrib[name]
        if "class" in element.attrib:
            kept = [c for c in element.get("class", "").split() if _CLASS.fullmatch(c)]
            element.set("class", " ".join(kept))
            if not kept:
                del element.attrib["class"]
        for name in ("href", "src"):
            if scheme(element.get(name, "")) not in ("", *SCHEMES):
                del element.attrib[name]
        if scheme(element.get("href", "")) == "https":
            element.set("rel", "noreferrer")
        if element.tag == "img":
            element.set("loading", "lazy")
            element.attrib.setdefault("alt", "")
            element.attrib.setdefault("src", "")
        if element.tag == "a" and "href" not in element.attrib:
            element.tag = "span"
            element.attrib.clear()
