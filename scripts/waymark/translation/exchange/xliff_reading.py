"""XLIFF 2 that came back, from whatever tool: its rows, and the copy with marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from waymark.model import Finding, finding
from waymark.translation.exchange.returned import Marks, Refusal, ReturnedFile, ReturnedRow
from waymark.translation.exchange.safe_xml import parse_xml
from waymark.translation.exchange.xliff import METADATA, core, sealed

REFUSED = "waymark:refused"
_DONE = frozenset({"translated", "reviewed", "final"})
_TRANSPARENT = frozenset({core("mrk")})
_NUMBER = re.compile("[1-9][0-9]{0,3}")
_INVISIBLE = frozenset({core("sm"), core("em")})


def read_xliff(data: bytes, path: str) -> ReturnedFile | Finding:
    """The rows of a file, or why it cannot be used: TR025, TR026."""
    root = parse_xml(data, path)
    if isinstance(root, Finding):
        return root
    version = root.get("version", "")
    if root.tag != core("xliff") or not version.startswith("2."):
        said = f"XLIFF {version}" if version and "xliff" in str(root.tag) else "no XLIFF 2 file"
        hint = "Waymark reads the XLIFF 2.0 that it wrote: ask for that file."
        return finding("TR025", path, f"The file is {said}.", hint)
    files = root.findall(core("file"))
    if len(files) != 1:
        message = f"The file holds {len(files)} documents; Waymark exports one at a time."
        return finding("TR025", path, message)
    document, _, rest = files[0].get("original", "").partition(".")
    revision = rest.partition(".")[2]
    rows = tuple(_row(unit, at) for at, unit in enumerate(root.iter(core("unit"))))
    language = root.get("trgLang", "").replace("_", "-").partition("-")[0].lower()

    def marked(marks: Marks) -> bytes:
        return _marked(data, path, marks)

    return ReturnedFile(path, document, language, revision, rows, marked)


def _row(unit: etree._Element, at: int) -> ReturnedRow:
    segments = unit.findall(core("segment"))
    parts = [e for e in unit if e.tag in (core("segment"), core("ignorable"))]
    fault = None
    try:
        english = "".join(_coded(e.find(core("source"))) for e in parts)
        # What a tool set apart as not to be translated, such as the space between two sentences,
        # stands in the source alone.
        translation = "".join(
            _coded(e.find(core("target")) if e.find(core("target")) is not None else _gap(e))
            for e in parts
        )
        if not any(e.find(core("target")) is not None for e in segments):
            translation = ""
    except _UnknownCode as error:
        english = translation = ""
        fault = Refusal("TR004", f"The row holds a tag, {error}, that Waymark did not put there.")
    states = {s.get("state", "initial") for s in segments}
    seal = next(iter(unit.iterfind(f".//{{{METADATA}}}meta[@type='seal']")), None)
    return ReturnedRow(
        id=unit.get("id", ""),
        at=at,
        line=_line(unit),
        english=english,
        translation=translation.strip(),
        seal=(seal.text or "").strip() if seal is not None else "",
        confirmed=bool(states) and states <= _DONE,
        fault=fault,
    )


def _line(unit: etree._Element) -> int:
    line = unit.sourceline
    return line if isinstance(line, int) else 1


class _UnknownCode(Exception):
    """An inline element that no row has."""


def _gap(part: etree._Element) -> etree._Element | None:
    return part.find(core("source")) if part.tag == core("ignorable") else None


def _coded(element: etree._Element | None) -> str:
    """The words of ``source`` or ``target`` with ``{n}`` for each ``ph``."""
    return "" if element is None else "".join(_words(element))


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == core("ph") and _NUMBER.fullmatch(child.get("id", "")):
            yield f"{{{child.get('id')}}}"
        elif child.tag in _TRANSPARENT:
            yield from _words(child)
        elif child.tag not in _INVISIBLE and isinstance(child.tag, str):
            raise _UnknownCode(f"<{etree.QName(child).localname} id=“{child.get('id', '')}”>")
        yield child.tail or ""


def _marked(data: bytes, path: str, marks: Marks) -> bytes:
    """The file with a note for each refused row, first among its notes; older ones are gone."""
    root = parse_xml(data, path)
    assert not isinstance(root, Finding)  # it was read before
    for at, unit in enumerate(root.iter(core("unit"))):
        notes = unit.find(core("notes"))
        if notes is not None:
            for old in notes.findall(f"{core('note')}[@category='refused']"):
                notes.remove(old)
        if at in marks.seals:
            sealed(unit, marks.seals[at])
        if at in marks.refused:
            if notes is None:
                notes = etree.Element(core("notes"))
                unit.insert(_after_others(unit), notes)
            note = etree.Element(core("note"), category="refused", priority="1")
            note.text = marks.refused[at]
            notes.insert(0, note)
            for segment in unit.findall(core("segment")):
                segment.set("state", "initial")
                segment.set("subState", REFUSED)
        if notes is not None and not len(notes):
            unit.remove(notes)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _after_others(unit: etree._Element) -> int:
    """Notes stand behind what other modules put into a unit."""
    return next((i for i, e in enumerate(unit) if str(e.tag).startswith(core(""))), len(unit))
