"""The most similar of several texts, found without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

SIMILAR = 0.6
"""How alike two English texts must be for the old translation to be offered for the new one."""

_SHORT = 80  # characters; longer texts are compared by words, which is fast and as good
_COMMON = 200  # texts: a word that more of them have says nothing
_TRIED = 20  # texts that share the most words; of texts that share none, as many short ones


class Similar:
    """Texts that are not needed any more, by their index; each is offered until it is taken."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._left = set(range(len(self._texts)))
        self._by_word: dict[str, list[int]] = {}
        for index, text in enumerate(self._texts):
            for word in set(text.casefold().split()):
                self._by_word.setdefault(word, []).append(index)

    def take(self, english: str) -> int | None:
        """The index of the nearest text, which is then taken; nothing where none is near."""
        by_letters = len(english) < _SHORT
        matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
        matcher.set_seq2(english if by_letters else english.split())
        best, found = SIMILAR, None
        for index in self._candidates(english):
            other = self._texts[index]
            matcher.set_seq1(other if by_letters else other.split())
            if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
                continue
            ratio = matcher.ratio()
            if ratio > best or (found is None and ratio == best):
                best, found = ratio, index
        if found is not None:
            self._left.discard(found)
        return found

    def _candidates(self, english: str) -> list[int]:
        shared: Counter[int] = Counter()
        for word in set(english.casefold().split()):
            having = self._by_word.get(word, ())
            if len(having) <= _COMMON:
                shared.update(i for i in having if i in self._left)
        if shared:
            return sorted(sorted(shared, key=lambda i: (-shared[i], i))[:_TRIED])
        # A slip mended in a text of one word: no word is shared.
        short = (i for i in sorted(self._left) if len(self._texts[i]) < _SHORT)
        return [i for i, _ in zip(short, range(_TRIED), strict=False)]
