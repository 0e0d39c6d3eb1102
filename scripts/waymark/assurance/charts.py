"""Two charts that are read faster than a table: inline SVG without script, each with its table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

from waymark.assurance.duties import AHEAD, BUCKETS, bucket
from waymark.assurance.values import Assurance
from waymark.model import Chart

_LONGEST, _HIGH = 100, 10  # of a bar, in units of its drawing
_EVEN = 'vector-effect="non-scaling-stroke"'  # a bar is stretched to its row, its line is not


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, how long it is, of how many (0: of nothing), and whether it
    stands out."""

    label: str
    number: int
    of: int = 0
    loud: bool = False


def charts(report: Assurance) -> tuple[Chart, ...]:
    """Both charts of a report."""
    return (_due(report), _languages(report))


def _due(report: Assurance) -> Chart:
    counts = Counter(bucket(due, report.today) for due in report.due)
    names = BUCKETS
    bars = [Bar(n.capitalize(), counts[n], loud=n == names[0]) for n in names]
    late = counts[names[0]]
    soon = sum(counts[n] for n in names[1:])
    summary = f"{late} {_things(late)} overdue or due today, {soon} more within {AHEAD[-1]} days."
    rows = tuple((bar.label, str(bar.number)) for bar in bars)
    title = "What is due, and when"
    drawn = _drawn("chart-due", f"{title}. {summary}", bars)
    return Chart("chart-due", title, summary, drawn, ("Due", "Things"), rows)


def _languages(report: Assurance) -> Chart:
    """English first, then by what is out."""
    out: Counter[str] = Counter()
    for row in report.figure("published").rows:
        out.update(code.strip() for code in row.cells[4].split(","))
    waits = Counter(row.cells[2] for row in report.figure("translations").rows
                    if row.cells[3] == "not released yet")  # fmt: skip
    names = report.languages
    found = [(names[c], out[c], waits[names[c]]) for c in names if out[c] or waits[names[c]]]
    bars = [Bar(name, have, have + missing) for name, have, missing in found]
    planned = sum(bar.of for bar in bars)
    have = sum(bar.number for bar in bars)
    summary = f"{have} of {planned} planned editions are out, in {len(bars)} languages."
    rows = tuple((bar.label, str(bar.number), str(bar.of)) for bar in bars)
    title = "Editions that readers have, by language"
    drawn = _drawn("chart-languages", f"{title}. {summary}", bars)
    columns = ("Language", "Out", "Planned")
    return Chart("chart-languages", title, summary, drawn, columns, rows)


def _things(count: int) -> str:
    return "thing is" if count == 1 else "things are"


def _said(bar: Bar) -> str:
    return f"{bar.number} of {bar.of}" if bar.of else str(bar.number)


def _drawn(id: str, name: str, bars: list[Bar]) -> str:
    """Horizontal bars, each with its label before and its number behind, as text of the page.

    What is planned is an outline; what stands out is hatched, so that neither needs a colour. To a
    screen reader all of it is one picture with a name: the table follows.
    """
    if not bars:
        return ""
    longest = max(1, *(max(bar.number, bar.of) for bar in bars))
    rows = "".join(
        f'<div class="chart-row"><span>{escape(bar.label)}</span>'
        f"{_bar(f'{id}-{n}', bar, longest)}<strong>{_said(bar)}</strong></div>"
        for n, bar in enumerate(bars)
    )
    return f'<div class="chart" role="img" aria-label="{escape(name)}">{rows}</div>'


def _bar(id: str, bar: Bar, longest: int) -> str:
    """One bar, as long as its share of the longest."""
    length, planned = (round(_LONGEST * n / longest, 1) for n in (bar.number, bar.of))
    shape = f'y="0" height="{_HIGH}"'
    parts = []
    if planned:
        parts.append(f'<rect class="chart-planned" {_EVEN} x="0" {shape} width="{planned}"/>')
    if length and bar.loud:
        parts.append(
            f'<defs><pattern id="{id}" width="4" height="4" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><rect class="chart-bar" width="2.4" height="4"/>'
            f'</pattern></defs><rect x="0" {shape} width="{length}" fill="url(#{id})"/>'
            f'<rect class="chart-planned" {_EVEN} x="0" {shape} width="{length}"/>'
        )
    elif length:
        parts.append(f'<rect class="chart-bar" x="0" {shape} width="{length}"/>')
    return (
        f'<svg viewBox="0 0 {_LONGEST} {_HIGH}" preserveAspectRatio="none" aria-hidden="true" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )
