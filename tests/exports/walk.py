"""A walk through a finished PDF: what veraPDF does not ask, and a reader would miss.

veraPDF proves that a file keeps to the clauses; this asks what they are for: that headings go down
one level at a time, that every header says what it heads, that a link says where it leads.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from waymark.exports.pdf.structure import Kid, Pages, kids, read_pages, role, text_of
from waymark.model import FileRecord

_HEADING = re.compile(r"H([1-6])")
_PATHS = re.compile(rb"/(?:work|home|tmp|root|Users|var|mnt)/|[A-Z]:\\\\")
_HOUR = re.compile(r"T(?!00:00:00)\d\d:\d\d:\d\d")
_PAINTING = frozenset({"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do"})


@dataclass(frozen=True, slots=True)
class File:
    """An open PDF with what every question needs: its tags in order, each with what it says."""

    pdf: pikepdf.Pdf
    record: FileRecord
    pages: Pages
    tags: tuple[Kid, ...]

    def of(self, *roles: str) -> Iterator[Kid]:
        """The elements of some structure types."""
        return (kid for kid in self.tags if _role(kid) in roles)

    def text(self, kid: Kid) -> str:
        """What an element says, with single spaces."""
        return " ".join(text_of(kid, self.pages).split())


def faults(data: bytes, record: FileRecord) -> list[str]:
    """What is wrong with a file, each fault with the name of the question that found it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        file = File(pdf, record, read_pages(pdf), tuple(_walk(pdf)))
        return [
            f"{name}: {fault}" for name, question in QUESTIONS.items() for fault in question(file)
        ]


def _walk(pdf: pikepdf.Pdf) -> Iterator[Kid]:
    waiting = kids(pdf.Root.StructTreeRoot, None)[::-1] if "/StructTreeRoot" in pdf.Root else []
    while waiting:
        kid = waiting.pop()
        if kid.element is not None:
            yield kid
            waiting += reversed(kids(kid.element, kid.page))


def _role(kid: Kid) -> str:
    return role(kid.element) if kid.element is not None else ""


def _below(kid: Kid, *roles: str) -> list[Kid]:
    found = kids(kid.element, kid.page) if kid.element is not None else []
    return [k for k in found if _role(k) in roles] if roles else found


def _document(file: File) -> Iterator[str]:
    root = file.pdf.Root
    if str(root.get("/Lang", "")) != _tongue(file.record):
        yield f"its language is “{root.get('/Lang', '')}”"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "it is not marked as tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "a reader shows its file's name, not its title"
    leftwards = file.record.direction.value == "rtl" and file.record.beside is None
    side = "/R2L" if leftwards else "/L2R"
    if str(root.get("/ViewerPreferences", {}).get("/Direction", "/L2R")) != side:
        yield "it opens on the wrong side"
    for number, page in enumerate(file.pdf.pages, 1):
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield f"the tab key does not follow the tags on page {number}"
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in root:
            yield f"it acts by itself ({key})"


def _tongue(record: FileRecord) -> str:
    return "en-GB" if record.language == "en" else record.language


def _headings(file: File) -> Iterator[str]:
    found = [k for k in file.tags if _HEADING.fullmatch(_role(k))]
    levels = [int(_role(k)[1]) for k in found]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"its levels are {levels}"
    for before, after, kid in zip(levels, levels[1:], found[1:], strict=False):
        if after > before + 1:
            yield f"“{file.text(kid)}” skips a level"
    for kid in found:
        if not file.text(kid):
            yield f"a heading of level {_role(kid)[1]} says nothing"
    if found and file.text(found[0]) != " ".join(file.record.title.text.split()):
        yield f"the first says “{file.text(found[0])}”"


def _bookmarks(file: File) -> Iterator[str]:
    headings = [_letters(file.text(k)) for k in file.tags if _HEADING.fullmatch(_role(k))]
    titles = [_letters(title) for title in _outline(file.pdf)]
    if titles != headings:
        missing = [h for h in headings if h not in titles] or titles
        yield f"they are not the headings: {missing[:3]}"


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_outline() as outline:
        waiting = list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            yield item.title
            waiting += reversed(item.children)


