"""A lesson plan, a deck and a worksheet, in English and in Urdu: how they look, and who looked."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree
from office_judge import A, W, slide_faults, word_faults
from office_pages import LANGUAGES, PARTS, made

from waymark.exports import EXPORTERS
from waymark.model import FileRecord, Format

Record = Callable[..., FileRecord]
HERE = Path(__file__).parent
JUDGES = {Format.DOCX: word_faults, Format.PPTX: slide_faults}
TEN_MILLIMETRES, TWENTY_MILLIMETRES = "567", "1134"


@lru_cache
def parts(part: str, language: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made(part, language))) as file:
        return {name: file.read(name) for name in file.namelist()}


def body(part: str, language: str) -> etree._Element:
    return etree.fromstring(parts(part, language)["word/document.xml"])


def words(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_each_is_sound(part: str, language: str) -> None:
    assert JUDGES[PARTS[part]](made(part, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_to_fill_in_has_boxes_and_room_for_a_hand(language: str) -> None:
    """A pupil could not see which column a tick belonged to."""
    ticked, written = body("worksheet", language).iter(f"{W}tbl")
    for table, style, height in (
        (ticked, "TickedTable", TEN_MILLIMETRES),
        (written, "WrittenTable", TWENTY_MILLIMETRES),
    ):
        assert table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == style
        head, *rows = table.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}trHeight") is None
        heights = [row.find(f"{W}trPr/{W}trHeight") for row in rows]
        assert {(h.get(f"{W}val"), h.get(f"{W}hRule")) for h in heights} == {(height, "atLeast")}
    styles = etree.fromstring(parts("worksheet", language)["word/styles.xml"])
    for style in styles.iter(f"{W}style"):
        edges = style.find(f"{W}tblPr/{W}tblBorders")
        if edges is not None and style.get(f"{W}styleId") in ("TickedTable", "WrittenTable"):
            assert {"left", "right", "insideV"} <= {etree.QName(e).localname for e in edges}
    plain = body("lesson", language).iter(f"{W}tblStyle")
    assert {style.get(f"{W}val") for style in plain} == {"Table"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_table_stays_on_one_page(language: str) -> None:
    """A lesson's steps were split after the first one."""
    for table in body("lesson", language).iter(f"{W}tbl"):
        *rows, last = table.findall(f"{W}tr")
        kept = [p.find(f"{W}pPr/{W}keepNext") is not None for r in rows for p in r.iter(f"{W}p")]
        assert kept and all(kept)
        assert all(p.find(f"{W}pPr/{W}keepNext") is None for p in last.iter(f"{W}p"))


def test_a_document_is_one_of_todays_word() -> None:
    """In Word's compatibility mode tables hung out of the text's edge."""
    settings = etree.fromstring(parts("lesson", "en")["word/settings.xml"])
    modes = [
        s.get(f"{W}val")
        for s in settings.iter(f"{W}compatSetting")
        if s.get(f"{W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]
    order = [etree.QName(child).localname for child in settings]
    assert order.index("compat") < order.index("rsids")


def test_urdu_is_bold_where_english_is_slanted_and_never_slanted() -> None:
    said = {"en": "Nobody has to answer.", "ur": "کسی کو جواب دینا ضروری نہیں۔"}
    looks = {}
    for language, sentence in said.items():
        runs = body("lesson", language).iter(f"{W}r")
        (run,) = (r for r in runs if words(r) == sentence)
        looks[language] = {etree.QName(e).localname for e in run.find(f"{W}rPr")}
    assert looks["en"] == {"i", "iCs"}
    assert looks["ur"] == {"b", "bCs", "rtl"}


def test_a_number_is_bold_in_every_script() -> None:
    styles = etree.fromstring(parts("lesson", "ur")["word/styles.xml"])
    (contact,) = (s for s in styles if s.get(f"{W}styleId") == "Contact")
    order = [etree.QName(e).localname for e in contact.find(f"{W}rPr")]
    assert order == ["b", "bCs"]


def test_the_head_of_a_page_stands_apart_from_its_text() -> None:
    styles = etree.fromstring(parts("lesson", "en")["word/styles.xml"])
    (head,) = (s for s in styles if s.get(f"{W}styleId") == "RunningHead")
    assert int(head.find(f"{W}pPr/{W}spacing").get(f"{W}after")) >= 200
    headers = [d for n, d in parts("lesson", "en").items() if re.search(r"/header\d", n)]
    assert len(headers) == 2 and all(b'w:val="RunningHead"' in d for d in headers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rows_of_a_slides_table_are_apart(language: str) -> None:
    slides = [d for n, d in parts("deck", language).items() if re.match(r"ppt/slides/s", n)]
    cells = [c for d in slides for c in etree.fromstring(d).iter(f"{A}tcPr")]
    assert len(cells) == 6
    for cell in cells:
        edges = [etree.QName(e).localname for e in cell]
        assert edges == ["lnL", "lnR", "lnT", "lnB", "solidFill"]
        drawn = {e: cell.find(f"{A}{e}/{A}noFill") is None for e in edges[:4]}
        assert drawn == {"lnL": False, "lnR": False, "lnT": True, "lnB": True}


def test_every_part_in_both_languages_was_looked_at() -> None:
    rows = (HERE / "CHECKLIST-office.md").read_text(encoding="utf-8")
    wanted = {f"{part}-{language}" for part in PARTS for language in LANGUAGES}
    assert set(re.findall(r"\]\(looked-at-office/([\w-]+)\.png\)", rows)) == wanted
    assert {p.stem for p in (HERE / "looked-at-office").glob("*.png")} == wanted


def test_text_below_a_table_or_a_list_stands_apart(make_record: Record) -> None:
    text = (
        "| A | B |\n|---|---|\n| x | y |\n\nBelow.\n\n- One\n- Two\n\nAfter.\n\n## C {#c}\n\nEnd.\n"
    )
    found, _ = EXPORTERS[Format.DOCX](make_record("en", text), {})
    assert found is not None
    with zipfile.ZipFile(io.BytesIO(found.data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    spaced = [words(p) for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}spacing") is not None]
    assert spaced == ["Below.", "After."]


def test_latin_words_in_urdu_are_runs_of_their_own() -> None:
    """“v3.0” was drawn over the word before it."""
    (line,) = (p for p in body("lesson", "ur").iter(f"{W}p") if "Licence" in words(p))
    runs = [(words(r), r.find(f"{W}rPr/{W}lang"), r.find(f"{W}rPr/{W}rtl")) for r in line]
    latin = [w for w, language, _ in runs if language is not None]
    assert latin == ["Maple House", "Open Government Licence v3.0"]
    for said, language, rtl in runs[1:]:
        assert (language is None) == (rtl is not None), said


def test_a_column_is_as_wide_as_its_longest_word(make_record: Record) -> None:
    """“Referrals” was broken in two where another column had much to say."""
    long = "who meets the public and has to know where a worry goes " * 2
    head = "| Role | Awareness | Referrals | In person | Again |\n|---|---|---|---|---|\n"
    text = f"{head}| {long} | {long} | No | {long} | Every year |\n"
    found, _ = EXPORTERS[Format.DOCX](make_record("en", text), {})
    assert found is not None
    with zipfile.ZipFile(io.BytesIO(found.data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    widths = [int(column.get(f"{W}w")) for column in root.iter(f"{W}gridCol")]
    assert widths[2] > sum(widths) * (len("Referrals") + 2) / 80
    assert min(widths[0], widths[1], widths[3]) > widths[2]
