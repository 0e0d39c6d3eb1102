"""The way of a Word document: record → pandoc → what that lacks → its words counted."""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pypandoc
import segno
from docx import Document

from waymark.exports.archive import packed, unpacked
from waymark.exports.docx import ast
from waymark.exports.docx.ast import Content, Json
from waymark.exports.docx.finishing import finish
from waymark.exports.docx.node import Walk
from waymark.exports.docx.reading import words_of
from waymark.exports.docx.reference import reference
from waymark.exports.docx.running import write_running_lines
from waymark.exports.made import MadeFile, NoRule, place_of
from waymark.exports.office import face_of
from waymark.exports.pictures import MissingPicture, Picture, picture
from waymark.exports.wording import lost_words
from waymark.model import FileRecord, Finding, Passage, finding
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR

_WIDEST = 6.69
"""Inches between the margins."""


def word(
    record: FileRecord, images: Mapping[str, bytes]
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """One Word document. Findings: LK006, PF001, PF004."""
    place = place_of(record)
    with tempfile.TemporaryDirectory(prefix="waymark-") as folder:
        desk = _Desk(Path(folder), images)
        try:
            blocks = desk.document(record)
        except NoRule as fault:
            message = f"“{fault.text.strip()[:60]}” is a <{fault.tag}>, which Word is not given."
            return None, (finding("PF001", place, message),)
        except MissingPicture as fault:
            return None, (finding("LK006", place, f"There is no image “{fault}”."),)
        made = desk.converted(blocks, record)
    document = Document(io.BytesIO(made))
    write_running_lines(document, record)
    out = io.BytesIO()
    document.save(out)
    data = packed(finish(unpacked(out.getvalue()), record), record.modified)
    lost = lost_words(record, words_of(data))
    if lost:
        message = f"Of the text the Word file lacks “{' '.join(lost[:8])}”."
        return None, (finding("PF004", place, message),)
    return MadeFile(data, 0), ()


class _Desk:
    """A folder of pictures that pandoc opens while it writes one document."""

    def __init__(self, folder: Path, images: Mapping[str, bytes]) -> None:
        self.folder, self.images = folder, images

    def document(self, record: FileRecord) -> Json:
        """The whole document. Raises NoRule and MissingPicture."""
        walk = Walk(record.tree, self._image)
        body = walk.blocks(record.tree.children)
        return ast.document([*self._cover(record), *body, *self._end(record)])

    def converted(self, document: Json, record: FileRecord) -> bytes:
        """What pandoc makes of it."""
        styles, made = self.folder / "reference.docx", self.folder / "made.docx"
        way, brand = record.colours["way"], record.colours.get("brand", record.colours["way"])
        styles.write_bytes(reference(way, brand, face_of(record.language)))
        subprocess.run(
            [
                *(pypandoc.get_pandoc_path(), "--from=json", "--to=docx"),
                *(f"--reference-doc={styles.name}", f"--output={made.name}"),
            ],
            cwd=self.folder,  # a path would stand in the document
            input=json.dumps(document).encode(),
            check=True,
            capture_output=True,
        )
        return made.read_bytes()

    def _image(self, path: str, alt: str, inline: bool) -> Json:
        found = picture(path, self.images)
        width = found.width * (0.2 / found.height) if inline else min(found.width, _WIDEST)
        return self._kept(found, alt, width)

    def _kept(self, found: Picture, alt: str, width: float) -> Json:
        path = self.folder / f"{len(list(self.folder.iterdir()))}.{found.ending}"
        path.write_bytes(found.data)
        return ast.image(path.name, alt, width)

    def _cover(self, record: FileRecord) -> Content:
        """Whose edition it is, what it is called, what it is for, how far to trust it."""
        trust = [record.labels.get(name, "") for name in ("edition", "reviewed", "contacts")]
        emblem: Content = [ast.text(record.organisation)]
        if record.logo:
            logo = picture(record.logo, self.images)
            emblem = [self._kept(logo, record.organisation, 0.45 * logo.width / logo.height)]
        lines = [
            ast.styled("Organisation", [ast.paragraph(emblem)]),
            ast.styled("Reader", [ast.paragraph([ast.text(record.audience_label)])]),
            ast.heading(1, "", _passage(record.title, record)),
            ast.styled("Subtitle", [ast.paragraph(_passage(record.summary, record))]),
            _line("Edition Line", "  ·  ".join(x for x in trust if x)),
            _line("Translation Line", record.labels.get("translation", "")),
        ]
        return [line for line in lines if line]

    def _end(self, record: FileRecord) -> Content:
        """Is this copy current? The address answers for ever, and the code holds it."""
        code = io.BytesIO()
        segno.make(record.address, error="m", micro=False).save(code, kind="png", border=4, scale=6)
        path = self.folder / "code.png"
        path.write_bytes(code.getvalue())
        labels = record.labels
        short = record.address.removeprefix("https://").removesuffix("/")
        shown = ast.span([ast.text(f"{ISOLATE_LTR}{short}{ISOLATE_END}")], style="Contact")
        closing = " · ".join(x for x in (record.organisation, labels.get("licence", "")) if x)
        lines = [
            _line("Current Line", labels.get("current", "")),
            ast.styled("Address Line", [ast.paragraph([ast.link(record.address, [shown])])]),
            ast.styled(
                "Address Line", [ast.paragraph([ast.image(path.name, labels.get("qr", ""), 1.1)])]
            ),
            _line("Small Line", labels.get("formats", "")),
            _line("Small Line", closing),
        ]
        return [line for line in lines if line]


def _line(style: str, words: str) -> Json:
    return ast.styled(style, [ast.paragraph([ast.text(words)])]) if words else {}


def _passage(passage: Passage, record: FileRecord) -> Content:
    words: Content = [ast.text(passage.text)]
    other = passage.language != record.language
    return [ast.span(words, lang=passage.language)] if other else words
