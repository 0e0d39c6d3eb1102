"""Offline files: one exporter a format. An exporter reads a FileRecord and nothing else."""

from collections.abc import Mapping

from waymark.exports.made import Exporter, MadeFile
from waymark.exports.pdf import a4, large_print
from waymark.model import Format

EXPORTERS: Mapping[Format, Exporter] = {
    Format.PDF: a4,
    Format.LARGE_PRINT: large_print,
}
"""The formats that can be made. A new one is a folder beside ``pdf`` and a row here."""

__all__ = ["EXPORTERS", "Exporter", "MadeFile"]
