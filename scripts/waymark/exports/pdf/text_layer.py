"""What a page says, put right without moving a glyph.

Typst's text can be read wrongly in three ways, all of them mended here:

* A cluster whose glyphs are drawn in another order than it is read in (``কি``), or whose glyph has
  another text elsewhere, has its text beside it (ActualText). Each glyph gets a share of the
  cluster's text instead, under a code of its own, and the whole run becomes one show: every reader
  understands that.
* A right-to-left line's words stand from left to right, or in one piece with its letters reversed.
  They are written word by word in the order in which they are read, each marked as reversed (ISO
  32000-1, 14.8.2.3.3), so that a reader that follows the tags says the first word first.
  The space between them is shown by itself: Firefox, which makes up spaces from gaps, sees none
  where a line goes backwards, and would run all words together.
* A mark that stands off its letter (``ছু``, ``تِ``) is shown apart from it, and both say the whole,
  so that a reader hears it twice: each says its part, or the mark is made silent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import pikepdf

from waymark.exports.pdf.codes import Codes, embedded_codes
from waymark.exports.pdf.shows import Glyph, Show, read_block, same_line, write_show

_BLOCK = re.compile(rb"BT(?<=\bBT)(?=[\s/])(.*?)\nET(?=\s)", re.DOTALL)
_RIGHT_TO_LEFT = frozenset({"R", "AL"})

_UNSEEN = "\u034f"
"""What a silent glyph says to a reader that knows no ActualText (Firefox): the combining grapheme
joiner is invisible, and is ignored where a reader looks for words."""

_KEPT_SPACE = f"{_UNSEEN} "
"""A space that Firefox keeps: it leaves out a glyph that says nothing but white space. All other
readers take the plain space that is written beside it."""

Said = tuple[Glyph, str]
"""A glyph and the text that it says."""


def mend_text(pdf: pikepdf.Pdf, right_to_left: bool) -> int:
    """Put every page's text right; how many pages were written again."""
    known: dict[tuple[int, int], Codes] = {}
    written = 0
    for page in pdf.pages:
        before = bytes(page.obj.Contents.read_bytes())
        if not right_to_left and b"/ActualText" not in before:
            continue
        after = _mended(before, _codes(page, known))
        if after != before:
            page.obj.Contents.write(after)
            written += 1
    for codes in known.values():
        codes.write(pdf)
    return written


def _codes(page: pikepdf.Page, known: dict[tuple[int, int], Codes]) -> dict[str, Codes]:
    """The codes of a page's fonts by name; a font's are the same on each page."""
    found = {}
    for name, font in embedded_codes(page).items():
        if font.objgen not in known:
            known[font.objgen] = Codes(font)
        found[name] = known[font.objgen]
    return found


def _mended(stream: bytes, codes: Mapping[str, Codes]) -> bytes:
    widths = {name: c.widths for name, c in codes.items()}
    found = list(_BLOCK.finditer(stream))
    blocks = [_readable(read_block(match[1], widths)) for match in found]
    _share_out_marks(blocks, codes)
    parts: list[bytes] = []
    at = 0
    for match, shows in zip(found, blocks, strict=True):
        operators = _written(shows, codes[shows[0].font]) if shows else []
        if operators:
            parts += [stream[at : match.start()], b"BT\n", b"\n".join(operators), b"\nET"]
            at = match.end()
    return b"".join([*parts, stream[at:]])


def _readable(shows: list[Show] | None) -> list[Show]:
    """The shows of a run that can be written again; none of another block."""
    if not shows or not same_line(shows) or any(s.spoken == "" for s in shows):
        return []
    return shows


def _written(shows: Sequence[Show], codes: Codes) -> list[bytes]:
    """The operators of a run; none where it needs no mending."""
    if shows[0].spoken == "":
        mark = [Glyph(codes.code(g.code, _UNSEEN), g.x) for g in shows[0].glyphs]
        return [_spoken("", write_show(shows[0], mark, codes.widths))]
    if any(_is_right_to_left(text) for show in shows for text in _texts(show, codes)):
        words = _words(_said(shows, codes, True))
        return [part for word in words for part in _reversed(word, shows[0], codes)]
    if any(show.spoken is not None for show in shows):
        return list(_straight(shows, codes))
    return []


