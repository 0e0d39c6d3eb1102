"""Bring a PO file up to the English texts without losing anything that a translator wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

import polib

from waymark.model import Language, Library, TranslationKind
from waymark.translation.glossary import Glossary
from waymark.translation.memory import Memory
from waymark.translation.normal import normal
from waymark.translation.plurals import header
from waymark.translation.po_syntax import Before, before, parse, write
from waymark.translation.review import STATE_HEADER
from waymark.translation.segment import Key
from waymark.translation.similar import Similar
from waymark.translation.texts import Text, library_texts


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a PO file should hold: the texts of an English file, and the file as it is now.

    ``reference`` is the English file (``leaflets/worried.md``); ``existing`` is ``None`` where
    there is no PO file yet.
    """

    texts: tuple[Text, ...]
    existing: str | None
    reference: str


def update(
    texts: Sequence[Text],
    existing: str | None,
    language: Language,
    reference: str,
    glossary: Glossary | None = None,
) -> str:
    """The PO file for these texts. ``reference`` is the English file (``leaflets/worried.md``).

    Translations of unchanged texts stay; a text that changed keeps its translation as fuzzy, with
    the English that it was made for as ``#|``; what is not needed any more is kept as obsolete. A
    file that cannot be read, or that holds a text twice, comes back as it is: its findings
    (:func:`read_catalogue`) must be mended first. A new file counts as a machine draft until
    somebody says that a person translated it. The same input gives the same bytes, a second update
    changes nothing, and an entry that does not change keeps its very lines.
    """
    sheet = Sheet(tuple(texts), existing, reference)
    return update_all([sheet], language, glossary)[0]


def update_all(
    sheets: Sequence[Sheet], language: Language, glossary: Glossary | None = None
) -> tuple[str, ...]:
    """The PO files of one language together, in the order given.

    A new text that another of the files has in translation is offered that one as fuzzy, with a
    comment that names its origin.
    """
    read = [_read(sheet.existing) for sheet in sheets]
    memory = Memory()
    for sheet, old in zip(sheets, read, strict=True):
        if old is not None:
            memory.add(sheet.reference, old)
    return tuple(
        sheet.existing or ""
        if old is None
        else _Update(sheet, old, language, glossary or Glossary(), memory).text()
        for sheet, old in zip(sheets, read, strict=True)
    )


def library_sheet(library: Library, existing: str | None) -> Sheet:
    """``library.po``: the names of audiences and sections, of the organisation."""
    return Sheet(library_texts(library), existing, "library")


@dataclass(frozen=True, slots=True)
class _Update:
    """One file on its way: what it should hold, what it held, and what can help its translator."""

    sheet: Sheet
    old: polib.POFile
    language: Language
    glossary: Glossary
    memory: Memory

    def text(self) -> str:
        """The file."""
        sheet, old = self.sheet, self.old
        was = before(old, sheet.existing) if sheet.existing else Before()
        file = polib.POFile()
        _head(file, old, self.language, sheet)
        active = {_key(e): e for e in old if not e.obsolete}
        retired = {_key(e): e for e in old if e.obsolete}
        wanted = {text.key for text in sheet.texts}
        respelt = {_normal(key): e for key, e in active.items() if key not in wanted}
        used: set[int] = set()
        new: list[polib.POEntry] = []
        for text in {t.key: t for t in sheet.texts}.values():
            source = active.get(text.key) or retired.get(text.key)
            source = source or respelt.get(_normal(text.key))
            entry = _entry(text, sheet.reference, source)
            if source is not None:
                used.add(id(source))
            if not entry.msgstr.strip() and not entry.msgstr_plural and not self._same(entry):
                new += [entry] if source is None else []
            file.append(entry)
        gone = [e for e in old if id(e) not in used and _holds_work(e)]
        used |= _offer_similar(new, gone)
        for entry in file:
            entry.comment = "\n".join([entry.comment, *self._help(entry)]).strip("\n")
        file.extend(_obsolete(e) for e in gone if id(e) not in used)
        return write(file, was)

    def _same(self, entry: polib.POEntry) -> bool:
        """Offer what the same text has elsewhere, to be looked at; whether there is anything."""
        same = self.memory.offer(entry.msgctxt, entry.msgid, self.sheet.reference)
        if same:
            entry.msgstr, entry.flags = same.text, [*entry.flags, "fuzzy"]
        return same is not None

    def _help(self, entry: polib.POEntry) -> tuple[str, ...]:
        """What only this language's translator is told."""
        lines = self.glossary.comments(entry.msgid, self.language.code)
        if "fuzzy" not in entry.flags or entry.previous_msgid:
            return lines
        same = self.memory.offer(entry.msgctxt, entry.msgid, self.sheet.reference)
        if same is None or same.text != entry.msgstr:
            return lines
        return (*lines, f"Same text in {same.reference}.")


