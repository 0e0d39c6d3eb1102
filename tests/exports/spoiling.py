"""Canaries: sound files spoilt in one way each, which a judge must name."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pikepdf

from waymark.exports.pdf.structure import elements, role

Spoil = Callable[[pikepdf.Pdf], None]


def spoilt(data: bytes, spoil: Spoil) -> bytes:
    """A file after ``spoil``."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoil(pdf)
        pdf.save(out)
    return out.getvalue()


def _first(pdf: pikepdf.Pdf, *roles: str) -> pikepdf.Dictionary:
    return next(element for element, _ in elements(pdf) if role(element) in roles)


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def no_alternative(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure")["/Alt"]


def untagged_text(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents.write(page.Contents.read_bytes() + b"\nq 0 0 m 9 9 l S Q")


def heading_skipped(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if role(element) == "H2":
            element["/S"] = pikepdf.Name("/H4")


def header_without_scope(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if role(element) == "TH" and "/A" in element:
            del element["/A"]


def link_without_words(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if "/Contents" in annotation:
                del annotation["/Contents"]


def no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences["/DisplayDocTitle"]


def note_without_a_name(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Note")["/ID"]


def colour_of_a_device(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]
    page = pdf.pages[0].obj
    drawn = b"\n/Artifact BMC 1 0 0 rg 9 9 9 9 re f EMC"
    page.Contents.write(page.Contents.read_bytes() + drawn)


def no_declaration(pdf: pikepdf.Pdf) -> None:
    metadata = bytes(pdf.Root.Metadata.read_bytes())
    pdf.Root.Metadata.write(metadata.replace(b"pdfaid:", b"xxxxid:"))


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name("/JavaScript"), JS=pikepdf.String("app.alert('x')")
    )


def face_left_out(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
            del thing["/FontFile2"]


def face_without_text(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
            del thing["/ToUnicode"]


FOR_VERAPDF: Mapping[str, tuple[Spoil, list[str]]] = {
    "sound": (lambda pdf: None, []),
    "no-language": (no_language, ["FAIL ua1"]),
    "no-tags": (no_tags, ["FAIL ua1", "FAIL 2a"]),
    "no-alternative": (no_alternative, ["FAIL ua1"]),
    "untagged-text": (untagged_text, ["FAIL ua1"]),
    "heading-skipped": (heading_skipped, ["FAIL ua1"]),
    "link-without-words": (link_without_words, ["FAIL ua1"]),
    "no-title": (no_title, ["FAIL ua1"]),
    "note-without-a-name": (note_without_a_name, ["FAIL ua1"]),
    "colour-of-a-device": (colour_of_a_device, ["FAIL 2a"]),
    "no-declaration": (no_declaration, ["FAIL 2a"]),
    "script": (script, ["FAIL 2a"]),
    "face-left-out": (face_left_out, ["FAIL ua1", "FAIL 2a"]),
    "face-without-text": (face_without_text, ["FAIL ua1", "FAIL 2a"]),
}
"""By name: how a file is spoilt, and the verdicts that must come of it."""


def wrong_side(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.Direction = pikepdf.Name("/L2R")


def no_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].children.pop()


def cell_lost(pdf: pikepdf.Pdf) -> None:
    row = _first(pdf, "TR")
    row["/K"] = pikepdf.Array(list(row["/K"])[:-1])


def item_without_text(pdf: pikepdf.Pdf) -> None:
    item = _first(pdf, "LI")
    item["/K"] = pikepdf.Array(list(item["/K"])[:1])


def link_untagged(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if role(element) == "Link":
            entries = element["/K"] if isinstance(element["/K"], pikepdf.Array) else [element["/K"]]
            element["/K"] = pikepdf.Array(
                [e for e in entries if not isinstance(e, pikepdf.Dictionary) or "/Obj" not in e]
            )


def passage_without_language(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if "/Lang" in element:
            del element["/Lang"]
    for page in pdf.pages:
        page.obj.Contents.write(page.obj.Contents.read_bytes().replace(b"/Lang(en)", b""))


def person(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "A person"


def hour(pdf: pikepdf.Pdf) -> None:
    metadata = bytes(pdf.Root.Metadata.read_bytes())
    pdf.Root.Metadata.write(metadata.replace(b"T00:00:00", b"T09:41:00"))


def path(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Keywords"] = "/home/someone/leaflet.typ"


FOR_THE_WALK: Mapping[str, tuple[str, Spoil]] = {
    "no-language": ("document", no_language),
    "wrong-side": ("document", wrong_side),
    "script": ("document", script),
    "heading-skipped": ("headings", heading_skipped),
    "no-bookmark": ("bookmarks", no_bookmark),
    "no-alternative": ("figures", no_alternative),
    "untagged-text": ("drawn", untagged_text),
    "header-without-scope": ("tables", header_without_scope),
    "cell-lost": ("tables", cell_lost),
    "item-without-text": ("lists", item_without_text),
    "link-without-words": ("links", link_without_words),
    "link-untagged": ("links", link_untagged),
    "note-without-a-name": ("notes", note_without_a_name),
    "passage-without-language": ("passages", passage_without_language),
    "person": ("metadata", person),
    "hour": ("metadata", hour),
    "path": ("streams", path),
}
"""By name: the question that must find it, and how a file is spoilt."""
