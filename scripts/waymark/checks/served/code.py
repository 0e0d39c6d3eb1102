"""Scripts, stylesheets and JSON: the strings and comments that people wrote, and all the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from waymark.checks.served.lines import Contents, Line, Part

_SPOKEN = re.compile(
    r"""/\*(?P<comment>.*?)(?:\*/|\Z)
    |(?<![:\w])//(?P<line>[^\n]*)
    |"(?P<double>(?:[^"\\\n]|\\.)*)"
    |'(?P<single>(?:[^'\\\n]|\\.)*)'
    |`(?P<template>(?:[^`\\]|\\.)*)`""",
    re.DOTALL | re.VERBOSE,
)
_STRING, _VALUE = "a string", "a value"
STRINGS = frozenset({_STRING, _VALUE})
"""Where a line stands that a program may hold for itself."""
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))")


def read_code(text: str) -> Contents:
    """A script or stylesheet; a script that is JSON (linked data) is read as that."""
    if text.lstrip()[:1] in ("{", "[") and (found := read_json(text)):
        return found
    lines = [Line(text, Part.CODE)]
    for match in _SPOKEN.finditer(text):
        part = Part.METADATA if match.lastgroup in ("comment", "line") else Part.TEXT
        spoken = _ESCAPE.sub(_unescaped, match[match.lastgroup or 0])
        if len(spoken) > 2:
            where = "a comment" if part is Part.METADATA else _STRING
            lines.append(Line(spoken, part, where))
    return Contents.of(lines)


def read_json(text: str) -> Contents | None:
    """Every key and value of JSON, as lines; ``None`` where it is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return Contents.of(Line(x, where=_VALUE) for x in _strings(value))


def read_text(text: str) -> Contents:
    """Plain text, captions, tables: a line is a line."""
    return Contents.of(Line(x) for x in text.splitlines() if x.strip())


def _strings(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [x for pair in reversed(one.items()) for x in reversed(pair)]
        elif isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, str):
            yield one


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1] or match[2] or match[3], 16)
    return chr(number) if number <= 0x10FFFF else match[0]