def _share_out_marks(blocks: Sequence[list[Show]], codes: Mapping[str, Codes]) -> None:
    """A mark below or above its letter (``ছু``, ``تِ``) is a run of its own, and both say the whole.

    The letter before it keeps what stands before the mark. From right to left, where the letter
    comes after it, the mark is silent, else a reader would hear it first and twice.
    """
    for before, mark, after in zip(blocks, blocks[1:], [*blocks[2:], []], strict=False):
        if len(mark) != 1 or len(mark[0].glyphs) != 1:
            continue
        text = _text(mark[0], codes)
        if len(text) < 2 or unicodedata.category(text[-1])[0] != "M":
            continue
        if _is_right_to_left(text):
            if text in "".join(_text(show, codes) for show in after):
                mark[0] = mark[0]._replace(spoken="")
        elif before:
            head, letter = _parted(before[-1])
            if _text(letter, codes) == text:
                before[-1:] = [*head, letter._replace(spoken=text[:-1])]
                mark[0] = mark[0]._replace(spoken=text[-1])


def _parted(show: Show) -> tuple[list[Show], Show]:
    """A show without its last letter, and that letter: a glyph, or glyphs that say one text."""
    if show.spoken is not None or len(show.glyphs) == 1:
        return [], show
    return [show._replace(glyphs=show.glyphs[:-1])], show._replace(glyphs=show.glyphs[-1:])


def _text(show: Show, codes: Mapping[str, Codes]) -> str:
    return "".join(_texts(show, codes[show.font]))


def _texts(show: Show, codes: Codes) -> Iterator[str]:
    if show.spoken is not None:
        yield show.spoken
    else:
        yield from (codes.texts.get(glyph.code, "") for glyph in show.glyphs)


@lru_cache(maxsize=4096)
def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def _said(shows: Sequence[Show], codes: Codes, turned: bool) -> list[Said]:
    """Every glyph in the order in which it stands, with its share of the text."""
    found: list[Said] = []
    for show in shows:
        if show.spoken is None:
            found += [(g, codes.texts.get(g.code, "")) for g in show.glyphs]
        else:
            shares = list(_shares(show.spoken, len(show.glyphs)))
            found += zip(show.glyphs, reversed(shares) if turned else shares, strict=True)
    return found


def _shares(text: str, count: int) -> Iterator[str]:
    """A cluster's text in as many parts as it has glyphs, the last of them the longest.

    A vowel of two halves is taken apart where there are more glyphs than characters (``ো``); if
    there are still more, some say nothing.
    """
    if len(text) < count:
        text = unicodedata.normalize("NFD", text)
    for at in range(count - 1):
        yield text[at : at + 1]
    yield text[count - 1 :]


def _straight(shows: Sequence[Show], codes: Codes) -> Iterator[bytes]:
    """One show for a run; a cluster with silent glyphs keeps its text beside it."""
    run: list[Glyph] = []
    for show in shows:
        said = _said((show,), codes, False)
        if all(text for _, text in said):
            run += [Glyph(codes.code(g.code, text), g.x) for g, text in said]
            continue
        if run:
            yield write_show(show, run, codes.widths)
        run = []
        seen = [Glyph(codes.code(g.code, text or _UNSEEN), g.x) for g, text in said]
        yield _spoken(show.spoken or "", write_show(show, seen, codes.widths))
    if run:
        yield write_show(shows[0], run, codes.widths)


def _spoken(text: str, operators: bytes) -> bytes:
    said = b"\xfe\xff" + text.encode("utf-16-be")
    return b"/Span<</ActualText<%b>>>BDC " % said.hex().upper().encode() + operators + b" EMC"


def _words(said: Sequence[Said]) -> Iterator[list[Said]]:
    """The words of a right-to-left run, the first that is read first; each keeps the space that
    follows it, at its left."""
    word: list[Said] = []
    for glyph, text in reversed(said):
        word.insert(0, (glyph, text))
        if text.isspace():
            yield word
            word = []
    if word:
        yield word


def _reversed(word: Sequence[Said], show: Show, codes: Codes) -> Iterator[bytes]:
    """A word's operators in the order in which it is read."""
    plain: list[Said] = []
    for glyph, share in reversed(word):
        if len(share) == 1 and not share.isspace():
            plain.insert(0, (glyph, share))
            continue
        yield from _letters(plain, show, codes)
        plain = []
        seen = codes.code(glyph.code, _KEPT_SPACE) if share.isspace() else glyph.code
        yield _spoken(share, write_show(show, [Glyph(seen, glyph.x)], codes.widths))
    yield from _letters(plain, show, codes)


def _letters(word: Sequence[Said], show: Show, codes: Codes) -> Iterator[bytes]:
    if word:
        glyphs = [Glyph(codes.code(g.code, share), g.x) for g, share in word]
        yield b"/ReversedChars BMC " + write_show(show, glyphs, codes.widths) + b" EMC"
