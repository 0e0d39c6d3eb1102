"""What must come through translation unchanged: placeholders, addresses, code, references."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>/])")
_TOKEN = re.compile(
    r"(?P<placeholder>\{\{[^{}]*\}\})"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<target>\]\((?:[^()\"']|\([^()]*\)|\"[^\"]*\"|'[^']*')*\))"
    r"|(?P<footnote>\[\^[^\]]*\])"
    r"|(?P<autolink><[A-Za-z][\w+.-]*:[^<>\s]*>)"
    r"|(?P<url>\b(?:https?|ftp|doc|mailto|tel):[^\s<>()\[\]{}\"'“”«»،。]+)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<brace>\{[^{}\n]*\}|[{}])"
    r"|(?P<image>!\[)",
    re.DOTALL,
)
_SIGNS = re.compile(r"[{}`\]\[<:@]")  # what any token holds at least one of
_TITLE = re.compile(r"\s+(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)')\s*\)$")
_SPACE = re.compile(r"\s+")
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The fixed parts of a text, counted, and the prose that is left of it.

    ``prose`` has a space for every token but keeps the titles of links, which are words.
    """

    counts: Counter[str]
    links: int
    prose: str


@lru_cache(maxsize=4096)
def tokens(text: str) -> Tokens:
    """Take a text apart. Escaped characters are prose.

    Remembered, since one English text is compared with its translations into many languages.
    """
    counts: Counter[str] = Counter()
    plain = _ESCAPE.sub("\ufdd1", text)
    if not _SIGNS.search(plain):
        return Tokens(counts, 0, plain)

    def take(match: re.Match[str]) -> str:
        token, rest = match[0], " "
        if match["placeholder"]:
            token = _SPACE.sub("", token)
        elif match["target"]:
            title = _TITLE.search(token)
            if title:
                rest = f" {title['a'] or title['b'] or ''} "
                token = f"{token[: title.start()]})"
            token = _SPACE.sub("", token)
        elif match["url"]:
            bare = token.rstrip(".,;:!?…")
            token, rest = bare, f" {token[len(bare) :]}"
        elif match["image"]:
            rest = " ["
        counts[token] += 1
        return rest

    prose = _TOKEN.sub(take, plain)
    return Tokens(counts, len(_LINK.findall(plain)), prose)
