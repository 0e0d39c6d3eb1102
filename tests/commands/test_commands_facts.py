"""``waymark facts set`` and ``retire``: what is listed, what is refused, what changes on disk."""

from __future__ import annotations

import difflib
import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waymark.build import (
    CannotRunError,
    Options,
    Records,
    fact_changes,
    fact_reach,
    plan_change,
    prepare,
    write_fact,
)
from waymark.cli import main
from waymark.content import read_library
from waymark.facts import Evidence, retired_values
from waymark.model import (
    Document,
    Entry,
    Event,
    Format,
    Frozen,
    Place,
    Register,
    TranslationKind,
    Version,
)

ROOT = Path(__file__).parents[2]
SMALL, STARTER = ROOT / "tests" / "small_library", ROOT / "content_src"
TODAY = date(2026, 11, 23)
LINE = "contact.support_line.phone"
BOTH = ("--role", "prevent-coordinator", "--role2", "safeguarding-lead")


def run(library: Path, *words: str, today: str = "2026-11-23") -> Result:
    result = CliRunner().invoke(main, [*words, "--content", str(library), "--today", today])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def set_fact(library: Path, key: str, value: str, *words: str, **more: str) -> Result:
    evidence = ("--source", "https://new.example/", "--date", more.pop("date", "2026-11-23"))
    return run(library, "facts", "set", key, value, *evidence, *words, **more)


def findings(library: Path, today: str) -> list[str]:
    return [
        f["code"]
        for f in json.loads(run(library, "check", "--json", today=today).output)["findings"]
    ]


def contents(library: Path) -> dict[str, bytes]:
    files = (p for p in library.rglob("*") if p.is_file() and p.name != ".lock")
    return {p.relative_to(library).as_posix(): p.read_bytes() for p in files}


def changed_lines(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    assert before.keys() == after.keys()
    lines = []
    for path in (p for p in before if before[p] != after[p]):
        old, new = (x[path].decode().splitlines(keepends=True) for x in (before, after))
        # In files of over 200 lines, unified_diff takes lines that stand often for noise.
        for _, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if old[i:j] != new[k:m]:
                lines += [f"-{x}".rstrip() for x in old[i:j]]
                lines += [f"+{x}".rstrip() for x in new[k:m]]
    return lines


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "library"))


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STARTER, tmp_path / "starter"))


def options(library: Path) -> Options:
    return Options(root=ROOT, content=library, out=library.parent / "out", today=TODAY)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_exactly_these_lines_change(starter: Path, line_end: bytes) -> None:
    file = starter / "facts" / "contacts.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", line_end))
    before = contents(starter)
    composed = {c.digest() for c in prepare(options(starter)).composed}
    result = set_fact(starter, "contact.act_early.phone", "0808 157 0999", *BOTH)
    assert result.exit_code == 0, result.output
    after = contents(starter)
    assert changed_lines(before, after) == [
        '-      value: "0800 011 3764"',
        '+      value: "0808 157 0999"',
        "-      source: https://actearly.uk/contact/",
        "-      verified: 2026-11-20",
        "+      source: https://new.example/",
        "+      verified: 2026-11-23",
        "+      was:",
        '+        - {value: "0800 011 3764", until: 2026-11-23, '
        "by: [prevent-coordinator, safeguarding-lead]}",
    ]
    new = after["facts/contacts.yml"]
    assert new.count(b"\r\n") == (new.count(b"\n") if line_end == b"\r\n" else 0)
    # What people approved and translated is the text with its placeholder: nothing is stale.
    assert {c.digest() for c in prepare(options(starter)).composed} == composed
    read, _ = read_library(starter)
    assert read is not None
    assert [v.value for v in retired_values(read.facts)] == ["0800 011 3764"]


def test_what_changes_is_listed_first(library: Path) -> None:
    before = contents(library)
    result = set_fact(library, LINE, "0808 157 0999", *BOTH, "--dry-run")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    shown = lines[0].replace("\u00a0", " ")
    assert shown == f"{LINE}: 0808 157 0123 becomes 0808 157 0999."
    assert lines[1].startswith("Working texts: ")
    assert lines[1].endswith(", in English, Polish, Urdu.")
    assert any("/pl/public/leaflets/worried/, worried-pl.pdf" in line for line in lines)
    assert lines[-1] == "facts/contacts.yml: not changed (--dry-run)."
    assert contents(library) == before


