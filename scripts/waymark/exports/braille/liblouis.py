"""The edge to liblouis: its program ``lou_translate``, which Debian has in ``liblouis-bin``.

There is no sound wheel of it (PyPI's ``louis`` is another thing), so a machine may lack it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence

PROGRAM = "lou_translate"
_DISPLAY = "en-us-brf.dis"  # North American ASCII braille, which is what BRF means

_ENGLISH = "en-ueb-g1.ctb"
_ADDRESS = r"(?:[A-Za-z0-9-]+\.)+[a-z]{2,}(?:/[A-Za-z0-9/_-]*)?"
_UNKNOWN = re.compile(r"'\\[xX][0-9A-Fa-f]{4}")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2013\u2014\u2212\u00b7", "-"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        "\u2026": "...",
        "\u0964": ".",  # the danda of Bengali, Nepali and Punjabi has the cell of the full stop
        "\u2022": "",
        "\u00a0": " ",
    }
)
"""What a table without a sign for typography is given instead."""

_WHOLE = {
    unicodedata.normalize("NFD", letter): letter
    for letter in map(chr, (*range(0x0958, 0x0960), 0x09DC, 0x09DD, 0x09DF, 0x0A33, 0x0A36))
}
"""Letters that NFC takes apart (Composition Exclusions of Unicode) and that the tables of Hindi,
Bengali and Punjabi know only whole."""


class NoBraille(Exception):
    """Why there is no braille: no program, no such table, or a character without a sign."""


def translate(lines: Sequence[str], table: str) -> list[str]:
    """Lines as ASCII braille. Raises :class:`NoBraille`.

    A line in which the table has no sign for a character is tried again in plainer characters and
    whole letters, then with the English signs for web addresses and for what of ASCII the table
    lacks: Urdu's has no full stop for “1.2”, and those of India write capitals of addresses with
    eight dots.
    """
    cells = _run(lines, table)
    for at, line in enumerate(cells):
        if not _sound(line):
            plain = _whole(lines[at].translate(_PLAIN))
            cells[at] = _with_english(plain, table)
            if not _sound(cells[at]):
                raise NoBraille(f"the table {table} has no sign for {_culprit(plain, table)}")
    return cells


def _whole(text: str) -> str:
    for parts, letter in _WHOLE.items():
        text = text.replace(parts, letter)
    return text


def _with_english(text: str, table: str) -> str:
    known = sorted({c for c in text if c.isascii() and c.isprintable() and c != " "})
    lacking = {c for c, cells in zip(known, _run(known, table), strict=True) if not _sound(cells)}
    english = f"{_ADDRESS}|[{re.escape(''.join(lacking))}]+" if lacking else _ADDRESS
    pieces = re.split(f"({english})", text)
    cells = [""] * len(pieces)
    cells[::2], cells[1::2] = _run(pieces[::2], table), _run(pieces[1::2], _ENGLISH)
    return "".join(cells)


def _run(lines: Sequence[str], table: str) -> list[str]:
    if not lines:
        return []
    program = shutil.which(PROGRAM)
    if program is None:
        raise NoBraille("liblouis is not installed (Debian: liblouis-bin)")
    done = subprocess.run(
        [program, "--forward", f"{_DISPLAY},{table}"],
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        check=False,
    )
    made = done.stdout.decode("utf-8", "replace").split("\n")[: len(lines)]
    if done.returncode or len(made) < len(lines):
        raise NoBraille(f"liblouis has no table {table}")
    return made


def _sound(line: str) -> bool:
    """ASCII braille alone. For what it has no sign for, liblouis writes ``'\\X2013'``."""
    return not _UNKNOWN.search(line) and line.isascii() and line.isprintable()


def _culprit(text: str, table: str) -> str:
    for character in dict.fromkeys(text):
        if not character.isascii() and not _sound(_run([character], table)[0]):
            name = unicodedata.name(character, "")
            return f"“{character}” (U+{ord(character):04X} {name})".replace(" )", ")")
    return "a character of it"
