"""The council's colour and logo: by day, in the dark, on every page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from waymark.model import (
    DARK_GROUNDS,
    LEAST_CONTRAST,
    LIGHT_GROUNDS,
    contrast,
    darkened,
    lightened,
    weakest_contrast,
)
from waymark.site import read_assets

ROOT = Path(__file__).parents[2]
SHEET = "stylesheets/site.css"
ICON = "images/favicon.svg"
BRANDS = ("#14532d", "#0b5a61", "#005ea5", "#702082", "#7a1f3d", "#000000", "#3d3d3d", "#1d70b8")
BRIGHT = ("#ffcc00", "#e6007e", "#0072c6", "#ff0000", "#78be20", "#ffffff")


def _tokens() -> tuple[dict[str, str], dict[str, str]]:
    text = (ROOT / "docs" / SHEET).read_text()
    light, dark = re.findall(r":root \{(.*?)\}", text, re.S)[:2]
    pattern = r"--([a-z-]+): (#[0-9a-f]{3,6});"
    return dict(re.findall(pattern, light)), dict(re.findall(pattern, dark))


def _sheet(colours: Mapping[str, str]) -> str:
    assets = read_assets(ROOT / "docs", colours)
    return assets.contents[assets.names[SHEET]].decode()


def test_the_grounds_that_are_measured_are_those_of_the_stylesheet() -> None:
    light, dark = _tokens()
    names = ("paper", "stone", "note-paper", "help-paper")
    full = {n: c if len(c) == 7 else "#" + "".join(x * 2 for x in c[1:]) for n, c in light.items()}
    assert [full[n] for n in names] == list(LIGHT_GROUNDS.values())
    assert [dark[n] for n in names] == list(DARK_GROUNDS.values())


def test_without_a_colour_the_sites_own_stands() -> None:
    assert _sheet({}) == _sheet({"way": "#123456"})
    assert "--brand: #0b5a61;" in _sheet({})
    assets = read_assets(ROOT / "docs")
    assert assets.contents[assets.names[ICON]] == (ROOT / "docs" / ICON).read_bytes()


def test_a_colour_ends_the_stylesheet_and_fills_the_icon() -> None:
    sheet = _sheet({"brand": "#14532D", "brand_dark": "#A7E0BD"})
    assert sheet.startswith(_sheet({}))
    assert sheet.removeprefix(_sheet({})) == (
        ":root{--brand:#14532d}@media (prefers-color-scheme:dark){:root{--brand:#a7e0bd}}\n"
    )
    assets = read_assets(ROOT / "docs", {"brand": "#14532D"})
    icon = assets.contents[assets.names[ICON]].decode()
    assert 'fill="#14532d"' in icon
    assert "#0b5a61" not in icon


def test_another_colour_is_another_address() -> None:
    # A browser keeps an asset for ever: what changes must be called something else.
    one, other = (read_assets(ROOT / "docs", {"brand": c}) for c in ("#14532d", "#005ea5"))
    assert one.names[SHEET] != other.names[SHEET]
    assert one.names[ICON] != other.names[ICON]
    assert one.names["scripts/site.js"] == other.names["scripts/site.js"]


@pytest.mark.parametrize("brand", BRANDS + BRIGHT)
def test_in_the_dark_every_colour_can_be_read_on_every_ground(brand: str) -> None:
    sheet = _sheet({"brand": brand})
    dark = re.findall(r"--brand:(#[0-9a-f]{6})", sheet)[-1]
    for name, ground in DARK_GROUNDS.items():
        assert contrast(dark, ground) >= 7, (dark, name)
    # The words on a button of that colour are dark paper.
    assert contrast(dark, _tokens()[1]["paper"]) >= LEAST_CONTRAST


@pytest.mark.parametrize("brand", BRANDS)
def test_what_can_be_read_stays_what_it_is(brand: str) -> None:
    assert darkened(brand, tuple(LIGHT_GROUNDS.values())) == brand


@pytest.mark.parametrize("brand", BRIGHT)
def test_what_cannot_is_moved_as_little_as_it_takes(brand: str) -> None:
    grounds = tuple(LIGHT_GROUNDS.values())
    found = darkened(brand, grounds)
    assert found != brand
    assert LEAST_CONTRAST <= weakest_contrast(found, grounds) < LEAST_CONTRAST + 0.5


def test_a_lightened_colour_keeps_its_hue_and_loses_its_glare() -> None:
    green = lightened("#14532d", tuple(DARK_GROUNDS.values()))
    red, green_part, blue = (int(green[i : i + 2], 16) for i in (1, 3, 5))
    assert green_part > blue > red
    assert lightened("#00ff00", ("#000000",)) == "#00ff00", "what can be read is left alone"


def test_black_and_white_are_the_ends() -> None:
    assert lightened("#000000", ("#ffffff",), 22) == "#ffffff"
    assert darkened("#ffffff", ("#000000",), 22) == "#000000"
