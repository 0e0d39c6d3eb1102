"""The logo of organisation.yml: what is said of it, and what is read where only it is shared."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from waymark.content import image_size, read_library, read_shared
from waymark.model import Effect, Library, effects

SMALL = Path(__file__).parents[1] / "small_library"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80"><path d="M0 0"/></svg>'


def png(width: int, height: int, filling: int = 0) -> bytes:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)
    return head + b"\x08\x06\x00\x00\x00" + b"\x00" * filling


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "library")
    return tmp_path / "library"


def put(root: Path, name: str, data: bytes | str | None) -> int:
    """Name a logo at the end of organisation.yml, put the file there; the line that names it."""
    path = root / "organisation.yml"
    lines = [x for x in path.read_text().splitlines() if not x.startswith("logo:")]
    path.write_text("\n".join([*lines, f"logo: {name}"]) + "\n")
    if data is not None:
        file = root / "images" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    return len(lines) + 1


def said(root: Path) -> list[tuple[str, str, int, str]]:
    library, findings = read_library(root)
    assert library is not None
    return [(f.code, f.path, f.line, f.message) for f in findings]


def test_a_good_logo_is_silent(root: Path) -> None:
    put(root, "crest.svg", DRAWING)
    assert said(root) == []


def test_a_missing_logo_is_named_at_its_line_and_keeps_nothing_back(root: Path) -> None:
    line = put(root, "crest.svg", None)
    message = 'The logo "crest.svg" is not among the images.'
    assert said(root) == [("LB013", "organisation.yml", line, message)]
    (found,) = read_library(root)[1]
    assert found.effect is Effect.WARN
    assert found.hint == "Put it at images/crest.svg."


@pytest.mark.parametrize(
    "content",
    [
        DRAWING.replace("<path", "<script>alert(1)</script><path"),
        DRAWING.replace("<path", '<path onload="x()"'),
        DRAWING.replace("<path", '<image href="https://example.org/x.png"/><path'),
        "no drawing at all",
        "",
    ],
)
def test_a_logo_that_may_run_or_load_something_is_not_shown(root: Path, content: str) -> None:
    line = put(root, "crest.svg", content)
    first, second = said(root)
    assert first[:2] == ("LK006", "images/crest.svg")
    assert second == (
        "LB013",
        "organisation.yml",
        line,
        'The logo "crest.svg" cannot be shown.',
    )
    library, _ = read_library(root)
    assert library is not None
    assert "images/crest.svg" not in library.images


def test_a_heavy_logo_is_shown_and_told(root: Path) -> None:
    line = put(root, "crest.png", png(200, 100, 50_000))
    message = 'The logo "crest.png" has 49 KB; 20 KB is enough.'
    assert said(root) == [("LB014", "organisation.yml", line, message)]
    library, _ = read_library(root)
    assert library is not None
    assert "images/crest.png" in library.images


def test_a_logo_beyond_the_limit_of_images_is_not_shown(root: Path) -> None:
    put(root, "crest.png", png(200, 100, 2 * 1024 * 1024))
    assert [x[0] for x in said(root)] == ["LK006", "LB013"]


@pytest.mark.parametrize(("width", "height"), [(900, 100), (100, 900), (801, 100), (49, 100)])
def test_a_stripe_is_told(root: Path, width: int, height: int) -> None:
    line = put(root, "crest.png", png(width, height))
    message = f'The logo "crest.png" is {width} wide and {height} high.'
    assert said(root) == [("LB015", "organisation.yml", line, message)]


@pytest.mark.parametrize(("width", "height"), [(800, 100), (50, 100), (100, 100)])
def test_the_ends_of_what_fits(root: Path, width: int, height: int) -> None:
    put(root, "crest.png", png(width, height))
    assert said(root) == []


@pytest.mark.parametrize("name", ["../crest.svg", "Crest.svg", "crest.gif", "/crest.svg"])
def test_a_name_that_is_no_image_of_the_library_stops(root: Path, name: str) -> None:
    put(root, name, None)
    library, findings = read_library(root)
    assert library is None
    assert [(f.code, f.effect) for f in findings] == [("LB008", Effect.STOP)]


def shared(root: Path) -> Library:
    library, findings = read_shared(root)
    assert library is not None
    assert effects(findings) <= {Effect.WARN, Effect.HOLD}
    return library


def test_a_site_of_releases_reads_the_logo_and_no_other_image(root: Path) -> None:
    put(root, "crest.svg", DRAWING)
    (root / "images" / "broken.svg").write_text("<svg")
    assert list(shared(root).images) == ["images/crest.svg"]
    assert read_shared(root)[1] == ()


def test_a_broken_logo_does_not_stop_a_site_of_releases(root: Path) -> None:
    put(root, "crest.svg", "<svg")
    assert shared(root).images == {}


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("a.svg", DRAWING.encode(), (320, 80)),
        (
            "a.svg",
            DRAWING.replace("viewBox", 'width="64px" height="32" viewBox').encode(),
            (64, 32),
        ),
        ("a.svg", DRAWING.replace("0 0 320 80", "0,0,12.5,25").encode(), (12.5, 25)),
        (
            "a.svg",
            DRAWING.replace("viewBox", 'width="100%" height="2em" viewBox').encode(),
            (320, 80),
        ),
        ("a.svg", DRAWING.replace("0 0 320 80", "0 0 0 80").encode(), (1, 1)),
        ("a.svg", DRAWING.replace("0 0 320 80", "wide").encode(), (1, 1)),
        ("a.png", png(31, 7), (31, 7)),
        ("a.png", b"\x89PNG\r\n\x1a\n", (1, 1)),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08\x00\x07\x00\x1f\x03", (31, 7)),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x04ab", (1, 1)),
        ("a.jpeg", b"\xff\xd8\xff", (1, 1)),
    ],
)
def test_sizes(name: str, data: bytes, size: tuple[float, float]) -> None:
    assert image_size(f"images/{name}", data) == size
