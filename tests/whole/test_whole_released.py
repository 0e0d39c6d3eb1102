"""Builds of what is released: from registers and frozen texts alone, with the facts of today."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import lxml.html
import pikepdf
import pypdfium2
import pytest

from waymark.build import CannotRunError, Options, Outcome, build_released, released, workers

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
Build = Callable[..., tuple[Outcome, Path]]
PAGE = "public/leaflets/worried"


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def text_of(folder: Path) -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted(folder.rglob("*.html")))


def page(out: Path, address: str) -> str:
    return (out / address / "index.html").read_text("utf-8")


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A copy of the fictional council's released library, to be changed."""
    return Path(shutil.copytree(ROOT / "tests" / "library", tmp_path / "council"))


@pytest.fixture
def publish(
    council: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    start_warm: Callable[[Path], None],
) -> Build:
    """Build what the copy has released, in this process."""
    start_warm(tmp_path / "site")
    monkeypatch.setattr(workers, "executor", lambda jobs: ThreadPoolExecutor(1))

    def run(**changes: object) -> tuple[Outcome, Path]:
        given: dict[str, object] = {
            "root": ROOT, "content": council, "out": tmp_path / "site", "today": TODAY, "jobs": 1,
        }  # fmt: skip
        options = Options(**{**given, **changes})  # type: ignore[arg-type]
        return build_released(options, lambda *_: None), options.out

    return run


def test_two_builds_are_byte_identical_whatever_the_day(publish: Build, tmp_path: Path) -> None:
    outcome, out = publish()
    assert outcome.built and outcome.findings == ()
    _, other = publish(out=tmp_path / "elsewhere", today=date(2026, 12, 1), cache=False)
    then, now = bytes_of(out), bytes_of(other)
    assert then.keys() == now.keys()
    changed = {name for name in then if then[name] != now[name]}
    copies = {name for name in then if name.rsplit("/", 1)[-1].startswith("whole-site-")}
    # The report says what is due from its day on; a copy for a folder says when it was made.
    assert changed == copies | {"assurance-report/index.html"}


def test_a_released_file_is_dated_by_its_release_and_names_its_edition(publish: Build) -> None:
    _, out = publish()
    with pikepdf.open(out / PAGE / "worried-en.pdf") as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261116")
    for folder in out.rglob("*.pdf"):
        with pikepdf.open(folder) as pdf:
            assert "raft" not in str(pdf.docinfo.get("/Keywords", ""))
            assert re.search(r"\d\.\d", str(pdf.docinfo["/Keywords"]))


def test_the_english_beside_a_translation_is_the_one_that_was_translated(publish: Build) -> None:
    """Polish has followed to 1.1, Urdu still is 1.0; also where English was not asked for."""
    _, out = publish(languages=("pl", "ur"), formats=("bilingual",))
    said = {}
    for code in ("pl", "ur"):
        with pypdfium2.PdfDocument(out / code / PAGE / f"worried-{code}-bilingual.pdf") as pdf:
            said[code] = " ".join(p.get_textpage().get_text_range() for p in pdf)
        assert "Worried about someone?" in " ".join(said[code].split())
        assert "Nobody fits a picture" in said[code]
    assert "disagree" in said["pl"]
    assert "disagree" not in said["ur"]


def test_no_page_is_stamped_as_a_draft_and_pages_are_indexed(publish: Build) -> None:
    _, out = publish()
    assert 'class="draft"' not in text_of(out)
    assert "noindex" not in page(out, PAGE)
    assert "noindex" in page(out, f"{PAGE}/editions/1.0")
    assert (out / "robots.txt").read_text("utf-8").startswith("User-agent: *\nAllow: /\n")


def test_nothing_that_is_wrong_with_a_working_text_changes_a_byte(
    publish: Build, council: Path
) -> None:
    _, out = publish()
    before = bytes_of(out)
    for path in council.glob("*/*.md"):
        path.write_bytes(b"\xff\xfe broken {{ } /// audience")
    for path in (council / "translations").rglob("*/*/*.po"):
        path.write_text("broken", encoding="utf-8")
    for path in (council / "images").glob("*"):
        if path.name != "lamp.svg":  # the logo belongs to the site, not to a text
            path.write_bytes(b"broken")
    (council / "stray.txt").symlink_to("/etc/passwd")
    outcome, out = publish()
    assert outcome.built and outcome.findings == ()
    assert bytes_of(out) == before