def _read(existing: str | None) -> polib.POFile | None:
    """The file as it is; ``None`` where reading it would lose something."""
    file, faults = parse(existing or "")
    keys = [_key(e) for e in file if not e.obsolete]
    return None if faults or len(set(keys)) < len(keys) else file


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def _normal(key: Key) -> Key:
    """The same for texts that differ in spaces, quotes or the encoding of a letter only."""
    return key[0], normal(key[1])


def _head(file: polib.POFile, old: polib.POFile, language: Language, sheet: Sheet) -> None:
    """The header: what is there stays, what is missing is added. Never a date, never a name."""
    metadata: dict[str, str] = dict(old.metadata)
    file.header = old.header
    if not metadata:
        file.header = (
            f"{sheet.reference} in {language.english}. "
            "A text without a translation stands in English.\n"
            "Keep {{ … }}, links, ** and numbers as they are."
        )
        metadata[STATE_HEADER] = TranslationKind.MACHINE.value
    metadata.setdefault("Language", language.code)
    metadata.setdefault("MIME-Version", "1.0")
    metadata.setdefault("Content-Type", "text/plain; charset=UTF-8")
    metadata.setdefault("Content-Transfer-Encoding", "8bit")
    metadata.setdefault("Plural-Forms", header(language.code))
    metadata.setdefault(STATE_HEADER, TranslationKind.MACHINE.value)
    file.metadata = metadata


def _entry(text: Text, reference: str, source: polib.POEntry | None) -> polib.POEntry:
    """An entry for a text, with what the translator wrote if there is anything."""
    entry = polib.POEntry(
        msgctxt=text.context,
        msgid=text.english,
        comment="\n".join(text.comments),
        occurrences=[(reference, "")],
    )
    if source is not None:
        entry.msgstr, entry.tcomment = source.msgstr, source.tcomment
        entry.msgid_plural = source.msgid_plural
        entry.msgstr_plural = dict(source.msgstr_plural)
        entry.flags = list(source.flags)
        entry.previous_msgctxt = source.previous_msgctxt
        entry.previous_msgid = source.previous_msgid
    return entry


def _holds_work(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr.strip() or entry.tcomment or entry.msgstr_plural)


def _offer_similar(new: Iterable[polib.POEntry], gone: Sequence[polib.POEntry]) -> set[int]:
    """Give each new text the translation of the most similar one that is not needed any more.

    The ids of the entries that were taken over.
    """
    left: dict[str | None, list[polib.POEntry]] = {}
    for entry in gone:
        if entry.msgstr.strip():
            left.setdefault(entry.msgctxt, []).append(entry)
    similar = {context: Similar(e.msgid for e in own) for context, own in left.items()}
    taken: set[int] = set()
    for entry in new if left else ():
        kind = similar.get(entry.msgctxt)
        index = kind.take(entry.msgid) if kind else None
        if index is not None:
            near = left[entry.msgctxt][index]
            taken.add(id(near))
            _take_over(entry, near)
    return taken


def _take_over(entry: polib.POEntry, near: polib.POEntry) -> None:
    """Give a new text the translation of a similar one, to be looked at."""
    entry.msgstr, entry.tcomment = near.msgstr, near.tcomment
    entry.flags = [*(f for f in near.flags if f != "fuzzy"), "fuzzy"]
    # A text that changed twice still has the translation of its first form.
    entry.previous_msgid = near.previous_msgid or near.msgid


def _obsolete(entry: polib.POEntry) -> polib.POEntry:
    """A text that is not needed now; its translation is kept in case it comes back."""
    if entry.obsolete:
        return entry
    kept = copy(entry)
    kept.obsolete, kept.comment, kept.occurrences = True, "", []
    return kept
