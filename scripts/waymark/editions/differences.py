"""Two texts compared word by word: as values, and as text (``[-taken out-]``, ``{+put in+}``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from waymark.editions.sequences import changes
from waymark.model import ChangedPassage, Composed, Finished, Piece, PieceKind
from waymark.model.marks import without_marks

_WORDS = re.compile(r"\S+\s*")


def changed_passages(old: Composed | Finished, new: Composed | Finished) -> list[ChangedPassage]:
    """Each passage that differs, in the order of the later text; none where readers see the same.

    Passages are the title, the summary and the paragraphs of the text and of its companions. A
    passage that was taken out or put in as a whole is one piece. The time is bounded
    (:mod:`waymark.editions.sequences`).
    """
    before, after = _passages(old), _passages(new)
    found: list[ChangedPassage] = []
    for same, a, b in changes(before, after):
        if not same:
            found += _changed(before[a], after[b])
    return found


def differences(old: Composed, new: Composed) -> str:
    """The same as text, one passage after the other; empty where there is no difference."""
    lines = ["".join(_marked(piece) for piece in passage) for passage in changed_passages(old, new)]
    return "\n\n".join(lines) + "\n" if lines else ""


def _marked(piece: Piece) -> str:
    if piece.kind is PieceKind.SAME:
        return piece.text
    bare = piece.text.rstrip()
    mark = f"[-{bare}-]" if piece.kind is PieceKind.OUT else f"{{+{bare}+}}"
    return f"{mark}{piece.text[len(bare) :]}"


def _passages(text: Composed | Finished) -> list[str]:
    """Title, summary, then the paragraphs of the text and of its companions."""
    bodies = (re.split(r"\n\s*\n", without_marks(b.text).strip("\n")) for b in text.bodies)
    return [f"# {text.title.text}", text.summary.text, *(p for body in bodies for p in body)]


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[ChangedPassage]:
    """Passages in pairs as far as they go; what has no pair is wholly out or in."""
    for before, after in zip(old, new, strict=False):
        yield tuple(_words(before, after))
    for before in old[len(new) :]:
        yield (Piece(PieceKind.OUT, before),)
    for after in new[len(old) :]:
        yield (Piece(PieceKind.IN, after),)


def _words(old: str, new: str) -> Iterator[Piece]:
    """One passage with its words taken out and put in. What is put in keeps the space after it."""
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    bare_a, bare_b = [w.rstrip() for w in a], [w.rstrip() for w in b]
    for same, in_a, in_b in changes(bare_a, bare_b):
        if same:
            yield Piece(PieceKind.SAME, "".join(b[in_b]))
            continue
        out, put = "".join(a[in_a]), "".join(b[in_b])
        if out:
            yield Piece(PieceKind.OUT, out.rstrip() if put else out)
        if put:
            yield Piece(PieceKind.IN, put)
