"""The dialect's syntax as far as translation must know it: where a text starts on a line.

Each pattern is matched at an offset, so that markers nest (``> - **lead** text``).
"""

from __future__ import annotations

import re

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[^`]*$")
BLOCK = re.compile(r"[ \t]*/{3,}[ ]*(?:[\w-]+[ ]*(?:\|[ ]*(?P<title>.*?)[ ]*)?)?$")
HEADING = re.compile(r"[ ]{0,3}#{1,6}[ ]+(?P<text>.*?)(?:[ ]+#+)?[ ]*(?:\{#[^\s{}]*\})?[ ]*$")
RULE = re.compile(r"[ \t]*(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})$")
QUOTE = re.compile(r"[ \t]*>[ ]?")
ITEM = re.compile(r"[ \t]*(?:[*+-]|\d+\.)[ \t]+")
DEFINITION = re.compile(r"[ \t]*:[ ]{1,3}(?=\S)")
FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]]+\]:[ ]*")
ABBREVIATION = re.compile(r"\*\[[^\]\\]+\][ ]?:[ ]*(?P<text>.*?)[ ]*$")
TABLE_RULE = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")

_WORDLESS = re.compile(
    r"\{\{.*?\}\}"  # placeholders
    r"|(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"  # code
    r"|\]\([^)]*\)"  # where links lead
    r"|\[\^[^\]]+\]"  # references to footnotes
    r"|<[a-z][\w+.-]*:[^<>\s]*>",  # addresses shown as they are
    re.IGNORECASE | re.DOTALL,
)


def has_words(text: str) -> bool:
    """Whether there is anything to translate: a letter outside placeholders, code and addresses."""
    return any(map(str.isalpha, _WORDLESS.sub("", text)))
