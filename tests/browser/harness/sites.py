"""Both libraries as built sites, and every page of them with its kind and language.

A site is built once in a test run, whichever worker comes first; the others wait for it.
"""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html

ROOT = Path(__file__).parents[3]
TODAY = "2026-11-23"
_ALWAYS = ("en", "pl", "ur")
_REFRESH = "//meta[@http-equiv='refresh']"


@dataclass(frozen=True, slots=True)
class SitePage:
    """One HTML file. ``address`` is from the site's root (``pl/public/``, ``404.html``).

    ``kind`` is the value of a ``PageKind``, or ``moved`` for an address that leads on. ``leads_on``
    is set where the page moves on by itself at once, so that no browser can stay on it.
    """

    address: str
    kind: str
    language: str
    leads_on: bool


@dataclass(frozen=True)
class Site:
    """A built site: ``library`` is the function that makes it, ``root`` the folder to be served."""

    library: str
    root: Path

    @cached_property
    def pages(self) -> tuple[SitePage, ...]:
        """Every HTML file, in the order of addresses; one that no record accounts for raises."""
        known = _recorded(self.root.with_name(f".{self.root.name}.work") / "stage")
        found = []
        for path in sorted(self.root.rglob("*.html")):
            address = path.relative_to(self.root).as_posix().removesuffix("index.html")
            tree = self.tree(address)
            kind, language = known.pop(address, ("", tree.get("lang")))
            leads_on = bool(tree.xpath(_REFRESH))
            if not kind:
                kind = "on-paper" if address.startswith("q/") else "moved"
                assert kind == "on-paper" or leads_on, f"no record of {address}"
            found.append(SitePage(address, kind, language, leads_on))
        assert not known, f"recorded and not built: {sorted(known)}"
        return tuple(found)

    @cached_property
    def stays(self) -> tuple[SitePage, ...]:
        """The pages that a browser can stay on."""
        return tuple(p for p in self.pages if not p.leads_on)

    def file(self, address: str) -> Path:
        """The file of an address."""
        path = self.root / address
        return path / "index.html" if address == "" or address.endswith("/") else path

    def tree(self, address: str) -> Any:
        """A page as lxml reads it."""
        return html.fromstring(self.file(address).read_text("utf-8"))


def _recorded(stage: Path) -> dict[str, tuple[str, str]]:
    """The kind and language of each address that has a page record."""
    known = {}
    for path in stage.glob("*.json"):
        for page in json.loads(path.read_text("utf-8")).get("pages", {}).values():
            record = page["record"]
            known[record["address"]] = (record["kind"], record["language"])
    return known


def drafts(folder: Path) -> Site:
    """The drafts of ``content_src`` in three languages, of both directions of writing."""
    return _drafts(folder / "drafts", _ALWAYS)


def others(folder: Path) -> Site:
    """The drafts of ``content_src`` in English and the languages that :func:`drafts` leaves out."""
    written = {path.name for path in (ROOT / "content_src" / "translations").iterdir()}
    return _drafts(folder / "others", ("en", *sorted(written - set(_ALWAYS))))


def _drafts(out: Path, codes: Sequence[str]) -> Site:
    languages = [word for code in codes for word in ("--language", code)]
    # Findings are the library's own affair: it is a site that is asked for.
    done = _run("build", "--draft", "--out", out, "--today", TODAY, *languages)
    assert (out / "index.html").is_file(), done.stderr + done.stdout
    return Site(out.name, out)


def council(folder: Path) -> Site:
    """What the fictional council has released, and then some: a change for safety, a new number.

    The text that changes is planned for professionals in two languages, and not there yet in them.
    """
    library = folder / "library"
    shutil.rmtree(library, ignore_errors=True)
    shutil.copytree(ROOT / "tests" / "library", library)
    text = library / "help" / "get-help-now.md"
    words = text.read_text("utf-8")
    planned = words.replace("professionals: {", "professionals: {languages: [wave-1], ")
    text.write_text(f"{planned}\nDo not wait to see whether it passes.\n", "utf-8")
    role = ("--role", "editor")
    number = ("contact.listening_line.phone", "0808 157 0456", "--source", "https://x.test/")
    two = ("--date", "2026-11-22", "--role", "duty-officer", "--role2", "head-of-prevention")
    why = ("--urgent", "--safety", "--reason", "It was not clear.", "--note", "Clearer.")
    out = folder / "council"
    for act in (
        ("editions", "submit", "help", *role),
        ("editions", "approve", "help", "--role", "head-of-prevention"),
        ("editions", "approve", "help", "--role", "director-of-communities"),
        ("editions", "release", "help", *role, *why),
        ("facts", "set", *number, *two),
        ("build", "--out", str(out)),
    ):
        done = _run(*act, "--content", library, "--today", TODAY)
        assert done.returncode == 0, done.stdout + done.stderr
    return Site("council", out)


def once(folder: Path, make: Callable[[Path], Site]) -> Site:
    """A site below a folder that all workers of a run share: built by the first that asks."""
    name = make.__name__
    outcome = folder / f"{name}.outcome"
    with locked(folder / f"{name}.lock"):
        if not outcome.exists():
            try:
                make(folder)
                outcome.write_text("", "utf-8")
            except AssertionError as error:
                outcome.write_text(f"{error}\nIt did not build.", "utf-8")
        assert not (fault := outcome.read_text("utf-8")), fault
        return Site(name, folder / name)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else does what is done meanwhile under the same path."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(*words: object) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("waymark")
    command = [str(program), *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
