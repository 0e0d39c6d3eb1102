"""Whatever is done to a library, building on top of what is there gives what a clean build gives.

Hypothesis thinks of edits, additions, renames, deletions and damage to the cache, in any order.
After each, one site is built with everything that is kept and one with nothing; they must be the
same to the byte.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from waymark.build import Options, Outcome, build_drafts, workers

ROOT = Path(__file__).parents[2]
WORDS = st.sampled_from(["river", "lamp", "quiet", "bridge", "Zażółć", "garden"])
SEEDS = st.integers(0, 2**16)
SHARED = (
    ("organisation.yml", "Help for anyone"),
    ("sections.yml", "Get help"),
    ("audiences.yml", "For"),
)
PAGE = """---
id: {id}
title: The {word}
summary: What the {word} is.
kind: leaflet
marking: OFFICIAL
audiences:
  public: {{languages: [wave-1], formats: [text]}}
  schools: {{formats: [text]}}
owner: duty-officer
review: {{every: 6 months, last: 2026-10-05, law_checked: 2026-10-05}}
---

A {word} for you. Ask [for help](doc:help).

/// audience | schools

Only teachers are told about the old {word} behind the school and its long way home.

///
"""


class Editing(RuleBasedStateMachine):
    """A library that somebody works on, built again after each thing that they do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="incremental-"))
        self.root = self.folder / "project"
        for name in ("overrides", "docs"):
            shutil.copytree(ROOT / name, self.root / name)
        shutil.copy(ROOT / "mkdocs.yml", self.root)
        self.library = self.root / "content_src"
        shutil.copytree(ROOT / "tests" / "small_library", self.library)
        self.made = 0
        self.compare()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(seed=SEEDS, word=WORDS)
    def edit_a_text(self, seed: int, word: str) -> None:
        path = self.pick("*/*.md", seed)
        path.write_text(f"{path.read_text('utf-8')}\nThe {word} stands here.\n", "utf-8")
        self.compare()

    @rule(seed=SEEDS, word=WORDS)
    def rename_a_title(self, seed: int, word: str) -> None:
        path = self.pick("*/*.md", seed)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if line.startswith("title: "))
        lines[at] = f"title: A {word}, number {seed}\n"
        path.write_text("".join(lines), "utf-8")
        self.compare()

    @rule(word=WORDS)
    def add_a_text(self, word: str) -> None:
        self.made += 1
        name = f"extra-{self.made}"
        path = self.library / "leaflets" / f"{name}.md"
        path.write_text(PAGE.format(id=name, word=word), "utf-8")
        self.compare()

    @rule(seed=SEEDS)
    def delete_a_text(self, seed: int) -> None:
        path = self.pick("*/*.md", seed, lambda p: p.parent.name != "help")
        self.forget(path)
        path.unlink()
        self.compare()

    @rule(seed=SEEDS)
    def move_a_text(self, seed: int) -> None:
        path = self.pick("leaflets/*.md", seed)
        self.made += 1
        self.forget(path)
        path.rename(path.with_name(f"moved-{self.made}.md"))
        self.compare()

    @rule(seed=SEEDS, word=WORDS)
    def change_a_translation(self, seed: int, word: str) -> None:
        path = self.pick("translations/*/*/*.po", seed)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        filled = [n for n, x in enumerate(lines) if x.startswith('msgstr "') and x != 'msgstr ""\n']
        at = random.Random(seed).choice(filled)
        if not {"*", "{", "[", "#"} & set(lines[at]):
            lines[at] = f'msgstr "{word} {seed}"\n'
        path.write_text("".join(lines), "utf-8")
        self.compare()

    @rule(seed=SEEDS)
    def change_what_all_pages_share(self, seed: int) -> None:
        name, old = random.Random(seed).choice(SHARED)
        path = self.library / name
        path.write_text(path.read_text("utf-8").replace(old, f"{old} now", 1), "utf-8")
        self.compare()

    @rule(seed=SEEDS)
    def change_the_theme(self, seed: int) -> None:
        path = self.root / "overrides" / "partials" / "footer.html"
        path.write_text(f"{path.read_text('utf-8')}<!-- {seed} -->\n", "utf-8")
        self.compare()

    @rule(seed=SEEDS, spoil=st.sampled_from([b"", b"x", None]))
    def damage_the_cache(self, seed: int, spoil: bytes | None) -> None:
        kept = sorted(p for p in (self.root / "build").rglob("[!.]*") if p.is_file())
        for path in random.Random(seed).sample(kept, min(20, len(kept))):
            path.unlink()  # another name of the file may be served
            if spoil is not None:
                path.write_bytes(spoil)
        self.compare()

    @rule()
    def build_again(self) -> None:
        self.compare()

    def pick(self, pattern: str, seed: int, fits: Callable[[Path], bool] = lambda _: True) -> Path:
        found = sorted(p for p in self.library.glob(pattern) if fits(p))
        if not found:
            self.add_a_text("lamp")
            return self.pick(pattern, seed)
        return random.Random(seed).choice(found)

    def forget(self, path: Path) -> None:
        for file in (self.library / "translations").rglob(f"{path.stem}.po"):
            file.unlink()

    def compare(self) -> None:
        once = self.build(self.root / "build" / "preview", cache=True)
        clean = self.build(self.folder / "clean" / "preview", cache=False)
        assert (once.built, once.findings) == (clean.built, clean.findings)
        if once.built:
            assert (once.pages, once.files) == (clean.pages, clean.files)
            one, other = self.site(self.root / "build"), self.site(self.folder / "clean")
            different = {n for n in one.keys() | other.keys() if one.get(n) != other.get(n)}
            assert not different

    def build(self, out: Path, *, cache: bool) -> Outcome:
        options = Options(
            root=self.root,
            content=self.library,
            out=out,
            today=date(2026, 11, 23),
            draft=True,
            cache=cache,
            formats=("text",),
        )
        return build_drafts(options, lambda *_: None)

    def site(self, above: Path) -> dict[str, str]:
        folder = above / "preview"
        return {
            p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in folder.rglob("*")
            if p.is_file()
        }


@pytest.mark.parametrize(
    ("examples", "steps"), [(2, 4), pytest.param(20, 12, marks=pytest.mark.slow)]
)
def test_a_build_on_top_is_a_clean_build(
    examples: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "executor", lambda jobs: ThreadPoolExecutor(1))
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
