"""Links and images: kinds of address, alt texts, what a link says. Findings LK002, LK003, LK006,
AX001, AX002."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from waymark.markup.headings import heading_ids
from waymark.markup.links import DOCUMENT_SCHEME, LinkUse, links
from waymark.markup.whitelist import IMAGE, SCHEMES, scheme
from waymark.model import Finding, SourceText, finding
from waymark.model.marks import without_marks

_EMPTY_WORDS = frozenset(
    {"click", "click here", "details", "here", "link", "more", "read more", "this", "this link"}
    | {"this page", "see here", "find out more", "learn more", "more information", "website"}
)
_PLACEHOLDER_ONLY = re.compile(r"\{\{[^{}]*\}\}")
_DOCUMENT = re.compile(r"doc:[a-z0-9]+(?:-[a-z0-9]+)*(?:#[^\s#]+)?")
_OWN_PAGE = re.compile(r"#\S+")


def _written(body: SourceText, images: bool) -> Iterator[LinkUse]:
    return (use for use in links(body) if use.image is images)


def addresses_are_allowed(body: SourceText) -> Iterator[Finding]:
    """A link is https, mailto, tel, a document by its id, a fact, or a heading of this text."""
    for use in _written(body, images=False):
        target = without_marks(use.target)
        kind = scheme(target)
        if kind in SCHEMES or _PLACEHOLDER_ONLY.fullmatch(target) or _OWN_PAGE.fullmatch(target):
            continue
        if _DOCUMENT.fullmatch(target):
            continue
        hint = ""
        if kind == "http":
            hint = f"Write https:{target.partition(':')[2]}"
        elif target.startswith(DOCUMENT_SCHEME) or target.endswith(".md"):
            hint = "Write doc: and the document's id, such as doc:worried."
        yield finding("LK003", use.place, f"The link “{use.text}” leads to “{target}”.", hint)


def fragments_exist(body: SourceText) -> Iterator[Finding]:
    """A link within the text names one of its headings."""
    ids = heading_ids(body.text)
    for use in _written(body, images=False):
        if use.target.startswith("#") and use.fragment not in ids:
            near = difflib.get_close_matches(use.fragment, ids, 1)
            hint = f"Did you mean “#{near[0]}”?" if near else ""
            message = f"No heading of this text has the id “{use.fragment}”."
            yield finding("LK002", use.place, message, hint)


def images_are_allowed(body: SourceText) -> Iterator[Finding]:
    """An image lies in ``images/``, has a known kind and says what it shows (WCAG 1.1.1)."""
    for use in _written(body, images=True):
        if not IMAGE.fullmatch(use.target) or ".." in use.target:
            message = f"The image “{use.target}” is not one from images/."
            yield finding("LK006", use.place, message)
        if not without_marks(use.text).strip():
            message = f"The image “{use.target}” has no text in its square brackets."
            yield finding("AX001", use.place, message)


def links_say_where(body: SourceText) -> Iterator[Finding]:
    """A link makes sense out of its sentence (WCAG 2.4.4, 2.4.9)."""
    for use in _written(body, images=False):
        words = re.sub(r"[*_`]|[.…:→»>]+$", "", without_marks(use.text)).strip().lower()
        if not words or words in _EMPTY_WORDS or words.startswith(("https://", "http://", "www.")):
            message = f"The link to “{without_marks(use.target)}” says only “{use.text}”."
            yield finding("AX002", use.place, message)