def test_a_number_that_every_page_shows(library: Path) -> None:
    result = set_fact(library, "contact.emergency.phone", "112", *BOTH, "--dry-run")
    assert "Every page: the way to help." in result.output


def test_a_critical_fact_and_one_role(library: Path) -> None:
    before = contents(library)
    result = set_fact(library, LINE, "0808 157 0999", "--role", "prevent-coordinator")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"“{LINE}” is critical: a change wants two different roles, and only "
        "prevent-coordinator is named.",
        "    Add --role2 with the role that checked it a second time, or --urgent: then another "
        "role owes a check by 2026-11-24.",
    ]
    assert contents(library) == before


def test_one_role_urgently_and_the_check_that_it_owes(library: Path) -> None:
    result = set_fact(library, LINE, "0808 157 0999", "--role", "duty-officer", "--urgent")
    assert result.exit_code == 0
    assert "Another role checks it by 2026-11-24" in result.output
    assert findings(library, "2026-11-24") == []
    assert findings(library, "2026-11-25") == ["FA010"]
    assert "check owed by 2026-11-24" in run(library, "facts", "list", "--plain").output
    # The same role is no second pair of eyes.
    words = ("--role", "duty-officer")
    set_fact(library, LINE, "0808 157 0999", *words, date="2026-11-24", today="2026-11-25")
    assert findings(library, "2026-11-25") == ["FA010"]
    words = ("--role", "safeguarding-lead")
    result = set_fact(library, LINE, "0808 157 0999", *words, date="2026-11-25", today="2026-11-25")
    assert "The check that was owed is recorded." in result.output
    assert findings(library, "2026-11-25") == []


@pytest.mark.parametrize(
    ("key", "value", "words", "said"),
    [
        ("contact.suport_line.phone", "101", (), f"Did you mean {LINE}?"),
        ("nothing", "101", (), "waymark facts list names every fact."),
        (LINE, "0808", BOTH, "“0808” is no phone number."),
        (LINE, "call us", BOTH, '"call us" has the wrong form.'),
        (LINE, "", BOTH, '"" is empty.'),
        ("contact.support_line.url", "http://a.example/", (), "starts with https://"),
        ("contact.support_line.hours", "nine to five", (), "is not a time of day"),
        ("contact.support_line.name", "One | Two", (), "would split the row of a table"),
        ("law.in_force", "2026-02-31", (), "is not a real day"),
        ("statistic.calls", "8,778", (), "is not a number"),
        ("contact.support_line.old_phone", "101", (), f"Set {LINE}, which stands for it."),
        ("statistic.calls", "1", ("--role", "Jo Bloggs"), '"Jo Bloggs" has the wrong form'),
        ("statistic.calls", "1", ("--role", "jo@a.org"), "not a role"),
    ],
)
def test_what_is_wrong_is_refused(
    library: Path, key: str, value: str, words: tuple[str, ...], said: str
) -> None:
    before = contents(library)
    result = set_fact(library, key, value, *words)
    assert result.exit_code == 1
    assert said in result.output
    assert contents(library) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "2026-02-31", "--source", "s"), "is no day"),
        (("--date", "2026-11-23"), "--source"),
        (("--source", "s"), "--date"),
        (("--source", "s", "--date", "2026-11-23", "--role2", "b"), "Give --role before --role2."),
        (("--source", "s", "--date", "2026-11-23", *BOTH, "--urgent"), "--role2 or --urgent"),
    ],
)
def test_options_that_make_no_sense(library: Path, words: tuple[str, ...], said: str) -> None:
    result = run(library, "facts", "set", LINE, "101", *words)
    assert result.exit_code == 2
    assert said in result.output


