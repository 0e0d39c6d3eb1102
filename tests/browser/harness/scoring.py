"""Lighthouse's scores of pages, as ``lighthouse.mjs`` gets them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harness.serving import serving
from harness.sites import ROOT, Site


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one page by category, of 100, and the audits that cost some."""

    address: str
    scores: Mapping[str, int]
    lost: tuple[str, ...]


def scored(site: Site, addresses: Sequence[str]) -> tuple[Scores, ...]:
    """Judge some pages of a site, served at the root of a host with the headers of its own."""
    with serving(site.root, below="") as base:
        urls = [f"{base}/{address}" for address in addresses]
        run = subprocess.run(
            ["node", str(ROOT / "tests/browser/lighthouse.mjs"), *urls],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 0, run.stderr
    results: list[dict[str, Any]] = json.loads(run.stdout)
    return tuple(
        Scores(
            address,
            {name: round(100 * score) for name, score in result["scores"].items()},
            tuple(f"{lost['audit']}: {lost['title']} {lost['items']}" for lost in result["lost"]),
        )
        for address, result in zip(addresses, results, strict=True)
    )
