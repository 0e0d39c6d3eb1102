"""XML from outside, read without trust: no document types, no entities, nothing from elsewhere."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from waymark.model import Finding, finding

MAX_BYTES = 8_000_000
"""Of one XML file; the table of a long document has half a million."""

_DECLARED = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SEND = "Ask the translator to send the file again."


def parse_xml(data: bytes, path: str, part: str = "") -> etree._Element | Finding:
    """The root of a file, or TR025 with the line where it breaks.

    ``part`` names a file inside the file. Only UTF-8 and UTF-16 are read, whatever the declaration
    says, so that nothing hides from the search for document types. libxml2's own limits of depth
    and length hold.
    """
    inside = f" Its part {part} is broken:" if part else ""
    if len(data) > MAX_BYTES:
        message = f"The file{f' ({part})' if part else ''} has {len(data):,} bytes of XML."
        return finding("TR025", path, message, f"{MAX_BYTES:,} are the limit.")
    text = _decoded(data)
    if text is None:
        message = f"The file is not UTF-8.{inside and f' ({part})'}"
        return finding("TR025", path, message, "Ask for the file as UTF-8.")
    if match := _DECLARED.search(text):
        line = text.count("\n", 0, match.start()) + 1
        message = "The file declares a document type or entities, which no translator's file needs."
        return finding("TR025", path, message, _SEND, line=line)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 1
        reason = str(getattr(error, "msg", error) or "it is empty").partition(", line")[0]
        message = f"The file cannot be read.{inside} line {line}: {reason}."
        return finding("TR025", path, message, _SEND, line=line)


def _decoded(data: bytes) -> str | None:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
