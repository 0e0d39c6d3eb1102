"""A fact as a reader of one language sees it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import quote, urlsplit

from waymark.facts import formats
from waymark.facts.phones import tel
from waymark.model import ENGLISH, Direction, Fact, FactType, Hours, Language
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR, NO_BREAK_SPACE, fact_mark

TO_SUPPLY = "fact.to-supply"
"""The interface word for a place that a council has still to fill in; it takes ``{label}``.

The label is the fact's own, or its translation where ``words`` have one (``label_context``)."""

IN_ENGLISH = Language(ENGLISH, "English", "English", Direction.LTR, "en_GB")
"""The language of titles without a page, and of English that stands in for a translation."""

_TO_SUPPLY_ENGLISH = "[{label}: to be filled in]"
_ENGLISH_TYPES = frozenset({FactType.NAME, FactType.LAW, FactType.ADDRESS})
_UNBROKEN = frozenset({FactType.PHONE, FactType.MONEY, FactType.PERCENT, FactType.NUMBER})
_EMAIL = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@<>\"(),:;\\\[\]]+\.[^\s@<>\"(),:;\\\[\]]+")
_LONGEST_NUMBER = 15  # digits; beyond that nobody reads groups, and formatting could fail
# What may stand in an address inside Markdown, HTML and a table without meaning anything there.
_SAFE_IN_URL = "/:?#@!$&+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact's text for the eye, the address that its link leads to (or nothing), and the language
    of its words where they are not the text's own direction or language (as in
    :func:`waymark.model.marks.fact_mark`)."""

    text: str
    href: str
    language: str

    @property
    def mark(self) -> str:
        """As it stands in running text."""
        return fact_mark(self.text, self.href, self.language)


def show(fact: Fact, language: Language, words: Mapping[str, str]) -> Shown:
    """The fact for running text in a language.

    Names, laws and addresses stay English. Words in a right-to-left script keep their own
    direction; all else is isolated left-to-right. A retired fact shows nothing.
    """
    if fact.retired:
        return Shown("", "", "")
    if fact.to_be_supplied:
        return Shown(_to_supply(fact, words), "", "" if language.is_source else language.code)
    text = _text(fact, language)
    if fact.type in _ENGLISH_TYPES:
        return Shown(text, "", "" if language.is_source else ENGLISH)
    return Shown(text, address(fact), language.code if _reads_leftwards(text) else "")


def plain(fact: Fact, language: Language, words: Mapping[str, str]) -> str:
    """The fact for a title, an attribute or a file without markup.

    In a right-to-left language what runs left-to-right stands between Unicode's isolates; in the
    others they would do nothing and some fonts would draw them.
    """
    shown = show(fact, language, words)
    if language.direction is not Direction.RTL or _reads_leftwards(shown.text) or not shown.text:
        return shown.text
    return f"{ISOLATE_LTR}{shown.text}{ISOLATE_END}"


def address(fact: Fact) -> str:
    """Where a fact leads: ``tel:``, ``mailto:`` or ``https://``; empty where it leads nowhere."""
    if fact.retired or not isinstance(fact.value, str):
        return ""
    value = fact.value.strip()
    if fact.type is FactType.PHONE:
        return tel(value)
    if fact.type is FactType.EMAIL:
        return f"mailto:{quote(value, safe='@.+-_')}" if _EMAIL.fullmatch(value) else ""
    if fact.type is FactType.URL:
        return _web_address(value)
    return ""


def _text(fact: Fact, language: Language) -> str:
    value = fact.value
    if isinstance(value, Hours):
        text = formats.format_hours(value, language)
    elif isinstance(value, date):
        text = formats.format_date(value, language)
    elif isinstance(value, Decimal):
        text = _amount(fact.type, value, language)
    else:
        text = _words(value or "")
    if fact.type is FactType.URL:
        text = text.removeprefix("https://").removesuffix("/")
    return text.replace(" ", NO_BREAK_SPACE) if fact.type in _UNBROKEN else text


def _amount(type: FactType, value: Decimal, language: Language) -> str:
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST_NUMBER:
        return str(value)
    if type is FactType.MONEY:
        return formats.format_money(value, language)
    if type is FactType.PERCENT:
        return formats.format_percent(value, language)
    return formats.format_number(value, language)


def _words(text: str) -> str:
    """On one line: the lines of an address become parts between commas."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return ", ".join(line.rstrip(",") for line in lines if line)


def _to_supply(fact: Fact, words: Mapping[str, str]) -> str:
    template = words.get(TO_SUPPLY) or _TO_SUPPLY_ENGLISH
    if "{label}" not in template:
        template = _TO_SUPPLY_ENGLISH
    label = _words(words.get(fact.label_context) or fact.label)
    return template.replace("{label}", label or fact.key)


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        # No name before the host: that is how one address is made to look like another.
        named = parts.scheme == "https" and parts.hostname and parts.netloc.isascii()
        named = named and "@" not in parts.netloc
    except ValueError:
        return ""
    if not named or any(c.isspace() or unicodedata.category(c)[0] == "C" for c in value):
        return ""
    return quote(value, safe=_SAFE_IN_URL)


def _reads_leftwards(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
