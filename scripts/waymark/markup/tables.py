"""Tables that everyone can read: a region to scroll, named by its columns; headers with scope."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_ALIGN = re.compile(r"text-align:\s*(left|right|center)")
_CLASSES = {"left": "align-start", "right": "align-end", "center": "align-center"}


def finish_tables(root: Element) -> None:
    """Wrap each table, give its headers their scope, its cells classes in place of styles.

    The wrapper takes the keyboard's focus, because a wide table scrolls (WCAG 2.1.1); its name is
    the row of column names. An empty header cell is a plain cell (it would be read as a header
    without a name). The first column heads its rows where none of its cells is empty.
    """
    number = 0
    for parent in list(root.iter()):
        for index, table in enumerate(list(parent)):
            if table.tag != "table":
                continue
            number += 1
            _align(table)
            _columns(table)
            _rows(table)
            wrapper = Element("div", {"class": "table", "role": "region", "tabindex": "0"})
            wrapper.set("aria-labelledby", f"table-{number}")
            head = table.find("thead/tr")
            if head is not None:
                head.set("id", f"table-{number}")
            wrapper.tail, table.tail = table.tail, None
            parent[index] = wrapper
            wrapper.append(table)


def _align(table: Element) -> None:
    """``style`` would need a hole in the content security policy."""
    for cell in table.iter():
        match = _ALIGN.search(cell.attrib.pop("style", ""))
        if match:
            cell.set("class", _CLASSES[match[1]])


def _columns(table: Element) -> None:
    for cell in table.findall("thead/tr/th"):
        if _empty(cell):
            cell.tag = "td"
        else:
            cell.set("scope", "col")


def _rows(table: Element) -> None:
    rows = table.findall("tbody/tr")
    first = [row[0] for row in rows if len(row) > 1]
    if len(first) == len(rows) and not any(_empty(cell) for cell in first):
        for cell in first:
            cell.tag = "th"
            cell.set("scope", "row")


def _empty(cell: Element) -> bool:
    return not "".join(cell.itertext()).strip() and cell.find(".//img") is None
