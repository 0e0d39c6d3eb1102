"""Small lines in a language: filled words, counts, sizes, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from waymark.model import ENGLISH, Download, Language, PackedFile
from waymark.model.marks import ISOLATE_AUTO, ISOLATE_END
from waymark.site.edition import Wording
from waymark.translation import plural

_SIDES = {"": "paper.one-side", "long": "paper.long-edge", "short": "paper.short-edge"}
"""The word for the edge over which a sheet is turned."""
_DOTTED = frozenset({"tr", "az"})
"""Languages whose i has a capital of its own."""
PLACE = re.compile(r"\{([a-z-]+)\}")


def fill(text: str, **values: str) -> str:
    """A word with its named places filled; a place that is not known stays as it is."""
    return PLACE.sub(lambda m: values.get(m[1].replace("-", "_"), m[0]), text)


def number(value: float, language: Language) -> str:
    """A number with the language's separators and digits."""
    locale = _locale(language)
    return format_decimal(value, locale=locale, numbering_system=language.digits)


def size(count: int, wording: Wording) -> str:
    """A file's size in bytes as ``240 KB`` or ``1.2 MB`` (of 1024 KB); never below 1 KB."""
    kilobytes = max(1, round(count / 1024))
    if kilobytes < 1024:
        return fill(wording.words["size.kb"], number=number(kilobytes, wording.language))
    megabytes = round(count / 1024 / 1024, 1)
    return fill(wording.words["size.mb"], number=number(megabytes, wording.language))


def download_line(download: Download, title: str, code: str, wording: Wording) -> str:
    """What a reader is told before fetching a file: title (format, size, pages, language).

    ``code`` is the language of the file: the page's own, or English.
    """
    details = _details(download, wording)
    own = code == wording.language.code
    details.append(language_name(wording.language) if own else wording.words["in-english"])
    if wording.rtl:
        details = [_isolated(d) for d in details]
    return fill(wording.words["download.line"], title=title, details=_join(details, wording))


def file_line(download: Download, wording: Wording) -> str:
    """The same where title and language stand above it, as a line of its own: format, size,
    pages."""
    form, *others = _details(download, wording)
    details = [_begun(form, wording.language), *others]
    return _join([_isolated(d) for d in details] if wording.rtl else details, wording)


def paper_line(download: Download, wording: Wording) -> str:
    """How a file is printed: paper, sheets, sides, scale; empty where it is not for printing."""
    printing, words = download.printing, wording.words
    if printing is None:
        return ""
    details = [
        printing.paper,
        plural(words, "paper.sheets", printing.sheets, wording.language),
        words[_SIDES[printing.flip]],
        words["paper.actual-size"],
    ]
    if wording.rtl:
        details = [_isolated(d) for d in details]
    return fill(words["paper.line"], details=_join(details, wording))


def details_of(file: PackedFile, wording: Wording, *, first: str = "", named: bool = True) -> str:
    """What a reader is told of a file of a pack: ``first``, then format, size, pages, and the
    language where it is ``named``."""
    details = [first] if first else []
    if file.format:
        details.append(wording.words[f"download.{file.format.value}"])
    details.append(size(file.size, wording))
    if file.pages:
        details.append(plural(wording.words, "file.pages", file.pages, wording.language))
    if named:
        details.append(_named(file.language, wording))
    return _join([_isolated(d) for d in details] if wording.rtl else details, wording)


def _details(download: Download, wording: Wording) -> list[str]:
    details = [wording.words[f"download.{download.format.value}"], size(download.size, wording)]
    if download.pages:
        details.append(plural(wording.words, "file.pages", download.pages, wording.language))
    return details


def _begun(text: str, language: Language) -> str:
    """Words as a line begins with them. The capital of a Turkish i keeps its dot."""
    first = "\u0130" if text[:1] == "i" and language.code in _DOTTED else text[:1].upper()
    return first + text[1:]


def _named(code: str, wording: Wording) -> str:
    """A language as the page's own names it."""
    if code == ENGLISH != wording.language.code:
        return wording.words["in-english"]
    try:
        return Locale.parse(code).get_language_name(_locale(wording.language)) or code
    except (UnknownLocaleError, ValueError):
        return code


def language_name(language: Language) -> str:
    """A language's name as it stands inside a sentence of its own (``polski``)."""
    return _locale(language).get_language_name(language.code) or language.name


def listed(parts: Iterable[str], wording: Wording) -> str:
    """Parts with the language's own comma, each isolated in a script that runs leftwards."""
    return _join([_isolated(p) if wording.rtl else p for p in parts], wording)


def joined(parts: Iterable[str]) -> str:
    """Several lines with commas in them, on one line."""
    return "; ".join(parts)


def _join(parts: list[str], wording: Wording) -> str:
    return f"{wording.words['list.separator'].strip()} ".join(parts)


def apart(text: str, wording: Wording) -> str:
    """Words in whatever script, which do not turn what stands about them."""
    return _isolated(text) if wording.rtl else text


def _isolated(text: str) -> str:
    return f"{ISOLATE_AUTO}{text}{ISOLATE_END}"


def _locale(language: Language) -> Locale:
    try:
        return Locale.parse(language.locale)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")
