"""How many of a text's words come out of its PDF again, in order, through four readers.

    make figures-pdf

writes ``FIGURES.md`` beside this file: for each language's fixed text (``scripts/``) what PDFium
(Chrome, Edge), Poppler (Evince, Okular), pdf.js (Firefox) and the tag tree (screen readers) give.
With languages (``recovery.py ur ar``) it prints the words that were missed instead.
"""

from __future__ import annotations

import difflib
import io
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import playwright.sync_api
import pypdfium2
from script_samples import LANGUAGES, script_record

from waymark.exports import EXPORTERS
from waymark.exports.pdf.structure import Kid, Pages, kids, read_pages, role, text_of
from waymark.model import FileRecord, Format, Node

HERE = Path(__file__).parent
FIGURES = HERE / "FIGURES.md"
PDFJS = HERE.parents[1] / "node_modules" / "pdfjs-dist" / "build"
READERS = ("PDFium", "Poppler", "pdf.js", "tags")
"""In the order of the table."""

_UNSEEN = dict.fromkeys(
    [0x034F, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF], None
)
"""Marks of direction, and the joiner of glyphs that say nothing to Firefox: nobody reads them."""
_IN_LINE = frozenset({"Span", "Strong", "Em", "Link", "Reference", "Code"})
_IDEOGRAPH = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])")


def words(text: str) -> list[str]:
    """The words of a text in NFC, without the marks that no reader says.

    Chinese, which has no spaces between words, is taken character by character. U+FFFE is
    PDFium's hyphen at the end of a line.
    """
    text = unicodedata.normalize("NFC", text.translate(_UNSEEN).replace("\ufffe", "-"))
    return _IDEOGRAPH.sub(r" \1 ", text).split()


def source_words(record: FileRecord) -> list[str]:
    """The words that a reader should get: title, summary and text; notes stand at a page's foot."""
    return words(f"{record.title.text} {record.summary.text} {''.join(_texts(record.tree))}")


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif not child.has_class("footnote") and not child.get("id").startswith("fnref"):
            yield from _texts(child)