def test_the_same_again_changes_nothing(library: Path) -> None:
    before = contents(library)
    result = run(
        library,
        "facts",
        "set",
        LINE,
        "0808 157 0123",
        "--source",
        "fictional",
        "--date",
        "2026-11-20",
    )
    assert (result.exit_code, result.output) == (0, f"{LINE}: nothing changes.\n")
    assert contents(library) == before


def test_a_fact_checked_again_needs_no_second_role(library: Path) -> None:
    before = contents(library)
    result = set_fact(library, LINE, "0808 157 0123", "--role", "prevent-coordinator")
    assert result.exit_code == 0
    assert "Its value stays; it was checked on 2026-11-23." in result.output
    (old, new) = changed_lines(before, contents(library))
    assert new[1:] == old[1:].replace(
        "source: fictional, verified: 2026-11-20",
        "source: https://new.example/, verified: 2026-11-23",
    )


def test_twins_and_values_typed_by_hand_are_named(library: Path) -> None:
    file = library / "facts" / "contacts.yml"
    line = "    again: {value: '0808 157 0123', type: phone, source: s, verified: 2026-11-20, "
    line += "recheck: 1 year}\n"
    text = file.read_text(encoding="utf-8").replace("  support_line:\n", "  support_line:\n" + line)
    file.write_text(text, encoding="utf-8")
    result = set_fact(library, LINE, "0808 157 0999", *BOTH, "--dry-run")
    assert "contact.support_line.again has the old value too" in result.output
    with (library / "leaflets" / "worried.md").open("a", encoding="utf-8") as leaflet:
        leaflet.write("\nSee [the line's own site](https://support.exampleshire.example/).\n")
    key = "contact.support_line.url"
    result = set_fact(library, key, "https://line.exampleshire.example/", "--dry-run")
    assert "it is typed by hand: leaflets/worried.md, line " in result.output


def test_a_retired_fact_and_its_heir(library: Path) -> None:
    before = contents(library)
    team = "local.safeguarding_team.phone"
    result = run(library, "facts", "retire", team, "--replaced-by", LINE, "--role", "editor")
    assert result.exit_code == 0, result.output
    assert f"{LINE} stands for it" in result.output
    assert f".md is held until it names {LINE}." in result.output
    (old, new) = changed_lines(before, contents(library))
    assert new[1:-1] == old[1:-1] + (
        f", retired: true, replaced_by: {LINE}, "
        'was: [{value: "01632 960001", until: 2026-11-23, by: [editor]}]'
    )
    assert set(findings(library, "2026-11-23")) == {"FA003"}


def test_what_is_in_use_cannot_be_retired(library: Path) -> None:
    result = run(library, "facts", "retire", "local.complaints.email")
    assert result.exit_code == 1
    assert "organisation.yml names “local.complaints.email”" in result.output
    result = run(library, "facts", "retire", "contact.old")
    assert result.exit_code == 1
    assert "There is no fact" in result.output


def released(document: Document, frozen: Frozen, *texts: Frozen) -> Records:
    """What the registers say when these texts of one audience were released, the newest last."""
    entries = []
    for one in (frozen, *texts):
        audience, english = one.composed.audience, one.composed.language == "en"
        entries.append(
            Entry(
                Event.RELEASED if english else Event.LANGUAGE_RELEASED,
                one.released,
                "a-role",
                Place("register"),
                {audience: one.digest()},
                {audience: one.version},
                translates={} if english else {audience: one.translates},
                language="" if english else one.composed.language,
            )
        )
    register = Register(
        "register.yml", document.id, document.section, document.slug, tuple(entries)
    )
    return Records((register,), (frozen, *texts))


