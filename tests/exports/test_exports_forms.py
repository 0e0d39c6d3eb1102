"""Tables to fill in: what belongs into an empty cell is said in every kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from waymark.exports import EXPORTERS
from waymark.model import FileRecord, Format

FORM = """## The log {#log}

| Role | Course | Finished on |
| --- | --- | --- |
| Lead | | |
| | | |
"""


def test_a_text_file_names_the_empty_cells(
    make_record: Callable[..., FileRecord], images: Mapping[str, bytes]
) -> None:
    made, findings = EXPORTERS[Format.TEXT](make_record(text=FORM), images)
    assert findings == ()
    assert made is not None
    rows = ("Role: Lead\n  Course:\n  Finished on:\n", "Role:\n  Course:\n  Finished on:\n")
    assert "\n".join(rows) in made.data.decode()


@pytest.mark.parametrize("format", [Format.PDF, Format.LARGE_PRINT, Format.DOCX])
def test_a_form_loses_no_words(
    format: Format, make_record: Callable[..., FileRecord], images: Mapping[str, bytes]
) -> None:
    made, findings = EXPORTERS[format](make_record(text=FORM), images)
    assert findings == ()
    assert made is not None