def share(source: list[str], drawn: list[str]) -> float:
    """The share of the source's words that stand in what was read, in their order."""
    matcher = difflib.SequenceMatcher(None, source, drawn, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(source)


def missed(source: list[str], drawn: list[str]) -> list[str]:
    """The words that were not read, for whoever looks for the reason."""
    matcher = difflib.SequenceMatcher(None, source, drawn, autojunk=False)
    found = {block.a + i for block in matcher.get_matching_blocks() for i in range(block.size)}
    return [word for i, word in enumerate(source) if i not in found]


def by_pdfium(data: bytes) -> str:
    """As Chrome and Edge copy it and find it."""
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def by_poppler(data: bytes) -> str:
    """As Evince and Okular do."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


def by_tags(data: bytes) -> str:
    """In the order of the tags, as a screen reader does."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "".join(_spoken(kids(pdf.Root["/StructTreeRoot"], None), read_pages(pdf)))


def _spoken(below: Iterable[Kid], pages: Pages) -> Iterator[str]:
    """Text by the tag tree; what is not inside a line is spoken apart."""
    for kid in below:
        if kid.element is None or role(kid.element) in _IN_LINE:
            yield text_of(kid, pages)
        else:
            yield from _spoken(kids(kid.element, kid.page), pages)
            yield "\n"


_READ = """async (bytes) => {
  const pdfjs = await import("/pdf.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = "/pdf.worker.mjs";
  const pdf = await pdfjs.getDocument({data: new Uint8Array(bytes), verbosity: 0}).promise;
  let text = "";
  for (let n = 1; n <= pdf.numPages; n++) {
    const content = await (await pdf.getPage(n)).getTextContent();
    for (const item of content.items) text += item.str + (item.hasEOL ? "\\n" : "");
    text += "\\n";
  }
  return text;
}"""


def by_pdfjs(files: Iterable[bytes]) -> list[str]:
    """As Firefox does: pdf.js itself, in a browser that reaches nothing but it.

    In a thread of its own: a test of pages may hold a browser open in this process, and Playwright
    allows one a thread.
    """
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(_in_a_browser, tuple(files)).result()


def _in_a_browser(files: tuple[bytes, ...]) -> list[str]:
    with playwright.sync_api.sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.route("**/*", _serve)
        page.goto("http://reader.test/")
        texts = [page.evaluate(_READ, list(data)) for data in files]
        browser.close()
    return texts


def _serve(route: playwright.sync_api.Route) -> None:
    name = route.request.url.rpartition("/")[2]
    if name in ("pdf.mjs", "pdf.worker.mjs"):
        route.fulfill(body=(PDFJS / name).read_bytes(), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>Reader</title>", content_type="text/html")


def made(code: str) -> bytes:
    """The file of a language's fixed text; a finding is a fault of the sample."""
    file, findings = EXPORTERS[Format.PDF](script_record(code), {})
    if file is None:
        raise SystemExit(f"{code}: {findings[0].message}")
    return file.data


def read_all(files: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """What each reader gives of each language's file."""
    texts = dict(zip(files, by_pdfjs(files.values()), strict=True))
    return {
        code: {
            "PDFium": by_pdfium(data),
            "Poppler": by_poppler(data),
            "pdf.js": texts[code],
            "tags": by_tags(data),
        }
        for code, data in files.items()
    }


def measured(codes: Iterable[str]) -> dict[str, dict[str, float]]:
    """The share of each language's words that each reader gives, in order."""
    found = read_all({code: made(code) for code in codes})
    return {
        code: {
            reader: share(source_words(script_record(code)), words(text))
            for reader, text in texts.items()
        }
        for code, texts in found.items()
    }


def published() -> dict[str, dict[str, float]]:
    """The shares that FIGURES.md says."""
    rows = re.findall(r"^\| [^|]+ \((\w+)\) \|[^|]+\|(.+)\|$", FIGURES.read_text("utf-8"), re.M)
    return {
        code: dict(zip(READERS, (float(cell) / 100 for cell in cells.split("|")), strict=True))
        for code, cells in rows
    }


_HEAD = """\
# Words that come out of the PDFs again

Made by `make figures-pdf`. Each language has the same leaflet (`scripts/`, machine drafts) with a
list, steps, a table, a note, telephone numbers and Latin words. Per cent of its words that a reader
gets whole and in order (NFC), from an A4 file:

- **PDFium**: Chrome, Edge. **Poppler**: Evince, Okular. **pdf.js**: Firefox.
- **tags**: the tag tree, as a screen reader follows it. It is no screen reader: people ask those
  (`tests/manual/`).

`test_exports_recovery.py` holds floors, and that these figures are those of the present code.

| Language | Words | PDFium | Poppler | pdf.js | tags |
|---|---:|---:|---:|---:|---:|
"""
_FOOT = """
## What is missed, and why

- In most languages one word: the number of a note follows it (`money.1`).
- **Latin words with marks in right-to-left lines** (`help@maple-house.example`, `MH-7`): PDFium
  turns their parts round at each mark. The link itself leads where it should.
- **Poppler** sets the space beside a number or a Latin word of a right-to-left line on its wrong
  side, so that `999` and the next word run together, and turns the letters of `لا` round.
- **pdf.js** leaves out the joiners inside Persian words, and the space between two cells of a table
  and after a list's marker in Arabic script.
- **Marks that stand off their letter** (`غالبًا`, `اہلِ`, `कु`): PDFium sees a gap beside them and
  takes it for a space.
- Noto Nastaliq Urdu is not measured: its print is only looked at, and says so.
"""


def main(codes: list[str]) -> None:
    """Write the figures, or print the words of some languages that were missed."""
    if not codes:
        rows = []
        for code, shares in measured(LANGUAGES).items():
            count = len(source_words(script_record(code)))
            cells = " | ".join(f"{shares[reader] * 100:.1f}" for reader in READERS)
            rows.append(f"| {LANGUAGES[code][1]} ({code}) | {count} | {cells} |\n")
        FIGURES.write_text(_HEAD + "".join(rows) + _FOOT, "utf-8")
    for code, texts in read_all({code: made(code) for code in codes}).items() if codes else ():
        source = source_words(script_record(code))
        for reader, text in texts.items():
            print(code, reader, " | ".join(missed(source, words(text))))


if __name__ == "__main__":
    main(sys.argv[1:])
