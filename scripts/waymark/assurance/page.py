"""The board's page as one HTML file: numbers first, each leading to the entries that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from waymark.assurance.charts import charts
from waymark.assurance.duties import source
from waymark.assurance.values import Assurance, Figure
from waymark.model import Chart

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_STYLE = """
:root { color-scheme: light dark; --ink: #16222c; --paper: #fff; --stone: #f4f1ea; --line: #b9b3a4;
  --link: #0b5a61 }
@media (prefers-color-scheme: dark) { :root { --ink: #e9eef1; --paper: #10181e; --stone: #1b262e;
  --line: #55646e; --link: #8ed6d8 } }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper);
  font: 1.06rem/1.5 system-ui, sans-serif }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem }
h1 { margin: 0; font-size: 2rem; line-height: 1.2 }
h2 { margin: 2.6rem 0 0.4rem; font-size: 1.4rem }
a { color: var(--link) }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
.numbers { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
  gap: 0.8rem; padding: 0; list-style: none }
.numbers li { padding: 0.8rem 1rem; background: var(--stone); border-radius: 6px }
.numbers strong { display: block; font-size: 1.9rem; line-height: 1.2 }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
  gap: 1rem 3rem }
.chart { display: grid; gap: 0.5rem }
.chart-row { display: grid; grid-template-columns: minmax(7rem, 1fr) minmax(0, 2fr) 4.2rem;
  gap: 0.8rem; align-items: center }
.chart-row svg { display: block; width: 100%; height: 1.3rem; overflow: visible }
.chart-bar { fill: var(--link) }
.chart-planned { fill: none; stroke: var(--ink); stroke-width: 1.5px }
.scroll { overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: 0.98rem }
th, td { padding: 0.45rem 0.8rem 0.45rem 0; text-align: start; vertical-align: top;
  border-block-end: 1px solid var(--line) }
td.day { white-space: nowrap }
td.source { font: 0.88rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; min-width: 12rem }
@media print { .scroll { overflow: visible } a { color: inherit; text-decoration: none } }
@media (forced-colors: active) { .chart-bar { fill: CanvasText }
  .chart-planned { stroke: CanvasText } }
"""


def assurance_page(report: Assurance) -> str:
    """The file. Every number is a link to the table of the entries that it counts."""
    day = f"{report.today.day} {report.today:%B %Y}"
    name = escape(report.organisation)
    numbers = "".join(_number(f) for f in report.figures)
    drawn = "".join(_chart(c) for c in charts(report))
    tables = "".join("".join(_table(f)) for f in report.figures)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>Assurance: {name}, {day}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>Assurance: {name}</h1>\n<p>As of {day}. Each number counts the rows "
        "of a table below, and each row names the line where it is written.</p>\n"
        f'<ul class="numbers">\n{numbers}</ul>\n<div class="charts">\n{drawn}</div>\n{tables}'
        "</main>\n</body>\n</html>\n"
    )


def _number(figure: Figure) -> str:
    words = f"<strong>{figure.number}</strong> {escape(figure.title)}"
    return f'<li><a href="#{figure.id}">{words}</a></li>\n'


def _chart(chart: Chart) -> str:
    rows = "".join(_row(row) for row in chart.rows)
    table = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(chart.title)}: table">'
        f"<table><thead>{_head(chart.columns)}</thead><tbody>{rows}</tbody></table></div>\n"
        if rows
        else ""
    )
    return (
        f'<section aria-labelledby="{chart.id}">\n<h2 id="{chart.id}">{escape(chart.title)}</h2>\n'
        f"<p>{escape(chart.summary)}</p>\n{chart.drawing}\n{table}</section>\n"
    )


def _table(figure: Figure) -> Iterator[str]:
    title = f"{figure.title}: {figure.number}"
    yield f'<section aria-labelledby="{figure.id}">\n<h2 id="{figure.id}">{escape(title)}</h2>\n'
    if not figure.rows:
        yield f"<p>{escape(figure.nothing)}</p>\n"
    else:
        yield f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(figure.title)}">'
        yield f"<table><thead>{_head((*figure.columns, 'Written in'))}</thead><tbody>\n"
        for row in figure.rows:
            yield _row(row.cells, f'<td class="source">{escape(source(row.source))}</td>')
        yield "</tbody></table></div>\n"
    yield "</section>\n"


def _head(columns: tuple[str, ...]) -> str:
    cells = "".join(f'<th scope="col">{escape(c)}</th>' for c in columns)
    return f"<tr>{cells}</tr>"


def _row(cells: tuple[str, ...], more: str = "") -> str:
    first = f'<th scope="row">{escape(cells[0])}</th>'
    rest = "".join(_cell(cell) for cell in cells[1:])
    return f"<tr>{first}{rest}{more}</tr>\n"


def _cell(text: str) -> str:
    kind = ' class="day"' if _DAY.fullmatch(text) else ""
    return f"<td{kind}>{escape(text)}</td>"
