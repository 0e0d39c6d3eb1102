"""Nothing may be lost on the way: are the words of the text in the PDF?"""

from __future__ import annotations

from waymark.exports import wording
from waymark.exports.pdf.structure import TaggedText
from waymark.model import FileRecord

_TOLERATED = 0.12
"""Share of words that joined scripts may lose: their ligatures have no exact text layer (design 8).
Elsewhere not one word may be missing."""


def lost_words(record: FileRecord, blocks: tuple[TaggedText, ...]) -> tuple[str, ...]:
    """The words of the record that the file lacks, in their order; few enough of a joined script
    count as none."""
    lost = wording.lost_words(record, "".join(b.text for b in blocks))
    allowed = _TOLERATED if record.direction.value == "rtl" else 0.0
    return lost if len(lost) > allowed * len(wording.source_words(record)) else ()
