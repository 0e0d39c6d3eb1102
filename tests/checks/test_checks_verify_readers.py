"""Served bytes read back: what is broken, locked, too large or too deep; and never a traceback."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Mapping
from unittest.mock import patch

import hypothesis.strategies as st
import pikepdf
import pytest
from hypothesis import example, given, settings

from waymark.checks import Served, VerifySubject, read, verify_site
from waymark.checks.served import Contents, Part, Stretch, archives, markup, remembered
from waymark.checks.shingles import letters, runs

Carriers = Mapping[str, tuple[str, Callable[[str, str], bytes]]]
PAGE = "public/leaflets/worried/"
LEAK = "Ask the panel chair which pupils were discussed before you speak to the family again."


def unread(subject: VerifySubject, name: str, data: bytes) -> list[str]:
    findings = verify_site([Served(PAGE + name, data)], subject)
    assert {f.code for f in findings} <= {"VE008"}
    return [f.message for f in findings]


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def test_a_broken_pdf_is_not_taken_for_clean(subject: VerifySubject) -> None:
    assert "broken" in unread(subject, "a.pdf", b"%PDF-1.7\nnothing more")[0]
    assert "broken" in unread(subject, "a.pdf", b"no pdf at all")[0]


def test_a_locked_pdf_cannot_be_verified(subject: VerifySubject, carriers: Carriers) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(carriers["PDF"][1]("en", ""))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "locked" in unread(subject, "a.pdf", out.getvalue())[0]


def test_a_pdf_whose_letters_nobody_knows_cannot_be_verified(
    subject: VerifySubject, carriers: Carriers
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(carriers["PDF"][1]("en", ""))) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
        pdf.save(out)
    assert "which letters" in unread(subject, "a.pdf", out.getvalue())[0]


def test_a_plain_pdf_of_another_program_is_read(subject: VerifySubject) -> None:
    """One-byte codes, no tags, kerning instead of spaces, a form, words over two lines."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    form = pdf.make_stream(b"BT /F1 9 Tf (you speak to the family) Tj ET")
    form["/Subtype"] = pikepdf.Name.Form
    form["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj["/Resources"] = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary(X=form)
    )
    drawn = b"BT /F1 9 Tf 50 700 Td [(panel)-250(chair which)] TJ 0 -12 Td (pupils were discussed"
    drawn += b" before) Tj 12 TL (020 7946) ' (0123) ' ET /X Do"
    page.obj["/Contents"] = pdf.make_stream(drawn)
    out = io.BytesIO()
    pdf.save(out)
    findings = verify_site([Served(PAGE + "a.pdf", out.getvalue())], subject)
    assert [f.code for f in findings] == ["VE001", "VE005"]


def test_an_earlier_revision_of_a_pdf_is_read(subject: VerifySubject, carriers: Carriers) -> None:
    first = carriers["PDF property"][1]("en", LEAK)
    start = len(first)
    # An update that gives the file's first object anew is enough to hide the old one.
    update = b"\n1 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer\n<< >>\nstartxref\n%d\n%%%%EOF\n"
    findings = verify_site([Served(PAGE + "a.pdf", first + update % start)], subject)
    assert "VE001" in {f.code for f in findings}


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a.epub"])
def test_a_broken_archive_cannot_be_verified(subject: VerifySubject, name: str) -> None:
    assert "broken" in unread(subject, name, b"PK\x03\x04 and no more")[0]
    assert "broken" in unread(subject, name, b"something else")[0]


def test_an_encrypted_entry_cannot_be_verified(subject: VerifySubject) -> None:
    data = bytearray(zipped("a.txt", b"text"))
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flag] |= 1
    assert unread(subject, "a.zip", bytes(data)) == [
        "It cannot be verified: the entry a.txt cannot be read."
    ]


def test_bombs_are_not_unpacked(subject: VerifySubject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST_BYTES", 100_000)
    bomb = zipped("a.txt", b"0" * 110_000)
    assert "too large" in unread(subject, "a.zip", bomb)[0]
    assert "too large" in unread(subject, "a.gz", gzip.compress(b"0" * 110_000))[0]


def test_an_archive_that_lies_about_its_size_is_bounded(subject: VerifySubject) -> None:
    data = bytearray(zipped("a.txt", b"0" * 1000))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert "cannot be read" in unread(subject, "a.zip", bytes(data))[0]


def test_files_inside_each_other_end_somewhere(subject: VerifySubject) -> None:
    data = LEAK.encode()
    for _ in range(8):
        data = zipped("in.zip", data)
    assert "too deep" in unread(subject, "a.zip", data)[0]


def test_entities_of_a_document_type_are_read_and_not_expanded(subject: VerifySubject) -> None:
    laughs = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 60))
    feed = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "{LEAK}">{laughs}]><x>&a59;</x>'
    findings = verify_site([Served("feed.xml", feed.encode())], subject)
    assert [f.code for f in findings] == ["VE001"]


