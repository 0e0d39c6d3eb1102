"""Two texts compared word by word, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PieceKind(StrEnum):
    """What became of some words from the earlier text to the later one."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, were taken out or were put in; with the spaces between them."""

    kind: PieceKind
    text: str


ChangedPassage = tuple[Piece, ...]
"""One title, summary or paragraph that differs."""
