"""How a Word document looks: one row for each style of the reference document.

Sizes and spaces are in points, colours six digits. The body is set in 12 points; nothing is
justified, nothing is in capitals.
"""

from __future__ import annotations

from dataclasses import dataclass

INK, MUTED, LINE, WHITE = "16222C", "4A5863", "8B8577", "FFFFFF"
HELP, NOTE, NOTE_GROUND, STONE = "9B1C1F", "7A4B00", "FFF6E0", "F4F1EA"
WAY, LINK = "way", "link"
"""Colours of the audience and the organisation, filled in when the styles are made."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. ``edge`` is the colour of a line above it, ``below`` of one below it;
    ``ground`` that behind it; ``keep`` holds it on the page of what follows."""

    name: str
    size: float = 12
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 8
    line: float = 1.25
    edge: str = ""
    ground: str = ""
    below: str = ""
    keep: bool = False
    based_on: str = "Normal"


FORMS = {"TickedTable": 10.0, "WrittenTable": 20.0}
"""Styles of tables to fill in by hand, with the least height of a row in millimetres."""

LOOKS = (
    Look("Normal"),
    Look("Body Text"),
    Look("First Paragraph"),
    Look("Compact", after=4),
    Look("Heading 1", 26, True, INK, 4, 6, 1.1, keep=True),
    Look("Heading 2", 16, True, INK, 18, 6, 1.15, keep=True),
    Look("Heading 3", 13.5, True, INK, 14, 5, 1.15, keep=True),
    Look("Heading 4", 12, True, INK, 12, 4, 1.15, keep=True),
    Look("Subtitle", 14, False, MUTED, 0, 8, 1.25),
    Look("Reader", 12, True, WAY, 0, 2, keep=True),
    Look("Organisation", 10, True, MUTED, 0, 10),
    Look("Edition Line", 10, False, MUTED, 0, 16, below=LINE),
    Look("Translation Line", 10, True, INK, 0, 12),
    Look("Draft Banner", 9, True, INK, 0, 4, 1.15, edge=INK, below=INK),
    Look("Running Line", 9, False, MUTED, 0, 2, 1.15),
    Look("Running Head", 9, False, MUTED, 0, 12, 1.15),
    Look("Note Title", 12, True, NOTE, 14, 6, edge=NOTE, ground=NOTE_GROUND, keep=True),
    Look("Note Line", 4, after=12, line=1, below=NOTE),
    Look("Important Title", 12, True, INK, 14, 6, edge=INK, ground=STONE, keep=True),
    Look("Important Line", 4, after=12, line=1, below=INK),
    Look("Help Title", 13, True, WHITE, 14, 6, edge=HELP, ground=HELP, keep=True),
    Look("Help Line", 4, after=12, line=1, below=HELP),
    Look("Slide Title", 13, True, WHITE, 16, 6, edge=WAY, ground=WAY, keep=True),
    Look("Slide Line", 4, after=12, line=1, below=WAY),
    Look("Fill-in Title", 12, True, INK, 14, 6, edge=WAY, ground=STONE, keep=True),
    Look("Fill-in Line", 4, after=12, line=1, below=WAY),
    Look("Label", 12, before=4, after=0, keep=True),
    Look("Blank Line", 12, after=10, line=1.3, below=LINE, keep=True),
    Look("Prompt", 12, before=10, after=0, keep=True),
    Look("Writing Line", 12, after=0, line=2, below=LINE),
    Look("Table Text", 11, after=0, line=1.2),
    Look("Definition Term", 12, True, after=0, keep=True),
    Look("Definition", 12),
    Look("Block Text", 12, False, MUTED),
    Look("Source Code", 11),
    Look("Footnote Text", 10, after=4, line=1.2),
    Look("Rule", 6, after=8, below=LINE),
    Look("Current Line", 11, True, before=24, after=2, keep=True),
    Look("Address Line", 11, after=4, keep=True),
    Look("Small Line", 10, False, MUTED, after=4),
)
