"""A document's texts on their way to a translator and back: Word, XLIFF, PO, and a preview.

Out: a :class:`Worksheet` of rows is written in one of the formats. Back: a file is read into rows,
each row is decided on by itself (:func:`take`), and what is refused returns marked in place.
"""

from waymark.translation.exchange.preview import EditionView, write_preview
from waymark.translation.exchange.reading import MAX_BYTES, read_file
from waymark.translation.exchange.returned import Marks, Refusal, ReturnedFile, ReturnedRow
from waymark.translation.exchange.rows import Row, RowState, Worksheet, row_id, worksheet
from waymark.translation.exchange.taking import Taken, Terms, take
from waymark.translation.exchange.word import write_docx
from waymark.translation.exchange.writing import with_texts
from waymark.translation.exchange.xliff import write_xliff

__all__ = [
    "MAX_BYTES",
    "EditionView",
    "Marks",
    "Refusal",
    "ReturnedFile",
    "ReturnedRow",
    "Row",
    "RowState",
    "Taken",
    "Terms",
    "Worksheet",
    "read_file",
    "row_id",
    "take",
    "with_texts",
    "worksheet",
    "write_docx",
    "write_preview",
    "write_xliff",
]