def _figures(file: File) -> Iterator[str]:
    for kid in file.of("Figure", "Formula"):
        if not str(kid.element.get("/Alt", "")).strip():  # type: ignore[union-attr]
            yield "a picture has no alternative"


def _drawn(file: File) -> Iterator[str]:
    """Everything that is painted is a piece of the tag tree or an artifact."""
    known: dict[tuple[int, int], set[int]] = {}
    for kid in file.tags:
        for piece in _below(kid):
            if piece.piece_id is not None and piece.page is not None:
                known.setdefault(piece.page, set()).add(piece.piece_id)
    for number, page in enumerate(file.pdf.pages, 1):
        lost = sum(1 for ok in _painted(page, known.get(page.obj.objgen, set())) if not ok)
        if lost:
            yield f"{lost} marks on page {number} are neither tagged nor artifacts"


def _painted(page: pikepdf.Page, known: set[int]) -> Iterator[bool]:
    open_marks: list[bool] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            operands = list(instruction.operands)
            entries = operands[1] if len(operands) > 1 else {}
            marked = isinstance(entries, pikepdf.Dictionary) and int(entries.get("/MCID", -1))
            tagged = marked is not False and marked in known
            open_marks.append(str(operands[0]) == "/Artifact" or tagged)
        elif operator == "EMC":
            open_marks.pop()
        elif operator in _PAINTING:
            yield any(open_marks)


def _tables(file: File) -> Iterator[str]:
    for table in file.of("Table"):
        rows = [r for part in [table, *_below(table, "THead", "TBody")] for r in _below(part, "TR")]
        widths = {len(_below(row, "TH", "TD")) for row in rows}
        cells = [cell for row in rows for cell in _below(row, "TH", "TD")]
        if len(widths) != 1:
            yield f"rows have {sorted(widths)} cells"
        if not any(_role(cell) == "TH" for cell in cells):
            yield "a table has no header"
        for cell in cells:
            scopes = [str(a["/Scope"]) for a in _attributes(cell) if "/Scope" in a]
            if _role(cell) == "TH" and scopes not in (["/Column"], ["/Row"]):
                yield f"the header “{file.text(cell)}” does not say what it heads"


def _attributes(kid: Kid) -> list[pikepdf.Object]:
    found = kid.element.get("/A", []) if kid.element is not None else []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _lists(file: File) -> Iterator[str]:
    for found in file.of("L"):
        strange = [_role(k) for k in _below(found) if _role(k) not in ("LI", "L", "Caption")]
        if strange or not _below(found, "LI"):
            yield f"a list holds {strange or 'nothing'}"
    for item in file.of("LI"):
        if len(_below(item, "LBody")) != 1 or len(_below(item, "Lbl")) > 1:
            yield f"an item is {[_role(k) for k in _below(item)]}"
        elif not file.text(_below(item, "LBody")[0]):
            yield "an item says nothing"


