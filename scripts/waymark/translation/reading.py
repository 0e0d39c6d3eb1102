"""PO text → catalogue. Whatever is wrong with the file is a finding with its line in the file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

import polib

from waymark.model import Finding, StringReview, TranslationKind, finding
from waymark.translation.catalogue import Catalogue, Entry
from waymark.translation.overrides import ALLOWABLE, read_overrides
from waymark.translation.po_syntax import parse
from waymark.translation.review import (
    REVIEW_HEADER,
    STATE_HEADER,
    entry_digest,
    review_of_file,
)
from waymark.translation.segment import Key
from waymark.translation.segment_check import unneeded
from waymark.translation.wording import short

MAX_CHARACTERS = 1_000_000
_STATES = (TranslationKind.MACHINE, TranslationKind.HUMAN, TranslationKind.REVIEWED)
_UNREADABLE = "\ufffd"  # what decoding leaves in place of broken bytes
_NONE: Mapping[str, StringReview] = MappingProxyType({})


def read_catalogue(
    po_text: str, path: str, language_code: str, reviews: Mapping[str, StringReview] = _NONE
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The translations of one PO file; ``path`` is relative to the library.

    ``reviews`` is the record beside the file: who read which string, by its digest.

    Findings: TR003 (too large, broken syntax or encoding: that entry is left out), TR010 (a file
    that says it is in another language is not used at all), TR012 (unknown state: counts as a
    machine draft), TR013 (a text twice: the first is used), TR016 (strings changed since their
    review: these count as translated, not as reviewed), TR017 and TR018 (an override that is not
    understood, or that nothing needs).
    """
    empty = Catalogue(path, language_code)
    if len(po_text) > MAX_CHARACTERS:
        message = f"The file has {len(po_text):,} characters; {MAX_CHARACTERS:,} is the limit."
        return empty, (finding("TR003", path, message, "Take out what is obsolete."),)
    if not po_text.strip():
        hint = "Run waymark translations update: it writes the file."
        return empty, (finding("TR003", path, "The file is empty.", hint),)
    lines = po_text.splitlines()
    file, faults = parse(po_text)
    findings = [
        finding("TR003", path, f"“{_quote(lines, f.line)}”: {f.reason}.", line=f.line)
        for f in faults
    ]
    other, fault = _language(file, path, language_code, lines)
    findings += fault
    state, fault = _state(file, path, lines)
    findings += fault
    if other:
        return Catalogue(path, language_code, state), tuple(findings)
    entries: dict[Key, Entry] = {}
    for key, entry, comment in _entries(file, lines):
        if _UNREADABLE in entry.text:
            message = f"“{short(entry.text)}” holds characters that could not be read."
            hint = "Save the file as UTF-8 and type them again."
            findings.append(finding("TR003", path, message, hint, line=entry.line))
        elif key in entries:
            message = f"“{short(key[1])}” stands twice; the first is used."
            findings.append(finding("TR013", path, message, line=entry.line))
        else:
            entries[key], fault = _overridden(entry, comment, path)
            findings += fault
    record = str(file.metadata.get(REVIEW_HEADER, ""))
    said_reviewed = state is TranslationKind.REVIEWED
    whole = review_of_file(record, entries) if said_reviewed else None
    if reviews or whole:
        entries = {
            key: replace(entry, review=reviews.get(entry_digest(key, entry), whole))
            if entry.shown
            else entry
            for key, entry in entries.items()
        }
    catalogue = Catalogue(path, language_code, state, entries)
    kind = catalogue.kind(e for e in entries.values() if e.shown)
    if kind is not TranslationKind.REVIEWED:
        findings += _not_as_reviewed(catalogue, record, lines, said=said_reviewed)
    return replace(catalogue, state=kind), tuple(findings)


