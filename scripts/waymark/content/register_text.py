"""Entries and addresses as the YAML that is appended to their files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from waymark.content import register_keys as k
from waymark.content.characters import without_forbidden
from waymark.model import Entry, ReleasedAddress

_BARE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
"""What no reader of YAML takes for anything but text."""

ADDRESSES_HEAD = (
    "# Every address that was ever released. Waymark adds to it; nothing is taken out.\n"
)


def register_head(document: str) -> str:
    """The first lines of a new register."""
    return (
        f"# The register of {document}: what was submitted, consulted on, approved and released.\n"
        "# Waymark writes it (waymark editions) and only ever adds to it: change nothing by hand.\n"
        f"document: {json.dumps(document)}\n"
        "entries:\n"
    )


def entry_text(entry: Entry) -> str:
    """One entry, as it stands in the list below ``entries:``."""
    lines = list(_lines(entry))
    return "".join(f"{'- ' if n == 0 else '  '}{line}\n" for n, line in enumerate(lines))


def address_text(address: ReleasedAddress) -> str:
    """One row of ``addresses.yml``."""
    row = {"address": address.address, "document": address.document}
    if address.audience:
        row |= {"audience": address.audience, "language": address.language}
    return "- {" + ", ".join(f"{key}: {_words(value)}" for key, value in row.items()) + "}\n"


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{k.EVENT.name}: {entry.event}"
    yield f"{k.DATE.name}: {entry.date.isoformat()}"
    yield f"{k.ROLE.name}: {_words(entry.role)}"
    yield from _mapping(k.DIGESTS.name, entry.digests)
    yield from _mapping(k.VERSIONS.name, entry.versions)
    yield from _mapping(k.TRANSLATES.name, entry.translates)
    yield from _line(k.LANGUAGE.name, entry.language)
    yield from _line(k.GROUP.name, entry.group)
    yield from _line(k.VIEW.name, entry.view or "")
    yield from _list(k.COMMENTS.name, ({"id": c.id, "text": c.text} for c in entry.comments))
    answers = ({"comment": a.comment, "outcome": str(a.outcome), "because": a.because}
               for a in entry.answers)  # fmt: skip
    yield from _list(k.ANSWERS.name, answers)
    for key, flag in ((k.MINOR, entry.minor), (k.URGENT, entry.urgent), (k.SAFETY, entry.safety)):
        if flag:
            yield f"{key.name}: true"
    yield from _line(k.NOTE.name, entry.note)
    yield from _line(k.REASON.name, entry.reason)
    yield from _line(k.INSTEAD.name, entry.instead)


def _line(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"{name}: {_words(text)}"


def _mapping(name: str, mapping: Mapping[str, object]) -> Iterator[str]:
    if mapping:
        yield f"{name}:"
        for audience, value in mapping.items():
            yield f"  {audience}: {_words(str(value))}"


def _list(name: str, rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number == 0:
            yield f"{name}:"
        for index, (key, value) in enumerate((key, v) for key, v in row.items() if v):
            yield f"  {'-' if index == 0 else ' '} {key}: {_words(value)}"


def _words(text: str) -> str:
    if _BARE.fullmatch(text):
        return text
    # A JSON string is a YAML string. What no text of a library may hold is not kept.
    return json.dumps(without_forbidden(text), ensure_ascii=False)
