"""PDF files: drawn text, the text of the tags, every string of every object, attached files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

import pikepdf

from waymark.checks.served.characters import decoded
from waymark.checks.served.lines import Contents, Line, Part
from waymark.checks.served.markup import Nested
from waymark.checks.served.pdf_text import Fonts, ObjectId, Piece, layout, pieces

_BLOCKS = frozenset(
    {"/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/LI", "/TR", "/Caption", "/Note"}
    | {"/Title", "/BlockQuote", "/Figure", "/Formula"}
)
_CELLS = frozenset({"/TD", "/TH"})
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<(?!<)[0-9A-Fa-f\s]*>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\n": b"", b"\r\n": b""}
_DATE = re.compile(r"D:\d{4,14}[Z+\-'\d]*\Z")
_END = re.compile(rb"%%EOF[\r\n ]*")
_REVISIONS = 10
_PICTURES = frozenset({"/DCTDecode", "/JPXDecode"})


def read_pdf(data: bytes, nested: Nested) -> Contents:
    """All that a PDF says, in its earlier revisions too. A locked or broken one is unread."""
    ends = [m.end() for m in _END.finditer(data)]
    found = _read(data, nested)
    for end in ends[:-1][:_REVISIONS]:
        earlier = _read(data[:end], nested)  # the first part of a linearized file is none
        found += Contents(earlier.within("an earlier revision").stretches)
    return found


def _read(data: bytes, nested: Nested) -> Contents:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _contents(pdf, nested)
    except pikepdf.PasswordError:
        return Contents(unread=("the PDF is locked",))
    except Exception as fault:  # a damaged file fails in ways that nobody can list: all are one
        return Contents(unread=(f"the PDF is broken ({str(fault)[:80]})",))


def _contents(pdf: pikepdf.Pdf, nested: Nested) -> Contents:
    fonts = Fonts()
    pages = {p.obj.objgen: _page(p, fonts) for p in pdf.pages}
    lines = [Line(x, where="the text") for x in _tagged(pdf, pages) if x.strip()]
    for found in pages.values():
        lines += [Line(x, Part.LAYOUT, "a page") for x in layout(found) if x]
    unread: list[str] = []
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            inside = _stream(thing, nested, fonts)
            lines += inside.lines
            unread += inside.unread
        lines += [Line(x, Part.METADATA, "a property") for x in _strings(thing)]
    lines += [Line(x, Part.METADATA, "a property") for x in _strings(pdf.trailer.get("/Info"))]
    if fonts.unknown:
        unread.append("the PDF has text in a typeface that does not say which letters it draws")
    return Contents.of(lines, unread)


def _page(page: pikepdf.Page, fonts: Fonts) -> list[Piece]:
    return pieces(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), fonts)


def _stream(stream: pikepdf.Object, nested: Nested, fonts: Fonts) -> Contents:
    """Metadata, attached files and photographs; forms that no page draws (appearances)."""
    if stream.get("/Type") == "/Metadata":
        found = nested(bytes(stream.read_bytes()), "metadata.xml").within("the metadata")
        return found.as_metadata()
    if stream.get("/Type") == "/EmbeddedFile":
        return nested(bytes(stream.read_bytes()), "").within("an attached file")
    if stream.get("/Subtype") == "/Form":
        drawn = pieces(stream, stream.get("/Resources", pikepdf.Dictionary()), fonts)
        return Contents.of(Line(x, Part.LAYOUT, "a form") for x in layout(drawn))
    if str(stream.get("/Filter")) in _PICTURES:
        return nested(bytes(stream.read_raw_bytes()), "picture.jpg").within("a picture")
    return Contents()


def _tagged(pdf: pikepdf.Pdf, pages: Mapping[ObjectId, list[Piece]]) -> Iterator[str]:
    """The text in the order of the tags (ISO 32000-1, 14.7), a line each block."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    texts: dict[tuple[ObjectId, int], str] = {}
    for page, found in pages.items():
        for piece in found:
            if piece.tag is not None:
                texts[page, piece.tag] = texts.get((page, piece.tag), "") + piece.said
    words: list[str] = []
    # Entries still to be read, the next one last; a string is what stands between two of them.
    waiting: list[tuple[object, ObjectId]] = [(root, (0, 0))]
    seen: set[ObjectId] = set()
    while waiting:
        entry, page = waiting.pop()
        if isinstance(entry, str):
            words.append(entry)
        elif isinstance(entry, int):
            words.append(texts.get((page, entry), ""))
        elif isinstance(entry, pikepdf.Dictionary):
            if entry.objgen != (0, 0) and entry.objgen in seen:
                continue
            seen.add(entry.objgen)
            if "/Pg" in entry:
                page = entry["/Pg"].objgen
            if "/MCID" in entry:
                words.append(texts.get((page, int(entry["/MCID"])), ""))
                continue
            role = entry.get("/S")
            ends = "\n" if role in _BLOCKS else " \u00b6 " if role in _CELLS else ""
            below = entry.get("/K")
            kids = list(below) if isinstance(below, pikepdf.Array) else [below]
            waiting.append((ends, page))
            waiting += [(kid, page) for kid in reversed(kids) if kid is not None]
            words.append(ends)
    yield from "".join(words).split("\n")


def _strings(thing: object) -> Iterator[str]:
    """Every string of an object, whatever its key."""
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream | pikepdf.String):
        return
    whole = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    written = whole.unparse(resolved=True)
    for match in _STRING.finditer(written):
        text = _string(match[0])
        if len(text) > 2 and not _DATE.match(text):
            yield text


def _string(token: bytes) -> str:
    """A literal or hexadecimal string (ISO 32000-1, 7.3.4) in one of its three encodings."""
    if token.startswith(b"<"):
        digits = b"".join(token[1:-1].split())
        data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        data = _ESCAPE.sub(_unescaped, token[1:-1])
    if data.startswith((b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")):
        return decoded(data)
    return data.decode("pdfdoc", "replace")


def _unescaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    if what[:1].isdigit() and what[:1] < b"8":
        return bytes([int(what, 8) & 0xFF])
    return _ESCAPED.get(what, what)
