"""VE001, VE002: words of blocks and notes where they do not belong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from waymark.checks.hidden import Hidden, Kept
from waymark.checks.served import Stream
from waymark.checks.shingles import RUN, Runs, letters, runs
from waymark.checks.verify_subject import VerifySubject
from waymark.model import Finding, finding

_SHORTEST = 6
"""Letters of the shorter of two phrases that meet."""


class LeakCheck:
    """Looks for the runs of all hidden texts at once; what belongs to an address is let through."""

    def __init__(self, subject: VerifySubject) -> None:
        self.subject = subject
        self.hidden = subject.hidden
        self.own = subject.own
        self.common = letters(subject.common)
        self.runs = Runs.of(runs(h.text, whole=h.kept is Kept.NOTE) for h in subject.hidden)

    def findings(self, address: str, stream: Stream, page: str = "") -> list[Finding]:
        """One finding for each hidden text of which a file shows a run that is not its own.

        ``page`` is where its text belongs, if that is not its own address.
        """
        leaked: dict[int, str] = {}
        own = phrases = None
        for start, run, index in self.runs.find(stream.letters):
            own = own or _Own((letters(self._own(page or address)), self.common))
            if index in leaked or own.says(run):
                continue
            # A label and a title may meet and make a run; each of them is the page's own.
            phrases = phrases or stream.phrases()
            if not all(own.has(phrase) for phrase in phrases.touched(start, start + len(run))):
                leaked[index] = run
        texts: dict[tuple[Kept, str, int], Finding] = {}
        for index, run in sorted(leaked.items()):
            hidden = self.hidden[index]
            key = (hidden.kept, hidden.place.path, hidden.place.line)
            texts.setdefault(key, _finding(address, hidden, run))
        return list(texts.values())

    def _own(self, address: str) -> str:
        """The text that belongs to the longest address above a file."""
        return "\n".join(self.own.get(self.subject.place(address), ()))


class _Own:
    """The letters of all that a file may show: of its own text, and of what is common to all."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts = texts
        self.known: dict[str, bool] = {}

    def says(self, phrase: str) -> bool:
        """Whether it holds these letters in a row."""
        return any(phrase in text for text in self.texts)

    def has(self, phrase: str) -> bool:
        """Whether a phrase is the page's own, or two of them that meet: side by side on paper, or
        the end of one paragraph and the beginning of the next, where a reader of tags sees no seam.
        """
        if phrase not in self.known:
            self.known[phrase] = self.says(phrase) or self._meets(phrase)
        return self.known[phrase]

    def _meets(self, phrase: str) -> bool:
        """Whether it can be cut in two. What holds some letters holds fewer of them too, so the
        longest beginning and the longest end decide."""
        size = len(phrase)
        begins = _longest(size, lambda length: self.says(phrase[:length]))
        ends = _longest(size, lambda length: self.says(phrase[size - length :]))
        return max(_SHORTEST, size - ends) <= min(begins, size - _SHORTEST)


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """The greatest length up to ``most`` that holds, if every smaller one does too."""
    return bisect_left(range(1, most + 1), True, key=lambda length: not holds(length))


def _finding(address: str, hidden: Hidden, run: str) -> Finding:
    where = f"{hidden.place.path}:{hidden.place.line}"
    words = _words(hidden.text, run)
    if hidden.kept is Kept.NOTE:
        message = f"It holds words of an internal note ({where}): “{words}”."
        return finding("VE002", address, message)
    readers = ", ".join(hidden.readers) or "nobody"
    message = f"It holds words of a block for {readers} ({where}): “{words}”."
    return finding("VE001", address, message)


def _words(text: str, run: str) -> str:
    """The run as it is written."""
    words = text.split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + 3 * RUN, len(words)) + 1):
            if letters("".join(words[start:end])).startswith(run):
                return " ".join(words[start:end])
    return " ".join(words[:RUN])
