"""Bring a PO file up to the English texts without losing anything that a translator wrote."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

import polib

from waymark.model import Language, Library, TranslationKind
from waymark.translation.plurals import header
from waymark.translation.po_syntax import parse, write
from waymark.translation.review import STATE_HEADER
from waymark.translation.segment import Key
from waymark.translation.texts import Text, library_texts

SIMILAR = 0.6
"""How alike two English texts must be for the old translation to be offered for the new one."""

_SHORT = 80  # Characters; longer texts are compared by words, which is fast and as good.


def update(
    texts: Sequence[Text],
    existing: str | None,
    language: Language,
    reference: str,
    state: TranslationKind = TranslationKind.HUMAN,
) -> str:
    """The PO file for these texts. ``reference`` is the English file (``leaflets/worried.md``).

    Translations of unchanged texts stay; a text that changed keeps its translation as fuzzy, with
    the English that it was made for as ``#|``; what is not needed any more is kept as obsolete. A
    file that cannot be read, or that holds a text twice, comes back as it is: its findings
    (:func:`read_catalogue`) must be mended first. ``state`` is for a new file alone. The same input
    gives the same bytes, and a second update changes nothing.
    """
    old = _read(existing)
    if old is None:
        return existing or ""
    file = polib.POFile()
    _head(file, old, language, reference, state)
    active = {_key(e): e for e in old if not e.obsolete}
    retired = {_key(e): e for e in old if e.obsolete}
    wanted = {text.key for text in texts}
    respelt = {_normal(key): e for key, e in active.items() if key not in wanted}
    used: set[int] = set()
    new: list[polib.POEntry] = []
    for text in {t.key: t for t in texts}.values():
        source = active.get(text.key) or retired.get(text.key) or respelt.get(_normal(text.key))
        entry = _entry(text, reference, source)
        if source is None:
            new.append(entry)
        else:
            used.add(id(source))
        file.append(entry)
    gone = [e for e in old if id(e) not in used and _holds_work(e)]
    for entry in new:
        near = _nearest(entry, gone)
        if near is not None:
            used.add(id(near))
            _offer(entry, near)
    file.extend(_obsolete(e) for e in gone if id(e) not in used)
    return write(file)


def update_library(
    library: Library,
    existing: str | None,
    language: Language,
    state: TranslationKind = TranslationKind.HUMAN,
) -> str:
    """``library.po``: the names of audiences and sections, of the organisation."""
    return update(library_texts(library), existing, language, "library", state)


def _read(existing: str | None) -> polib.POFile | None:
    """The file as it is; ``None`` where reading it would lose something."""
    file, faults = parse(existing or "")
    keys = [_key(e) for e in file if not e.obsolete]
    return None if faults or len(set(keys)) < len(keys) else file


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def _normal(key: Key) -> Key:
    """The same for texts that differ in spaces or in how a letter is encoded only."""
    return key[0], " ".join(unicodedata.normalize("NFC", key[1]).split())


def _head(
    file: polib.POFile,
    old: polib.POFile,
    language: Language,
    reference: str,
    state: TranslationKind,
) -> None:
    """The header: what is there stays, what is missing is added. Never a date, never a name."""
    metadata: dict[str, str] = dict(old.metadata)
    file.header = old.header
    if not metadata:
        file.header = (
            f"{reference} in {language.english}. A text without a translation stands in English.\n"
            "Keep {{ … }}, links, ** and numbers as they are."
        )
        metadata[STATE_HEADER] = state.value
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
        entry.flags = list(source.flags)
        entry.previous_msgctxt = source.previous_msgctxt
        entry.previous_msgid = source.previous_msgid
    return entry


def _holds_work(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr.strip() or entry.tcomment or entry.msgstr_plural)


def _offer(entry: polib.POEntry, near: polib.POEntry) -> None:
    """Give a new text the translation of a similar one, to be looked at."""
    entry.msgstr, entry.tcomment = near.msgstr, near.tcomment
    entry.flags = [*(f for f in near.flags if f != "fuzzy"), "fuzzy"]
    # A text that changed twice still has the translation of its first form.
    entry.previous_msgid = near.previous_msgid or near.msgid


def _nearest(entry: polib.POEntry, gone: Iterable[polib.POEntry]) -> polib.POEntry | None:
    """The most similar text of the same kind that has a translation and is not needed any more."""
    by_letters = len(entry.msgid) < _SHORT
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(entry.msgid if by_letters else entry.msgid.split())
    best, found = SIMILAR, None
    for candidate in gone:
        if candidate.msgctxt != entry.msgctxt or not candidate.msgstr.strip():
            continue
        matcher.set_seq1(candidate.msgid if by_letters else candidate.msgid.split())
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        ratio = matcher.ratio()
        if ratio > best or (found is None and ratio == best):
            best, found = ratio, candidate
    return found


def _obsolete(entry: polib.POEntry) -> polib.POEntry:
    """A text that is not needed now; its translation is kept in case it comes back."""
    entry.obsolete = True
    entry.comment = ""
    entry.occurrences = []
    return entry
