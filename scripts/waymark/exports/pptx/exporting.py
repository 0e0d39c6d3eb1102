"""The way of a deck: record → slides → do they fit? → python-pptx → its words counted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

import segno
from lxml import etree

from waymark.exports.archive import packed, unpacked
from waymark.exports.made import MadeFile, NoRule, place_of
from waymark.exports.office import face_of, regional_tag
from waymark.exports.pictures import MissingPicture, Picture, picture
from waymark.exports.plain import paragraphs, without_isolates
from waymark.exports.pptx import geometry as place
from waymark.exports.pptx.fitting import Fitted, fitted
from waymark.exports.pptx.geometry import Box
from waymark.exports.pptx.master import MUTED, RUNNING_SIZE, SMALLEST, Theme, empty_deck
from waymark.exports.pptx.slides import Line, Run, Slide, slides
from waymark.exports.pptx.writing import Pen, fit_picture, placeholder
from waymark.exports.wording import lost_words
from waymark.model import Direction, FileRecord, Finding, Node, Place, finding
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR

_OPENING = re.compile(r"^/{3,}\s*slide\b")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck(
    record: FileRecord, images: Mapping[str, bytes]
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """One deck. Findings: LK006, PF001, PF004, PF030, PF031."""
    here = place_of(record)
    try:
        shown = slides(record.tree)
        if not shown:
            return None, (finding("PF031", here, "The text has no slide, so no deck is made."),)
        settings = [fitted(slide, record.face) for slide in shown]
        faults = tuple(
            finding("PF030", _place(record, at, len(shown)), f"The slide “{s.title.text}” {what}.")
            for at, (s, what) in enumerate(zip(shown, settings, strict=True))
            if isinstance(what, str)
        )
        if faults:
            return None, faults
        sets = [x for x in settings if isinstance(x, Fitted)]
        data = _Desk(record, images).made(list(zip(shown, sets, strict=True)))
    except NoRule as fault:
        message = f"“{fault.text.strip()[:60]}” is a <{fault.tag}>, which no slide has a place for."
        return None, (finding("PF001", here, message),)
    except MissingPicture as fault:
        return None, (finding("LK006", here, f"There is no image “{fault}”."),)
    if lost := _lost(record, shown, data):
        message = f"Of the slides the deck lacks “{' '.join(lost[:8])}”."
        return None, (finding("PF004", here, message),)
    return MadeFile(data, 0), ()


def _place(record: FileRecord, number: int, count: int) -> Place:
    """The author's line of a slide, where the source has as many slides as the tree."""
    if record.source is None:
        return place_of(record)
    lines = [i for i, line in enumerate(record.source.lines) if _OPENING.match(line)]
    return record.source.place(lines[number]) if len(lines) == count else place_of(record)