def test_released_editions_and_their_copies_on_paper(library: Path) -> None:
    work = prepare(options(library))
    assert work.library is not None
    document = work.library.document("worried")
    assert document is not None

    def frozen(language: str, version: Version) -> Frozen:
        composed = next(
            c
            for c in work.composed
            if (c.document, c.audience, c.language) == ("worried", "public", language)
        )
        state = replace(composed.translation, kind=TranslationKind.REVIEWED)
        keys = ("contact.support_line.old_phone", "law.safety_act")
        composed = replace(composed, fact_keys=keys, translation=state)
        return Frozen(composed, document, version, TODAY, Version(1, 0), (Format.PDF,))

    first, second = Version(1, 0), Version(1, 1)
    records = released(document, frozen("en", first), frozen("pl", first), frozen("en", second))
    # The released texts name a fact that is retired, so they show the one that stands for it.
    reach = fact_reach(work, records, LINE)
    assert [(s.language, s.version, s.page, s.files) for s in reach.released] == [
        ("en", "1.0", "public/leaflets/worried/editions/1.0/", ()),
        (
            "pl",
            "1.0",
            "pl/public/leaflets/worried/",
            ("pl/public/leaflets/worried/worried-pl.pdf",),
        ),
        ("en", "1.1", "public/leaflets/worried/", ("public/leaflets/worried/worried-en.pdf",)),
    ]
    assert [(s.language, s.version) for s in reach.paper] == [
        ("en", "1.0"),
        ("pl", "1.0"),
        ("en", "1.1"),
    ]
    # A law stays in a release as it was.
    assert fact_reach(work, records, "law.safety_act").released == ()
    assert fact_reach(work, records, "statistic.calls").paper == ()


def plan(library: Path, key: str, value: str) -> fact_changes.FactChange:
    evidence = Evidence("https://new.example/", TODAY, ("one-role", "other-role"))
    change, faults = plan_change(options(library), key, value, evidence)
    assert change is not None, faults
    return change


def failing(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("fault", [failing, killed])
@pytest.mark.parametrize(
    ("owner", "name"),
    [(Path, "open"), (os, "fsync"), (shutil, "copymode"), (Path, "replace"), (Path, "read_bytes")],
)
def test_a_fault_at_any_step_leaves_the_old_file_whole(
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    fault: Callable[..., None],
) -> None:
    change, before = plan(library, LINE, "0808 157 0999"), contents(library)
    real = getattr(owner, name)

    def step(*words: object, **more: object) -> object:
        about_facts = name in ("fsync",) or any("contacts.yml" in str(w) for w in words)
        return fault() if about_facts else real(*words, **more)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, step)
        expected = CannotRunError if fault is failing else KeyboardInterrupt
        with pytest.raises(expected):
            write_fact(library, change)
    after = contents(library)
    left = set(after) - set(before)
    assert left <= ({"facts/.contacts.yml.part"} if fault is killed else set())
    assert {p: after[p] for p in before} == before
    # Nothing of it is in the way of the next time.
    assert write_fact(library, change) == ()
    assert set(contents(library)) == set(before)


def test_two_at_once_lose_nothing(library: Path) -> None:
    keys = (LINE, "local.safeguarding_team.phone", "contact.emergency.phone")
    values = ("0808 157 0991", "01632 960991", "112")
    changes = [plan(library, k, v) for k, v in zip(keys, values, strict=True)]
    with ThreadPoolExecutor() as pool:
        assert list(pool.map(lambda c: write_fact(library, c), changes)) == [(), (), ()]
    read, _ = read_library(library)
    assert read is not None
    assert tuple(read.facts[k].value for k in keys) == values


def test_a_fact_that_somebody_else_changed_first(library: Path) -> None:
    mine, theirs = plan(library, LINE, "0808 157 0991"), plan(library, LINE, "0808 157 0992")
    assert write_fact(library, theirs) == ()
    (found,) = write_fact(library, mine)
    assert (found.code, found.hint) == ("FA012", "Run the command again.")
    read, _ = read_library(library)
    assert read is not None
    assert read.facts[LINE].value == "0808 157 0992"


def test_a_file_behind_a_link_and_its_permissions_stay(library: Path) -> None:
    file = library / "facts" / "contacts.yml"
    real = file.rename(library / "contacts.real")
    file.symlink_to(real)
    real.chmod(0o640)
    assert write_fact(library, plan(library, LINE, "0808 157 0999")) == ()
    assert file.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert b"0808 157 0999" in real.read_bytes()


def test_a_library_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = set_fact(tmp_path / "empty", LINE, "101")
    assert result.exit_code == 1
    assert "organisation.yml" in result.output
    assert set_fact(tmp_path / "nowhere", LINE, "101").exit_code == 2
