"""PO, which is also the form that a library keeps: as it is, and as it came back by mail."""

from __future__ import annotations

from waymark.model import Finding, finding
from waymark.translation.exchange.codes import codes_of
from waymark.translation.exchange.returned import Marks, Refusal, ReturnedFile, ReturnedRow
from waymark.translation.exchange.rows import row_id
from waymark.translation.po_syntax import parse, write

MAX_BYTES = 4_000_000
_REASON = "Not used: "


def read_po(data: bytes, path: str) -> ReturnedFile | Finding:
    """The rows of a PO file, or TR025. A broken entry costs itself alone (TR025 is its fault)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return finding("TR025", path, "The file is not UTF-8.", "Save it as UTF-8.", line=line)
    file, faults = parse(text)
    entries = [e for e in file if not e.obsolete]
    if not entries:
        line = faults[0].line if faults else 1
        return finding("TR025", path, "The file holds no texts that can be read.", line=line)
    rows = []
    for at, entry in enumerate(entries):
        codes = codes_of(entry.msgid)
        rows.append(
            ReturnedRow(
                id=row_id(entry.msgctxt, entry.msgid),
                at=at,
                line=entry.linenum or 1,
                english=codes.hide(entry.msgid),
                translation="" if "fuzzy" in entry.flags else codes.hide(entry.msgstr.strip()),
                confirmed="fuzzy" not in entry.flags,
            )
        )
    for fault in faults:
        reason = Refusal("TR025", f"An entry cannot be read: {fault.reason}.")
        rows.append(ReturnedRow("", -1, fault.line, fault=reason))
    language = str(file.metadata.get("Language", "")).replace("-", "_").partition("_")[0].lower()

    def marked(marks: Marks) -> bytes:
        for at, entry in enumerate(entries):
            entry.tcomment = entry.tcomment.partition(_REASON)[0].rstrip()
            if at in marks.refused:
                entry.tcomment = f"{entry.tcomment}\n{_REASON}{marks.refused[at]}".lstrip()
                entry.flags = [*(f for f in entry.flags if f != "fuzzy"), "fuzzy"]
        return write(file).encode()

    reference = next((o[0] for e in entries for o in e.occurrences), "")
    return ReturnedFile(path, reference, language, "", tuple(rows), marked)
