"""Images: what a drawing may hold, and what not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from waymark.content import read_library
from waymark.content.images import check_image
from waymark.model import Effect

SMALL = Path(__file__).parent.parent / "small_library"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
HEAD += 'viewBox="0 0 9 9">'


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9v9z" fill="#123456"/>',
        '<linearGradient id="g"/><rect fill="url(#g)"/><rect fill="url( \'#g\' )"/>',
        "<style>.a { fill: url(#g); stroke: #123456 }</style>",
        '<image href="data:image/png;base64,AAAA"/>',
        '<a xlink:href="#part"><text>x</text></a>',
        '<namedview xmlns="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>',
        "<!-- a note -->",
    ],
)
def test_drawings_are_allowed(inside: str) -> None:
    assert check_image("images/x.svg", f"{HEAD}{inside}</svg>".encode()) is None


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        '<script xmlns=""/>',
        '<rect onclick="alert(1)"/>',
        '<rect ONLOAD="alert(1)"/>',
        "<foreignObject/>",
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<set attributeName="href" to="x"/>',
        '<use href="#a"/>',
        '<a href="https://example.org/"/>',
        '<a xlink:href="javascript:alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<image href="other.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<rect xml:base="https://example.org/"/>',
        '<rect fill="url(https://example.org/#a)"/>',
        '<rect style="fill: URL(//example.org/a)"/>',
        '<rect style="fill: u\\72l(//example.org)"/>',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>a { fill: u&#114;l(x) }</style>",
        "<style>a { fill: image-set('x' 1x) }</style>",
        "<?xml-stylesheet href='a.css'?>",
        "<rect></svg>",
    ],
)
def test_what_runs_or_loads_is_refused_with_its_line(inside: str) -> None:
    found = check_image("images/x.svg", f"{HEAD}\n{inside}</svg>".encode())
    assert found is not None
    assert (found.code, found.line, found.effect) == ("LK006", 2, Effect.HOLD)
    assert "SVG" in found.hint


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("images/x.svg", b"<html/>"),
        ("images/x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("images/x.svg", b""),
        ("images/x.svg", b"\xff\xfe\x00"),
        ("images/x.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD.encode() + b"&a;</svg>"),
        ("images/x.png", b"GIF89a"),
        ("images/x.jpg", b"\x89PNG\r\n\x1a\n"),
        ("images/x.gif", b"GIF89a"),
        ("images/X.png", b"\x89PNG\r\n\x1a\n"),
        ("images/a b.png", b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_what_is_no_image_is_refused(name: str, data: bytes) -> None:
    found = check_image(name, data)
    assert found is not None
    assert found.code == "LK006"


def test_photographs_are_known_by_their_first_bytes() -> None:
    assert check_image("images/pack/x-1.png", b"\x89PNG\r\n\x1a\n...") is None
    assert check_image("images/x.jpeg", b"\xff\xd8\xff...") is None


def test_a_faulty_image_is_left_out_of_the_library(tmp_path: Path) -> None:
    root = tmp_path / "library"
    shutil.copytree(SMALL, root)
    (root / "images/large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(10_000_000))
    (root / "images/bad.svg").write_text("<svg/>")
    library, findings = read_library(root)
    assert [(f.path, f.code) for f in findings] == [
        ("images/bad.svg", "LK006"),
        ("images/large.png", "LK006"),
    ]
    assert list(library.images) == ["images/beacon.svg"]
