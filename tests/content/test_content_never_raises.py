"""Whatever bytes an author saves, reading answers with findings and never with a traceback."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from waymark.content import read_document
from waymark.content.facts_file import read_facts
from waymark.content.files import DOCUMENT, decode
from waymark.content.images import check_image
from waymark.content.report import FACTS, Vocabulary
from waymark.content.yaml_reader import read_yaml

GOOD = (Path(__file__).parent / "good.md").read_text(encoding="utf-8")
SIGNS = st.text(st.sampled_from("abc: -[]{}\n\"'|>&*!%@`#?,~\\x0éا\t"), max_size=40)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(at=st.integers(0, len(GOOD)), cut=st.integers(0, 40), put=SIGNS)
def test_documents(at: int, cut: int, put: str) -> None:
    text = GOOD[:at] + put + GOOD[at + cut :]
    document, findings = read_document("leaflets/x.md", text, Vocabulary(("public",), ("en",)))
    assert (document is None) == bool(findings)
    assert all(1 <= f.line <= text.count("\n") + 1 for f in findings)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(SIGNS)
def test_facts(text: str) -> None:
    tree, findings = read_yaml(text, "facts/x.yml", FACTS)
    assert tree is not None or findings
    if tree is not None:
        read_facts([tree])


@settings(deadline=None, max_examples=100, derandomize=True)
@given(st.binary(max_size=60))
def test_bytes(data: bytes) -> None:
    text, fault = decode(data, "x.md", DOCUMENT)
    assert (text is None) == (fault is not None)
    check_image("images/x.svg", data)
    check_image("images/x.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="1">' + data)
