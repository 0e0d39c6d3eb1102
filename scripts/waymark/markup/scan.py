"""What of a text is prose: code, escapes and fences are masked, every offset stays as it was."""

from __future__ import annotations

import re
from functools import lru_cache

_FENCE = re.compile(
    r"^(?P<fence>~{3,}|`{3,})[^\n`]*\n(?:.*?\n)??(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()#+\-.!|/<>]")
_UNCLOSED = re.compile(r"^(?:~{3,}|`{3,})", re.MULTILINE)

MASK = "x"
"""Stands for every masked character, so that code still counts as text."""


@lru_cache(maxsize=1024)  # several rules look at a text in turn
def masked(text: str) -> str:
    """The text with fences, code spans and escaped characters overwritten; lines stay lines."""
    for pattern in (_FENCE, _ESCAPE, _CODE):
        text = pattern.sub(lambda m: re.sub(r"[^\n]", MASK, m[0]), text)
    return text


def unclosed_fence(text: str) -> int:
    """The offset of a fence of code that is never closed, or -1."""
    match = _UNCLOSED.search(_FENCE.sub(lambda m: re.sub(r"[^\n]", MASK, m[0]), text))
    return match.start() if match else -1
