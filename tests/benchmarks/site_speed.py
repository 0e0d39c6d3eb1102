"""How long sites take: Waymark, stock MkDocs with Material and static-i18n, and Hugo, by turns.

    make benchmark
    .venv/bin/python tests/benchmarks/site_speed.py --runs 5 --case cold --documents 165

Nothing here is a test: a machine's speed is no fault of the code. FIGURES.md keeps what came of it.
"""

from __future__ import annotations

import argparse
import math
import os
import pickle
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from large_site import change_sentence, write_site
from measuring import Run, run
from other_generators import write_hugo, write_stock

from waymark.build import Options, build_drafts

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 26)
_FINISHED, _RECORDED = "finished.pickle", "recorded.pickle"
"""The same texts for Waymark's own pages; the records of these pages, with their texts as HTML."""
_SELF = str(Path(__file__))
Row = tuple[str, list[Run], int, int]
"""A name, the runs, and how many pages and bytes came of it."""


def main() -> None:
    """Measure one case or all, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--case", choices=sorted(CASES), action="append")
    parser.add_argument("--documents", type=int, help="instead of the number of a case")
    parser.add_argument("--build", type=Path, metavar="LIBRARY", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--finished", type=Path, metavar="TEXTS", help=argparse.SUPPRESS)
    parser.add_argument("--recorded", type=Path, metavar="RECORDS", help=argparse.SUPPRESS)
    parser.add_argument("--no-search", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.build:
        build(given.build, given.out)
        return
    if given.finished or given.recorded:
        draw(given.finished or given.recorded, given.out, recorded=bool(given.recorded))
        return
    cores = os.cpu_count()
    print(f"{platform.python_implementation()} {platform.python_version()}, {cores} cores\n")
    for name in given.case or sorted(CASES):
        with tempfile.TemporaryDirectory() as folder:
            CASES[name](Path(folder), given.runs, given.documents)


def options(library: Path, out: Path) -> Options:
    """Drafts without copies for folders: no other generator makes such."""
    return Options(ROOT, library, out, TODAY, draft=True, offline=False)


def build(library: Path, out: Path) -> None:
    """One build in this process and its workers."""
    outcome = build_drafts(options(library, out), lambda *_: None)
    if not outcome.built:
        sys.exit("\n".join(f.as_line() for f in outcome.findings))


def draw(texts: Path, out: Path, *, recorded: bool) -> None:
    """Of a build all that the other generators do: finished texts to HTML, to pages, to a site.
    With ``recorded`` pages alone, of HTML that is there: what the first prototypes did."""
    from waymark.build import table, workers

    work = replace(pickle.loads(texts.read_bytes()), options=options(out.parent, out))
    with workers.executor(0) as pool:
        stages = (
            ("Drawing pages", partial(table.draw_pages, executor=pool, progress=table.quiet)),
            ("Putting together", table.put_together),
            ("Exchanging", table.exchange_sites),
        )
        table.run((*(() if recorded else _recording(pool)), *stages), work, table.quiet)


def _recording(pool: Executor) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    from waymark.build import table

    return (
        ("Laying out", partial(table.lay_out, executor=pool)),
        ("Recording pages", table.record_pages),
    )


def no_index() -> None:
    """From now on an index is empty, in this process."""
    from waymark.site import worker
    from waymark.site.searching import Index

    worker.language_index = lambda _language, _pages, _keep: Index()  # type: ignore[assignment]


if "--no-search" in sys.argv:
    no_index()  # workers load this module too, and are told the same words


def waymark(source: Path, out: Path, *more: str, way: str = "--build") -> Run:
    """A whole process, with its start and imports."""
    words = [sys.executable, _SELF, way, str(source), "--out", str(out), *more]
    return run(words, ROOT)


def cold(folder: Path, runs: int, documents: int | None) -> None:
    """1,980 pages in 12 languages, from nothing, without search and with it."""
    count = documents or 165
    library = folder / "library"
    write_site(library, count, 12)
    others = _others(folder, library)
    rows: list[Row] = []
    for search in (False, True):
        name = "with search" if search else "without search"
        more = () if search else ("--no-search",)
        outs = {
            "Waymark": folder / "ours" / "site",
            "Waymark, finished texts": folder / "drawn" / "site",
            "Waymark, finished HTML": folder / "staged" / "site",
            "stock MkDocs": folder / f"stock-{search}",
        }
        finished, recorded = "Waymark, finished texts", "Waymark, finished HTML"
        drawn = partial(waymark, others / _FINISHED, outs[finished], *more)
        staged = partial(waymark, others / _RECORDED, outs[recorded], *more)
        turns: dict[str, Callable[[], Run]] = {
            "Waymark": partial(waymark, library, outs["Waymark"], *more),
            finished: partial(drawn, way="--finished"),
            recorded: partial(staged, way="--recorded"),
            "stock MkDocs": partial(_stock, outs["stock MkDocs"], others, search=search),
        }
        if not search:
            outs["Hugo"] = folder / "hugo"
            turns["Hugo"] = partial(_hugo, outs["Hugo"], others)
        rows += _by_turns(turns, outs, runs, name)
    _table(f"{count} documents in 12 languages, from nothing", rows)


def large(folder: Path, runs: int, documents: int | None) -> None:
    """8,000 pages in 20 languages: from nothing beside Hugo, then what changes cost."""
    count = documents or 100
    library, out = folder / "library", folder / "ours" / "site"
    write_site(library, count, 20, 4)
    others = _others(folder, library)
    outs = {"Waymark": out, "Hugo": folder / "hugo"}
    rows = _by_turns(
        {
            "Waymark": partial(waymark, library, out),
            "Hugo": partial(_hugo, outs["Hugo"], others),
        },
        outs,
        runs,
        "from nothing, ours with search",
    )
    rows.append(_again("nothing changed", library, out, runs, lambda _: None))
    po = sorted((library / "translations" / "pl").rglob("leaflet-*.po"))[0]
    rows.append(_again("one translation changed", library, out, runs, partial(_say_other, po)))
    page = sorted(library.glob("part-1/*.md"))[0]
    other = partial(_other_sentence, page)
    rows.append(_again("one English sentence changed", library, out, runs, other))
    _table(f"{count} documents for 4 audiences in 20 languages", rows)


def growth(folder: Path, runs: int, documents: int | None) -> None:
    """100 to 800 pages in one language: the exponent of the growth of CPU time."""
    rows: list[Row] = []
    sizes = [(documents or 100) * 2**step for step in range(4)]
    for size in sizes:
        library = folder / f"library-{size}"
        write_site(library, size, 1)
        out = folder / f"out-{size}" / "site"
        rows += _by_turns(
            {"Waymark": partial(waymark, library, out)}, {"Waymark": out}, runs, f"{size}"
        )
    _table("one language, from nothing", rows)
    pages = [math.log(row[2]) for row in rows]
    found = []
    for n in range(runs):
        cpu = [math.log(row[1][n].cpu) for row in rows]
        found.append(statistics.linear_regression(pages, cpu).slope)
    print(
        f"exponent: median {statistics.median(found):.3f}, {min(found):.3f} to {max(found):.3f}\n"
    )


def _other_sentence(path: Path, number: int) -> None:
    change_sentence(path, "abcd"[number % 4])


def _say_other(path: Path, number: int) -> None:
    """Another word in the last text of a PO file."""
    text = path.read_text(encoding="utf-8").rstrip("\n")
    head, mark, last = text.rpartition('msgstr "')
    path.write_text(f"{head}{mark}{'abcd'[number % 4]} {last}\n", encoding="utf-8")


def _others(folder: Path, library: Path) -> Path:
    """The same texts for the other generators."""
    from waymark.build import prepare, table, workers

    work = prepare(options(library, folder / "out"))
    assert work.library
    place = folder / "others"
    for search in (False, True):
        stock = place / f"stock-{search}"
        write_stock(stock, work.finished, work.library.languages, search=search)
    write_hugo(place / "hugo", work.finished, work.library.languages)
    known = replace(work, composed=(), catalogues={}, judged=None, told={})
    (place / _FINISHED).write_bytes(pickle.dumps(known))
    with workers.executor(0) as pool:
        (place / _RECORDED).write_bytes(
            pickle.dumps(table.run(_recording(pool), known, table.quiet))
        )
    return place


def _stock(out: Path, others: Path, *, search: bool) -> Run:
    words = [str(Path(sys.executable).with_name("mkdocs")), "build", "-q", "-d", str(out)]
    return run(words, others / f"stock-{search}", {"NO_MKDOCS_2_WARNING": "1"})


def _hugo(out: Path, others: Path) -> Run:
    program = os.environ.get("HUGO") or str(Path(sys.executable).with_name("hugo"))
    return run([program, "--quiet", "-d", str(out)], others / "hugo")


def _by_turns(
    turns: dict[str, Callable[[], Run]], outs: dict[str, Path], runs: int, what: str
) -> list[Row]:
    """Each generator once, then each again: what disturbs the machine disturbs all of them."""
    found: dict[str, list[Run]] = {name: [] for name in turns}
    for _ in range(runs):
        for name, turn in turns.items():
            shutil.rmtree(outs[name], ignore_errors=True)
            shutil.rmtree(outs[name].parent / f".{outs[name].name}.work", ignore_errors=True)
            found[name].append(turn())
    return [(f"{name}, {what}", found[name], *_size(outs[name])) for name in turns]


def _again(what: str, library: Path, out: Path, runs: int, change: Callable[[int], object]) -> Row:
    found = []
    for number in range(runs):
        change(number)
        found.append(waymark(library, out))
    return (f"Waymark, {what}", found, *_size(out))


def _size(out: Path) -> tuple[int, int]:
    """Pages and bytes of a site."""
    files = [p for p in out.rglob("*") if p.is_file()]
    return sum(p.suffix == ".html" for p in files), sum(p.stat().st_size for p in files)


def _table(title: str, rows: list[Row]) -> None:
    print(f"### {title}\n")
    print("| | seconds | least | most | CPU | CPU ms a page | memory (MB) | pages | MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for line in _lines(rows):
        print(line, flush=True)
    print()


def _lines(rows: list[Row]) -> Iterator[str]:
    for name, runs, pages, size in rows:
        seconds = [r.seconds for r in runs]
        cpu = statistics.median(r.cpu for r in runs)
        memory = max(r.memory for r in runs)
        middle = statistics.median(seconds)
        yield (
            f"| {name} | {middle:.2f} | {min(seconds):.2f} | {max(seconds):.2f} "
            f"| {cpu:.2f} | {1000 * cpu / max(pages, 1):.1f} | {memory:.0f} | {pages} "
            f"| {size / 1e6:.1f} |"
        )


CASES: dict[str, Callable[[Path, int, int | None], None]] = {
    "cold": cold,
    "large": large,
    "growth": growth,
}

if __name__ == "__main__":
    main()
