"""A search index read back: texts of pages, lists of words, the program; leaks in each."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from waymark.checks import Served, VerifySubject, read, verify_site
from waymark.checks.served import Part
from waymark.checks.served.search_index import SIGNATURE, read_search_index
from waymark.model import Effect
from waymark.site.searching import SearchedPage, language_index

LEAK = "Ask the panel chair which pupils were discussed before you speak to the family again."
NOTE = "The owner still has to check the numbers with the northern police before release."
OWN = "Everyone may read this. If you are worried, call 020 7946 0101 at any time of the day."
PUBLIC = "public/leaflets/worried/"
FRAGMENT = "pagefind/en/fragment/en_1234567.pf_fragment"


def packed(inside: bytes) -> bytes:
    return gzip.compress(SIGNATURE + inside, mtime=0)


def fragment(text: str, page: str = PUBLIC, **more: Any) -> bytes:
    value = {"url": page, "content": text, "filters": {}, "meta": {"title": "x"}, "anchors": []}
    return packed(json.dumps({**value, **more}).encode())


def found(subject: VerifySubject, data: bytes, address: str = FRAGMENT) -> list[str]:
    findings = verify_site([Served(address, data)], subject)
    assert all(f.path == address and f.effect is Effect.STOP for f in findings)
    return [f.code for f in findings]


def test_a_page_in_an_index_may_say_what_the_page_says(subject: VerifySubject) -> None:
    assert found(subject, fragment(OWN)) == []
    assert found(subject, fragment(LEAK, "professionals/leaflets/worried/")) == []
    assert found(subject, fragment(LEAK, "/professionals/leaflets/worried/")) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (fragment(f"{OWN} {LEAK}"), "VE001"),
        (fragment(OWN + " " + LEAK.replace(" ", "\u200b")), "VE001"),
        (fragment(OWN, meta={"title": LEAK}), "VE001"),
        (fragment(OWN, anchors=[{"element": "h2", "id": "a", "text": LEAK}]), "VE001"),
        (fragment(OWN, filters={LEAK: ["x"]}), "VE001"),
        (fragment(NOTE), "VE002"),
        (fragment("OFFICIAL-SENSITIVE"), "VE003"),
        (fragment("Call 020 7946 0555."), "VE005"),
        (fragment("Write to desk@lamp.example."), "VE006"),
        (fragment("Call \u2066020 7946 0999\u2069."), "VE007"),
    ],
)
def test_what_leaks_in_the_text_of_a_page_is_found(
    subject: VerifySubject, data: bytes, code: str
) -> None:
    assert found(subject, data) == [code]


def test_text_of_a_page_that_the_site_does_not_have(subject: VerifySubject) -> None:
    assert found(subject, fragment(OWN, "public/leaflets/forgotten/")) == ["VE009"]
    assert "VE001" in found(subject, fragment(LEAK, "professionals/leaflets/forgotten/"))


def test_text_of_another_languages_page(subject: VerifySubject) -> None:
    polish = fragment("Ktoś", f"pl/{PUBLIC}")
    assert found(subject, polish, "pagefind/pl/fragment/pl_1.pf_fragment") == []
    assert found(subject, polish) == ["VE010"]
    assert found(subject, fragment(OWN), "pagefind/pl/fragment/pl_1.pf_fragment") == ["VE010"]


def cbor(value: Any) -> bytes:
    """Lists and strings, with every size of head."""
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(cbor, value))
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, int):
        return _head(0, value)
    text = value.encode()
    return _head(3, len(text)) + text


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    more = next(n for n in range(4) if size < 1 << (8 << n))
    return bytes([kind << 5 | 24 + more]) + size.to_bytes(1 << more, "big")


def test_every_word_of_a_list_is_read() -> None:
    words = ["a", "b" * 30, "c" * 300, "d" * 70_000, "żółw", "اردو"]
    rows = [[word, [1, 300, 70_000, 5_000_000_000], b"bytes in words"] for word in words]
    contents = read(packed(cbor(["1.5.2", rows])), "pagefind/en/index/en_1.pf_index")
    texts = [line.text for line in contents.lines]
    assert [t for t in texts if t != "bytes in words"] == ["1.5.2", *words]
    assert texts.count("bytes in words") == len(words)
    assert contents.unread == () and contents.page == ""


@pytest.mark.parametrize(
    ("word", "code"), [(LEAK, "VE001"), ("02079460555", "VE005"), ("02079460999", "VE007")]
)
def test_what_leaks_in_a_list_of_words_is_found(
    subject: VerifySubject, word: str, code: str
) -> None:
    address = "pagefind/en/index/en_1.pf_index"
    assert found(subject, packed(cbor([["aunt"], [word, [1, 2]], "zoo"])), address) == [code]


def test_a_group_of_digits_is_no_number(subject: VerifySubject) -> None:
    words = packed(cbor(["18001", "7946", "0999", "help@lamp.exampl", "secret"]))
    assert found(subject, words, "pagefind/en/index/en_1.pf_index") == []


def test_what_leaks_in_the_program_is_found(subject: VerifySubject) -> None:
    program = b"\0asm\1\0\0\0\xff\xfe" + LEAK.encode() + b"\0\1"
    assert found(subject, packed(program), "pagefind/en/wasm.en.pagefind") == ["VE001"]
    assert found(subject, packed(b"\0asm\1\0\0\0"), "pagefind/en/wasm.en.pagefind") == []


@pytest.mark.parametrize(
    "data",
    [
        packed(b"{ no json"),
        packed(cbor(["word"])[:-1]),
        packed(b"\x9c"),
        packed(b"\x7a\xff"),
        packed(cbor(["a"])) + b"\x1f\x8b more",
        packed(b"{}")[:-6],
    ],
    ids=("json", "cbor", "short", "long", "more-after-it", "cut-off"),
)
def test_what_is_broken_is_not_taken_for_clean(subject: VerifySubject, data: bytes) -> None:
    assert found(subject, data) == ["VE008"]


def test_a_broken_list_still_tells_its_words(subject: VerifySubject) -> None:
    broken = packed(cbor([LEAK]) + b"\x7a\xff")
    assert set(found(subject, broken)) == {"VE001", "VE008"}


def test_a_true_index_is_read_whole(subject: VerifySubject) -> None:
    """Pagefind's own files, of every kind that a site serves: each is read, none is passed over."""
    pages = [
        SearchedPage(PUBLIC, "Worried about someone?", "Why", f"<p>{OWN}</p>", ("public",), "x"),
        SearchedPage(
            "professionals/leaflets/worried/", "X", "Y", f"<p>{LEAK}</p>", ("professionals",), "x"
        ),
    ]
    files = dict(language_index("en", pages).files)
    served = [Served(f"pagefind/en/{name}", data) for name, data in files.items()]
    assert verify_site(served, subject) == ()
    texts = {
        word.strip(".,").lower()
        for file in served
        if file.address.endswith((".pf_fragment", ".pf_index"))
        for line in read(file.data, file.address).lines
        for word in line.text.split()
    }
    assert {"everyone", "panel", "7946"} <= texts
    leaked = [Served(s.address, s.data) for s in served if s.address.endswith(".pf_fragment")]
    leaked = [
        Served(
            s.address,
            packed(
                gzip.decompress(s.data)
                .removeprefix(SIGNATURE)
                .replace(b"professionals/leaflets", b"public/leaflets")
            ),
        )
        for s in leaked
    ]
    assert {f.code for f in verify_site(leaked, subject)} == {"VE001"}
    (program,) = (s for s in served if ".pagefind" in s.address.rpartition("/")[2])
    assert {x.part for x in read(program.data, program.address).lines} == {Part.CODE}
    assert len(read(program.data, program.address).lines) > 100


def test_reading_any_bytes_never_fails() -> None:
    import random

    chance = random.Random(7)
    for _ in range(300):
        read_search_index(SIGNATURE + chance.randbytes(chance.randrange(80)))
