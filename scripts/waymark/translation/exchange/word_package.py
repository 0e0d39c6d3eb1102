"""A .docx from outside: opened within bounds, and put together again with one part changed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from waymark.model import Finding, finding
from waymark.translation.exchange.safe_xml import parse_xml

MAX_PARTS = 500
MAX_UNPACKED = 40_000_000
"""Bytes of all parts together; a table of a long document has one million."""

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, KeyError),
)
_OTHERS = (
    ("mimetype", "an OpenDocument file"),
    ("content.xml", "an OpenDocument file"),
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
)
_AS_DOCX = "Save it as a Word document (.docx)."


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a .docx by name, and the name of the one with the text."""

    parts: dict[str, bytes]
    main: str

    def with_main(self, root: etree._Element) -> bytes:
        """The same file with another text."""
        data = etree.tostring(root, encoding="utf-8", xml_declaration=True, standalone=True)
        return packed({**self.parts, self.main: data})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a file, without the time of day: the same parts are the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def open_package(data: bytes, path: str) -> Package | Finding:
    """All parts of a file, or TR025: broken, locked, too large once unpacked, of another kind.

    Sizes are added up before anything is unpacked, and zipfile never unpacks more of a part than
    its size says.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            infos = file.infolist()
            size = sum(i.file_size for i in infos)
            if len(infos) > MAX_PARTS or size > MAX_UNPACKED:
                message = f"The file unpacks to {len(infos):,} parts with {size:,} bytes."
                hint = f"{MAX_UNPACKED:,} bytes are the limit. Ask for the table without pictures."
                return finding("TR025", path, message, hint)
            names = [i.filename for i in infos]
            if len(set(names)) < len(names):
                return finding("TR025", path, "The file holds a part twice.", _AS_DOCX)
            for name, kind in _OTHERS:
                if name in names:
                    return finding("TR025", path, f"The file is {kind}.", _AS_DOCX)
            parts = {i.filename: file.read(i) for i in infos if not i.is_dir()}
    except _BROKEN as error:
        message = f"The file is damaged: {str(error).rstrip('.') or type(error).__name__}."
        return finding("TR025", path, message, "Ask the translator to send the file again.")
    main = _main(parts, path)
    return main if isinstance(main, Finding) else Package(parts, main)


def _main(parts: dict[str, bytes], path: str) -> str | Finding:
    """The part that the package's relationships name as its text."""
    if "_rels/.rels" in parts:
        root = parse_xml(parts["_rels/.rels"], path, "_rels/.rels")
        if isinstance(root, Finding):
            return root
        for relation in root:
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                name = str(relation.get("Target", "")).lstrip("/")
                if name in parts:
                    return name
    return finding("TR025", path, "The file is no Word document.", _AS_DOCX)