def test_every_listed_address_answers(publish: Build, council: Path) -> None:
    _, out = publish()
    listed = re.findall(r'address: "([^"]+)"', (council / "addresses.yml").read_text("utf-8"))
    assert len(listed) > 20
    assert [a for a in listed if not (out / a / "index.html").is_file()] == []
    assert "url=../share-a-concern/" in page(out, "schools/referral/sharing-concerns")


def test_an_address_whose_register_is_lost_leads_to_a_home_page(
    publish: Build, council: Path
) -> None:
    shutil.rmtree(council / "register" / "briefings")
    outcome, out = publish()
    assert outcome.built
    assert {f.code for f in outcome.findings} == {"ED008"}
    moved = page(out, "pl/public/briefings/new-friends-online")
    assert lxml.html.fromstring(moved).xpath("//main//a/@href") == ["../../../"]


def test_a_text_that_was_tampered_with_gives_way_to_the_one_before(
    publish: Build, council: Path
) -> None:
    path = council / "register" / "leaflets" / "worried" / "public" / "1.1.en.json"
    content = json.loads(path.read_text("utf-8"))
    content["body"].append("Trust nobody.")
    path.write_text(json.dumps(content), encoding="utf-8")
    outcome, out = publish()
    assert outcome.built
    assert {f.code for f in outcome.findings} == {"ED004"}
    shown = page(out, PAGE)
    assert "Edition 1.0, 19 October 2026" in shown and "Trust nobody" not in text_of(out)
    history = page(out, f"{PAGE}/editions")
    assert "Cannot be shown at the moment" in history
    assert "Edition 1.1" in page(out, "community/leaflets/worried")


def test_where_no_text_is_whole_the_page_says_so(publish: Build, council: Path) -> None:
    for path in (council / "register/leaflets/worried/public").glob("*.en.json"):
        path.write_text("{}", encoding="utf-8")
    outcome, out = publish()
    assert outcome.built
    assert "This text cannot be shown at the moment." in page(out, PAGE)
    assert not (out / PAGE / "worried-en.pdf").exists()
    assert "cannot be shown" in page(out, "q/worried")


def test_a_register_that_contradicts_itself_stands_up_to_there(
    publish: Build, council: Path
) -> None:
    path = council / "register" / "leaflets" / "worried" / "register.yml"
    text = path.read_text("utf-8")
    last = text.rindex("- event: approved")
    path.write_text(text[:last] + text[text.index("\n- event", last) :], encoding="utf-8")
    outcome, out = publish()
    assert outcome.built
    assert {f.code for f in outcome.findings} == {"ED003"}
    assert "Edition 1.0" in page(out, PAGE)


def test_a_withdrawn_text_is_gone_with_its_files_and_its_past(publish: Build) -> None:
    _, out = publish()
    folder = "schools/briefings/new-friends-online"
    assert "This text was withdrawn on 9 November 2026." in page(out, folder)
    assert "Share a concern" in page(out, folder)
    assert 'rel="alternate" hreflang' not in page(out, folder)
    assert list((out / folder).glob("*.pdf")) == []
    assert "http-equiv" in page(out, f"{folder}/editions/1.0")
    assert "Withdrawn" in page(out, f"{folder}/editions")


def test_a_changed_number_stands_in_all_editions_and_the_old_one_nowhere(
    publish: Build, council: Path
) -> None:
    _, out = publish()
    before = bytes_of(out)
    path = council / "facts" / "contacts.yml"
    path.write_text(path.read_text("utf-8").replace("0808 157 0123", "0808 157 0456"), "utf-8")
    outcome, out = publish()
    assert outcome.built
    assert not re.search(r"157\W*0123", text_of(out))
    assert "0808 157 0456" in page(out, f"{PAGE}/editions/1.0").replace("\u00a0", " ")
    changed = {n for n, digest in bytes_of(out).items() if before.get(n) != digest}
    assert changed and not any("how-we-write" in n or "sitemap" in n for n in changed)


