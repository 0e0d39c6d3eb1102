"""Static files: named by their content; Material's stylesheet cut to what is used."""

from __future__ import annotations

import re
from pathlib import Path

from waymark.site import read_assets
from waymark.site.material import cut, subset

_ROOT = Path(__file__).parents[2]


def test_names_follow_content(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/site.js").write_text("one")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "notes.md").write_text("x")
    first = read_assets(tmp_path)
    assert list(first.names) == ["scripts/site.js"]
    address = first.names["scripts/site.js"]
    assert re.fullmatch(r"assets/scripts/site\.[0-9a-f]{8}\.js", address)
    assert first.contents[address] == b"one"
    assert read_assets(tmp_path) == first
    (tmp_path / "scripts/site.js").write_text("two")
    assert read_assets(tmp_path).names["scripts/site.js"] != address


def test_the_stylesheet_begins_with_materials_part() -> None:
    assets = read_assets(_ROOT / "docs")
    sheet = assets.contents[assets.names["stylesheets/site.css"]].decode()
    assert sheet.startswith("@layer material{")
    assert sheet.endswith((_ROOT / "docs/stylesheets/site.css").read_text())


def test_material_is_cut_to_the_text_of_pages() -> None:
    part = subset()
    assert 2_000 < len(part) < 6_000
    assert ".md-typeset dd" in part
    assert ".md-typeset table:not([class])" in part
    for unwanted in ("transition", "md-header", ":hover", "url(", "text-align:left", "#448aff"):
        assert unwanted not in part


def test_the_cut_by_example() -> None:
    sheet = """
    .md-typeset ul,.md-header ul{margin:1em 0;transition:all 1s}
    .md-typeset a{color:red}
    .md-typeset table:hover{color:red}
    [dir=rtl] .md-typeset ol li{margin-right:1.25em}
    .md-typeset ul li:last-child{margin:0 0 1.25rem}
    @media print{.md-typeset ul{color:red}}
    .md-typeset hr{box-shadow:none}
    """
    assert cut(sheet) == (
        "@layer material{.md-typeset ul{margin:1em 0}"
        ".md-typeset ul li:last-child{margin:0 0 1.5625rem}}\n"
    )


def test_every_name_that_material_uses_is_defined_by_us() -> None:
    ours = (_ROOT / "docs/stylesheets/site.css").read_text()
    used = set(re.findall(r"var\((--md-[a-z-]+)", subset()))
    assert {name for name in used if f"{name}:" not in ours} == set()


def test_stylesheet_and_script_ask_nobody_else() -> None:
    for name in ("stylesheets/site.css", "scripts/site.js"):
        text = (_ROOT / "docs" / name).read_text()
        for word in ("http", "url(", "@import", "cookie", "Storage", "fetch", "eval"):
            # The one mention of https is a selector of links in print.
            assert word not in text.replace('[href^="https"]', ""), (name, word)
    assert len((_ROOT / "docs/scripts/site.js").read_bytes()) <= 2400
