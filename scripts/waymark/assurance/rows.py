"""The figures for a spreadsheet and for a program: the same rows, the same sources."""

from __future__ import annotations

import csv
import io
import json

from waymark.assurance.duties import source
from waymark.assurance.values import Assurance

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_rows(report: Assurance) -> str:
    """One row an entry: figure, its number, then column and value in pairs, then the source.

    A cell that a spreadsheet would take for a formula starts with an apostrophe.
    """
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    width = max((len(f.columns) for f in report.figures), default=0)
    names = [name for n in range(1, width + 1) for name in (f"column {n}", f"value {n}")]
    write.writerow(["day", "figure", "number", *names, "source"])
    for figure in report.figures:
        head = [report.today.isoformat(), figure.title, figure.number]
        if not figure.rows:
            write.writerow([*head, *[""] * (2 * width), ""])
        for row in figure.rows:
            pairs = [p for pair in zip(figure.columns, row.cells, strict=True) for p in pair]
            padded = [*pairs, *[""] * (2 * width - len(pairs))]
            write.writerow([*head, *map(_plain, padded), source(row.source)])
    return out.getvalue()


def json_rows(report: Assurance) -> str:
    """One object: the day, each figure with its number and rows, and what is due."""
    content = {
        "organisation": report.organisation,
        "day": report.today.isoformat(),
        "figures": [
            {
                "id": f.id,
                "title": f.title,
                "number": f.number,
                "rows": [
                    {**dict(zip(f.columns, r.cells, strict=True)), "source": source(r.source)}
                    for r in f.rows
                ],
            }
            for f in report.figures
        ],
        "due": [
            {
                "key": d.key,
                "what": d.what,
                "role": d.role,
                "day": d.day.isoformat(),
                "source": source(d.source),
            }
            for d in report.due
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
