"""What comes of one document: from its own part of the library, once, until that changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from waymark.build import Options, by_document, kept
from waymark.build.layout import lay_out
from waymark.build.one_document import Part, parts_of, worked_out
from waymark.build.texts import compose_all, hold, read
from waymark.build.work import Work

SMALL = Path(__file__).parents[1] / "small_library"
PO = "translations/pl/leaflets/worried.po"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "library"))


def work(library: Path) -> Work:
    out = library.parent / "site"
    return read(Work(Options(library.parent, library, out, date(2026, 11, 23), draft=True)))


def parts(library: Path) -> dict[str, Part]:
    done = work(library)
    assert done.library
    return {part.document.id: part for part in parts_of(done.library, done.words)}


def say(library: Path, name: str, old: str, new: str) -> None:
    path = library / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


CHANGES: dict[str, tuple[str, str, str]] = {
    "a sentence": ("leaflets/worried.md", "talk to someone.", "talk to someone today."),
    "a translation": (PO, "możesz z kimś porozmawiać.", "porozmawiaj z kimś."),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_text_is_part_of_one_document_alone(what: str, library: Path) -> None:
    before = parts(library)
    say(library, *CHANGES[what])
    after = parts(library)
    assert [id for id in after if after[id].whole != before[id].whole] == ["worried"]
    assert [id for id in after if after[id].selection != before[id].selection] == ["worried"]


def test_a_fact_is_part_of_all_but_no_text_is_composed_anew(library: Path) -> None:
    before = parts(library)
    say(library, "facts/contacts.yml", "0808 157 0123", "0808 157 0124")
    after = parts(library)
    assert all(after[id].whole != before[id].whole for id in after)
    assert all(after[id].selection == before[id].selection for id in after)
    old = worked_out(before["worried"])
    new = worked_out(after["worried"], old)
    assert new.composed is old.composed
    assert new.finished != old.finished
    assert new == worked_out(after["worried"])


def test_what_several_audiences_are_told_is_one_text(library: Path) -> None:
    """A library of four audiences is not kept, loaded and held in memory four times."""
    asked = "audiences:\n"
    say(library, "leaflets/worried.md", asked, f"{asked}  schools: {{languages: [pl]}}\n")
    texts = worked_out(parts(library)["worried"])
    for kind in (texts.composed, texts.finished):
        bodies = {id(t.body): t.body for t in kind}
        assert len(bodies) == len(set(bodies.values())) < len(kind)
    lines = {id(line) for t in (*texts.composed, *texts.finished) for line in t.body.lines}
    assert len(lines) == len(
        {line for t in (*texts.composed, *texts.finished) for line in t.body.lines}
    )


def test_a_part_has_the_same_digest_in_every_process() -> None:
    code = (
        "import sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_build_by_document import SMALL, parts\n"
        "print([(p.selection, p.whole) for p in parts(SMALL).values()])\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1] != "[]\n"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], tuple[list[str], int]]:
    """Builds the texts of a library; says which documents were worked on, and how many texts were
    made HTML."""
    documents: list[str] = []
    rendered: list[str] = []
    usual, render = by_document.worked_out, by_document.render

    def worked_on(part: Part, *before: object) -> object:
        documents.append(part.document.id)
        return usual(part, *before)  # type: ignore[arg-type]

    def made(text: str, **how: object) -> object:
        rendered.append(text)
        return render(text, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(by_document, "worked_out", worked_on)
    monkeypatch.setattr(by_document, "render", made)

    def build(library: Path) -> tuple[list[str], int]:
        documents.clear()
        rendered.clear()
        with ThreadPoolExecutor(1) as executor:
            found = lay_out(hold(compose_all(work(library), executor)), executor)
        alone = lay_out(hold(compose_all(work(library))))
        assert found == alone, "what is kept is not what is made"
        return sorted(documents), len(rendered)

    return build


Counted = Callable[[Path], tuple[list[str], int]]


def test_only_what_changed_is_worked_on(counted: Counted, library: Path) -> None:
    everything, texts = counted(library)
    assert "worried" in everything
    assert texts > len(everything)
    assert counted(library) == ([], 0)
    say(library, *CHANGES["a translation"])
    documents, texts = counted(library)
    assert documents == ["worried"]
    assert 0 < texts <= 2
    say(library, "facts/contacts.yml", "0808 157 0123", "0808 157 0124")
    documents, texts = counted(library)
    assert documents == everything
    assert texts > 0


@pytest.mark.parametrize("kind", ["texts", "html"])
@pytest.mark.parametrize("spoil", [b"", b"waymark-file-1 "])
def test_what_is_damaged_is_made_again(
    kind: str, spoil: bytes, counted: Counted, library: Path
) -> None:
    counted(library)
    path = library.parent / "build" / "cache" / kind / "worried"
    path.write_bytes(spoil + path.read_bytes()[len(spoil) + 90 :])
    documents, texts = counted(library)
    assert (documents, texts > 0) == (["worried"] if kind == "texts" else [], kind == "html")
    assert counted(library) == ([], 0)


def test_other_code_takes_nothing(
    counted: Counted, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything, _ = counted(library)
    monkeypatch.setattr(kept, "code_digest", lambda: "other")
    assert counted(library)[0] == everything


def test_what_is_gone_is_forgotten(counted: Counted, library: Path) -> None:
    counted(library)
    folder = library.parent / "build" / "cache"
    assert (folder / "texts" / "worried").is_file()
    shutil.rmtree(library / "leaflets")
    shutil.rmtree(library / "translations/pl/leaflets")
    counted(library)
    assert not (folder / "texts" / "worried").exists()
    assert not (folder / "html" / "worried").exists()
