"""What no translation may hold, whatever the English says: it is data, never markup of its own.

The characters refused here can make a text show in another order than it is stored (U+202A–U+202E,
U+2066–U+2069 and the marks U+200E, U+200F, U+061C), or not show at all. The joiners U+200C and
U+200D are letters' business and allowed. Waymark isolates numbers by itself.
"""

from __future__ import annotations

import html
import re
import unicodedata

_CHARACTER = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f"  # controls but tab and LF
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # direction
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufdd0-\ufdef"  # line and paragraph, marks of order, fences
    "\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"  # private use, tags
)
_TEMPLATE = re.compile(r"\{%|%\}|\{#(?=\s)")
_SCRIPT = re.compile(r"(?:j\s*a\s*v\s*a|vb)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|\bdata\s*:\s*text/", re.I)
_HTML = re.compile(r"<[A-Za-z/!?][^\s<>]*(?:[^<>]*>)?")
_AUTOLINK = re.compile(r"<[A-Za-z][\w+.-]*:[^<>\s]*>")
_BLOCK = re.compile(
    r"[ \t]*(?:"
    r"#{1,6}(?:\s|$)|[-*+](?:\s|$)|\d+[.)](?:\s|$)|>|\||:\s|/{3,}|!{3}|\?{3}"
    r"|`{3,}|~{3,}|\[\^?[^\]]*\]:|\*\[[^\]]*\]:|[-*_=|:\s]+$"
    r")"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def unsafe(english: str, translation: str) -> str:
    """Why a translation must not be shown, or nothing. Both without spaces at their ends."""
    if len(translation) > 20 * len(english) + 2000:
        return "is far longer than the English"
    meant = html.unescape(translation)
    if match := _CHARACTER.search(meant):
        character = match[0]
        name = unicodedata.name(character, "a private or control character")
        return f"holds U+{ord(character):04X} ({name.lower()}), which does not show"
    if match := _TEMPLATE.search(translation):
        return f"holds “{match[0]}”, which is template code"
    if match := _SCRIPT.search(meant):
        return f"holds “{match[0]}”, which is script"
    ours, theirs = (_HTML.findall(_AUTOLINK.sub("", t)) for t in (english, translation))
    if new := [tag for tag in theirs if tag not in ours]:
        return f"holds “{new[0]}”, which looks like HTML"
    if _BLANK_LINE.search(translation):
        return "holds a blank line, which would start a new paragraph"
    return _block_syntax(english, translation)


def _block_syntax(english: str, translation: str) -> str:
    known = [bool(_BLOCK.match(line)) for line in english.split("\n")]
    for index, line in enumerate(translation.split("\n")):
        allowed = index < len(known) and known[index]
        if (match := _BLOCK.match(line)) and not allowed:
            return f"has a line that begins with “{match[0].strip()}”, which is syntax of its own"
    if _ends_escaping(translation) and not _ends_escaping(english):
        return "ends with a backslash, which would swallow what follows"
    return ""


def _ends_escaping(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1
