"""The stylesheet as it is written: scripts, other ways of seeing, nothing that nobody uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import tinycss2

from waymark.model import CompanionKind, Shape

ROOT = Path(__file__).parents[2]
SHEET = (ROOT / "docs/stylesheets/site.css").read_text(encoding="utf-8")
SCRIPTS = {
    "arab": ("ar", "fa", "ps", "sd", "ug"),
    "nastaliq": ("ur", "ks"),
    "indic": ("bn", "as", "pa", "hi", "ne", "mr", "gu", "ta", "te", "kn", "ml", "si"),
    "ethiopic": ("am", "ti"),
    "east": ("zh", "ja", "ko", "th", "lo", "my", "km"),
    "hebrew": ("he", "yi"),
}
UPRIGHT = tuple(code for codes in SCRIPTS.values() for code in codes)


@dataclass(frozen=True)
class Rule:
    """One rule: the media that it stands in, its selectors, its declarations."""

    media: str
    selectors: str
    declarations: dict[str, str]


def _rules(nodes: list[object], media: str = "") -> Iterator[Rule]:
    for node in tinycss2.parse_stylesheet(nodes, skip_comments=True, skip_whitespace=True):
        assert node.type != "error", node.message
        if node.type == "qualified-rule":
            content = tinycss2.parse_declaration_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            assert [x for x in content if x.type == "error"] == []
            yield Rule(
                media,
                tinycss2.serialize(node.prelude).strip(),
                {x.lower_name: tinycss2.serialize(x.value).strip() for x in content},
            )
        elif node.at_keyword == "media":
            yield from _rules(node.content, tinycss2.serialize(node.prelude).strip())
        else:
            assert node.at_keyword == "page", node.at_keyword


RULES = tuple(_rules(SHEET))  # type: ignore[arg-type]


def _in(media: str) -> dict[str, Rule]:
    found = {}
    for rule in RULES:
        if rule.media == f"({media})" or rule.media == media:
            for selector in re.split(r",\s*(?![^(]*\))", rule.selectors):
                found[selector] = rule
    return found


def _set_for(code: str, name: str) -> str:
    """The value of a script's property in a language, by the last rule that names it."""
    found = ""
    for rule in RULES:
        named = f":lang({code})" in rule.selectors and not rule.selectors.startswith("html")
        if name in rule.declarations and (named or rule.selectors == ":where([lang])"):
            found = rule.declarations[name]
    return found


def test_nothing_is_spaced_or_written_in_capitals() -> None:
    # In joined scripts spacing parts a word; Indic scripts and Chinese have no capitals.
    used = {name for rule in RULES for name in rule.declarations}
    assert used & {"letter-spacing", "word-spacing", "text-transform", "font-variant"} == set()
    assert "text-transform" not in SHEET


@pytest.mark.parametrize("code", UPRIGHT)
def test_a_script_without_italics_is_never_slanted(code: str) -> None:
    assert _set_for(code, "--slant") == "normal"
    assert _set_for("en", "--slant") == _set_for("pl", "--slant") == "italic"
    slanted = [r.selectors for r in RULES if r.declarations.get("font-style", "") == "italic"]
    assert slanted == []


@pytest.mark.parametrize("code", [*UPRIGHT, "vi"])
def test_a_tall_script_has_higher_lines_than_latin(code: str) -> None:
    latin = {name: float(_set_for("en", name)) for name in ("--leading", "--snug")}
    assert latin["--leading"] >= 1.5, "WCAG 1.4.12 asks for what readers set themselves"
    for name, height in latin.items():
        assert float(_set_for(code, name)) > height


def test_urdu_is_set_for_nastaliq() -> None:
    assert float(_set_for("ur", "--leading")) >= 2.2
    assert float(_set_for("ur", "--snug")) >= 2
    assert _set_for("ur", "--face").startswith('"Noto Nastaliq Urdu"')


@pytest.mark.parametrize("code", UPRIGHT)
def test_a_script_has_its_own_faces_and_a_last_resort(code: str) -> None:
    face = _set_for(code, "--face")
    assert face != _set_for("en", "--face")
    assert face.endswith("sans-serif")


def test_a_language_sets_its_script_wherever_it_starts() -> None:
    start = next(r for r in RULES if r.selectors == ":where([lang])")
    assert start.declarations["font-family"] == "var(--face)"
    assert start.declarations["line-height"] == "var(--leading)"
    custom = {name for name in start.declarations if name.startswith("--")}
    assert {n for r in RULES if ":lang(" in r.selectors for n in r.declarations} <= custom | {
        "font-size"
    }


def test_heights_of_lines_follow_the_script() -> None:
    allowed = {"var(--leading)", "var(--snug)", "inherit", "0", "1"}
    heights = {r.declarations["line-height"] for r in RULES if "line-height" in r.declarations}
    assert heights <= allowed
    joint = {r.declarations["font"] for r in RULES if "font" in r.declarations}
    assert joint <= {"inherit"}


