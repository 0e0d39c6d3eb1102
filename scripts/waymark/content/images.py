"""Images: PNG, JPEG and SVG. An SVG is a program to a browser, so only drawing is allowed in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from waymark.content.logo import image_size
from waymark.content.report import quoted
from waymark.model import Finding, finding

LARGEST = 2 * 1024 * 1024
"""Bytes of the largest image."""

MOST_PIXELS = 25_000_000
"""A few bytes of PNG may unpack to more than any memory holds; A3 at 300 dpi has 17 million."""

NAME = re.compile(r"images/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.(svg|png|jpe?g)")
_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}

_SVG = "http://www.w3.org/2000/svg"
_DRAWING = frozenset(
    {"a", "circle", "clipPath", "defs", "desc", "ellipse", "g", "image", "line", "linearGradient"}
    | {"marker", "mask", "metadata", "path", "pattern", "polygon", "polyline", "radialGradient"}
    | {"rect", "stop", "style", "svg", "text", "textPath", "title", "tspan"}
)
"""Without ``use``: nested uses multiply, and a drawing of a few lines could fill any memory."""
_EDITORS = ("inkscape", "sodipodi", "www.w3.org/1999/02/22-rdf", "creativecommons", "purl.org/dc")
"""Namespaces that drawing programs leave behind: inert in a browser."""
_INLINE_IMAGE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*")
_OUTER_STYLE = re.compile(
    r"url\(\s*['\"]?\s*(?!['\"#\s])|@|image-set|cross-fade|src\(|expression|//|\\", re.IGNORECASE
)


def check_image(path: str, data: bytes) -> Finding | None:
    """The first fault of an image's name or content, if there is one (LK006)."""
    name = NAME.fullmatch(path)
    if name is None:
        message = f"{quoted(path)} is not a name for an image."
        hint = "Write lower-case words joined by hyphens, ending in .svg, .png or .jpg."
        return finding("LK006", path, message, hint)
    if name[1] == "svg":
        return _Svg(path).check(data)
    if not data.startswith(_SIGNATURES[name[1]]):
        message = f"The content of {quoted(path)} is not {name[1].upper()}."
        return finding("LK006", path, message, "Save the image again in that format.")
    width, height = image_size(path, data)
    if width * height > MOST_PIXELS:
        message = f"{quoted(path)} is {width:.0f} by {height:.0f} pixels."
        hint = f"Save it smaller: {MOST_PIXELS // 1_000_000} million pixels fill a poster."
        return finding("LK006", path, message, hint)
    return None


class _Refused(Exception):
    """Ends the parsing of one SVG; never leaves this module."""


class _Svg:
    """Reads one SVG with expat, which opens nothing outside the text."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._depth = 0
        self._style_text: list[str] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._parser.ProcessingInstructionHandler = self._instruction

    def check(self, data: bytes) -> Finding | None:
        """The fault that ended the parsing, if one did."""
        try:
            self._parser.Parse(data, True)
        except _Refused as refused:
            hint = "Save it as plain SVG: shapes and text, nothing that runs or loads."
            return self._found(str(refused), hint)
        except (expat.ExpatError, ValueError, LookupError) as error:
            return self._found(f"The SVG cannot be read: {error}.", "Save it again as plain SVG.")
        return None

    def _found(self, message: str, hint: str) -> Finding:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        return finding("LK006", self._path, message, hint, line=max(line, 1), column=column)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self._depth and name != f"{_SVG} svg":
            raise _Refused(f"The first element is {quoted(tag)}, not an SVG's.")
        self._depth += 1
        if not self._depth - 1 and not ({"width", "height"} <= set(attributes)
                                        or "viewBox" in attributes):  # fmt: skip
            raise _Refused("The SVG has no size: neither a viewBox nor width and height.")
        drawing = namespace == _SVG and tag in _DRAWING
        if not drawing and not any(editor in namespace for editor in _EDITORS):
            raise _Refused(f"The element {quoted(tag)} is not allowed.")
        if tag == "style":
            self._style_text = []
        for attribute, value in attributes.items():
            self._attribute(tag, attribute.rpartition(" ")[2], value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            raise _Refused(f"The event handler {quoted(name)} is not allowed.")
        inline = tag == "image" and _INLINE_IMAGE.fullmatch(value.strip())
        if name in ("href", "src", "base") and not value.strip().startswith("#") and not inline:
            raise _Refused(f"The reference {quoted(value)} leads out of the image.")
        if "url(" in value.lower() or name == "style":
            self._style(value)

    def _text(self, text: str) -> None:
        if self._style_text is not None:
            self._style_text.append(text)  # expat hands over text in pieces

    def _style(self, text: str) -> None:
        if _OUTER_STYLE.search(text):
            raise _Refused(f"The style {quoted(text)} may load something from outside.")

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._style_text is not None:
            self._style("".join(self._style_text))
            self._style_text = None

    def _entity(self, name: str, *_rest: object) -> None:
        raise _Refused(f"The entity {quoted(name)} is not allowed.")

    def _instruction(self, target: str, _data: str) -> None:
        raise _Refused(f"The processing instruction {quoted(target)} is not allowed.")