class _Desk:
    """One deck in the making."""

    def __init__(self, record: FileRecord, images: Mapping[str, bytes]) -> None:
        self.record, self.images = record, images
        self.rtl = record.direction is Direction.RTL
        way = record.colours["way"].removeprefix("#").upper()
        link = record.colours.get("brand", record.colours["way"]).removeprefix("#").upper()
        face = face_of(record.language)
        stamp = record.labels.get("draft-stamp", "") if record.draft else ""
        self.pen = Pen(record.language, self.rtl, record.face, way)
        self.deck = empty_deck(Theme(way, link, face, self.rtl, record.shape, stamp))
        self.layouts = {layout.name: layout for layout in self.deck.slide_layouts}

    def made(self, shown: list[tuple[Slide, Fitted]]) -> bytes:
        """The file: cover, slides, and how to check that the copy is current."""
        self._cover()
        for slide, setting in shown:
            self._slide(slide, setting)
        self._closing()
        self._metadata()
        out = io.BytesIO()
        self.deck.save(out)
        return packed(unpacked(out.getvalue()), self.record.modified)

    def _cover(self) -> None:
        record, labels = self.record, self.record.labels
        slide = self.deck.slides.add_slide(self.layouts["Title Slide"])
        self.pen.write(slide.shapes.title.text_frame, [_said(record.title, record)])
        trust = " · ".join(labels[n] for n in ("edition", "contacts") if labels.get(n))
        reader = f"{record.audience_label} · {record.organisation}"
        lines = [_said(record.summary, record), *(Line((Run(t),)) for t in (reader, trust) if t)]
        if labels.get("translation"):
            lines.append(Line((Run(labels["translation"], bold=True),)))
        self.pen.write(slide.placeholders[1].text_frame, lines, SMALLEST)
        self._running(slide, "Title Slide")

    def _slide(self, slide: Slide, setting: Fitted) -> None:
        layout = "Title and Content" if slide.lines else "Title Only"
        made = self.deck.slides.add_slide(self.layouts[layout])
        self.pen.write(made.shapes.title.text_frame, [slide.title])
        if slide.lines:
            body = made.placeholders[1]
            height = setting.grid_top - setting.text.top if slide.grids else setting.text.height
            box = Box(setting.text.left, setting.text.top, setting.text.width, height)
            body.left, body.top, body.width, body.height = box.mirrored(self.rtl).emu()
            self.pen.write(body.text_frame, slide.lines, setting.size)
        for grid in slide.grids:
            top = max(setting.grid_top, place.GRID.top)
            box = Box(place.GRID.left, top, place.GRID.width, place.GRID.height)
            self.pen.table(made.shapes, grid, box.mirrored(self.rtl), slide.title.text)
        space = place.PICTURE_BESIDE if slide.lines else place.BODY
        for at, shown in enumerate(slide.pictures):
            each = space.height / len(slide.pictures)
            part = Box(space.left, space.top + at * each, space.width, each - 0.1)
            found = picture(shown.path, self.images)
            self._picture(made, found, shown.alt, part.mirrored(self.rtl))
        self._running(made, layout)
        self._notes(made, slide.notes)

    def _closing(self) -> None:
        """The number for danger, and the address that says whether the copy is current."""
        record, labels = self.record, self.record.labels
        slide = self.deck.slides.add_slide(self.layouts["Title and Content"])
        self.pen.words(slide.shapes.title.text_frame, [labels.get("current", "")], 32)
        short = record.address.removeprefix("https://").removesuffix("/")
        address = Run(f"{ISOLATE_LTR}{short}{ISOLATE_END}", True, False, "", True, record.address)
        lines = [Line((address,))]
        lines += [_contact(number, record) for number in record.numbers]
        for text in (labels.get("formats", ""), f"{record.organisation} · {labels['licence']}"):
            lines += [Line((Run(text),))] if text else []
        body = slide.placeholders[1]
        body.left, body.top, body.width, body.height = place.TEXT_BESIDE.mirrored(self.rtl).emu()
        self.pen.write(body.text_frame, lines, SMALLEST)
        code = io.BytesIO()
        segno.make(record.address, error="m", micro=False).save(code, kind="png", border=4, scale=8)
        found = Picture("png", code.getvalue(), 1, 1)
        box = Box(place.PICTURE_BESIDE.left, place.BODY.top, place.PICTURE_BESIDE.width, 3.2)
        self._picture(slide, found, labels.get("qr", ""), box.mirrored(self.rtl))
        self._running(slide, "Title and Content")

    def _picture(self, slide: Any, found: Picture, alt: str, box: Box) -> None:
        place_at = fit_picture(found.width, found.height, box)
        made = slide.shapes.add_picture(io.BytesIO(found.data), *place_at)
        made._element.nvPicPr.cNvPr.set("descr", alt)
        made.name = f"Picture {made.shape_id}"

    def _running(self, slide: Any, layout: str) -> None:
        """The draft's banner, the edition, the slide's number: last in the reading order."""
        record, labels = self.record, self.record.labels
        if record.draft:
            box = slide.shapes.add_textbox(*place.BANNER.mirrored(self.rtl).emu())
            box.name = "Draft"
            box.text_frame.word_wrap = True
            english = labels.get("draft-english", "")
            runs: tuple[Run, ...] = (Run(labels.get("draft", ""), bold=True),)
            if english:
                said = f"{ISOLATE_LTR}{english}{ISOLATE_END}"
                runs += (Run("  ·  "), Run(said, bold=True, language="en"))
            self.pen.write(box.text_frame, [Line(runs)], RUNNING_SIZE)
        footer = " · ".join(labels[n] for n in ("edition", "contacts") if labels.get(n))
        tag = regional_tag(record.language)
        side, rtl = ("r", 1) if self.rtl else ("l", 0)
        end = "l" if self.rtl else "r"
        head = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{}" rtl="{}"/>'
        ink = f'<a:solidFill><a:srgbClr val="{MUTED}"/></a:solidFill>'
        size = f'lang="{tag}" sz="{RUNNING_SIZE * 100}"'
        for shape in self.layouts[layout].placeholders:
            kind = int(shape.placeholder_format.type)
            if kind == 15:
                run = f"<a:r><a:rPr {size}>{ink}</a:rPr><a:t>{escape(footer)}</a:t></a:r>"
                text = f"{run}</a:p></p:txBody>"
                placeholder(slide, shape, head.format(side, rtl) + text)
            elif kind == 13:
                number = len(self.deck.slides)
                text = (
                    '<a:fld id="{00000000-1234-1234-1234-123412341234}" type="slidenum">'
                    f"<a:rPr {size}>{ink}</a:rPr><a:t>{number}</a:t></a:fld></a:p></p:txBody>"
                )
                placeholder(slide, shape, head.format(end, rtl) + text)

    def _notes(self, slide: Any, nodes: tuple[Node, ...]) -> None:
        lines = [
            Line((Run(f"{p.marker} {p.text}".strip(), language=p.language),))
            for p in paragraphs(self.record.tree, nodes, links=False)
            if p.text
        ]
        if lines:
            self.pen.write(slide.notes_slide.notes_text_frame, lines)

    def _metadata(self) -> None:
        record, core = self.record, self.deck.core_properties
        day = record.modified
        core.title, core.subject = record.title.text, record.summary.text
        core.language, core.author = record.language, record.organisation
        core.last_modified_by = core.comments = core.category = ""
        core.keywords = record.labels.get("edition", "")
        core.created = core.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
        core.revision = 1


