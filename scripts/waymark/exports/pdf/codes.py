"""Codes of a font's glyphs, so that each says its own text.

One glyph may stand for different texts, as the sign of a vowel does that is drawn before its
consonant. Typst gives it one text (ToUnicode) and writes the others beside it (ActualText), which
Firefox does not read and Chrome reads without the spaces. A further code for the same glyph, with
the text that it has here, is understood by every reader.
"""

from __future__ import annotations

import struct

import pikepdf

from waymark.exports.pdf.content import to_unicode

_CHARS_A_BLOCK = 100
"""As many as one ``beginbfchar`` may hold (Adobe Technical Note 5411)."""


class Codes:
    """The codes of one embedded TrueType font of Typst's, to which more may be added."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.font = font
        self.descendant = font.DescendantFonts[0]
        self.texts = to_unicode(font)
        self.widths = _widths(self.descendant)
        self.glyphs: dict[int, int] = {}
        """The glyphs of the added codes."""
        self._added: dict[tuple[int, str], int] = {}
        self._next = max([*self.widths, *self.texts], default=0) + 1

    def code(self, glyph: int, text: str) -> int:
        """The code under which a glyph says ``text``: its own, or a new one."""
        if self.texts.get(glyph) == text:
            return glyph
        key = (glyph, text)
        if key not in self._added:
            code = self._added[key] = self._next
            self._next += 1
            self.glyphs[code] = glyph
            self.texts[code] = text
            self.widths[code] = self.widths.get(glyph, 0.0)
        return self._added[key]

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Tell the font its new codes (ISO 32000-1, 9.7.4: CIDToGIDMap, W; 9.10.3: ToUnicode)."""
        if not self.glyphs:
            return
        last = max(self.glyphs)
        glyphs = [self.glyphs.get(code, code) for code in range(last + 1)]
        table = struct.pack(f">{len(glyphs)}H", *glyphs)
        self.descendant.CIDToGIDMap = pikepdf.Stream(pdf, table)
        added = [round(self.widths[code], 3) for code in sorted(self.glyphs)]
        self.descendant.W = pikepdf.Array(
            [*self.descendant.W, min(self.glyphs), pikepdf.Array(added)]
        )
        # The set would have to name the codes; it is optional, and PDF/A-2 does without.
        if "/CIDSet" in self.descendant.FontDescriptor:
            del self.descendant.FontDescriptor["/CIDSet"]
        self.font.ToUnicode = pikepdf.Stream(pdf, _cmap(self.texts))


def embedded_codes(page: pikepdf.Page) -> dict[str, pikepdf.Object]:
    """The fonts of a page, by name, whose codes can be added to."""
    fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    return {
        str(name).removeprefix("/"): font
        for name, font in fonts.items()
        if font.get("/Subtype") == "/Type0"
        and font.DescendantFonts[0].get("/Subtype") == "/CIDFontType2"
        and "/ToUnicode" in font
    }


def _widths(descendant: pikepdf.Object) -> dict[int, float]:
    """Both forms of W: ``first [w w …]`` and ``first last w``."""
    found: dict[int, float] = {}
    entries = list(descendant.get("/W", pikepdf.Array()))
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, pikepdf.Array):
            found.update((first + i, float(w)) for i, w in enumerate(second))
            at += 2
        else:
            found.update((code, float(entries[at + 2])) for code in range(first, int(second) + 1))
            at += 3
    return found


def _cmap(texts: dict[int, str]) -> bytes:
    pairs = [f"<{code:04X}> <{_utf16(text)}>" for code, text in sorted(texts.items())]
    blocks = [pairs[i : i + _CHARS_A_BLOCK] for i in range(0, len(pairs), _CHARS_A_BLOCK)]
    chars = "\n".join(f"{len(b)} beginbfchar\n{chr(10).join(b)}\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo 3 dict dup begin\n"
        "/Registry (Adobe) def\n/Ordering (Identity) def\n/Supplement 0 def\nend def\n"
        "/CMapName /Custom def\n/CMapType 0 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{chars}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