def test_a_fact_that_is_gone_altogether_holds_the_texts_that_show_it(
    publish: Build, council: Path
) -> None:
    path = next(p for p in (council / "facts").iterdir() if "youth_service" in p.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").replace("youth_service", "other_service"), "utf-8")
    outcome, out = publish()
    assert outcome.built
    assert {"FA001"} == {f.code for f in outcome.findings}
    held = page(out, "public/briefings/new-friends-online")
    assert "This text cannot be shown at the moment." in held
    assert (out / "professionals" / "referral" / "share-a-concern" / "index.html").is_file()


def test_an_audience_or_a_language_that_is_gone_leads_on(publish: Build, council: Path) -> None:
    path = council / "audiences.yml"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    kept, skipping = [], False
    for row in rows:
        if row[:1].strip() and not row.startswith("#"):
            skipping = row.startswith("community")
        kept += [] if skipping else [row]
    path.write_text("".join(kept), encoding="utf-8")
    outcome, out = publish()
    assert outcome.built
    assert "http-equiv" in page(out, "community/leaflets/worried")


def test_where_nothing_is_released_it_says_so(publish: Build, council: Path) -> None:
    publish()
    shutil.rmtree(council / "register")
    (council / "addresses.yml").unlink()
    outcome, out = publish()
    assert not outcome.built and outcome.findings == ()
    assert outcome.remarks[0].startswith("Nothing is released yet.")
    assert (out / "index.html").is_file(), "the old site stays"


def test_a_clock_that_is_slow_changes_nothing(publish: Build) -> None:
    _, out = publish()
    before = bytes_of(out)
    outcome, _ = publish(today=date(2020, 1, 1))
    assert not outcome.built
    assert "ED006" in {f.code for f in outcome.findings}
    assert bytes_of(out) == before


def test_a_leak_keeps_the_old_site(publish: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gates are off: a page holds what is for others, and a number that is no fact."""
    _, out = publish()
    before = bytes_of(out)
    usual = released.released_stages

    def leaks(work):  # type: ignore[no-untyped-def]
        aside = work.options.aside / "public" / "index.html"
        text = aside.read_text("utf-8").replace("</main>", "<p>Call 01632 960999.</p></main>")
        aside.unlink()
        aside.write_text(text, encoding="utf-8")
        return work

    def stages(pool, told):  # type: ignore[no-untyped-def]
        rows = usual(pool, told)
        at = [name for name, _ in rows].index("Verifying")
        return (*rows[:at], ("Leaking", leaks), *rows[at:])

    monkeypatch.setattr(released, "released_stages", stages)
    # What was kept of the pages is there; on the same day nothing would be to be done.
    outcome, _ = publish(today=date(2026, 11, 24))
    assert not outcome.built
    assert [f.code for f in outcome.findings] == ["VE005"]
    assert bytes_of(out) == before


def stage_names() -> list[str]:
    return [name for name, _ in released.released_stages(None, lambda *_: None)]  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", stage_names())
def test_a_failure_at_any_stage_leaves_the_old_site(
    publish: Build, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out = publish(audiences=("schools",))
    before = bytes_of(out)

    def fails(_work: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    usual = released.released_stages
    monkeypatch.setattr(
        released,
        "released_stages",
        lambda pool, told: tuple((n, fails if n == stage else s) for n, s in usual(pool, told)),
    )
    with pytest.raises(CannotRunError, match="No space left"):
        publish(audiences=("community",))
    assert bytes_of(out) == before


def test_one_audience_alone_can_be_built(publish: Build) -> None:
    outcome, out = publish(audiences=("schools",), languages=("en",))
    assert outcome.built
    assert (out / "schools" / "help" / "get-help-now" / "editions" / "index.html").is_file()
    assert not (out / "public" / "leaflets").exists() or "http-equiv" in page(out, PAGE)
