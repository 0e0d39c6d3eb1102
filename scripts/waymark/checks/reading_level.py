"""How hard English text is to read: the Flesch–Kincaid grade level.

0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne, Rogers, Chissom:
Derivation of new readability formulas for Navy enlisted personnel, 1975). A grade is a school year
in the United States; add five for the age.

What the paper leaves open is settled here: a list item is a sentence of its own; headings, table
cells and titles of boxes are none; a fact is one word of one syllable, unless it is a name; a
number is a word of one syllable; a word with hyphens or apostrophes is one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from waymark.model import Fact, FactType, Place, SourceText
from waymark.translation import SegmentKind, extract

_READ = frozenset(
    {
        SegmentKind.PARAGRAPH,
        SegmentKind.ITEM,
        SegmentKind.QUOTE,
        SegmentKind.DEFINITION,
        SegmentKind.FOOTNOTE,
    }
)
_PLACEHOLDER = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_END = re.compile(r"(?<=[.!?…])[”’\"')*_]*\s+(?=[“‘\"'(*_]*[A-Z0-9])")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'-][A-Za-zÀ-ÿ]+)*|\d+(?:[.,]\d+)*")
_PART = re.compile(r"[a-zà-ÿ]+")

# Vowels that stand together are one syllable, but for these …
_VOWELS = re.compile(r"[aeiouy]+")
_MORE = re.compile(
    r"(?<![ctsgnl])i(?:a[tnb]|o[nr])|nia[tn]|lia[tb]|lio[nr]|[^gq]ua[^rd]|eo(?![upn])|[aeouy]ing|i(?:enc|et|us)"
    r"|[^q]uel|[^aeou]uit[yi]|iu|oer|oya|ecia[tl][ei]|[^t]rea$|idea|ism|rious"
)
# … and an e is not spoken at the end, nor before what makes a longer word of it.
_LESS = re.compile(
    r"(?<=[a-z])(?<![^aeiouy]l)(?<![aeiouy])e$|(?<![tdi])(?<![^aeiouyl]l)ed$"
    r"|(?<![sxzcgi])(?<!sh)(?<!ch)(?<![^aeiouy]l)es$"
    r"|e(?=(?:ly|less|ness|ty|ments?|ful|where|how|thing|body|times?|guard\w*|work|book|line)$)"
)
_KNOWN = {
    **dict.fromkeys(("hundred", "maybe", "seeing", "series", "social", "species", "values"), 2),
    **dict.fromkeys(("agree", "agrees", "agreed", "being", "client", "clients", "evening"), 2),
    **dict.fromkeys(("evenings", "something", "somewhere", "towards", "trustees", "worried"), 2),
    **dict.fromkeys(("agreement", "anyone", "area", "areas", "dementia", "everything"), 3),
    **dict.fromkeys(("disagree", "disagrees", "disagreed", "everywhere", "influence"), 3),
    **dict.fromkeys(("serious", "violence", "violent"), 3),
    **dict.fromkeys(("diagnosis", "everybody", "material", "materials"), 4),
    "coordinator": 5,
}
"""Common words that the rules get wrong. With them, 998 in 1,000 words of the starter library have
as many syllables as the CMU Pronouncing Dictionary gives them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is read, how many words it has, and where its block starts."""

    text: str
    words: int
    place: Place


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """Counts of a text, and its Flesch–Kincaid grade (0.0 for a text without sentences)."""

    sentences: tuple[Sentence, ...]
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The grade level, to one decimal place."""
        if not self.sentences or not self.words:
            return 0.0
        return round(
            0.39 * self.words / len(self.sentences) + 11.8 * self.syllables / self.words - 15.59, 1
        )

    @property
    def longest(self) -> int:
        """Words of the longest sentence."""
        return max((s.words for s in self.sentences), default=0)


def reading_level(
    bodies: Iterable[SourceText], facts: Mapping[str, Fact] | None = None
) -> ReadingLevel:
    """The level of some composed English texts taken together."""
    found = [s for body in bodies for s in _sentences_of(body, facts or {})]
    words = [word for s in found for word in _WORD.findall(s.text)]
    return ReadingLevel(tuple(found), len(words), sum(syllables(word) for word in words))


def sentences(text: str) -> Iterator[tuple[str, int]]:
    """The sentences of a paragraph without markup, each with its words counted."""
    for sentence in _END.split(text):
        count = len(_WORD.findall(sentence))
        if count:
            yield sentence.strip(), count


def as_read(text: str, facts: Mapping[str, Fact]) -> str:
    """A paragraph without its markup, names in place of their placeholders."""

    def shown(match: re.Match[str]) -> str:
        fact = facts.get(match[1])
        named = fact is not None and fact.type is FactType.NAME and isinstance(fact.value, str)
        return str(fact.value) if fact and named else "it"

    plain = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return _PLACEHOLDER.sub(shown, plain).replace("**", "").replace("`", "")


def syllables(word: str) -> int:
    """How many syllables an English word has, by its letters."""
    return max(1, sum(_syllables(part) for part in _PART.findall(word.lower().replace("’s", ""))))


def _syllables(part: str) -> int:
    known = _KNOWN.get(part)
    counted = len(_VOWELS.findall(part)) + len(_MORE.findall(part)) - len(_LESS.findall(part))
    return known or max(1, counted)


def _sentences_of(body: SourceText, facts: Mapping[str, Fact]) -> Iterator[Sentence]:
    for segment in extract(body):
        if segment.kind in _READ:
            place = body.place(segment.line)
            for text, words in sentences(as_read(segment.msgid, facts)):
                yield Sentence(text, words, place)
