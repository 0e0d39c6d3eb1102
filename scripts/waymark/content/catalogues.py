"""The PO files of a library as text, by language and by what they translate."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from waymark.content.files import CATALOGUE_FILE, LARGEST_CATALOGUE, read_damaged
from waymark.content.report import nearest
from waymark.model import ENGLISH, Finding, finding

OF_THE_LIBRARY = frozenset({"library", "interface"})
"""Files beside those of documents: names and titles; words of the interface that it overrides."""


def read_catalogues(
    root: Path, paths: Iterable[str], languages: tuple[str, ...], addresses: frozenset[str]
) -> tuple[dict[tuple[str, str], str], tuple[Finding, ...]]:
    """Each PO file's text by ``(language, "section/slug")``; one that belongs to nothing is left.

    ``addresses`` are of all documents, those that a fault holds included. A text that could not be
    read whole (TR003) has U+FFFD in it: it must not be written back.
    """
    texts: dict[tuple[str, str], str] = {}
    faults: list[Finding] = []
    for path in paths:
        _, language, name = path.removesuffix(".po").split("/", 2)
        if found := _stray(path, language, name, languages, addresses):
            faults.append(found)
            continue
        text, fault = read_damaged(root, path, CATALOGUE_FILE, LARGEST_CATALOGUE)
        if fault:
            faults.append(fault)
        if text is not None:
            texts[(language, name)] = text
    return texts, tuple(faults)


def _stray(
    path: str, language: str, name: str, languages: tuple[str, ...], addresses: frozenset[str]
) -> Finding | None:
    if language not in languages:
        message = f'The language "{language}" of "{path}" is not in languages.yml.'
        return finding("TR002", path, message, nearest(language, languages))
    if language == ENGLISH and name != "interface":
        message = f'"{path}" translates into English, in which documents are written.'
        return finding("TR002", path, message, "Delete it.")
    if name not in addresses | OF_THE_LIBRARY:
        message = f'"{path}" belongs to no document.'
        return finding("TR002", path, message, nearest(name, sorted(addresses)))
    return None
