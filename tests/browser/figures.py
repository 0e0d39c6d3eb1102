"""``make figures``: what the browser tests measure, written to FIGURES.md beside them."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from harness import sites
from harness.checking import checked
from harness.covering import covering, everything
from harness.measuring import Visit, compressed, first_visit
from harness.scoring import scored
from harness.sites import ROOT, Site
from harness.states import STATES
from test_browser_bytes import VISITS
from test_browser_lighthouse import PAGES

FIGURES = Path(__file__).with_name("FIGURES.md")
_HEAD = """\
# What the browser tests measure

Made by `make figures`, from the drafts of the starter library (`drafts`) and the released library
of the fictional council (`council`). The limits are held by the tests that are named.
"""


def _bytes(site: Site, folder: Path) -> list[str]:
    lines = [
        "## Bytes of a first visit (`test_browser_bytes.py`)",
        "",
        "Chromium, empty cache, brotli at quality 5 (as a server compresses while it answers),",
        "headers among the bytes, the icon too.",
        "",
        "| Page | Requests | Bytes | Limit |",
        "|---|---:|---:|---:|",
    ]
    with sync_playwright() as playwright, compressed(site, folder) as base:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for _, address, until, most, requests in VISITS:
            visit: Visit = first_visit(chromium, f"{base}/{address}", until)
            lines.append(
                f"| `/{address}` | {len(visit.requests)} (of {requests}) | {visit.total:,} |"
                f" {most:,} |"
            )
        chromium.close()
    return lines


def _scores(site: Site) -> list[str]:
    lines = [
        "## Lighthouse (`test_browser_lighthouse.py`)",
        "",
        "Served with the headers of the ready files for servers, their policy in force.",
        "",
        "| Page | Accessibility | Best practices | SEO |",
        "|---|---:|---:|---:|",
    ]
    for page in scored(site, PAGES):
        lines.append(f"| `/{page.address}` | {' | '.join(map(str, page.scores.values()))} |")
    return lines


def _matrix(drafts: Site, council: Site, others: Site) -> list[str]:
    part = covering(everything((drafts, council)))
    runs = everything((drafts, council, others))
    kinds = Counter(page.kind for site in (drafts, council, others) for page in site.pages)
    return [
        "## The matrix (`test_browser_matrix.py`)",
        "",
        f"`make test` judges {len(part)} pairs of page and state, `make test-all` all {len(runs)}.",
        "Each is axe-core with all rules of WCAG 2.2 A and AA, best practices and experimental",
        "ones, then text outside the window, cut off or under other text, targets below 24 px,",
        "errors, refusals of the policy, requests elsewhere, and anything kept in the browser.",
        "",
        f"- {len(STATES)} states: {', '.join(state.name for state in STATES)}",
        f"- {len(drafts.pages)} pages of `drafts`, {len(council.pages)} of `council`, "
        f"{len(others.pages)} of `others` (the drafts in the other languages): "
        + ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items())),
    ]


def _checker(*judged: Site) -> list[str]:
    lines = ["## The checker of the HTML standard (vnu, `test_browser_facts.py`)", ""]
    for site in judged:
        for ending in ("html", "css"):
            files, faults = checked(site, ending)
            lines.append(f"- `{site.library}`, {files} {ending} files: {len(faults)} errors")
    return lines


def main() -> None:
    """Build all sites, measure, and write the file anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drafts, council = sites.drafts(folder), sites.council(folder)
        others = sites.others(folder)
        parts = [
            _HEAD.rstrip().split("\n"),
            _bytes(council, folder),
            _scores(council),
            _matrix(drafts, council, others),
            _checker(drafts, council, others),
        ]
    FIGURES.write_text("\n\n".join("\n".join(part) for part in parts) + "\n", "utf-8")


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
