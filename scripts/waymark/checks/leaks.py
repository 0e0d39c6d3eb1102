"""VE001, VE002: words of blocks and notes where they do not belong."""

from __future__ import annotations

from dataclasses import dataclass

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
        own = None
        for start, run, index in self.runs.find(stream.letters):
            own = own or _Own((letters(self._own(page or address)), self.common))
            if index in leaked or own.says(run):
                continue
            # A label and a title may meet and make a run; each of them is the page's own.
            touched = stream.touched(start, start + len(run))
            if not all(own.has(phrase) for phrase in touched):
                leaked[index] = run
        texts: dict[tuple[Kept, str, int], Finding] = {}
        for index, run in sorted(leaked.items()):
            hidden = self.hidden[index]
            key = (hidden.kept, hidden.place.path, hidden.place.line)
            texts.setdefault(key, _finding(address, hidden, run))
        return list(texts.values())

    def _own(self, address: str) -> str:
        """The text that belongs to the longest address above a file."""
        return self.own.get(self.subject.place(address), "")


@dataclass(frozen=True, slots=True)
class _Own:
    """The letters of all that a file may show: of its own text, and of what is common to all."""

    texts: tuple[str, ...]

    def says(self, phrase: str) -> bool:
        """Whether it holds these letters in a row."""
        return any(phrase in text for text in self.texts)

    def has(self, phrase: str) -> bool:
        """Whether a phrase is the page's own, or two of them that meet: side by side on paper, or
        the end of one paragraph and the beginning of the next, where a reader of tags sees no seam.
        """
        return self.says(phrase) or any(
            self.says(phrase[:at]) and self.says(phrase[at:])
            for at in range(_SHORTEST, len(phrase) - _SHORTEST + 1)
        )


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
