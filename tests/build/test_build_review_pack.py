"""Copies for reviewer groups: what has a number, and what the files hold."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from click.testing import CliRunner

from waymark.build import CannotRunError, Options, review_pack
from waymark.build.review_packs import numbered
from waymark.cli import main
from waymark.markup import html_tree, render
from waymark.model import plain_text

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
TEXT = """Read this.[^law]

## Steps

/// steps

1. Look at it.
2. Say it.

    More of it.

///

/// note | A title

In a box.

///

| Who | When |
|---|---|
| Line | Daily |
| | |

[^law]: A law.
"""


def test_paragraphs_items_and_rows_have_numbers() -> None:
    tree = numbered(html_tree(render(TEXT, language="en", direction="ltr")))
    marks = [plain_text((n,)) for n in tree.walk() if n.tag == "strong"]
    assert marks == ["1", "2", "3", "4", "5", "6"]
    said = " ".join(plain_text((tree,)).split())
    for words in ("1 Read this.", "2 Look at it.", "3 Say it.", "5 In a box.", "6 Line"):
        assert words in said, said
    assert "Steps" in said and "A title" in said


@pytest.fixture
def options(tmp_path: Path) -> Options:
    content = tmp_path / "library"
    shutil.copytree(ROOT / "tests" / "library", content)
    text = content / "referral" / "share-a-concern.md"
    text.write_text(text.read_text("utf-8") + "\nAsk when you are not sure.\n", "utf-8")
    return Options(root=ROOT, content=content, out=tmp_path / "out", today=TODAY)


def run(options: Options, *words: str) -> str:
    arguments = [*words, "--content", str(options.content), "--today", TODAY.isoformat()]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_pack_is_of_the_text_that_is_on_its_way(
    options: Options, judge: Callable[[Sequence[Path]], dict[Path, list[str]]], tmp_path: Path
) -> None:
    with pytest.raises(CannotRunError, match="not submitted, or was changed since"):
        review_pack(options, "share")
    run(options, "editions", "submit", "share", "--role", "editor")
    pack = review_pack(options, "share", "schools")
    assert pack.findings == ()
    assert list(pack.files) == [
        "share-a-concern-schools-review.docx",
        "share-a-concern-schools-review.pdf",
        "share-a-concern-schools-review-large-print.pdf",
    ]
    again = review_pack(options, "share", "schools")
    assert again.files == pack.files, "the same text makes the same files"
    word, pdf, large = pack.files.values()
    written = "\n".join(p.text for p in docx.Document(io.BytesIO(word)).paragraphs)
    for data in (pdf, large):
        with pypdfium2.PdfDocument(data) as file:
            printed = " ".join(
                " ".join(page.get_textpage().get_text_range() for page in file).split()
            )
        for words in ("This copy is for the Safeguarding leads.", "1 You have a duty"):
            assert words in printed and words in " ".join(written.split())
        assert "single a group of people out?" in printed
    paths = []
    for name, data in pack.files.items():
        if name.endswith(".pdf"):
            paths.append(tmp_path / name)
            paths[-1].write_bytes(data)
    assert judge(paths) == {path: [] for path in paths}


def test_the_command_writes_the_files_and_names_the_next_step(
    options: Options, tmp_path: Path
) -> None:
    run(options, "editions", "submit", "share", "--role", "editor")
    out = tmp_path / "review"
    said = run(options, "editions", "review-pack", "share", "--out", str(out))
    assert len(list(out.iterdir())) == 3
    assert "waymark editions consult share --group GROUP" in said


def test_an_audience_that_it_does_not_have(options: Options) -> None:
    with pytest.raises(CannotRunError, match="no edition for “community”"):
        review_pack(options, "share", "community")
