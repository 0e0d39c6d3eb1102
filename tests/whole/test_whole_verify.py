"""The proof in a build: with a gate switched off nothing is exchanged, and the old site stays."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from waymark.build import Outcome, kept
from waymark.model import Document, Effect, Finding, SourceText

Build = Callable[..., tuple[Outcome, Path]]
NOTE = "The owner still has to ask the northern police whether this number is theirs."


def unfiltered(
    document: Document, audience: str, known: object = ()
) -> tuple[SourceText, tuple[Finding, ...]]:
    """The block filter, switched off: only the lines of slashes are gone."""
    body = document.body
    kept = [i for i, line in enumerate(body.lines) if not line.startswith("///")]
    lines, numbers = [body.lines[i] for i in kept], [body.numbers[i] for i in kept]
    return SourceText(body.path, tuple(lines), tuple(numbers)), ()


def test_a_build_without_its_block_filter_is_not_exchanged(
    build: Build, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = library / "referral" / "guide.md"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(f"{text}\n/// internal\n\n{NOTE}\n\n///\n", encoding="utf-8")
    outcome, out = build()
    assert outcome.built
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    module = importlib.import_module("waymark.editions.compose")
    monkeypatch.setattr(module, "select", unfiltered)
    monkeypatch.setattr(kept, "code_digest", lambda: "other code")  # nothing that the old one kept
    outcome, _ = build(today=date(2026, 11, 24))  # on the same day nothing is to be done
    assert not outcome.built
    leaks = {(f.code, f.path) for f in outcome.findings if f.effect is Effect.STOP}
    assert {
        ("VE001", "professionals/referral/guide/index.html"),
        ("VE002", "professionals/referral/guide/index.html"),
        ("VE002", "schools/referral/guide/index.html"),
        ("VE001", "public/leaflets/worried/worried-en.pdf"),
        ("VE001", "pl/public/leaflets/worried/index.html"),
        ("VE001", "pl/public/leaflets/worried/worried-pl-large-print.pdf"),
        ("VE001", "ur/public/leaflets/worried/index.html"),
        ("VE001", "ur/public/leaflets/worried/worried-ur.pdf"),
    } <= leaks
    assert {code for code, _ in leaks} == {"VE001", "VE002"}
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_a_static_file_with_a_marking_is_not_served(build: Build, library: Path) -> None:
    outcome, out = build()
    assert outcome.built
    image = library / "images" / "beacon.svg"
    drawn = image.read_text(encoding="utf-8")
    image.write_text(drawn.replace("</svg>", "<desc>OFFICIAL–SENSITIVE</desc></svg>"), "utf-8")
    outcome, _ = build()
    assert not outcome.built
    assert "VE004" in {f.code for f in outcome.findings}
    assert all("SENSITIVE" not in p.read_text("utf-8") for p in out.rglob("*.svg"))
