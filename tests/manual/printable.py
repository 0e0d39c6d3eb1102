"""Prints the script for tests with screen readers: ``python tests/manual/printable.py``."""

from __future__ import annotations

from pathlib import Path

import markdown

HERE = Path(__file__).parent
SOURCE, PRINTABLE = HERE / "screen-readers.md", HERE / "screen-readers.html"

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Test with screen readers</title>
<style>
@page {{ size: A4 landscape; margin: 12mm; }}
body {{ font: 12pt/1.4 sans-serif; max-width: 62rem; margin: 1rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }}
th {{ background: #eee; }}
td:nth-child(n+4) {{ width: 13%; }}
tr, h2 {{ break-inside: avoid; break-after: auto; }}
h2, h2 + p {{ break-after: avoid; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def printable(text: str) -> str:
    """The page of a script in Markdown."""
    return _PAGE.format(body=markdown.markdown(text, extensions=["tables"]))


if __name__ == "__main__":
    PRINTABLE.write_text(printable(SOURCE.read_text("utf-8")), "utf-8")
