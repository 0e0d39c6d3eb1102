"""What kind of file came back: told by its content, never by its name."""

from __future__ import annotations

import re
from collections.abc import Callable

from waymark.model import Finding, finding
from waymark.translation.exchange.po_file import read_po
from waymark.translation.exchange.returned import ReturnedFile
from waymark.translation.exchange.word_reading import read_docx
from waymark.translation.exchange.xliff_reading import read_xliff

MAX_BYTES = 10_000_000

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc), or locked with a password"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_PO = re.compile(rb"^(?:#[~|, ]* *)?msg(?:id|str|ctxt)\b", re.MULTILINE)
_HTML = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff")
_HINT = "Send the Word table, the XLIFF or the PO file that Waymark exported."


def read_file(data: bytes, path: str) -> ReturnedFile | Finding:
    """A translator's file, or TR025. ``path`` is its name, for findings alone."""
    if len(data) > MAX_BYTES:
        message = f"The file has {len(data):,} bytes; {MAX_BYTES:,} are the limit."
        return finding("TR025", path, message)
    reader = _reader(data)
    return finding("TR025", path, reader, _HINT) if isinstance(reader, str) else reader(data, path)


def _reader(data: bytes) -> Callable[[bytes, str], ReturnedFile | Finding] | str:
    """What reads such a file, or why nothing does."""
    if not data.strip():
        return "The file is empty."
    if data.startswith(b"PK"):
        return read_docx
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return f"The file is {kind}."
    if _XML.match(data):
        if _HTML.search(data[:1000]):
            return "The file is a web page, such as the preview: it is for reading."
        return read_xliff
    return read_po if _PO.search(data) else "The file is none that Waymark knows."
