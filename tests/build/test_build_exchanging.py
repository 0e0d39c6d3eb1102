"""Every document of the starter library goes out to Polish and Urdu and comes back."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from waymark.build import Options, Work, exportable, exported, imported, prepare
from waymark.model import TranslationKind

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "tests" / "translation" / "xliff" / "xliff-core-2.0.xsd"
FORMATS = ("po", "xliff", "docx")
EVERYTHING = [(name, code) for code in ("pl", "ur") for name in ("worried", "help", "library")]
HUMAN, MACHINE = TranslationKind.HUMAN, TranslationKind.MACHINE
X = "{urn:oasis:names:tc:xliff:document:2.0}"
Texts = Mapping[str, str]
"""Translations with codes, by row id."""


@pytest.fixture(scope="module")
def work() -> Work:
    out = ROOT / "build" / "preview"
    return prepare(Options(ROOT, ROOT / "content_src", out, date(2026, 11, 23), draft=True))


@pytest.fixture(scope="module")
def bare(work: Work) -> Work:
    """The same library before anybody translated."""
    assert work.library
    return replace(work, library=replace(work.library, catalogues={}), catalogues={})


def test_all_that_is_translated_can_be_exported(work: Work) -> None:
    assert work.library
    for code in ("pl", "ur"):
        asked = {
            d.id for d in work.library.documents if any(code in e.languages for e in d.editions)
        }
        assert {n for n, c in EVERYTHING if c == code} <= asked | {"library"}
        assert set(exportable(work, code)) == asked | {"library"}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("name", "code"), EVERYTHING)
def test_nothing_changes_where_nothing_was_changed(
    work: Work, name: str, code: str, format: str
) -> None:
    out = exported(work, name, code, format)
    back = imported(work, out.data, out.name, MACHINE)
    assert (back.findings, back.po_text, back.used, back.refused) == ((), "", 0, 0)
    assert back.same == out.rows > 20


@pytest.mark.parametrize("format", ["xliff", "docx"])
@pytest.mark.parametrize(("name", "code"), EVERYTHING)
def test_what_was_translated_is_taken_to_the_letter(
    work: Work, bare: Work, name: str, code: str, format: str
) -> None:
    texts = wanted(work, name, code)
    out = exported(bare, name, code, format)
    back = imported(bare, FILLED[format](out.data, texts), out.name, HUMAN)
    assert back.findings == ()
    assert back.used == len(texts) > 20
    assert messages(back.po_text) == messages(exported(work, name, code, "po").data.decode())
    assert "X-Waymark-State: human" in back.po_text


def _marked(words: str) -> str:
    """Each pair of ``**`` close around what stands between, as Markdown wants it."""
    return re.sub(r"\*\*(.*?)\*\*", lambda m: f"**{m[1].strip() or 'o'}**", words)


LETTERS = {"pl": "ąćżó abc„”’'-,!? ", "ur": "ابپتٹ۔،؟ے \u200c\u00a0"}


@pytest.mark.parametrize(("code", "format"), [("pl", "xliff"), ("ur", "docx")])
def test_any_words_around_the_codes_are_taken(bare: Work, code: str, format: str) -> None:
    """Words of a language's letters, its spaces and quotes, around the codes of the English."""
    out = exported(bare, "help", code, format)
    root = etree.fromstring(exported(bare, "help", code, "xliff").data)
    english = {
        unit.get("id", ""): "".join(coded(unit.find(f".//{X}source")))
        for unit in root.iter(f"{X}unit")
    }

    @settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(sorted(english)), st.text(st.sampled_from(LETTERS[code]), min_size=1))
    def holds(id: str, words: str) -> None:
        marks = re.findall(r"\{\d+\}|\*\*|\d+", english[id])
        text = f"ż{words}{_marked(' '.join(['', *marks]))}"
        back = imported(bare, FILLED[format](out.data, {id: text}), out.name, HUMAN)
        assert back.findings == ()
        (translation,) = [t for t in messages(back.po_text).values() if t]
        assert translation.startswith(f"ż{words}".strip())

    holds()


@pytest.mark.parametrize(("name", "code"), EVERYTHING)
def test_xliff_is_valid(work: Work, bare: Work, name: str, code: str) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    for what in (work, bare):
        document = etree.fromstring(exported(what, name, code, "xliff").data)
        schema.assertValid(document)
        assert (document.get("srcLang"), document.get("trgLang")) == ("en-GB", code)
        ids = [u.get("id") for u in document.iter(f"{X}unit")]
        assert len(set(ids)) == len(ids)
        for code_element in document.iter(f"{X}ph"):
            assert code_element.get("canDelete") == code_element.get("canCopy") == "no"
        for unit in document.iter(f"{X}unit"):
            data = {d.get("id") for d in unit.iter(f"{X}data")}
            used = [p.get("dataRef") for p in unit.iterfind(f".//{X}source/{X}ph")]
            assert sorted(used) == sorted(data), "a code without its data, or twice in the source"