@pytest.mark.parametrize(
    "page",
    [
        '<p title="x>{}</p>',
        "<p <p {}",
        "<![CDATA[{}",
        "<!-- {}",
        "<script>{}",
        "<style>/* {}",
        "<textarea>{}",
        "</html>{}",
        "<?php echo '{}' ?>",
        "<!ELEMENT {}>",
        "<a href='/?q={}'>x</a>",
        "&lt;p&gt;{}",
        "\ufeff<p>{}",
        "<p>{}",
    ],
)
def test_nothing_hides_behind_a_fault_in_the_markup(subject: VerifySubject, page: str) -> None:
    data = page.format(LEAK).encode()
    assert [f.code for f in verify_site([Served("index.html", data)], subject)] == ["VE001"]
    quoted = page.format(LEAK.replace(" ", "%20")).encode()
    found = [f.code for f in verify_site([Served("index.html", quoted)], subject)]
    assert found == ["VE001"] or "href" not in page


def test_parts_of_a_page_are_told_apart() -> None:
    contents = read(b"<title>T</title><p>Some <b>te</b>xt<br>more<td>a<td>b<img alt=c>", "a.html")
    assert [(x.text, x.part) for x in contents.lines] == [
        ("T", Part.METADATA),
        ("Some text", Part.TEXT),
        ("more ¶ a ¶ b", Part.TEXT),
    ]


def test_what_was_read_can_be_kept(carriers: Carriers) -> None:
    contents = read(carriers["PDF"][1]("ur", LEAK), "a.pdf")
    kept = Contents.of_json(contents.as_json())
    assert (kept.lines, kept.unread) == (contents.lines, contents.unread)


def test_runs_of_scripts_that_write_no_spaces() -> None:
    text = "在您再次与家人交谈之前请询问小组主席讨论了哪些学生的情况"
    assert letters("之前请询问小组主席讨论了哪些学生的") in letters(text)
    assert all(len(run) == 16 for run in runs(text))
    assert runs("请询问小组主席") == ()


def test_letters_are_the_same_in_every_spelling() -> None:
    assert letters("Żółć – ŻÓŁĆ") == letters("żółć") * 2
    assert letters("كيا هے ؟ ١٢٣") == letters("کیا ہے")
    assert letters("Straße ﬁne\u200b x\u00ady") == "strassefinexy"


FORMATS = ("page", "SVG", "PDF", "Word", "pack", "PNG", "JPEG", "feed in UTF-16", "search fragment")


@pytest.mark.parametrize("format", FORMATS)
def test_damaged_files_are_read_or_named_but_never_raise(
    format: str, subject: VerifySubject, carriers: Carriers
) -> None:
    name, carry = carriers[format]
    whole = carry("en", LEAK)
    chance = random.Random(format)
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data)
        verify_site([Served(PAGE + name, cut)], subject)


_SOUP = (
    *(
        "<p>",
        "</p>",
        "<p title='",
        '<p title="',
        "<li class=x>",
        "<div",
        "<ul ",
        "<h2>",
        "<link ",
        ">",
    ),
    *(
        "<title>",
        "</title>",
        "<td>",
        "<small>",
        "<b>",
        "</b>",
        "<svg>",
        "<desc>",
        "<w:p>",
        "<main>",
    ),
    *(
        "<!--",
        "-->",
        "<!-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE ",
        "<?xml ",
        "<!x 'a",
        "<style>",
        "<p >",
    ),
    *(
        "<script>",
        "</script>",
        "<script ",
        "<scripty>",
        "</style >",
        "'",
        '"',
        "<",
        "=",
        "/",
        "href=",
    ),
    *(
        "<a href='data:,<p>one'>",
        "data:",
        "&#100;ata:",
        "two ",
        "three",
        "0800 1",
        "{{ x }}",
        "&lt;p>",
    ),
)


@settings(max_examples=400, deadline=None)
@example("<script></style ><p>")
@given(st.lists(st.sampled_from(_SOUP), max_size=14).map("".join))
def test_a_page_read_in_stretches_says_what_it_says_in_one_go(page: str) -> None:
    """Nothing hides between two stretches, and nothing is read otherwise, whatever stays open."""
    stretched = read(page.encode(), "page.html")
    with patch.multiple(markup, _stretch=lambda _piece: None, _shared=lambda _piece: None):
        whole = read(page.encode(), "page.html")
    assert stretched.lines == whole.lines
    assert stretched.unread == whole.unread


def test_pages_share_the_stretches_that_they_have_in_common() -> None:
    """What was worked out of a stretch is found by the object: two pages must have the same one."""
    menu = "<nav><ul><li><a href='a/'>First</a></li><li>Second</li></ul></nav>"
    one, other = (read(f"<p>{x}</p>{menu}".encode(), "page.html") for x in ("one", "two"))
    assert len(set(one.stretches) & set(other.stretches)) == len(one.stretches) - 1 > 1


def test_a_file_that_stands_alone_is_not_kept_in_memory() -> None:
    """What is remembered by a stretch would hold every PDF and book of a site."""
    long = f"<p>{'All that one page says. ' * 200}</p>"
    for name, data in (
        ("a.html", f"<p>short</p>{long}"),
        ("a.json", '["a word"]'),
        ("a.css", "/* x y z */"),
    ):
        stretches = read(data.encode(), name).stretches
        assert stretches and not stretches[-1].shared
    seen: list[Stretch] = []
    remember = remembered(seen.append)
    (first, last) = read(f"<p>short</p>{long}".encode(), "a.html").stretches
    for stretch in (first, first, last, last):
        remember(stretch)
    assert seen == [first, last, last]
