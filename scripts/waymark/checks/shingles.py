"""Runs of words that may not be served, found in any text whatever stands between its letters.

Letters alone are compared: white space, marks, digits, punctuation and invisible characters differ
between a page, a PDF's text layer and a Word file; the letters do not. A run is eight words long
(numbers count, though their digits are not compared); of scripts that write no spaces, two
characters count as a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

RUN = 8
"""Words in a run (design 5)."""

SEAM = "\ua66e"
"""A letter that no run holds: between texts that do not follow each other."""

_HEAD = 8  # letters by which a run is looked up: no run is shorter
_EIGHTS = re.compile(f".{{{_HEAD}}}", re.DOTALL)
_GRAM = 2 * _HEAD  # the same for a run that is long enough: few others share so many
_LEAST = 16  # letters in a run, so that eight words of one or two letters do not meet by chance
_SHORTEST_WHOLE = 4  # words of a text that is a run as a whole although it is shorter
_NO_LETTERS = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
)
# One letter each where keyboards and typefaces of one script have several.
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u064a\u0649\u06d2", "\u06cc"),
        "\u0643": "\u06a9",
        **dict.fromkeys("\u0647\u06be\u0629\u06c3\u06d5", "\u06c1"),
    }
)

_OF_SEVERAL = re.compile(f"[{''.join(map(chr, _SAME))}]")


def letters(text: str) -> str:
    """The letters of a text alone, in one form each."""
    return _NO_LETTERS.sub("", _plain(text))


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return plain.translate(_SAME) if _OF_SEVERAL.search(plain) else plain


def runs(text: str, *, whole: bool = False) -> tuple[str, ...]:
    """Every run of a text, as its letters. With ``whole`` a text of four to seven words is one."""
    tokens = tuple(_tokens(text))
    found = [run for start in range(len(tokens)) if (run := _run(tokens, start))]
    if not found and whole and sum(weight for _, weight in tokens) >= 2 * _SHORTEST_WHOLE:
        all_of_it = "".join(word for word, _ in tokens)
        found = [all_of_it] if len(all_of_it) >= _HEAD else []
    return tuple(dict.fromkeys(found))


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Words as letters (none for a number), each with twice its share of a run."""
    plain = "".join(c for c in _plain(text) if unicodedata.category(c)[0] not in "MC" or c == "\n")
    for match in _WORD.finditer(plain):
        word = match[0]
        if word[0].isdigit():
            yield "", 2
        elif _SPACELESS.match(word):
            yield from ((character, 1) for character in word)
        else:
            yield word, 2


def _run(tokens: tuple[tuple[str, int], ...], start: int) -> str:
    """The shortest run that begins with a word, or nothing."""
    if not tokens[start][0]:
        return ""
    run, weight = "", 0
    for word, share in tokens[start:]:
        run, weight = run + word, weight + share
        if weight >= 2 * RUN and len(run) >= _LEAST:
            return run
    return ""


@dataclass(frozen=True, slots=True)
class Runs:
    """All ``runs`` to look for, each with the index of its text.

    Each is known by some letters of it and where in the run they stand, so that only every eighth
    place of a text need be looked at: sixteen letters (``long``) where the run has room for them,
    else eight (``middle``), which more runs share. ``heads`` are the first eight of both. ``short``
    are those that may lie between two such places. There are many, so a place in a run is one
    number: eight times that of the run, and the letters before it.
    """

    runs: tuple[tuple[str, int], ...]
    heads: frozenset[str]
    long: Mapping[str, tuple[int, ...]]
    middle: Mapping[str, tuple[int, ...]]
    short: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> Runs:
        """The runs of each text, which is known by its index."""
        known: dict[int, dict[str, tuple[int, ...]]] = {_HEAD: {}, _GRAM: {}}
        placed: dict[tuple[str, int], None] = {}
        short: dict[tuple[str, int], None] = {}
        for index, found in enumerate(texts):
            for run in dict.fromkeys(found):
                size = _GRAM if len(run) >= _GRAM + _HEAD - 1 else _HEAD
                if len(run) < size + _HEAD - 1:
                    short[run, index] = None
                    continue
                first, grams = _HEAD * len(placed), known[size]
                placed[run, index] = None
                for at in range(_HEAD):
                    gram = run[at : at + size]
                    grams[gram] = (*grams.get(gram, ()), first + at)
        heads = frozenset(gram[:_HEAD] for grams in known.values() for gram in grams)
        return cls(tuple(placed), heads, known[_GRAM], known[_HEAD], tuple(short))

    def find(self, served: str) -> list[tuple[int, str, int]]:
        """Every run that stands in some letters: where, which, and the index of its text."""
        heads = self.heads
        found: dict[tuple[int, str, int], None] = {}
        grams = _EIGHTS.findall(served)
        for number in [n for n, gram in enumerate(grams) if gram in heads]:
            place = number * _HEAD
            for known in self._known(served, place):
                (run, index), at = self.runs[known // _HEAD], known % _HEAD
                if place >= at and served.startswith(run, place - at):
                    found[place - at, run, index] = None
        for run, index in self.short:
            start = served.find(run)
            while start >= 0:
                found[start, run, index] = None
                start = served.find(run, start + 1)
        return sorted(found)

    def _known(self, served: str, place: int) -> tuple[int, ...]:
        """Where in runs the letters stand that stand at a place."""
        long = self.long.get(served[place : place + _GRAM], ())
        middle = self.middle.get(served[place : place + _HEAD], ())
        return long + middle
