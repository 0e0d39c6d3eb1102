"""The words of the interface: PO files inside the package, and a library's own over them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from waymark.facts import format_number
from waymark.model import ENGLISH, Finding, Language, finding
from waymark.translation.catalogue import Catalogue, Entry
from waymark.translation.plurals import categories, category
from waymark.translation.reading import read_catalogue
from waymark.translation.safety import unsafe
from waymark.translation.wording import short

_PLACE = re.compile(r"\{[^{}]*\}")
_CODE = re.compile(r"[a-z]{2,3}")


@lru_cache(maxsize=64)
def interface_words(
    code: str, override_text: str = ""
) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """Every word of the interface by its key; English where a language has none.

    ``override_text`` is a library's ``translations/<code>/interface.po``, which may hold some of
    the keys. Places in braces (``{date}``) must be those of the English. A word with plural forms
    has a key for each, by CLDR's names (``file.pages.one``, ``file.pages.other``).

    Findings: TR003, TR010, TR012, TR013 of the file; TR004 changed places; TR007 unsafe words;
    TR011 missing ones; TR014 unknown keys; TR021 other plural forms than the language has. All name
    the library's file: it is the place to mend.
    """
    path = f"translations/{code}/interface.po"
    english = {key or "": entry for (key, _), entry in _packaged(ENGLISH).entries.items()}
    words: dict[str, str] = {}
    for key, entry in english.items():
        words |= _forms(key, entry, ENGLISH)
    own, faults = read_catalogue(override_text, path, code) if override_text else (None, ())
    findings = list(faults)
    done: set[str] = set()
    for catalogue in (_packaged(code), own):
        for (context, _), entry in catalogue.entries.items() if catalogue else ():
            key = context or ""
            if key in english and not _is_done(entry, english[key], code):
                if catalogue is own:
                    findings += _other_forms(key, entry, english[key], code, path)
                continue
            fault = _fault(key, entry, english, path)
            if fault:
                findings.append(fault)
            else:
                words |= _forms(key, entry, code)
                done.add(key)
    if missing := [key for key in english if key not in done]:
        some = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        message = f"{len(missing)} words of the interface stand in English: {some}."
        findings.append(finding("TR011", path, message))
    return MappingProxyType(words), tuple(findings)


def plural(words: Mapping[str, str], key: str, count: int, language: Language) -> str:
    """``file.pages`` and 3 → “3 pages”, with the language's plural form, digits and separators."""
    form = words.get(f"{key}.{category(language.code, count)}", words[f"{key}.other"])
    return form.replace("{count}", format_number(count, language))


def packaged_languages() -> tuple[str, ...]:
    """The codes of the languages whose words ship with Waymark, English among them."""
    folder = files("waymark.translation") / "interface"
    return tuple(sorted(f.name[:-3] for f in folder.iterdir() if f.name.endswith(".po")))


@lru_cache(maxsize=64)
def _packaged(code: str) -> Catalogue:
    """The words that ship with Waymark; their tests hold that nothing is wrong with them."""
    name = f"interface/{code}.po"
    file = files("waymark.translation") / name
    if not _CODE.fullmatch(code) or not file.is_file():
        return Catalogue(name, code)
    return read_catalogue(file.read_text("utf-8"), name, code)[0]


def _is_done(entry: Entry, english: Entry, code: str) -> bool:
    """Whether a word is translated, in all its plural forms if it has some."""
    if entry.fuzzy:
        return False
    if english.plurals:
        return len(entry.plurals) == len(categories(code)) and all(map(str.strip, entry.plurals))
    return bool(entry.text.strip()) and not entry.plurals


def _other_forms(key: str, entry: Entry, english: Entry, code: str, path: str) -> list[Finding]:
    """TR021 for a word that is translated, but not in the plural forms of its language."""
    given = sum(bool(form.strip()) for form in entry.plurals or (entry.text,))
    needed = len(categories(code)) if english.plurals else 1
    if (
        entry.fuzzy
        or not given
        or (given == needed and bool(entry.plurals) == bool(english.plurals))
    ):
        return []
    forms = "one form" if needed == 1 else f"{needed} forms ({', '.join(categories(code))})"
    message = f"The word “{key}” has {given} of the forms that it needs: {forms}."
    return [finding("TR021", path, message, line=entry.line)]


def _fault(key: str, entry: Entry, english: Mapping[str, Entry], path: str) -> Finding | None:
    """Why a word may not be used."""
    if key not in english:
        near = difflib.get_close_matches(key, english, 1)
        hint = f"Did you mean “{near[0]}”?" if near else ""
        message = f"There is no word “{key}” in the interface."
        return finding("TR014", path, message, hint, line=entry.line)
    source = english[key]
    for text in entry.plurals or (entry.text,):
        if reason := unsafe(source.text, text.strip()):
            message = f"The word “{key}” {reason}."
            return finding("TR007", path, message, line=entry.line)
        if _places(text) != _places(source.text) and not _counts_in_words(text, entry):
            names = ", ".join(sorted(_places(source.text))) or "none"
            message = f"The word “{key}”, “{short(text)}”, has not the places of the English."
            return finding("TR004", path, message, f"Its places are: {names}.", line=entry.line)
    return None


def _places(text: str) -> frozenset[str]:
    return frozenset(_PLACE.findall(text))


def _counts_in_words(text: str, entry: Entry) -> bool:
    """A plural form may say “one page” without the number."""
    return bool(entry.plurals) and not _places(text)


def _forms(key: str, entry: Entry, code: str) -> dict[str, str]:
    """A word under its key, or one for each plural form."""
    if not entry.plurals:
        return {key: entry.text.strip()}
    names = categories(code)
    return {f"{key}.{n}": t.strip() for n, t in zip(names, entry.plurals, strict=True)}