@pytest.mark.parametrize("format", [*FORMATS, "html"])
def test_the_same_texts_make_the_same_file(work: Work, format: str) -> None:
    once, again = (exported(work, "worried", "ur", format).data for _ in range(2))
    assert parts(once) == parts(again)


def test_a_note_to_colleagues_goes_to_no_translator(work: Work) -> None:
    assert work.library
    for name, code in EVERYTHING:
        for format in (*FORMATS, "html"):
            data = exported(work, name, code, format).data
            text = data.decode() if format != "docx" else parts(data)["word/document.xml"].decode()
            assert "internal" not in text
            assert str(work.library.root) not in text


def wanted(work: Work, name: str, code: str) -> Texts:
    """What the library has, as an XLIFF file says it."""
    root = etree.fromstring(exported(work, name, code, "xliff").data)
    return {
        unit.get("id", ""): "".join(coded(target))
        for unit in root.iter(f"{X}unit")
        if (target := unit.find(f".//{X}target")) is not None
    }


def coded(element: etree._Element | None) -> list[str]:
    assert element is not None
    words = [element.text or ""]
    for child in element:
        words += [f"{{{child.get('id')}}}", child.tail or ""]
    return words


def fill_xliff(data: bytes, texts: Texts) -> bytes:
    """A translation tool at work: a target for each unit, with the codes of the source."""
    root = etree.fromstring(data)
    for unit in root.iter(f"{X}unit"):
        text = texts.get(unit.get("id", ""))
        segment = unit.find(f"{X}segment")
        assert segment is not None
        if text is None:
            continue
        for old in segment.findall(f"{X}target"):
            segment.remove(old)
        target = etree.SubElement(segment, f"{X}target")
        last = None
        for piece in re.split(r"(\{\d+\})", text):
            if re.fullmatch(r"\{\d+\}", piece):
                last = etree.SubElement(target, f"{X}ph", id=piece[1:-1])
            elif last is None:
                target.text = (target.text or "") + piece
            else:
                last.tail = (last.tail or "") + piece
        segment.set("state", "translated")
    return etree.tostring(root)


def fill_docx(data: bytes, texts: Texts) -> bytes:
    """A translator who types the codes by their numbers alone."""
    document = docx.Document(io.BytesIO(data))
    for row in document.tables[0].rows[1:]:
        text = texts.get(row.cells[2].text.split("\n")[0])
        if text is not None:
            row.cells[1].text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FILLED: Mapping[str, Callable[[bytes, Texts], bytes]] = {"xliff": fill_xliff, "docx": fill_docx}


def messages(po: str) -> dict[tuple[str, str], str]:
    return {(e.msgctxt or "", e.msgid): e.msgstr for e in polib.pofile(po) if not e.obsolete}


def parts(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {n: file.read(n) for n in file.namelist()}


def test_the_preview_says_what_is_not_shown(tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(ROOT / "tests" / "small_library", library)
    path = library / "translations" / "ur" / "leaflets" / "worried.po"
    file = polib.pofile(str(path))
    for entry in file:
        if entry.msgid == "What you may notice":
            entry.msgstr = f"{entry.msgstr} 7"
        if entry.msgid == "Who to call":
            entry.msgstr = ""
    file.save()
    options = Options(ROOT, library, tmp_path / "out", date(2026, 11, 23), draft=True)
    page = html.document_fromstring(exported(prepare(options), "worried", "ur", "html").data)
    rows = {r.xpath("string(td[1]/p[last()])"): r for r in page.xpath("//section[2]//tbody/tr")}
    wrong = rows["What you may notice"]
    assert "adds the number “7”" in wrong.xpath("string(td[3])")
    assert wrong.get("class") == rows["Who to call"].get("class") == "open"
    assert rows["Who to call"].xpath("string(td[3])").startswith("Not translated")
    (article, *_) = page.xpath("//article")
    assert article.xpath("string(h3/@lang)") == "ur"
    stands_in = article.xpath(".//*[@lang='en'][normalize-space()='Who to call']")
    assert stands_in, "English that stands in is not marked"
    assert article.xpath(".//img/@src")[0].startswith("data:image/svg+xml;base64,")
    assert not page.xpath("//a[starts-with(@href, 'doc:')]")
    assert not page.xpath("//script")
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
