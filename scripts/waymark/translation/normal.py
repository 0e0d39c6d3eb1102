"""A text in its normal form: what is equal here says the same, however it is typed.

Spaces, the shape of quotes and apostrophes, and the way in which a letter is encoded may change
without making a translation stale (design 9). A hard line break is kept: it is seen.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SHAPES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", None),  # they show nothing
    }
)


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """NFC, straight quotes, one space where there are several; LF stays."""
    plain = unicodedata.normalize("NFC", text).translate(_SHAPES)
    if "\n" not in plain:
        return " ".join(plain.split())
    return "\n".join(" ".join(line.split()) for line in plain.split("\n"))
