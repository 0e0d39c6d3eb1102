"""Codes: what a translator must not change stands as ``{1}``, ``{2}`` … while a text is away.

A code stands for a placeholder, the two ends of a link, an address, a reference or a piece of code.
Its number is its place in the English text, so that it means the same in every translation. Every
brace of a text is itself part of a code, so nothing else looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_PROTECTED = re.compile(
    r"\\[\\`*_{}\[\]()#+\-.!|<>/]"  # an escaped character is text
    r"|(?P<code>"
    r"\{\{[^{}]*\}\}"
    r"|(?P<ticks>(?<!`)`+(?!`)).+?(?<!`)(?P=ticks)(?!`)"
    r"|!?\[(?!\^)(?=(?:[^\[\]]|\[[^\[\]]*\])*\]\()"
    r"|\]\((?:(?=[^()]*\s[\"'])[^()\s]*|(?:[^()\"']|\([^()]*\))*\))"
    r"|\[\^[^\]]*\]"
    r"|<[A-Za-z][\w+.-]*:[^<>\s]*>"
    r"|\b(?:https?|ftp|doc|mailto|tel):[^\s<>()\[\]{}\"'“”«»،。]*[^\s<>()\[\]{}\"'“”«»،。.,;:!?…]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\{[^{}\n]*\}|[{}]"
    r")",
    re.DOTALL,
)
_CODE = re.compile(r"\{(\d{1,4})(?::[^{}]*)?\}")
_MARK = "\u200e"  # LEFT-TO-RIGHT MARK: a code reads from the left in every script
_SHOWN = re.compile(rf"{_MARK}*(\{{\d{{1,4}}(?::[^{{}}]*)?\}}){_MARK}*")


@dataclass(frozen=True, slots=True)
class Codes:
    """The protected pieces of an English text; the first one has the number 1."""

    pieces: tuple[str, ...]

    def hide(self, text: str) -> str:
        """A text with ``{n}`` in the place of each piece of the English that it holds.

        A piece that the English has not, or not as often, stays as it is.
        """
        left = dict(enumerate(self.pieces, start=1))

        def code(match: re.Match[str]) -> str:
            piece = match["code"]
            number = next((n for n, p in left.items() if p == piece), 0)
            if not number:
                return match[0]
            del left[number]
            return f"{{{number}}}"

        return _PROTECTED.sub(code, text)

    def show(self, coded: str) -> tuple[str, tuple[int, ...]]:
        """The text that a coded one stands for, and the numbers in it that there are not."""
        unknown: list[int] = []

        def piece(match: re.Match[str]) -> str:
            number = int(match[1])
            if 1 <= number <= len(self.pieces):
                return self.pieces[number - 1]
            unknown.append(number)
            return match[0]

        return _CODE.sub(piece, coded), tuple(unknown)


@lru_cache(maxsize=1024)
def codes_of(english: str) -> Codes:
    """The codes of an English text, in its order."""
    return Codes(tuple(m["code"] for m in _PROTECTED.finditer(english) if m["code"]))


def pieces_of(coded: str) -> tuple[str | int, ...]:
    """A coded text as its words and the numbers of its codes, in order."""
    pieces: list[str | int] = []
    last = 0
    for match in _CODE.finditer(coded):
        pieces += [coded[last : match.start()], int(match[1])]
        last = match.end()
    return tuple(p for p in (*pieces, coded[last:]) if p != "")


def labelled(number: int, piece: str, facts: Mapping[str, str], *, rtl: bool) -> str:
    """A code as people read it: ``{1: 0800 011 3764}``.

    ``facts`` say in English what a placeholder's key stands for now. Among right-to-left words
    (``rtl``) invisible marks keep it in its order; :func:`unlabelled` takes them off again.
    """
    mark = _MARK if rtl else ""
    return f"{mark}{{{number}: {label(piece, facts)}}}{mark}"


def label(piece: str, facts: Mapping[str, str]) -> str:
    """What a code stands for, in English and without braces."""
    if piece.startswith("{{"):
        key = piece.strip("{} \n")
        text = facts.get(key, key)
    elif piece in ("[", "!["):
        text = "link" if piece == "[" else "picture"
    elif piece.startswith("]("):
        text = f"end, to {piece[2:].removesuffix(')')}"
    elif piece.startswith("[^"):
        text = f"note {piece[2:-1]}"
    else:
        text = piece
    return " ".join(text.replace("{", "").replace("}", "").split()) or "sign"


def unlabelled(text: str) -> str:
    """A text with its codes bare, whatever has become of their labels."""
    return _CODE.sub(r"{\1}", _SHOWN.sub(r"\1", text))
