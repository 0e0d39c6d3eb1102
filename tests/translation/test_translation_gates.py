"""The three gates, on documents made at random from all that the dialect has."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from waymark.markup import render, skeleton
from waymark.model import Direction, Language, Node, SourceText, TranslationKind
from waymark.model.marks import without_marks
from waymark.translation import (
    Catalogue,
    Entry,
    coverage,
    extract,
    identity,
    merge,
    same_structure,
    uncovered,
)
from waymark.translation.segment_check import misfit

POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")

PLAIN = """Call us **now** *please* `code` 24 hours, 1,000 (or not) – “so” it’s <b a< & c! x_y_z
9:30 \\*not\\* see[^1] 5. - + | why? # **lead** MASH }} {{ ** _so_"""
WORD = st.sampled_from(
    (
        *PLAIN.split(),
        "{{ contact.act_early.phone }}",
        '[a guide](doc:guide "For you")',
        "![a map](images/map.svg)",
        "<https://www.gov.uk/>",
        "**a [link](doc:x#y) inside**",
    )
)
LINE = st.lists(WORD, min_size=1, max_size=8).map(" ".join).map(lambda s: f"So {s}")
LINES = st.lists(LINE, min_size=1, max_size=3)
ENDS = st.sampled_from(("\n", "  \n"))


@st.composite
def wrapped(draw: st.DrawFn, indent: str = "") -> str:
    lines = draw(LINES)
    text = lines[0]
    for line in lines[1:]:
        text += draw(ENDS) + indent + line
    return text


@st.composite
def lists(draw: st.DrawFn) -> str:
    marker = draw(st.sampled_from(("-   ", "*   ", "1.  ")))
    items = draw(st.lists(wrapped("    "), min_size=1, max_size=3))
    gap = draw(st.sampled_from(("\n", "\n\n")))
    text = gap.join(marker + i for i in items)
    if draw(st.booleans()):
        text += "\n    - " + draw(LINE) + "\n\n    " + draw(LINE)
    return text


CELL = LINE.map(lambda s: s.replace(" | ", r" \| ").replace("|", r"\|").replace(r"\\|", r"\|"))


@st.composite
def tables(draw: st.DrawFn) -> str:
    rows = [f"| {draw(CELL)} | {draw(CELL)} |" for _ in range(draw(st.integers(1, 3)))]
    return "\n".join([rows[0], "|---|--:|", *rows[1:], "| 24 | {{ a.b }} |"])


HEADING = st.builds(
    lambda n, s, id: f"{'#' * n} {s}{id}", st.integers(2, 4), LINE, st.sampled_from(("", " {#one}"))
)
BLOCK = st.one_of(
    HEADING,
    wrapped(),
    lists(),
    tables(),
    wrapped("> ").map(lambda s: f"> {s}"),
    st.builds(lambda t, d: f"{t}\n:   {d}", LINE, wrapped("    ")),
    st.builds(lambda t, s: f"/// note | {t}\n{s}\n///", LINE, wrapped()),
    lists().map(lambda s: f"/// steps\n{s}\n///"),
    LINE.map(lambda s: f"```\n{s}\n## no\n```"),
    st.just("---"),
)
DOCUMENT = st.lists(BLOCK, min_size=1, max_size=6).map(
    lambda blocks: (
        "\n\n".join([*blocks, "*[MASH]: A hub of agencies", "[^1]: So the law\n    says"]) + "\n"
    )
)
ANY_LINE = st.text(alphabet="ab |-#>:*`[]^(){}/1.~_\\ \t!", max_size=12)


def tree(text: str) -> Node:
    return render(text, language="en", direction="ltr").tree


def catalogue_of(text: SourceText, translate: str) -> Catalogue:
    entries = {s.key: Entry(s.msgid, translate.replace("{}", s.msgid), 1) for s in extract(text)}
    return Catalogue("translations/pl/a.po", "pl", TranslationKind.HUMAN, entries)


@settings(max_examples=60, deadline=None)
@given(DOCUMENT)
def test_identity_and_coverage(source: str) -> None:
    text = SourceText.of("a.md", source)
    segments = extract(text)
    assert identity(text, segments)
    assert uncovered(text, segments, tree) == ()
    assert [s for s in segments if misfit(s.msgid, s.msgid)] == []
    merged = merge(text, catalogue_of(text, "{}"), POLISH, skeleton)
    assert merged.body == text
    assert (merged.translated, merged.stand_ins, merged.findings) == (len(segments), 0, ())


@settings(max_examples=60, deadline=None)
@given(DOCUMENT)
def test_other_words_in_the_same_structure(source: str) -> None:
    text = SourceText.of("a.md", source)
    merged = merge(text, catalogue_of(text, "{} ż"), POLISH, skeleton)
    assert (merged.stand_ins, merged.findings) == (0, ())
    assert same_structure(text, merged.body, skeleton)
    assert len(merged.body.numbers) == len(merged.body.lines)


@settings(max_examples=60, deadline=None)
@given(DOCUMENT)
def test_stand_ins_change_no_word_and_no_structure(source: str) -> None:
    text = SourceText.of("a.md", source)
    merged = merge(text, None, POLISH, skeleton)
    assert without_marks(merged.body.text) == text.text
    assert merged.body.numbers == text.numbers
    assert skeleton(merged.body.text) == skeleton(text.text)


@settings(max_examples=150, deadline=None)
@given(st.lists(ANY_LINE, max_size=12).map("\n".join))
def test_any_text_survives(source: str) -> None:
    text = SourceText.of("a.md", source)
    assert identity(text, extract(text))
    assert without_marks(merge(text, None, POLISH, skeleton).body.text) == text.text


def test_uncovered_words_are_named() -> None:
    text = SourceText.of("a.md", "Known\n\n- Forgotten ![map](images/map.svg)\n\n`code`\n")
    segments = extract(text)[:1]
    assert uncovered(text, segments, tree) == ("Forgotten", "map")


def test_a_span_that_lies_is_no_identity() -> None:
    text = SourceText.of("a.md", "One\ntwo\n")
    segment = extract(text)[0]
    assert identity(text, [segment])
    assert not identity(text, [replace(segment, msgid="One")])


def test_another_structure() -> None:
    one, two = SourceText.of("a.md", "a\n"), SourceText.of("a.md", "- a\n")
    assert not same_structure(one, two, skeleton)


def test_coverage_as_findings() -> None:
    text = SourceText.of("a.md", "Known\n\n- And known\n")
    assert coverage(text, "translations/pl/a.po", tree) == ()
    said = coverage(text, "translations/pl/a.po", lambda _: Node("div", (), ("Forgotten",)))
    assert [(f.code, f.path, f.message) for f in said] == [
        (
            "TR015",
            "translations/pl/a.po",
            "“Forgotten” would stand in English without being marked.",
        )
    ]
