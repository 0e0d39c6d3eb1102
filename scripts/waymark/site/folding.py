"""Words brought to one form for the search, in the same way when indexed and when asked for.

Pagefind knows the stems of many languages and looks past accents. What it lacks is given here,
once, as data: the index is made of folded texts, and the data goes to the reader's browser with the
index (:meth:`Folding.told`), where ``docs/scripts/search.js`` folds the words that are asked for.
Readers are shown the texts as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

_LATIN = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i"}
"""Letters that Unicode does not take apart into a plain one and a mark."""
_EASTERN = {**dict.fromkeys("يى", "ی"), "ك": "ک", **dict.fromkeys("ھهةۃە", "ہ")}
"""Letters of Arabic keyboards where Urdu or Persian has its own, and those that readers mix up."""
_ARABIC = {**dict.fromkeys("یى", "ي"), "ک": "ك", **dict.fromkeys("ہھۃە", "ه")}
_ARABIC_SCRIPT = frozenset({"ar", "ckb", "fa", "ku", "ps", "sd", "ug", "ur"})
_ABUGIDAS = frozenset(
    {"as", "bn", "gu", "hi", "km", "kn", "lo", "ml", "mr", "my", "ne", "or", "pa", "si", "ta"}
    | {"te", "th"}
)
"""Languages whose vowels are marks on consonants: a search that looks past marks loses them."""
_POINTS = dict.fromkeys("\u093c\u0a3c", "")
"""Points below Devanagari and Gurmukhi letters of foreign words, which many leave out."""
_INVISIBLE = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_BORDER = re.compile(rf"(?<=[^\s(\[{{「『《〈“‘（【])(?={_HAN})|(?<={_HAN})(?=\w)")
_DIGIT = re.compile(r"\d")
_SHORTEST_STEM = 2  # letters that an ending leaves


class _WithoutMarks(dict[int, int | None]):
    """Every character but marks, for ``str.translate``; each is looked up once."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code)) == "Mn" else code
        self[code] = kept
        return kept


_WITHOUT_MARKS = _WithoutMarks()


class _Words:
    """A pattern of words: letters with their marks, of those characters that were met so far."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        self.pattern = re.compile("(?!)")

    def within(self, text: str) -> re.Pattern[str]:
        """The pattern that knows all characters of a text."""
        new = set(text) - self.met
        if new:
            self.met |= new
            parts = sorted(c for c in self.met if unicodedata.category(c)[0] in "LM")
            self.pattern = re.compile(f"[{''.join(parts)}]+" if parts else "(?!)")
        return self.pattern


_WORDS = _Words()


@dataclass(frozen=True, slots=True)
class Folding:
    """How one language's words are brought to one form.

    ``letters`` stand for each other; with ``bare`` all marks fall off (vowels and hamza of Arabic
    script); ``starts`` are beginnings and what stands for them, ``ends`` endings that fall off, the
    first that fits; with ``single`` every Chinese character is a word. ``exact`` says that marks
    make different words, where Pagefind would look past them.
    """

    letters: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    bare: bool = False
    starts: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, ...] = ()
    single: bool = False
    exact: bool = False
    _replaced: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _stem: Callable[[str], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """What finds the letters, and a memory of words: most come again on page after page."""
        found = f"[{''.join(self.letters)}]" if self.letters else "(?!)"
        object.__setattr__(self, "_replaced", re.compile(found))
        object.__setattr__(self, "_stem", lru_cache(maxsize=1 << 16)(self._cut))

    def fold(self, text: str) -> str:
        """A text with every word in its one form. White space stays as it is."""
        text = unicodedata.normalize("NFKC", text)
        if self.bare:
            text = unicodedata.normalize("NFD", text).translate(_WITHOUT_MARKS)
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
        text = self._replaced.sub(lambda letter: self.letters[letter[0]], text)
        text = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
        if self.single:
            text = _BORDER.sub(" ", text)
        if self.starts or self.ends:
            text = text.lower()
            text = _WORDS.within(text).sub(lambda word: self._stem(word[0]), text)
        return text

    def pieces(self, word: str) -> list[str]:
        """A word as it is written, cut where :meth:`fold` sets spaces into it."""
        return _BORDER.split(word) if self.single else [word]

    def told(self) -> dict[str, object]:
        """The same for the browser, as JSON takes it."""
        return {
            "letters": dict(sorted(self.letters.items())),
            "bare": self.bare,
            "starts": self.starts,
            "ends": self.ends,
            "single": self.single,
            "exact": self.exact,
        }

    def _cut(self, word: str) -> str:
        for start, instead in self.starts:
            if word.startswith(start):
                word = instead + word[len(start) :]
                break
        for end in self.ends:
            if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM:
                return word[: -len(end)]
        return word


_ENDS: Mapping[str, tuple[str, ...]] = {
    # Number and case of nouns, gender of adjectives; neither language has a stemmer in Pagefind.
    "ur": ("یوں", "یاں", "وں", "یں", "ے", "ہ", "ا", "ی"),
    "pa": ("ਿਆਂ", "ੀਆਂ", "ਿਓ", "ਿਆ", "ਆਂ", "ਾਂ", "ੀਂ", "ੇ", "ਾ", "ੀ", "ੋ"),
}
_STARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    # “And”, “so”, “with”, “like” before the article, which Pagefind's stemmer takes off by itself.
    "ar": (("وال", "ال"), ("فال", "ال"), ("بال", "ال"), ("كال", "ال"), ("لل", "ال")),
    # The first sounds of Welsh change with the word before: plant, blant, mhlant, phlant.
    "cy": (
        ("ff", "ff"),
        *((start, "b") for start in ("mh", "ph", "p", "b", "m", "f")),
        *((start, "d") for start in ("nh", "th", "dd", "t", "d")),
        *((start, "g") for start in ("ngh", "ng", "ch", "c", "g")),
        ("ll", "l"),
        ("rh", "r"),
    ),
}


@lru_cache(maxsize=64)
def folding(code: str) -> Folding:
    """The folding of a language, by its code."""
    joined = code in _ARABIC_SCRIPT
    letters = dict(_LATIN)
    if code in _ABUGIDAS:
        letters |= _POINTS
    if joined:
        letters |= _ARABIC if code == "ar" else _EASTERN
    return Folding(
        letters=MappingProxyType(letters),
        bare=joined,
        starts=_STARTS.get(code, ()),
        ends=_ENDS.get(code, ()),
        single=code == "zh",
        exact=code in _ABUGIDAS,
    )