def test_nothing_is_cut_off_that_a_tall_script_may_need() -> None:
    cut = [
        r.selectors
        for r in RULES
        if r.declarations.get("overflow", "").startswith(("hidden", "clip"))
        or {"height", "block-size", "max-block-size"} & set(r.declarations)
    ]
    # A picture, a mark, what is only said aloud, a list that scrolls: never a line of text.
    words = ("img", "svg", ".icon", ".mark", ".unseen", ".contents-wide", "::before", "::after")
    assert [s for s in cut if not any(w in s for w in (*words, "video", "[type"))] == []


def test_the_body_is_19_pixels_and_sizes_follow_the_reader() -> None:
    body = next(r for r in RULES if r.selectors == "body" and "font-size" in r.declarations)
    assert float(body.declarations["font-size"].removesuffix("rem")) * 16 == 19
    roots = [
        r for r in RULES if r.selectors.startswith("html:is(") and "font-size" in r.declarations
    ]
    assert roots
    assert all(r.declarations["font-size"].endswith("%") for r in roots)
    assert not re.search(r"font-size: [\d.]+px", SHEET)


def test_no_face_is_fetched() -> None:
    assert "@font-face" not in SHEET
    assert "@import" not in SHEET


def test_sides_are_those_of_the_reading_direction() -> None:
    sides = re.compile(r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?:left|right|float)$")
    assert [(r.selectors, n) for r in RULES for n in r.declarations if sides.match(n)] == []
    aligned = {r.declarations.get("text-align", "start") for r in RULES}
    assert aligned <= {"start", "end", "center", "match-parent"}


def test_motion_only_for_those_who_have_not_asked_for_less() -> None:
    moving = {"animation", "transition", "scroll-behavior", "view-transition-name"}
    places = {r.media for r in RULES if moving & set(r.declarations)}
    assert places == {"(prefers-reduced-motion: no-preference)"}


def test_forced_colours_keep_marks_edges_and_places() -> None:
    forced = _in("forced-colors: active")
    assert forced[".mark"].declarations["fill"] == "CanvasText"
    assert forced[".brand path"].declarations["stroke"] == "Canvas"
    for edged in (".sign", ".button"):
        assert any(name.startswith("border") for name in forced[edged].declarations), edged
    for current in (".menu li a[aria-current]", ".languages li a[aria-current]"):
        assert forced[current].declarations["border-color"] == "Highlight"
    # Nothing keeps colours of its own there but the white plate that a logo is drawn for.
    own = [r for r in RULES if "forced-color-adjust" in r.declarations]
    assert [(r.selectors, r.declarations["background"]) for r in own] == [(".brand img", "#fff")]


def test_focus_is_seen_in_forced_colours_too() -> None:
    hidden = [
        r.selectors
        for r in RULES
        if r.declarations.get("outline") == "none" and r.selectors != "main:focus"
    ]
    # What has none itself is drawn around by its ::after.
    assert hidden == [":is(.way, .route) a:focus-visible"]
    drawn = next(r for r in RULES if r.selectors == ":is(.way, .route) a:focus-visible::after")
    assert drawn.declarations["outline"].startswith("3px solid")


def test_print_leaves_out_what_paper_cannot_do() -> None:
    paper = _in("print")
    for gone in (".skip", ".help .leave", ".tools", ".menu", ".crumbs", ".contents", ".downloads"):
        assert paper[gone].declarations["display"] == "none", gone
    tokens = next(r for r in RULES if r.media == "print" and r.selectors == ":root").declarations
    assert tokens["color-scheme"] == "light"
    assert (tokens["--ink"], tokens["--paper"], tokens["--link"]) == ("#000", "#fff", "#000")
    # On white paper a council's colour is black too: nothing but these names is used for text.
    assert "var(--brand)" not in "".join(
        r.declarations.get("color", "") for r in RULES if r.media != "print"
    )


def test_the_dark_is_the_systems_and_changes_every_colour() -> None:
    def colours(media: str) -> set[str]:
        rule = next(r for r in RULES if r.media == media and r.selectors == ":root")
        return {n for n, v in rule.declarations.items() if n.startswith("--") and v[0] == "#"}

    assert colours("") - colours("(prefers-color-scheme: dark)") == {"--focus"}


def test_every_name_of_a_class_is_used_by_a_page() -> None:
    makers = [
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "scripts/waymark/markup").rglob("*.py"),
        *(ROOT / "scripts/waymark/assurance").rglob("*.py"),
        *(ROOT / "docs/scripts").glob("*.js"),
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in makers)
    names = {name for r in RULES for name in re.findall(r"\.([a-z][a-z0-9_-]*)", r.selectors)}
    made = {f"way-{shape}" for shape in Shape} | set(CompanionKind)
    unused = {
        name
        for name in names - made
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", text)
        and f"{name.rpartition('-')[0]}-{{" not in text
    }
    assert unused == set()
    assert {"way", "sign", "mark", "button"} <= names, "the pattern finds names"


def test_every_custom_property_is_set_and_used() -> None:
    own = re.findall(r"(--[a-z-]+):", SHEET)
    used = set(re.findall(r"var\((--[a-z-]+)", SHEET))
    assert used - set(own) == set()
    assert {name for name in own if not name.startswith("--md-")} - used == set()
