"""Every language's leaflet: judged by veraPDF, walked through, and both judges judged."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pikepdf
import pytest
import spoiling
from script_samples import LANGUAGES, language, script_record
from walk import QUESTIONS, faults

from waymark.editions import file_address
from waymark.exports import EXPORTERS
from waymark.exports.pdf.codes import Codes
from waymark.exports.pdf.compiling import compile_pdf
from waymark.exports.pdf.content import pieces
from waymark.exports.pdf.excerpt import contacts_only
from waymark.exports.pdf.shows import read_block
from waymark.exports.pdf.text_layer import _BLOCK, _codes
from waymark.model import Beside, FileRecord, Format

PRINTED = [f for f in EXPORTERS if file_address("en", "public", "", "x", f).endswith(".pdf")]
Judge = Callable[[Sequence[Path]], dict[Path, list[str]]]


def asked(code: str, format: Format) -> FileRecord:
    """What a format shows of a language's fixed text, with the English beside it where it does."""
    record, english = script_record(code), script_record("en")
    if format is Format.POSTER:
        return contacts_only(record)
    if format is not Format.BILINGUAL:
        return record
    return replace(record, beside=Beside(english.title, english.summary, english.tree))


@lru_cache
def made(code: str, format: Format = Format.PDF, draft: bool = False) -> bytes:
    """A language's leaflet, made once."""
    file, findings = EXPORTERS[format](replace(asked(code, format), draft=draft), {})
    assert file is not None, findings
    return file.data


def test_every_language_passes_pdf_ua_1_and_pdf_a_2a(tmp_path: Path, judge: Judge) -> None:
    paths = [tmp_path / f"{code}.pdf" for code in LANGUAGES]
    for path in paths:
        path.write_bytes(made(path.stem))
    assert {p.stem: verdict for p, verdict in judge(paths).items() if verdict} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_walk_through_each_language_finds_nothing(code: str) -> None:
    assert faults(made(code), script_record(code)) == []


def test_the_judge_names_what_was_spoilt(tmp_path: Path, judge: Judge) -> None:
    """Canaries: a judge that passes everything proves nothing."""
    expected = {}
    for name, (spoil, verdicts) in spoiling.FOR_VERAPDF.items():
        expected[name] = verdicts
        (tmp_path / f"{name}.pdf").write_bytes(spoiling.spoilt(made("en"), spoil))
    found = judge(sorted(tmp_path.glob("*.pdf")))
    assert {path.stem: verdict for path, verdict in found.items()} == expected


@pytest.mark.parametrize("name", spoiling.FOR_THE_WALK)
def test_the_walk_names_what_was_spoilt(name: str) -> None:
    question, spoil = spoiling.FOR_THE_WALK[name]
    found = faults(spoiling.spoilt(made("ur"), spoil), script_record("ur"))
    assert [fault for fault in found if fault.startswith(f"{question}: ")], found


def test_every_question_of_the_walk_has_a_canary() -> None:
    assert {question for question, _ in spoiling.FOR_THE_WALK.values()} == set(QUESTIONS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_run_that_typst_writes_is_understood(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bytes] = []

    def watched(template: str, data: Mapping[str, object], modified: date) -> bytes:
        written.append(compile_pdf(template, data, modified))
        return written[-1]

    monkeypatch.setattr("waymark.exports.pdf.exporting.compile_pdf", watched)
    EXPORTERS[Format.PDF](script_record(code), {})
    assert written
    with pikepdf.open(io.BytesIO(written[-1])) as pdf:
        known: dict[tuple[int, int], Codes] = {}
        for page in pdf.pages:
            widths = {name: c.widths for name, c in _codes(page, known).items()}
            blocks = _BLOCK.findall(bytes(page.obj.Contents.read_bytes()))
            assert [b for b in blocks if read_block(b, widths) is None] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_quick_reader_finds_every_piece_however_it_is_written(code: str) -> None:
    """A general parser's spacing is another; and what it finds marked is all there is."""
    with pikepdf.open(io.BytesIO(made(code))) as pdf:
        for page in pdf.pages:
            quick = pieces(page, {})
            instructions = pikepdf.parse_content_stream(page)
            marked = [list(i.operands)[1] for i in instructions if str(i.operator) == "BDC"]
            ids = {int(m["/MCID"]) for m in marked if "/MCID" in m}
            assert quick.keys() <= ids
            assert "\ufffd" not in "".join(piece.text for piece in quick.values())
            page.obj.Contents.write(pikepdf.unparse_content_stream(instructions))
            assert pieces(page, {}) == quick


@pytest.mark.slow
@pytest.mark.parametrize("draft", [False, True], ids=["released", "draft"])
@pytest.mark.parametrize("format", PRINTED, ids=str)
def test_every_format_in_every_language(
    format: Format, draft: bool, tmp_path: Path, judge: Judge
) -> None:
    wrong = {}
    codes = [code for code in LANGUAGES if format.is_for(language(code))]
    for code in codes:
        data = made(code, format, draft)
        (tmp_path / f"{code}.pdf").write_bytes(data)
        wrong[code] = faults(data, asked(code, format))
    assert {code: found for code, found in wrong.items() if found} == {}
    verdicts = judge([tmp_path / f"{code}.pdf" for code in codes])
    assert {p.stem: verdict for p, verdict in verdicts.items() if verdict} == {}
