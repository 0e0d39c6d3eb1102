"""XLIFF as translation tools send it back, PO by mail, and files that are neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from waymark.markup import skeleton
from waymark.model import Direction, Finding, Language, SourceText, TranslationKind
from waymark.translation import document_texts, read_catalogue, update
from waymark.translation.exchange import (
    ReturnedFile,
    Taken,
    Terms,
    Worksheet,
    read_file,
    take,
    with_texts,
    worksheet,
    write_xliff,
)

X = "{urn:oasis:names:tc:xliff:document:2.0}"
POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
LINES = ("Call {{ a.phone }} now. Then [read](doc:guide).", "", "Wait 24 hours.", "", "- Ask")
PUBLIC = SourceText("leaflets/a.md", LINES, tuple(range(1, len(LINES) + 1)))
TEXTS = document_texts("Title", "Summary", [("public", PUBLIC)])
TERMS = Terms((PUBLIC,), skeleton, {"a.phone": "999"})
CALL, WAIT, ASK = 2, 3, 4


def po(existing: str | None = None, **words: str) -> str:
    text = update(TEXTS, existing, POLISH, "leaflets/a.md")
    texts = {t.key: words[t.english] for t in TEXTS if t.english in words}
    return with_texts(text, texts, TranslationKind.HUMAN, whole=False)


def sheet_of(text: str) -> Worksheet:
    catalogue = read_catalogue(text, "translations/pl/leaflets/a.po", "pl")[0]
    return worksheet("a", "A", text, catalogue, POLISH)


SHEET = sheet_of(po(Ask="Zapytaj"))
OUT = write_xliff(SHEET, {"a.phone": "999"})


def edited(*changes: Callable[[etree._Element], object], data: bytes = OUT) -> bytes:
    root = etree.fromstring(data)
    for change in changes:
        change(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def unit(root: etree._Element, at: int) -> etree._Element:
    return list(root.iter(f"{X}unit"))[at]


def target(at: int, xml: str, state: str = "translated") -> Callable[[etree._Element], None]:
    """What a tool writes as the translation of a unit."""

    def change(root: etree._Element) -> None:
        segment = unit(root, at).find(f"{X}segment")
        assert segment is not None
        for old in segment.findall(f"{X}target"):
            segment.remove(old)
        segment.append(etree.fromstring(f'<target xmlns="{X[1:-1]}">{xml}</target>'))
        segment.set("state", state)

    return change


def taken(data: bytes, ours: Worksheet = SHEET, name: str = "a.pl.xlf") -> Taken:
    file = read_file(data, name)
    assert isinstance(file, ReturnedFile), file
    assert (file.document, file.language) in {("a", "pl"), ("leaflets/a.md", "pl")}
    return take(file, ours, TERMS)


GOOD = 'Zadzwoń <ph id="1"/> i <ph id="2"/>czytaj<ph id="3"/>.'


def test_a_target_with_its_codes_is_taken() -> None:
    result = taken(edited(target(CALL, GOOD)))
    assert list(result.texts.values()) == ["Zadzwoń {{ a.phone }} i [czytaj](doc:guide)."]
    assert result.findings == ()


@pytest.mark.parametrize(
    ("xml", "code", "words"),
    [
        ('Zadzwoń i <ph id="2"/>czytaj<ph id="3"/>.', "TR034", "lacks the code {1: 999}"),
        (
            '<ph id="1"/> <ph id="1"/> <ph id="2"/>a<ph id="3"/>',
            "TR034",
            "has the code {1: 999} too often",
        ),
        ('<ph id="7"/> <ph id="1"/> <ph id="2"/>a<ph id="3"/>', "TR034", "{7}"),
        (f'{GOOD} <pc id="9">x</pc>', "TR004", "<pc id=“9”>"),
        (f'{GOOD} <cp hex="202E"/>', "TR004", "<cp id=“”>"),
        (f"{GOOD} &lt;b&gt;x&lt;/b&gt;", "TR007", "<b>"),
        (f"{GOOD} \u202e", "TR007", "U+202E"),
        (f"{GOOD} 24", "TR005", "24"),
        (f"{GOOD} [x](https://evil.example)", "TR034", "has the code {2: link} too often"),
        (f"{GOOD} https://evil.example", "TR004", "evil.example"),
    ],
)
def test_a_target_that_is_refused(xml: str, code: str, words: str) -> None:
    result = taken(edited(target(CALL, xml), target(WAIT, "Poczekaj 24 godziny.")))
    (found,) = result.findings
    assert found.code == code
    assert words in found.message
    assert list(result.texts.values()) == ["Poczekaj 24 godziny."]
    lines = OUT.decode().split("\n")
    assert f'id="{SHEET.rows[CALL].id}"' in lines[found.line - 1]


def test_what_stands_for_a_code_is_the_librarys_own_word() -> None:
    def change(root: etree._Element) -> None:
        for data in root.iter(f"{X}data"):
            data.text = "https://evil.example/"

    result = taken(edited(target(CALL, GOOD), change))
    assert list(result.texts.values()) == ["Zadzwoń {{ a.phone }} i [czytaj](doc:guide)."]


def test_the_english_is_not_edited() -> None:
    def change(root: etree._Element) -> None:
        source = unit(root, WAIT).find(f".//{X}source")
        assert source is not None
        source.text = "Wait 42 hours."

    assert [f.code for f in taken(edited(change)).findings] == ["TR029"]


def test_a_tool_may_cut_a_text_into_sentences_and_mark_words() -> None:
    def change(root: etree._Element) -> None:
        old = unit(root, CALL)
        for segment in old.findall(f"{X}segment"):
            old.remove(segment)
        for part in etree.fromstring(
            f'<x xmlns="{X[1:-1]}">'
            '<segment state="final"><source>Call <ph id="1"/> now.</source>'
            '<target>Zadzwoń <mrk id="m1" type="term">zaraz</mrk> <ph id="1"/>.</target></segment>'
            "<ignorable><source> </source></ignorable>"
            '<segment state="final"><source>Then <ph id="2"/>read<ph id="3"/>.</source>'
            '<target>Potem <ph id="2"/>czytaj<ph id="3"/>.</target></segment></x>'
        ):
            old.append(part)

    result = taken(edited(change))
    assert result.findings == ()
    assert list(result.texts.values()) == [
        "Zadzwoń zaraz {{ a.phone }}. Potem [czytaj](doc:guide)."
    ]


def test_a_file_of_another_revision_is_used_where_the_english_is_the_same() -> None:
    lines = tuple(x.replace("24", "48") for x in LINES)
    now = SourceText("leaflets/a.md", lines, PUBLIC.numbers)
    texts = document_texts("Title", "Summary", [("public", now)])
    newer = sheet_of(update(texts, po(Ask="Zapytaj"), POLISH, "leaflets/a.md"))
    data = edited(target(CALL, GOOD), target(WAIT, "Poczekaj 24 godziny."))
    result = taken(data, newer)
    assert list(result.texts.values()) == ["Zadzwoń {{ a.phone }} i [czytaj](doc:guide)."]
    assert [f.code for f in result.findings] == ["TR027", "TR032"]
    assert "since the file was exported" in result.findings[0].message


def test_a_text_that_was_offered_can_be_confirmed() -> None:
    """The English changed; the translator finds that the old translation still fits."""
    lines = tuple("Ask us" if x == "- Ask" else x for x in (*LINES[:-1], "- Ask"))
    lines = (*LINES[:-1], "- Asks")
    now = SourceText("leaflets/a.md", lines, PUBLIC.numbers)
    texts = document_texts("Title", "Summary", [("public", now)])
    ours = sheet_of(update(texts, po(Ask="Zapytaj"), POLISH, "leaflets/a.md"))
    row = ours.rows[ASK]
    assert (row.translation, row.earlier, str(row.state)) == ("", "Zapytaj", "changed")
    out = write_xliff(ours, {})
    assert "Translation of the English as it was: Zapytaj" in out.decode()
    result = taken(edited(target(ASK, "Zapytaj"), data=out), ours)
    assert list(result.texts.values()) == ["Zapytaj"]


def test_the_marked_copy_is_valid_says_why_and_can_be_sent_again() -> None:
    from pathlib import Path

    schema = etree.XMLSchema(etree.parse(Path(__file__).parent / "xliff" / "xliff-core-2.0.xsd"))
    data = edited(target(CALL, GOOD), target(WAIT, "Poczekaj 42 godziny."))
    file = read_file(data, "a.pl.xlf")
    assert isinstance(file, ReturnedFile)
    result = take(file, SHEET, TERMS)
    marked = etree.fromstring(file.marked(result.marks))
    schema.assertValid(marked)
    (note,) = marked.iterfind(f".//{X}note[@category='refused']")
    assert "lacks the number “24” and has “42” instead" in (note.text or "")
    assert note.getparent() is unit(marked, WAIT).find(f"{X}notes")
    assert unit(marked, WAIT).find(f"{X}segment").get("state") == "initial"  # type: ignore[union-attr]
    text = with_texts(po(Ask="Zapytaj"), result.texts, TranslationKind.HUMAN, whole=False)
    again = edited(
        target(WAIT, "Poczekaj 24 godziny."),
        target(CALL, GOOD.replace("Zadzwoń", "Dzwoń")),
        data=etree.tostring(marked),
    )
    second = taken(again, sheet_of(text))
    assert second.findings == ()
    assert len(second.texts) == 2


DOCUMENT_TYPE = b"""<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file>&x;</file></xliff>"""


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (DOCUMENT_TYPE, 1, "document type"),
        (DOCUMENT_TYPE.decode().encode("utf-16"), 1, "document type"),
        (b"\n<!-- -->" + DOCUMENT_TYPE[21:], 2, "document type"),
        (OUT[:900], 9, "cannot be read"),
        (OUT.replace("“".encode(), b"\x93"), 1, "not UTF-8"),
        (OUT.replace(b'version="2.0"', b'version="1.2"'), 1, "XLIFF 1.2"),
        (b"<tmx/>", 1, "no XLIFF 2"),
        (b"<a>" * 5000, 1, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read(data: bytes, line: int, words: str) -> None:
    found = read_file(data, "a.pl.xlf")
    assert isinstance(found, Finding)
    assert (found.code, found.path) == ("TR025", "a.pl.xlf")
    assert words in found.message
    assert found.line <= data.count(b"\n") + 1
    if words == "document type":
        assert found.line == line


def test_utf_16_is_read() -> None:
    text = edited(target(CALL, GOOD)).decode().partition("?>")[2]
    assert len(taken(text.encode("utf-16")).texts) == 1


def test_two_documents_in_one_file() -> None:
    root = etree.fromstring(OUT)
    root.append(etree.fromstring(etree.tostring(root[0])))
    found = read_file(etree.tostring(root), "a")
    assert isinstance(found, Finding)
    assert "2 documents" in found.message


def test_po_by_mail() -> None:
    theirs = po(Ask="Pytaj", **{"Wait 24 hours.": "Poczekaj 24 godziny."})
    ours = sheet_of(po(Ask="Zapytaj"))
    result = taken(theirs.encode(), ours, "a.pl.po")
    assert list(result.texts.values()) == ["Poczekaj 24 godziny."]
    (found,) = result.findings
    assert found.code == "TR033"  # PO does not say what went out
    assert theirs.split("\n")[found.line - 1 :][0].startswith("#.")
    file = read_file(theirs.encode(), "a.pl.po")
    assert isinstance(file, ReturnedFile)
    marked = file.marked(result.marks).decode()
    assert "Not used: It was changed in the library" in marked.replace("\n# ", " ")
    assert marked.count("#, fuzzy") == 1
    assert taken(marked.encode(), ours, "a.pl.po").findings == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (po().encode("utf-16"), ""),
        (po(Ask="Pytać").encode("latin2", "replace"), "not UTF-8"),
        (b'msgid ""\nmsgstr "Language: pl\\n"\n', "no texts"),
    ],
)
def test_po_that_cannot_be_read(data: bytes, words: str) -> None:
    found = read_file(data, "a.pl.po")
    assert isinstance(found, Finding)
    assert found.code == "TR025"
    assert words in found.message


def test_a_broken_entry_of_a_po_file_costs_itself_alone() -> None:
    theirs = po(**{"Wait 24 hours.": "Poczekaj 24 godziny."}) + '\nmsgid "x\nmsgstr "y"\n'
    result = taken(theirs.encode(), SHEET, "a.pl.po")
    assert list(result.texts.values()) == ["Poczekaj 24 godziny."]
    assert [f.code for f in result.findings] == ["TR025"]
    assert result.findings[0].line == theirs.count("\n") - 1


def state(text: str) -> str:
    return text.partition("X-Waymark-State: ")[2].partition("\\n")[0]


def test_the_state_of_a_file_is_that_of_its_weakest_text() -> None:
    human, machine = TranslationKind.HUMAN, TranslationKind.MACHINE
    empty = update(TEXTS, None, POLISH, "leaflets/a.md")
    key = (None, "Ask")
    drafts = with_texts(empty, {key: "Zapytaj"}, machine, whole=False)
    assert state(drafts) == "machine"
    assert state(with_texts(drafts, {("title", "Title"): "Tytuł"}, human, whole=False)) == "machine"
    assert state(with_texts(drafts, {("title", "Title"): "Tytuł"}, human, whole=True)) == "human"
    persons = with_texts(empty, {key: "Zapytaj"}, human, whole=False)
    assert state(persons) == "human"
    assert state(with_texts(persons, {key: "Pytaj"}, machine, whole=True)) == "machine"
    assert state(with_texts(persons, {}, machine, whole=True)) == "human"