def _said(passage: Any, record: FileRecord) -> Line:
    other = passage.language if passage.language != record.language else ""
    return Line((Run(passage.text, language=other),))


def _contact(number: Any, record: FileRecord) -> Line:
    """The words of a line with its number where ``{phone}`` stands."""
    before, _, after = number.line.text.partition("{phone}")
    shown = f"{ISOLATE_LTR}{number.shown}{ISOLATE_END}"
    other = number.line.language if number.line.language != record.language else ""
    fact = Run(shown, True, False, "", True, number.href)
    return Line((Run(before, language=other), fact, Run(after, language=other)))


def _lost(record: FileRecord, shown: tuple[Slide, ...], data: bytes) -> tuple[str, ...]:
    """Words of the slides and their notes that the file lacks."""
    nodes = [n for n in record.tree.elements() if n.has_class("slide")]
    spoken = [n for slide in shown for n in slide.notes]
    part = Node("div", (), (*nodes, *spoken))
    return lost_words(replace(record, tree=part), without_isolates(_words(data)))


def _words(data: bytes) -> str:
    return "\n".join(_texts(unpacked(data)))


def _texts(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, part in parts.items():
        if re.fullmatch(r"ppt/(?:slides|notesSlides)/[^/]+\.xml", name):
            for paragraph in etree.fromstring(part).iter(f"{_A}p"):
                yield "".join(t.text or "" for t in paragraph.iter(f"{_A}t"))
