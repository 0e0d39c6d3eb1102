"""One ``register.yml`` becomes a Register, as far as it can be trusted."""

from __future__ import annotations

from waymark.content import register_keys as k
from waymark.content.keys import read_fields
from waymark.content.names import name_fault
from waymark.content.report import Report, nearest, quoted
from waymark.content.yaml_reader import read_yaml
from waymark.content.yaml_tree import Entries, Items, Scalar, Value
from waymark.model import Answer, Comment, Entry, Finding, Register

_KEYS = ("document", "entries")


def read_register(path: str, text: str) -> tuple[Register | None, tuple[Finding, ...]]:
    """The register at ``register/<section>/<slug>/register.yml``; ``None`` where it is no register.

    ``text`` has LF line ends and no byte order mark. An entry with a fault and what follows it is
    left out, but for withdrawals (:meth:`~waymark.model.Register.up_to`). Findings: ED002.
    """
    tree, faults = read_yaml(text, path, k.REGISTER)
    report = Report(k.REGISTER)
    report.take(faults)
    if tree is None:
        return None, report.findings
    if not isinstance(tree, Entries):
        report.add("ED002", tree.place, "The file is not a register.")
        return None, report.findings
    for key in tree.entries:
        if key.key not in _KEYS:
            message = f"The key {quoted(key.key)} is unknown."
            report.add("ED002", key.place, message, nearest(key.key, _KEYS))
    document = _document(tree, report)
    rows = _rows(tree, report)
    if document is None or rows is None:
        return None, report.findings
    _, section, slug, _ = path.split("/")
    entries: list[Entry] = []
    sound: int | None = None
    for index, row in enumerate(rows):
        one = Report(k.REGISTER)
        entry = _entry(row, one)
        report.take(one.findings)
        end = rows[index + 1].place.line if index + 1 < len(rows) else float("inf")
        twice = any(row.place.line <= f.line < end for f in faults)
        if entry is not None and not twice:
            entries.append(entry)
        elif sound is None:
            sound = len(entries)
    register = Register(path, document, section, slug, tuple(entries))
    return (register if sound is None else register.up_to(sound)), report.findings


def _document(tree: Entries, report: Report) -> str | None:
    entry = tree.get("document")
    id = entry.value.text if entry and isinstance(entry.value, Scalar) else ""
    if entry is None or name_fault(id):
        place = entry.place if entry else tree.place
        report.add("ED002", place, "The register does not name its document.")
        return None
    return id


def _rows(tree: Entries, report: Report) -> tuple[Value, ...] | None:
    entry = tree.get("entries")
    if entry is None or (isinstance(entry.value, Scalar) and entry.value.empty):
        return ()
    if isinstance(entry.value, Items):
        return entry.value.items
    report.add("ED002", entry.place, "The entries are not a list.")
    return None


def _entry(row: Value, report: Report) -> Entry | None:
    fields = read_fields(row, k.ENTRY_KEYS, report)
    if report.findings:
        return None
    comments = (Comment(c.of(k.COMMENT_ID), c.of(k.COMMENT_TEXT))
                for c in fields.get(k.COMMENTS, ()))  # fmt: skip
    answers = (Answer(a.of(k.ANSWERED), a.of(k.OUTCOME), a.get(k.BECAUSE, ""))
               for a in fields.get(k.ANSWERS, ()))  # fmt: skip
    return Entry(
        event=fields.of(k.EVENT),
        date=fields.of(k.DATE),
        role=fields.of(k.ROLE),
        place=row.place,
        digests=fields.get(k.DIGESTS, {}),
        versions=fields.get(k.VERSIONS, {}),
        translates=fields.get(k.TRANSLATES, {}),
        language=fields.get(k.LANGUAGE, ""),
        group=fields.get(k.GROUP, ""),
        view=fields.maybe(k.VIEW),
        comments=tuple(comments),
        answers=tuple(answers),
        note=fields.get(k.NOTE, ""),
        minor=fields.get(k.MINOR, False),
        urgent=fields.get(k.URGENT, False),
        safety=fields.get(k.SAFETY, False),
        reason=fields.get(k.REASON, ""),
        instead=fields.get(k.INSTEAD, ""),
    )
