"""The glossary at work: which of its terms a text has, and whether a translation says them.

Each text is searched once, in time that grows with its length and not with the glossary's: terms
are looked up by the letters that they begin with, and no pattern can search twice.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from waymark.model import Term
from waymark.translation.normal import normal
from waymark.translation.tokens import tokens


@lru_cache(maxsize=1)
def _marks() -> str:
    """Combining marks, for a class of characters: Python's ``\\w`` leaves out vowel signs.

    As ranges, because every pattern with the class is compiled from them.
    """
    marks = [c for c in range(0x300, 0xFE30) if unicodedata.category(chr(c))[0] == "M"]
    runs = [list(run) for _, run in itertools.groupby(enumerate(marks), lambda p: p[1] - p[0])]
    return "".join(f"{chr(run[0][1])}-{chr(run[-1][1])}" for run in runs) + "\u200c\u200d"


_VOWELS = re.compile("[\u0640\u064b-\u0652\u0670]")  # may be written or not in Arabic and Urdu
_NO_SPACES = re.compile("[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")  # words stand unparted
_LETTER = rf"[\w{_marks()}]"
_START = re.compile(rf"(?<!{_LETTER}){_LETTER}")


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a text: 0-based offset, and the form that stands there."""

    term: Term
    start: int
    form: str


class Glossary:
    """A library's terms, ready for use. English texts are remembered: each has many languages."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)
        self._preferred = _Index((t.preferred, t) for t in self.terms)
        self._avoided = _Index((form, t) for t in self.terms for form in t.avoid)
        self._accepted: dict[tuple[str, str], tuple[re.Pattern[str], ...]] = {}
        self._found: dict[str, tuple[Term, ...]] = {}

    def terms_in(self, english: str) -> tuple[Term, ...]:
        """The terms that an English text has, each once; placeholders and addresses are no text."""
        if not self.terms:
            return ()
        found = self._found.get(english)
        if found is None:
            prose = normal(tokens(english).prose)
            found = tuple({u.term.preferred: u.term for u in self._preferred.uses(prose)}.values())
            self._found[english] = found
        return found

    def avoided_in(self, english: str) -> tuple[Use, ...]:
        """Where a text uses a form that a term replaces."""
        return tuple(self._avoided.uses(english))

    def missing(self, english: str, translation: str, code: str) -> tuple[Term, ...]:
        """The terms of the English for which the translation has none of the accepted forms."""
        wanted = [t for t in self.terms_in(english) if code in t.translations]
        if not wanted:
            return ()
        text = _folded(translation)
        return tuple(t for t in wanted if not any(p.search(text) for p in self._forms(t, code)))

    def comments(self, english: str, code: str) -> tuple[str, ...]:
        """What a translator is told: the glossary's word for each term of the text."""
        return tuple(
            f"Glossary: {t.preferred} = {shown}" + (f" ({t.note})" if t.note else "")
            for t in self.terms_in(english)
            if (shown := t.shown(code))
        )

    def _forms(self, term: Term, code: str) -> tuple[re.Pattern[str], ...]:
        key = term.preferred, code
        if key not in self._accepted:
            self._accepted[key] = tuple(_accepted(f) for f in term.translations[code])
        return self._accepted[key]


class _Index:
    """English forms by the letters that they begin with, the longest first."""

    def __init__(self, forms: Iterable[tuple[str, Term]]) -> None:
        self._by_start: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for form, term in sorted(forms, key=lambda pair: (-len(pair[0]), pair[0])):
            self._by_start.setdefault(form[:2].casefold(), []).append((_english(form), term))

    def uses(self, text: str) -> Iterator[Use]:
        """Every use, from left to right; a longer term hides a shorter one inside it."""
        last = 0
        for word in _START.finditer(text) if self._by_start else ():
            at = word.start()
            if at < last:
                continue
            for pattern, term in self._by_start.get(text[at : at + 2].casefold(), ()):
                if match := pattern.match(text, at):
                    last = match.end()
                    yield Use(term, at, match[0])
                    break


@lru_cache(maxsize=4096)
def _english(form: str) -> re.Pattern[str]:
    """A form with its plural and its genitive; spaces may be a line's end.

    One with a capital letter is a name and found as it is written: “Prevent”, not “prevent”.
    """
    words = [re.escape(w) for w in normal(form).split()]
    last = words[-1]
    words[-1] = rf"{last[:-1]}(?:ys?|ies)" if last.endswith("y") else rf"{last}(?:s|es)?"
    pattern = r"\s{1,9}".join(words)
    return re.compile(
        rf"{pattern}(?:['’]s?)?(?!{_LETTER})", re.NOFLAG if form != form.lower() else re.IGNORECASE
    )


@lru_cache(maxsize=4096)
def _accepted(form: str) -> re.Pattern[str]:
    """An accepted form of a translation; ``*`` is any letters at the start or end of a word."""
    folded = _folded(form)
    words = (re.escape(w).replace(r"\*", f"{_LETTER}{{0,40}}") for w in folded.split())
    pattern = r"\s{1,9}".join(words)
    if _NO_SPACES.search(folded):
        return re.compile(pattern)
    return re.compile(rf"(?<!{_LETTER}){pattern}(?!{_LETTER})")


def _folded(text: str) -> str:
    """For comparison: no case, no vowel marks, marks of emphasis apart."""
    return _VOWELS.sub("", normal(text).replace("**", "")).casefold()
