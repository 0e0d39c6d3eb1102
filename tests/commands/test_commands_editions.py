"""waymark editions: the whole way on a copy of the small library, and what goes wrong on it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waymark.cli import main

SMALL = Path(__file__).parents[1] / "small_library"
REGISTER = "register/leaflets/worried/register.yml"
PROGRAM = "from waymark.cli import main; main()"
IAG, LEADS = "independent-advisory-group", "safeguarding-leads"


class Desk:
    """Runs commands on one library."""

    def __init__(self, library: Path) -> None:
        self.library = library

    def run(self, *words: str, today: str = "2026-11-23") -> Result:
        more = ["--content", str(self.library), "--today", today]
        result = CliRunner().invoke(main, [*words, *more])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def good(self, *words: str, today: str = "2026-11-23") -> str:
        result = self.run("editions", *words, today=today)
        assert result.exit_code == 0, result.output
        return result.output

    def bad(self, *words: str, code: int = 1, today: str = "2026-11-23") -> str:
        before = self.everything()
        result = self.run("editions", *words, today=today)
        assert result.exit_code == code, result.output
        assert self.everything() == before, "a refusal changes nothing"
        return result.output

    def everything(self) -> dict[str, bytes]:
        return {
            str(p.relative_to(self.library)): p.read_bytes()
            for p in sorted(self.library.rglob("*"))
            if p.is_file() and p.name != ".lock"
        }

    def release(self) -> None:
        self.good("submit", "worried", "--role", "coordinator")
        for group in (IAG, LEADS):
            words = ("--role", "coordinator", "--group", group, "--view", "content")
            self.good("consult", "worried", *words)
        self.good("approve", "worried", "--role", "lead")
        self.good("approve", "worried", "--role", "head")
        self.good("release", "worried", "--role", "communications")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Path(shutil.copytree(SMALL, tmp_path / "library")))


def replace(desk: Desk, path: str, old: str, new: str) -> None:
    file = desk.library / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def findings(desk: Desk, today: str = "2026-11-23") -> list[tuple[str, str, str]]:
    answer = json.loads(desk.run("check", "--json", today=today).output)
    return [(f["code"], f["effect"], f["path"]) for f in answer["findings"]]


def test_the_whole_way(desk: Desk) -> None:
    assert "waymark editions submit worried" in desk.bad("release", "worried", "--role", "head")
    said = desk.good("submit", "leaflets/worried", "--role", "coordinator")
    assert said == "worried: submitted (public, community).\n"
    said = desk.good(
        "consult", "worried", "--role", "coordinator", "--group", IAG,
        "--view", "content-with-changes", "--comment", "Say “sooner”: who to call?",
    )  # fmt: skip
    assert "    iag-1: Say “sooner”: who to call?" in said
    replace(desk, "leaflets/worried.md", "A change may have", "Any change may have")
    desk.good("answer", "worried", "iag-1", "--role", "coordinator", "--outcome", "changed")
    desk.release()
    assert {f[0] for f in findings(desk)} == {"TR009"}
    rows = json.loads(desk.good("list", "worried", "--json"))
    assert [(r["audience"], r["released"], r["next"]) for r in rows] == [
        ("public", "1.0, 2026-11-23", "nothing"),
        ("community", "1.0, 2026-11-23", "nothing"),
    ]
    assert "no difference" in desk.good("diff", "worried")
    replace(desk, "leaflets/worried.md", "Any change may have", "Some changes have")
    said = desk.good("diff", "worried", "--audience", "public")
    assert "[-Any change may-]{+Some changes+} have many" in said
    assert "public/leaflets/worried/" in (desk.library / "addresses.yml").read_text()


def test_a_language_and_its_review(desk: Desk) -> None:
    desk.release()
    words = ("release", "worried", "--role", "communications", "--language", "pl")
    assert "waymark translations review worried pl --role ROLE" in desk.bad(*words)
    result = desk.run("translations", "review", "worried", "pl", "--role", "polish-reader")
    assert result.exit_code == 0, result.output
    assert findings(desk) == []
    assert "language-released (public 1.0, community 1.0)" in desk.good(*words)
    assert "Nothing has changed in “pl”" in desk.bad(*words)
    po = "translations/pl/leaflets/worried.po"
    replace(desk, po, 'msgctxt "summary"', '#. read\nmsgctxt "summary"')
    text = (desk.library / po).read_text(encoding="utf-8")
    line = next(x for x in text.splitlines() if x.startswith('msgstr "') and len(x) > 20)
    replace(desk, po, line, line[:-1] + '!"')
    assert ("TR016", "warn", po) in findings(desk)
    assert "nobody has reviewed it as it is now" in desk.bad(*words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("submit", "worried", "--role", "Jo Bloggs"), "is no role"),
        (("submit", "worried", "--role", "jo@a.test"), "is no role"),
        (("release", "worried", "--role", "lead", "--version", "one"), "is no version"),
        (("approve", "worried", "--role", "lead", "--date", "23.11.2026"), "is no day"),
        (("submit", "wurried", "--role", "lead"), "There is no document “wurried”."),
        (
            ("release", "worried", "--role", "lead", "--language", "xx"),
            "There is no language “xx”.",
        ),
        (("release", "worried", "--role", "a", "--language", "pl", "--minor"), "are for English"),
        (("diff", "worried"), "There are no two texts to compare."),
        (("diff", "worried", "--from", "7.0"), "There are no two texts to compare."),
    ],
)
def test_words_that_mean_nothing(desk: Desk, words: tuple[str, ...], said: str) -> None:
    assert said in desk.bad(*words, code=2)


def test_a_text_with_a_fault_says_which(desk: Desk) -> None:
    replace(desk, "leaflets/worried.md", "A change may have", "A <b>change</b> may have")
    assert "MD001" in desk.bad("submit", "worried", "--role", "lead")
    replace(desk, "leaflets/worried.md", "summary:", "sumary:")
    assert "FM004" in desk.bad("submit", "worried", "--role", "lead", code=2)


def test_no_library_at_all(tmp_path: Path) -> None:
    nowhere = Desk(tmp_path / "nowhere")
    assert "There is no folder" in nowhere.bad("submit", "worried", "--role", "lead", code=2)
    assert not nowhere.library.exists()


def hand(old: str, new: str, path: str = REGISTER) -> Callable[[Desk], None]:
    return lambda desk: replace(desk, path, old, new)


def once_more(desk: Desk) -> None:
    """Every entry a second time: 1.0 after 1.0."""
    text = (desk.library / REGISTER).read_text(encoding="utf-8")
    again = text.partition("entries:\n")[2]
    (desk.library / REGISTER).write_text(text + again, encoding="utf-8")


HANDS: dict[str, tuple[Callable[[Desk], None], str, str, str]] = {
    "an approval dated before the text": (
        hand("- event: approved\n  date: 2026-11-23", "- event: approved\n  date: 2026-11-01"),
        "ED003", "hold", REGISTER,
    ),
    "a version that goes back": (once_more, "ED003", "hold", REGISTER),
    "an unknown key": (hand("- event: released", "- evnt: released"), "ED002", "hold", REGISTER),
    "a register that is no YAML": (hand("entries:", "entries: ["), "ED002", "hold", REGISTER),
    "a frozen text": (
        hand("stays away", "keeps away", "register/leaflets/worried/public/1.0.en.json"),
        "ED004", "hold", "register/leaflets/worried/public/1.0.en.json",
    ),
    "a day to come": (
        hand("- event: released\n  date: 2026", "- event: released\n  date: 2062"),
        "ED006", "stop", REGISTER,
    ),
    "addresses": (
        hand("- {address", "- {adress", "addresses.yml"), "LB008", "stop", "addresses.yml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HANDS)
def test_a_hand_in_the_register_is_found_and_stops_the_next_act(desk: Desk, name: str) -> None:
    change, code, effect, path = HANDS[name]
    desk.release()
    change(desk)
    assert (code, effect, path) in findings(desk)
    if path.startswith("register/"):
        exit_code = 2 if "YAML" in name else 1
        words = ("withdraw", "worried", "--role", "lead", "--reason", "Old.")
        said = desk.bad(*words, code=exit_code)
        assert code in said or "2062" in said


def test_one_register_does_not_stop_another(desk: Desk) -> None:
    desk.release()
    replace(desk, REGISTER, "- event: released", "- evnt: released")
    assert "help: submitted" in desk.good("submit", "help", "--role", "coordinator")


@pytest.mark.parametrize("path", [REGISTER, "register/leaflets/worried/public/1.0.en.json"])
def test_windows_line_ends_and_a_bom_are_no_tampering(desk: Desk, path: str) -> None:
    desk.release()
    file = desk.library / path
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert findings(desk) == []
    desk.good("withdraw", "worried", "--role", "lead", "--reason", "Old.")
    assert findings(desk) == []


def test_an_entry_only_ever_adds(desk: Desk) -> None:
    desk.release()
    before = (desk.library / REGISTER).read_bytes()
    desk.good("withdraw", "worried", "--role", "lead", "--reason", "Old.")
    assert (desk.library / REGISTER).read_bytes().startswith(before)


@pytest.mark.parametrize("today", ["2016-11-23", "2025-11-22"])
def test_a_clock_in_the_wrong_year(desk: Desk, today: str) -> None:
    desk.release()
    assert ("ED006", "stop", REGISTER) in findings(desk, today)
    said = desk.bad("withdraw", "worried", "--role", "lead", "--reason", "Old.", today=today)
    assert "Set the clock" in said


def test_a_register_that_is_gone_is_missed(desk: Desk) -> None:
    desk.release()
    shutil.rmtree(desk.library / "register/leaflets")
    assert ("ED008", "hold", "addresses.yml") in findings(desk)


def test_a_document_that_was_deleted_can_be_withdrawn(desk: Desk) -> None:
    desk.release()
    (desk.library / "leaflets/worried.md").unlink()
    assert "no working text" in desk.bad("approve", "worried", "--role", "lead")
    desk.good("withdraw", "worried", "--role", "lead", "--reason", "Old.", "--instead", "help")
    assert "withdrawn on" in desk.good("list", "worried", "--plain")


def test_a_document_that_moved_keeps_its_register(desk: Desk) -> None:
    desk.release()
    (desk.library / "advice").mkdir()
    (desk.library / "leaflets/worried.md").rename(desk.library / "advice/worried.md")
    desk.good("submit", "worried", "--role", "coordinator")
    assert not (desk.library / "register/advice").exists()


def test_two_processes_at_once_lose_nothing(desk: Desk) -> None:
    desk.good("submit", "worried", "--role", "coordinator")
    words = ["--group", LEADS, "--view", "content", "--comment"]
    command = [sys.executable, "-c", PROGRAM, "editions", "consult", "worried"]
    more = ["--role", "coordinator", "--content", str(desk.library), "--today", "2026-11-23"]
    running = [
        subprocess.Popen(
            [*command, *words, f"Comment {n}", *more], stdout=subprocess.PIPE, text=True
        )
        for n in range(3)
    ]
    said = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    text = (desk.library / REGISTER).read_text(encoding="utf-8")
    assert sorted(n for n in range(3) if f'"Comment {n}"' in text) == [0, 1, 2]
    assert text.count("event: consulted") == 3
    assert all(f"- id: sl-{n}" in text for n in (1, 2, 3))
    assert findings(desk) == []
