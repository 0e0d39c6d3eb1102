"""Bad translations on the command line: a finding with file and line, and the rest is used."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waymark.build import Options, prepare
from waymark.cli import main

SMALL = Path(__file__).parents[1] / "small_library"
PO = "translations/pl/leaflets/worried.po"
WORD = 'msgstr "**Dzwonisz.** Nie musisz podawać nazwiska."'
"""The Polish of “**You call.** You need not say your name.”"""


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "library"))


def findings(library: Path) -> list[tuple[str, str, int]]:
    """What is wrong with translations; words that the interface lacks are no matter here."""
    said = run("check", "--json", "--content", str(library), "--today", "2026-11-23").output
    return [
        (f["code"], f["path"], f["line"])
        for f in json.loads(said)["findings"]
        if f["path"].startswith("translations/") and f["code"] != "TR011"
    ]


def polish(library: Path) -> tuple[str, int, int]:
    """The Polish leaflet that readers would be given, and how many segments it has of how many."""
    options = Options(root=library, content=library, out=library / "x", today=date(2026, 11, 23))
    (one,) = (
        f for f in prepare(options).finished
        if (f.composed.document, f.audience, f.language) == ("worried", "public", "pl")
    )  # fmt: skip
    state = one.composed.translation
    return one.body.text, state.translated, state.total


HOSTILE = {
    "a script": ("<script>alert(1)</script>", "TR007"),
    "template code": ("{% import os %}", "TR007"),
    "a left-to-right override": ("**Dzwonisz.** \u202dNazwisko", "TR003"),
    "a right-to-left override": ("**Dzwonisz.** \u202eNazwisko", "TR003"),
    "an override as an entity": ("**Dzwonisz.** &#x202E;Nazwisko", "TR007"),
    "a mark of Waymark's own": ("**Dzwonisz.** \ue000", "TR003"),
    "a javascript address": ("**Dzwonisz.** [x](javascript:alert)", "TR007"),
    "a new link": ("**Dzwonisz.** [x](https://evil.example/)", "TR004"),
    "a bare address": ("**Dzwonisz.** https://evil.example/", "TR004"),
    "an attribute": ("**Dzwonisz.**{: onclick=x}", "TR004"),
    "a new placeholder": ("**Dzwonisz.** {{ contact.emergency.phone }}", "TR004"),
    "a number": ("**Dzwonisz.** 42", "TR005"),
    "lost emphasis": ("Dzwonisz.", "TR006"),
    "a heading": ("# Dzwonisz **x**", "TR007"),
    "a box": ("**Dzwonisz.**\\n/// help", "TR007"),
    "a broken quote": ('**Dzwonisz." x', "TR003"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_one_bad_string_costs_itself_alone(name: str, library: Path) -> None:
    text, translated, total = polish(library)
    assert translated == total and "Dzwonisz" in text
    bad, code = HOSTILE[name]
    po = (library / PO).read_text(encoding="utf-8")
    assert po.count(WORD) == 1
    (library / PO).write_text(po.replace(WORD, f'msgstr "{bad}"'), encoding="utf-8")
    line = po[: po.index(WORD)].count("\n") + 1
    found = findings(library)
    assert (code, PO, line) in found
    assert {path for _, path, _ in found} == {PO}
    shown, now, _ = polish(library)
    assert now == total - 1 and "You call." in shown
    for part in ("script", "evil", "import", "\u202d", "\u202e", "onclick", "42", "# Dzwonisz"):
        assert part not in shown
    assert "Ktoś słucha" in shown  # the string after it


def test_a_dropped_list_item_is_english_in_place(library: Path) -> None:
    po = (library / PO).read_text(encoding="utf-8")
    item = 'msgid "says that violence is the **only** answer"\nmsgstr "'
    assert item in po
    start = po.index(item)
    entry = po[po.rindex("\n\n", 0, start) : po.index("\n\n", start)]
    (library / PO).write_text(po.replace(entry, ""), encoding="utf-8")
    assert [code for code, _, _ in findings(library)] == ["TR009"]
    shown, _, _ = polish(library)
    assert "says that violence is the **only** answer" in shown
    assert shown.count("\n- ") == 2


def test_broken_bytes(library: Path) -> None:
    data = (library / PO).read_bytes()
    (library / PO).write_bytes(data.replace(b"nazwiska", b"nazwiska\xff"))
    line = data[: data.index(b"nazwiska")].count(b"\n") + 1
    assert ("TR003", PO, line) in findings(library)
    _, now, total = polish(library)
    assert now == total - 1
    before = (library / PO).read_bytes()
    run("translations", "update", "--content", str(library))
    assert (library / PO).read_bytes() == before  # what cannot be read is not written either
    refused = run(
        "translations", "review", "worried", "pl", "--role", "r", "--content", str(library),
        "--today", "2026-11-23",
    )  # fmt: skip
    assert refused.exit_code == 2 and "has faults that a review would not mend" in refused.output


def test_another_language_in_the_folder(library: Path) -> None:
    shutil.copy(library / PO.replace("/pl/", "/ur/"), library / PO)
    found = findings(library)
    line = (library / PO).read_text(encoding="utf-8").splitlines().index('"Language: ur\\n"') + 1
    assert ("TR010", PO, line) in found
    assert ("TR001", PO, 1) in found  # so nothing is published in Polish


def test_a_text_twice(library: Path) -> None:
    po = (library / PO).read_text(encoding="utf-8")
    again = '\nmsgid "What happens next"\nmsgstr "Coś innego"\n'
    (library / PO).write_text(po + again, encoding="utf-8")
    assert findings(library) == [("TR013", PO, po.count("\n") + 3)]
    shown, now, total = polish(library)
    assert "Co stanie się potem" in shown and "Coś innego" not in shown and now == total


def test_a_reviewed_string_is_reviewed_and_the_others_are_not(library: Path) -> None:
    command = ("translations", "review", "worried", "pl", "--role", "native-speaker-pl")
    on = ("--content", str(library), "--today", "2026-11-23")
    first = run(*command, *on).output
    assert " strings newly reviewed, 0 already, 0 still open." in first
    po = (library / PO).read_text(encoding="utf-8")
    (library / PO).write_text(po.replace("Nie musisz", "Nie trzeba"), encoding="utf-8")
    assert [code for code, _, _ in findings(library)] == ["TR016"]
    second = run(*command, *on).output
    assert "1 string newly reviewed" in second and findings(library) == []
    fuzzy = po.replace(f'msgid "{_ENGLISH}"', f'#, fuzzy\nmsgid "{_ENGLISH}"')
    assert fuzzy != po
    (library / PO).write_text(fuzzy, encoding="utf-8")
    third = run(*command, *on).output
    line = fuzzy[: fuzzy.index(WORD)].count("\n") + 1
    assert "0 strings newly reviewed" in third and "1 still open." in third
    assert f"{PO}:{line}: “{_ENGLISH}” is fuzzy: its English changed." in third


_ENGLISH = "**You call.** You need not say your name."
