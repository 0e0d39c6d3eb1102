"""Words on a slide: runs with their language and direction, lists with their marks, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from waymark.exports.office import regional_tag
from waymark.exports.pptx.fitting import CELL_INSET, row_heights
from waymark.exports.pptx.geometry import Box
from waymark.exports.pptx.master import INK, LINE, SMALLEST
from waymark.exports.pptx.slides import Grid, Line, Run

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Pen:
    """How words are written in one deck."""

    language: str
    rtl: bool
    face: str
    way: str

    def write(self, frame: Any, lines: Sequence[Line], size: int | None = None) -> None:
        """Fill a frame with paragraphs; ``size`` in points, of the master's where there is none."""
        for at, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            self._paragraph(paragraph, line)
            for run in line.runs:
                self._run(paragraph, run, SMALLEST if size and line.level else size)

    def words(self, frame: Any, texts: Sequence[str], size: int, *, bold: bool = False) -> None:
        """Fill a frame with plain paragraphs."""
        lines = [Line((Run(text, bold=bold),)) for text in texts if text]
        self.write(frame, lines, size)

    def _paragraph(self, paragraph: Any, line: Line) -> None:
        properties = paragraph._p.get_or_add_pPr()
        other = bool(line.runs) and all(run.language for run in line.runs)
        rtl = self.rtl and not other
        properties.set("algn", "r" if rtl else "l")
        properties.set("rtl", "1" if rtl else "0")
        if line.level:
            paragraph.level = line.level
        if not line.mark:
            indent = Inches(0.45 * line.level) if line.level else 0
            properties.set("marL", str(int(indent)))
            properties.set("indent", "0")
            properties.append(parse_xml(f"<a:buNone {_A}/>"))
        elif line.mark != "•":
            start = line.mark.rstrip(".")
            properties.append(
                parse_xml(f'<a:buAutoNum {_A} type="arabicPeriod" startAt="{start}"/>')
            )

    def _run(self, paragraph: Any, run: Run, size: int | None) -> None:
        for at, text in enumerate(run.text.split("\v")):
            if at:
                paragraph.add_line_break()
            if not text:
                continue
            made = paragraph.add_run()
            made.text = text
            properties = made._r.get_or_add_rPr()
            properties.set("lang", regional_tag(run.language or self.language))
            if run.bold:
                made.font.bold = True
            if run.italic and not self.rtl:
                made.font.italic = True
            if size:
                made.font.size = Pt(size)
            if run.href:
                made.hyperlink.address = run.href

    def table(self, shapes: Any, grid: Grid, box: Box, name: str) -> None:
        """A table of a slide: the first row names its columns."""
        columns = max(len(row) for row in grid.rows)
        frame = shapes.add_table(len(grid.rows), columns, *box.emu())
        table = frame.table
        table.first_row, table.horz_banding = True, False
        frame._element.nvGraphicFramePr.cNvPr.set("name", name)
        said = ", ".join(cell.text for cell in grid.rows[0] if cell.text)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", said)
        if self.rtl:
            table._tbl.tblPr.set("rtl", "1")
        for at, height in enumerate(row_heights(grid, self.face)):
            table.rows[at].height = Inches(height)
        for r, row in enumerate(grid.rows):
            for c, line in enumerate(row):
                self._cell(table.cell(r, c), line, head=r == 0)

    def _cell(self, cell: Any, line: Line, *, head: bool) -> None:
        cell.margin_top = cell.margin_bottom = Inches(CELL_INSET)
        cell.margin_left = cell.margin_right = Inches(CELL_INSET)
        cell.fill.solid()
        cell.fill.fore_color.rgb = _colour(self.way if head else "FFFFFF")
        runs = tuple(Run(r.text, r.bold or head, r.italic, r.language, r.fact) for r in line.runs)
        self.write(cell.text_frame, [Line(runs)], SMALLEST)
        for paragraph in cell.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.color.rgb = _colour("FFFFFF" if head else INK)
        borders = cell._tc.get_or_add_tcPr()
        for side in ("lnB", "lnT", "lnR", "lnL"):  # the schema's order, from the last
            borders.insert(0, _edge(side, "" if side in ("lnR", "lnL") else LINE))


def _edge(side: str, colour: str) -> Any:
    """An edge of a cell, a quarter of a millimetre wide; without a colour there is none."""
    drawn = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"
    return parse_xml(f'<a:{side} {_A} w="9525">{drawn}</a:{side}>')


def _colour(six: str) -> RGBColor:
    colour: RGBColor = RGBColor.from_string(six)  # type: ignore[no-untyped-call]
    return colour


def fit_picture(width: float, height: float, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """The largest place for a picture in a box, in its middle."""
    scale = min(box.width / width, box.height / height)
    wide, high = width * scale, height * scale
    left, top = box.left + (box.width - wide) / 2, box.top + (box.height - high) / 2
    return Box(left, top, wide, high).emu()


def placeholder(slide: Any, layout_shape: Any, text_body: str) -> None:
    """A footer's or a number's place on a slide, which python-pptx leaves out."""
    kind = layout_shape._element.find(f".//{qn('p:ph')}")
    tree = slide.shapes._spTree
    number = max(int(e.get("id")) for e in tree.iter(qn("p:cNvPr"))) + 1
    index = kind.get("idx")
    tree.append(
        parse_xml(
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            f'{_A}><p:nvSpPr><p:cNvPr id="{number}" name="{layout_shape.name}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{kind.get("type")}" sz="quarter" idx="{index}"/></p:nvPr>'
            f"</p:nvSpPr><p:spPr/>{text_body}</p:sp>"
        )
    )
