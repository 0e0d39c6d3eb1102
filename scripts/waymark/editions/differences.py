"""Two texts compared word by word, as plain text: ``[-taken out-]`` and ``{+put in+}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from waymark.model import Composed
from waymark.model.marks import without_marks

_WORDS = re.compile(r"\S+\s*")


def differences(old: Composed, new: Composed) -> str:
    """What changed from one text to another: the passages that differ, each with its words.

    Empty where readers would see no difference.
    """
    before, after = _passages(old), _passages(new)
    lines: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        lines += _changed(before[a:b], after[c:d])
    return "\n\n".join(lines) + "\n" if lines else ""


def _passages(composed: Composed) -> list[str]:
    """Title, summary, then the paragraphs of the body."""
    body = re.split(r"\n\s*\n", without_marks(composed.body.text).strip("\n"))
    return [f"# {composed.title.text}", composed.summary.text, *body]


def _changed(old: list[str], new: list[str]) -> Iterator[str]:
    """Passages in pairs as far as they go; what has no pair is wholly out or in."""
    for before, after in zip(old, new, strict=False):
        yield "".join(_words(before, after))
    for before in old[len(new) :]:
        yield f"[-{before}-]"
    for after in new[len(old) :]:
        yield f"{{+{after}+}}"


def _words(old: str, new: str) -> Iterator[str]:
    """One passage with its words taken out and put in; the space after a word goes with it."""
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    bare_a, bare_b = [w.rstrip() for w in a], [w.rstrip() for w in b]
    for tag, i, j, k, m in SequenceMatcher(a=bare_a, b=bare_b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "".join(b[k:m])
            continue
        out, put = "".join(a[i:j]), "".join(b[k:m])
        space = (put or out)[len((put or out).rstrip()) :]
        yield f"[-{out.rstrip()}-]" if out else ""
        yield f"{{+{put.rstrip()}+}}" if put else ""
        yield space
