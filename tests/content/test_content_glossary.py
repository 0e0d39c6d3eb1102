"""``glossary.yml``: what is right is read, what is wrong costs itself alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from waymark.content import read_library
from waymark.model import Effect, Term

SMALL = Path(__file__).parents[1] / "small_library"


def read(tmp_path: Path, text: str | bytes) -> tuple[tuple[Term, ...], list[str]]:
    root = tmp_path / "library"
    shutil.copytree(SMALL, root)
    (root / "glossary.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    library, findings = read_library(root)
    assert library is not None
    assert all(f.effect is Effect.WARN for f in findings)
    return library.glossary, [f"{f.path}:{f.line} {f.code} {f.message}" for f in findings]


GOOD = """\
- preferred: leaflet
  avoid: [flyer, hand-out]
  translations: {pl: [ulotka, "ulot*"], ur: پرچہ}
  note: one sheet
- {preferred: support}
"""


def test_a_good_glossary(tmp_path: Path) -> None:
    terms, findings = read(tmp_path, GOOD)
    assert findings == []
    leaflet, support = terms
    assert leaflet.avoid == ("flyer", "hand-out")
    assert leaflet.translations == {"pl": ("ulotka", "ulot*"), "ur": ("پرچہ",)}
    assert (leaflet.note, leaflet.place.line, leaflet.shown("pl")) == ("one sheet", 1, "ulotka")
    assert (support.preferred, support.place.line, support.shown("pl")) == ("support", 5, "")


@pytest.mark.parametrize(
    ("text", "said", "left"),
    [
        ("- preferred: a\n  prefered: b\n", '2 LB012 The key "prefered" is unknown.', ["a"]),
        ("- avoid: [b]\n- preferred: c\n", '1 LB012 The key "preferred" is missing.', ["c"]),
        ("- preferred: a\n- preferred: A\n", '2 LB012 "A" stands twice in the glossary.', ["a"]),
        ("- preferred: a\n  translations: {xx: b}\n",
         '2 LB012 The language "xx" is none to translate into.', ["a"]),
        ("- preferred: a\n  translations: {en: b}\n",
         '2 LB012 The language "en" is none to translate into.', ["a"]),
        ("- preferred: a\n  translations: {pl: ['*']}\n",
         '2 LB012 A form in "pl" has no letters.', ["a"]),
        ("- preferred: a\n  translations: [b]\n",
         "2 LB012 This is not a mapping of languages and words.", ["a"]),
        ("- preferred: a\n  avoid: b\n", "2 LB012 This is not a list.", ["a"]),
        ("a: b\n", "1 LB012 The glossary is not a list of terms.", []),
        ("- preferred: [\n", "2 LB012 YAML cannot read this line", []),
        ("- just a word\n", "1 LB012 This is not a mapping of keys and values.", []),
    ],
)  # fmt: skip
def test_a_wrong_entry_costs_itself_alone(
    tmp_path: Path, text: str, said: str, left: list[str]
) -> None:
    terms, findings = read(tmp_path, text)
    assert [t.preferred for t in terms] == left
    assert any(f.startswith(f"glossary.yml:{said}") for f in findings), findings


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xff\xfe")[1][0].startswith("glossary.yml:1 LB012 Byte 1")


def test_an_empty_file_is_an_empty_glossary(tmp_path: Path) -> None:
    assert read(tmp_path, "# Nothing yet.\n") == ((), [])


def test_a_glossary_without_end(tmp_path: Path) -> None:
    terms, findings = read(tmp_path, "".join(f"- preferred: w{n}\n" for n in range(600)))
    assert len(terms) == 500
    assert findings == ["glossary.yml:501 LB012 The glossary has 600 terms; 500 is the limit."]


def test_the_glossary_of_the_starter_library_is_clean() -> None:
    library, findings = read_library(SMALL.parents[1] / "content_src")
    assert library is not None
    assert [f for f in findings if f.path == "glossary.yml"] == []
    assert len(library.glossary) >= 60
    # Translators add the words that their texts use; the leaflets' are there in every language.
    for code in ("pl", "ro", "lt", "ur", "pa", "bn", "ar"):
        assert sum(bool(t.shown(code)) for t in library.glossary) >= 20, code
    assert sum(1 for t in library.glossary if t.shown("pl")) >= 20
