"""Verdicts: a clean file is not judged twice, and every reason for another verdict counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from waymark.build import proof
from waymark.build.cache import FileCache
from waymark.build.proof import verify_files
from waymark.build.verdicts import Texts, Verdict, read_verdicts, rules_digest, write_verdicts
from waymark.checks import Verification, VerifySubject
from waymark.checks.hidden import Hidden, Kept
from waymark.model import Place

SECRET = "seven quiet words that nobody outside may ever read today"
PAGE, OTHER = "public/a/b/index.html", "public/a/c/index.html"


def subject(**changes: object) -> VerifySubject:
    own = {"public/a/b/": ("Plain words.",), "public/a/c/": ("Other words.",)}
    hidden = (Hidden(Kept.NOTE, SECRET, "en", Place("a/b.md", 3)),)
    return replace(VerifySubject(own, "", hidden, {}), **changes)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for address in (PAGE, OTHER):
        path = tmp_path / "site" / address
        path.parent.mkdir(parents=True)
        path.write_text("<!doctype html><p>Plain words.</p>", encoding="utf-8")
    return tmp_path / "site"


def judged(
    site: Path, of: VerifySubject, known: dict[str, Verdict], monkeypatch: pytest.MonkeyPatch
) -> tuple[list[str], dict[str, Verdict], list[str]]:
    """The codes that were found, what is clean, and which files were truly judged."""
    seen: list[str] = []

    class Watched(Verification):
        def judged(self, whole):  # type: ignore[no-untyped-def]
            seen.append(whole.address)
            return super().judged(whole)

    monkeypatch.setattr(proof, "Verification", Watched)
    found, _, clean = verify_files(site, [PAGE, OTHER], of, None, known)
    return [f.code for f in found], clean, seen


def test_what_is_clean_is_judged_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes, clean, seen = judged(site, subject(), {}, monkeypatch)
    assert (codes, sorted(clean), seen) == ([], [PAGE, OTHER], [PAGE, OTHER])
    assert judged(site, subject(), clean, monkeypatch) == ([], clean, [])


def test_other_bytes_are_judged(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, clean, _ = judged(site, subject(), {}, monkeypatch)
    (site / PAGE).write_text(f"<!doctype html><p>{SECRET}</p>", encoding="utf-8")
    codes, after, seen = judged(site, subject(), clean, monkeypatch)
    assert (codes, list(after), seen) == (["VE002"], [OTHER], [PAGE])
    assert judged(site, subject(), after, monkeypatch)[0] == ["VE002"], "a leak is never kept"


def test_a_text_that_no_longer_belongs_there_is_judged(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = Hidden(Kept.BLOCK, SECRET, "en", Place("a/b.md", 3), ("schools",))
    (site / PAGE).write_text(f"<!doctype html><p>{SECRET}</p>", encoding="utf-8")
    allowed = subject(own={"public/a/b/": (SECRET,), "public/a/c/": ()}, hidden=(block,))
    codes, clean, _ = judged(site, allowed, {}, monkeypatch)
    assert codes == []
    forbidden = subject(own={"public/a/b/": (), "public/a/c/": ()}, hidden=(block,))
    codes, _, seen = judged(site, forbidden, clean, monkeypatch)
    assert (codes, seen) == (["VE001"], [PAGE])
    gone = subject(own={"public/a/c/": ()}, hidden=(block,))
    assert judged(site, gone, clean, monkeypatch)[0] == ["VE001"]


def test_a_copy_of_a_site_rests_on_every_text() -> None:
    zip_file = "leaflets-and-languages/whole-site-draft-en.zip"
    one = Texts(subject()).digest(zip_file, "")
    other = {**subject().own, "public/a/c/": ("Changed.",)}
    assert Texts(subject(own=other)).digest(zip_file, "") != one
    assert Texts(subject(own=other)).digest(PAGE, "") == Texts(subject()).digest(PAGE, "")


@pytest.mark.parametrize(
    "change",
    [{"common": "More."}, {"hidden": ()}, {"exempt": frozenset({"0" * 64})}],
)
def test_other_rules_are_other_verdicts(change: dict[str, object], tmp_path: Path) -> None:
    rules = rules_digest(subject())
    assert rules_digest(subject(**change)) != rules
    cache = FileCache(tmp_path)
    write_verdicts(cache, rules, {PAGE: Verdict("1", "", "2")})
    assert read_verdicts(cache, rules) == {PAGE: Verdict("1", "", "2")}
    assert read_verdicts(cache, rules_digest(subject(**change))) == {}


def test_a_damaged_list_is_not_read(tmp_path: Path) -> None:
    cache = FileCache(tmp_path)
    write_verdicts(cache, "rules", {PAGE: Verdict("1", "", "2")})
    path = tmp_path / "verdicts"
    path.write_bytes(path.read_bytes().replace(b'"1"', b'"3"'))
    assert read_verdicts(cache, "rules") == {}