def _links(file: File) -> Iterator[str]:
    tagged = Counter()
    for kid in file.of("Link"):
        if not file.text(kid):
            yield "a link has no words"
        for entry in _below(kid):
            if isinstance(entry.entry, pikepdf.Dictionary) and "/Obj" in entry.entry:
                tagged[entry.entry["/Obj"].objgen] += 1
    for number, page in enumerate(file.pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") != "/Link":
                yield f"page {number} has a {annotation.get('/Subtype')}"
            elif not str(annotation.get("/Contents", "")).strip():
                yield f"a link on page {number} does not say where it leads"
            elif not tagged[annotation.objgen] and not _in_artifact(annotation):
                yield f"a link on page {number} is not in the tag tree"
            target = annotation.get("/A", {}).get("/URI")
            if target is not None and not re.match(r"https://|tel:|mailto:|sms:", str(target)):
                yield f"a link leads to {target}"


def _in_artifact(annotation: pikepdf.Object) -> bool:
    return "/StructParent" not in annotation and "/Artifact" in str(annotation.get("/NM", ""))


def _notes(file: File) -> Iterator[str]:
    notes = list(file.of("Note"))
    names = [str(kid.element.get("/ID", "")) for kid in notes]  # type: ignore[union-attr]
    if len(set(names)) != len(names) or not all(names):
        yield "notes have no names of their own"
    for kid in notes:
        if not file.text(kid):
            yield "a note says nothing"
    beside = file.record.beside
    trees = (file.record.tree, beside.tree) if beside else (file.record.tree,)
    wanted = sum(1 for tree in trees for n in tree.walk() if n.get("id").startswith("fn:"))
    if len(notes) != wanted:
        yield f"there are {len(notes)} of {wanted} notes"


def _passages(file: File) -> Iterator[str]:
    """Passages in another language say so: as many as the text has, or more (the cover has one)."""
    wanted = Counter(
        node.get("lang")
        for node in file.record.tree.walk()
        if node.get("lang") not in ("", file.record.language) and _says(node.children)
    )
    there = Counter(
        str(kid.element["/Lang"])  # type: ignore[index]
        for kid in file.tags
        if kid.element is not None and "/Lang" in kid.element
    )
    marked = Counter(
        code for page in file.pdf.pages for code in _marked(page) if code != file.record.language
    )
    for code, count in wanted.items():
        if there[code] + marked[code] < count:
            yield f"{there[code] + marked[code]} of {count} passages in {code} say so"
    if file.record.language != "en" and not there["en"] + marked["en"]:
        yield "the language's English name does not say that it is English"


def _says(children: tuple[object, ...]) -> bool:
    return any(str(c).strip() for c in children if isinstance(c, str)) or any(
        not isinstance(c, str) for c in children
    )


def _marked(page: pikepdf.Page) -> Iterator[str]:
    for instruction in pikepdf.parse_content_stream(page, "BDC"):
        entries = list(instruction.operands)[1]
        if isinstance(entries, pikepdf.Dictionary) and "/Lang" in entries:
            yield str(entries["/Lang"])


def _metadata(file: File) -> Iterator[str]:
    info = {str(k): str(v) for k, v in file.pdf.docinfo.items()}
    xmp = bytes(file.pdf.Root.Metadata.read_bytes()).decode("utf-8")
    record = file.record
    if info.get("/Title") != record.title.text or record.title.text not in _plain(xmp):
        yield f"the title is “{info.get('/Title')}”"
    if info.get("/Subject") != record.summary.text:
        yield f"the subject is “{info.get('/Subject')}”"
    if f"<rdf:li>{_tongue(record)}</rdf:li>" not in xmp:
        yield "the language is not in the XMP"
    if record.labels.get("edition", "") not in _plain(xmp):
        yield "the edition is not in the XMP"
    if "/Author" in info or "dc:creator" in xmp:
        yield "it names a person"
    day = f"D:{record.modified:%Y%m%d}000000"
    for key in ("/CreationDate", "/ModDate"):
        if not info.get(key, day).startswith(day):
            yield f"{key} is {info[key]}"
    if _HOUR.search(xmp):
        yield "an hour stands in the XMP"


def _plain(xmp: str) -> str:
    return xmp.replace("&amp;", "&").replace("&#39;", "'").replace("&apos;", "'")


def _streams(file: File) -> Iterator[str]:
    """Nothing of the machine that made it, and nothing that runs or hides."""
    for thing in file.pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") in ("/XObject", "/Metadata"):
            data = bytes(thing.read_bytes()) if thing.get("/Filter") != "/DCTDecode" else b""
        elif isinstance(thing, pikepdf.Dictionary) and not isinstance(thing, pikepdf.Stream):
            data = b" ".join(bytes(v) for v in thing.values() if isinstance(v, pikepdf.String))
            if thing.get("/S") in ("/JavaScript", "/Launch") or "/EF" in thing:
                yield f"it holds {thing.get('/S', '/EF')}"
        else:
            continue
        if found := _PATHS.search(data):
            yield f"a path stands in it: {data[found.start() : found.start() + 40]!r}"


QUESTIONS: Mapping[str, Callable[[File], Iterator[str]]] = {
    "document": _document,
    "headings": _headings,
    "bookmarks": _bookmarks,
    "figures": _figures,
    "drawn": _drawn,
    "tables": _tables,
    "lists": _lists,
    "links": _links,
    "notes": _notes,
    "passages": _passages,
    "metadata": _metadata,
    "streams": _streams,
}
"""What is asked of every file."""
