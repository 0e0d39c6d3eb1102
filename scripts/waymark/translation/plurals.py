"""Plural forms from CLDR, through Babel: the header of PO files and the choice of a form.

Counts here are of pages and files, so a category that CLDR keeps for fractions (Polish ``other``)
is dropped, which gives the numbers of forms that translators' tools expect.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import c2py

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from babel.plural import PluralRule, to_gettext

from waymark.model import ENGLISH

_ORDER = ("zero", "one", "two", "few", "many", "other")
_SAMPLE = range(201)  # CLDR's rules look at the last two digits, and at zero


def _known(code: str) -> str:
    """The code, or English where CLDR does not know the language."""
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return ENGLISH
    return code


@lru_cache(maxsize=64)
def _rule(code: str) -> PluralRule:
    rule = Locale.parse(_known(code)).plural_form
    used = {rule(n) for n in _SAMPLE}
    last = max(used, key=_ORDER.index)
    return PluralRule({tag: text for tag, text in rule.rules.items() if tag in used - {last}})


@lru_cache(maxsize=64)
def categories(code: str) -> tuple[str, ...]:
    """CLDR's names of a language's forms, in the order of ``msgstr[0]``, ``msgstr[1]`` …

    The last one stands for all counts that the others leave, whatever CLDR calls it.
    """
    names = _rule(code).tags
    return (*(c for c in _ORDER if c in names), "other")


@lru_cache(maxsize=64)
def header(code: str) -> str:
    """``Plural-Forms`` of a language's PO files, in gettext's usual words where they agree."""
    usual = get_plural(_known(code))
    if usual.num_plurals == len(categories(code)):
        index = c2py(str(usual.plural_expr))
        if all(categories(code)[index(n)] == category(code, n) for n in _SAMPLE):
            return f"nplurals={usual.num_plurals}; plural={usual.plural_expr};"
    return f"{to_gettext(_rule(code)).rstrip(';')};"


def category(code: str, count: int) -> str:
    """The form that a count takes."""
    return str(_rule(code)(count))
