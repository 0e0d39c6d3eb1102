# ruff: noqa: E501 (one case a row reads best as a table)
"""Bad input on the command line: a finding with path, line, hint and effect; never a traceback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waymark.cli import main

SMALL = Path(__file__).parents[1] / "small_library"
LEAFLET = "leaflets/worried.md"


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def check(library: Path) -> list[dict[str, object]]:
    result = run("check", "--json", "--content", str(library), "--today", "2026-11-23")
    assert result.exit_code in (0, 1), result.output
    findings: list[dict[str, object]] = json.loads(result.output)["findings"]
    assert result.exit_code == (1 if findings else 0)
    for found in findings:
        assert set(found) == {
            "code", "severity", "effect", "path", "line", "column", "message", "hint",
        }  # fmt: skip
        assert found["message"] and found["hint"], found
    return findings


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "library"))


def replace(old: str, new: str, path: str = LEAFLET) -> Callable[[Path], None]:
    def change(library: Path) -> None:
        file = library / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"the small library's {path} no longer holds {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def append(text: str, path: str = LEAFLET) -> Callable[[Path], None]:
    def change(library: Path) -> None:
        with (library / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def write(path: str, data: bytes) -> Callable[[Path], None]:
    def change(library: Path) -> None:
        file = library / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    return change


def symlink_out(library: Path) -> None:
    outside = library.parent / "outside.md"
    outside.write_text("---\nid: x\n---\nsecret\n", encoding="utf-8")
    (library / "leaflets" / "linked.md").symlink_to(outside)


def twice(library: Path) -> None:
    text = (library / LEAFLET).read_text(encoding="utf-8")
    (library / "leaflets" / "again.md").write_text(text, encoding="utf-8")


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"

CASES: dict[str, tuple[Callable[[Path], None], str, str, str]] = {
    "a missing key": (replace("summary:", "# summary:"), "FM003", LEAFLET, "hold"),
    "an unknown key": (replace("summary:", "sumary:"), "FM004", LEAFLET, "hold"),
    "a bad date": (replace("law_checked: 2026-", "law_checked: 2026-02-31 #"), "FM006", LEAFLET, "hold"),
    "an unknown audience": (replace("public:", "publik:"), "AU001", LEAFLET, "hold"),
    "an unknown language": (replace("[pl", "[xx, pl"), "AU002", LEAFLET, "hold"),
    "an unknown format": (replace("[pdf", "[pfd"), "FM008", LEAFLET, "hold"),
    "a marking above OFFICIAL": (
        replace("marking: OFFICIAL", "marking: OFFICIAL-SENSITIVE"), "MK001", LEAFLET, "hold",
    ),
    "an unknown fact": (append("\nCall {{ contact.emergencey.phone }}.\n"), "FA001", LEAFLET, "hold"),
    "a malformed placeholder": (append("\nCall {{ contact }.\n"), "FA002", LEAFLET, "hold"),
    "a number typed by hand": (append("\nCall 01632 960999 now.\n"), "FA004", LEAFLET, "hold"),
    "an unclosed block": (append("\n/// internal\n\nA note.\n"), "AU003", LEAFLET, "hold"),
    "a block in a list": (append("\n- x\n\n    /// internal\n\n    y\n\n    ///\n"), "AU006", LEAFLET, "hold"),
    "HTML": (append("\nA <b onclick=x>bold</b> word.\n"), "MD001", LEAFLET, "hold"),
    "a link to nowhere": (append("\n[Who to call](doc:hlep)\n"), "LK001", LEAFLET, "hold"),
    "a link to no heading": (append("\n[Who to call](doc:help#nowhere)\n"), "LK002", LEAFLET, "hold"),
    "a script as a link": (append("\n[x y](javascript:alert)\n"), "LK003", LEAFLET, "hold"),
    "a skipped heading": (append("\n#### Too deep\n\nText.\n"), "MD002", LEAFLET, "hold"),
    "a banner": (append("\nOFFICIAL – SENSITIVE\n"), "MK003", LEAFLET, "hold"),
    "tabs in YAML": (replace("summary:", "\tsummary:"), "FM002", LEAFLET, "hold"),
    "a key twice": (replace("summary:", "title: Again\nsummary:"), "FM007", LEAFLET, "hold"),
    "an alias bomb": (write("facts/bomb.yml", BOMB.encode()), "LB004", "facts/bomb.yml", "stop"),
    "invalid UTF-8": (write("leaflets/latin.md", b"---\nid: x\n---\ncaf\xe9\n"), "LB001", "leaflets/latin.md", "hold"),
    "a file of 10 MB": (write("leaflets/big.md", b"x" * 10_000_000), "LB002", "leaflets/big.md", "hold"),
    "a symlink out": (symlink_out, "LB003", "leaflets/linked.md", "hold"),
    "one id twice": (twice, "LK004", "leaflets/worried.md", "stop"),
    "one address twice": (
        replace("---\n\n", "aliases: [help/get-help]\n---\n\n"), "LK005", LEAFLET, "stop",
    ),
    "a PO for no document": (
        write("translations/pl/leaflets/nobody.po", b'msgid ""\nmsgstr ""\n'),
        "TR002", "translations/pl/leaflets/nobody.po", "warn",
    ),
    "a shared file broken": (write("languages.yml", b"en: [\n"), "LB004", "languages.yml", "stop"),
    "a missing emergency number": (
        replace('value: "999"', 'value: ""', "facts/contacts.yml"), "FA006", "", "stop",
    ),
    "a person in a role's field": (
        replace("owner: ", "owner: jo.bloggs@example.org #"), "PD001", LEAFLET, "hold",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_a_finding(name: str, library: Path) -> None:
    change, code, path, effect = CASES[name]
    change(library)
    found = [f for f in check(library) if f["code"] == code]
    assert found, f"{code} was not found"
    assert any(f["effect"] == effect and (not path or f["path"] == path) for f in found), found


def test_the_small_library_is_clean(library: Path) -> None:
    assert check(library) == []


def test_a_library_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    result = run("check", "--content", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "There is no folder" in result.output


def test_a_day_that_is_none_is_refused(library: Path) -> None:
    result = run("check", "--content", str(library), "--today", "23.11.2026")
    assert result.exit_code == 2
    assert "2026-11-20" in result.output


def test_an_empty_library_is_a_list_of_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert {f["code"] for f in check(tmp_path / "empty")} == {"LB005"}


def test_nothing_released_builds_nothing(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    result = run("build", "--content", str(library), "--out", str(out))
    assert result.exit_code == 1
    assert "Nothing is released yet" in result.output
    assert not out.exists()