def _entries(file: polib.POFile, lines: list[str]) -> Iterator[tuple[Key, Entry, str]]:
    """Every entry that is in use, with the line of its translation and its translator's comment."""
    for entry in file:
        if entry.obsolete:
            continue
        line = max(entry.linenum or 1, 1)
        while line < len(lines) and not lines[line - 1].startswith("msgstr"):
            line += 1
        plurals = tuple(entry.msgstr_plural[i] for i in sorted(entry.msgstr_plural))
        text = plurals[-1] if plurals else entry.msgstr
        yield (
            (entry.msgctxt, entry.msgid),
            Entry(entry.msgid, text, line, "fuzzy" in entry.flags, plurals),
            entry.tcomment,
        )


def _overridden(entry: Entry, comment: str, path: str) -> tuple[Entry, list[Finding]]:
    """The entry with the overrides that its comment holds, and what is wrong with them."""
    overrides, faults = read_overrides(comment)
    hint = f"Write: # waymark: allow {ALLOWABLE[0]} because …"
    findings = [finding("TR017", path, fault, hint, line=entry.line) for fault in faults]
    if overrides and entry.shown:
        codes = [o.code for o in overrides]
        for code in unneeded(entry.english.strip(), entry.text.strip(), codes):
            message = f"The translation of “{short(entry.english)}” passes {code} without leave."
            findings.append(finding("TR018", path, message, line=entry.line))
    return replace(entry, overrides=overrides), findings


def _language(
    file: polib.POFile, path: str, code: str, lines: list[str]
) -> tuple[bool, list[Finding]]:
    """Whether the file says that it is in another language. Regions (``pt_BR``) are no matter."""
    said = str(file.metadata.get("Language", "")).strip()
    hint = f"Write “Language: {code}” into the file's header."
    if not said:
        return False, [finding("TR010", path, "The header names no language.", hint)]
    if said.replace("-", "_").partition("_")[0].partition("@")[0].lower() == code:
        return False, []
    message = f"The header says “Language: {said}”, but the file lies in {code}/; it is not used."
    return True, [finding("TR010", path, message, hint, line=_header(lines, "Language:"))]


def _state(
    file: polib.POFile, path: str, lines: list[str]
) -> tuple[TranslationKind, list[Finding]]:
    """What the header says of the texts' state. Without a word on it, the least is taken."""
    said = str(file.metadata.get(STATE_HEADER, "")).strip()
    if said in _STATES:
        return TranslationKind(said), []
    near = difflib.get_close_matches(said, _STATES, 1)
    hint = f"Did you mean “{near[0]}”?" if near else ""
    message = (
        f"“{STATE_HEADER}: {said}” is no state; the file counts as a machine draft."
        if said
        else f"The header has no {STATE_HEADER}; the file counts as a machine draft."
    )
    line = _header(lines, f"{STATE_HEADER}:")
    return TranslationKind.MACHINE, [finding("TR012", path, message, hint, line=line)]


def _not_as_reviewed(
    catalogue: Catalogue, record: str, lines: list[str], *, said: bool
) -> list[Finding]:
    """TR016 for a file that was reviewed once, or that says so; none for any other draft."""
    path = catalogue.path
    unread = [e for e in catalogue.entries.values() if e.shown and not e.reviewed]
    if any(e.reviewed for e in catalogue.entries.values()) and unread:
        count = "One string is" if len(unread) == 1 else f"{len(unread)} strings are"
        message = f"{count} not reviewed as it stands now, such as “{short(unread[0].english)}”."
        if len(unread) > 1:
            message = message.replace("it stands", "they stand")
        return [finding("TR016", path, message, line=unread[0].line)]
    if not said:
        return []
    message = (
        "The translations are not the ones that were reviewed."
        if record
        else f"The header says “{STATE_HEADER}: reviewed”, but not by whom and when."
    )
    line = _header(lines, f"{REVIEW_HEADER if record else STATE_HEADER}:")
    return [finding("TR016", path, message, line=line)]


def _header(lines: list[str], name: str) -> int:
    """The 1-based line of a header's field, else of the file's start."""
    return next((n for n, x in enumerate(lines, 1) if x.lstrip().startswith(f'"{name}')), 1)


def _quote(lines: list[str], line: int) -> str:
    return short(lines[line - 1].strip()) if 0 < line <= len(lines) else ""
