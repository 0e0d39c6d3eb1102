"""polib's entries → PO text. What did not change keeps its lines, however another tool folded them.

Weblate, Poedit and OmegaT fold lines and order headers in their own ways. A file that were written
anew from its entries would differ from theirs in a hundred lines, and hide the one that changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import polib

WIDTH = 78
"""Where lines are folded, as gettext's own tools fold them."""

_Id = tuple[bool, str | None, str]
_FIELDS = (
    "msgstr",
    "msgid_plural",
    "msgstr_plural",
    "tcomment",
    "flags",
    "previous_msgctxt",
    "previous_msgid",
    "previous_msgid_plural",
)


@dataclass(frozen=True, slots=True)
class Before:
    """A file as it was read: its head, and each entry with the lines that it stood on.

    The entries must not have been changed since.
    """

    head: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    header: str = ""
    entries: dict[_Id, tuple[polib.POEntry, str]] = field(default_factory=dict)


def before(file: polib.POFile, text: str) -> Before:
    """What to write unchanged again; ``text`` is what ``file`` was read from, without a fault."""
    lines = text.removeprefix("\ufeff").splitlines()
    starts = [entry.linenum or 1 for entry in file] + [len(lines) + 1]
    head = "\n".join(lines[: starts[0] - 1]).strip("\n")
    entries: dict[_Id, tuple[polib.POEntry, str]] = {}
    for entry, start, end in zip(file, starts[:-1], starts[1:], strict=True):
        raw = "\n".join(lines[start - 1 : end - 1]).strip("\n")
        entries.setdefault(_id(entry), (entry, raw))
    return Before(head, dict(file.metadata), file.header, entries)


def write(file: polib.POFile, was: Before | None = None) -> str:
    """The PO file as text, with one LF at its end; equal entries as they stood in ``was``."""
    was = was or Before()
    same_head = was.head and (was.metadata, was.header) == (dict(file.metadata), file.header)
    pieces = [was.head if same_head else _head(file)]
    # Obsolete entries go to the end, as polib and gettext put them.
    for obsolete in (False, True):
        for entry in file:
            if bool(entry.obsolete) is obsolete:
                old, raw = was.entries.get(_id(entry), (None, ""))
                same = old is not None and _same(entry, old)
                pieces.append(raw if same else entry.__unicode__(WIDTH).strip("\n"))
    return "\n\n".join(pieces) + "\n"


def _id(entry: polib.POEntry) -> _Id:
    return bool(entry.obsolete), entry.msgctxt, entry.msgid


def _same(new: polib.POEntry, old: polib.POEntry) -> bool:
    """Whether two entries with one id say the same; how a comment is folded does not matter."""
    return (
        all(getattr(new, name) == getattr(old, name) for name in _FIELDS)
        and new.comment.split() == old.comment.split()
        and [p for p, _ in new.occurrences] == [p for p, _ in old.occurrences]
    )


def _head(file: polib.POFile) -> str:
    """The header's comment and its fields, as polib writes them."""
    bare = polib.POFile(wrapwidth=WIDTH)
    bare.header, bare.metadata = file.header, file.metadata
    return str(bare).strip("\n")
