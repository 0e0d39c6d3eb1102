"""The three gates, on documents made at random from all that the dialect has."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from waymark.markup import heading_ids, html_tree, render, skeleton, with_heading_ids
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


def set_in(block: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}".rstrip() for line in block.split("\n"))


@st.composite
def definitions(draw: st.DrawFn) -> str:
    gap = draw(st.sampled_from(("\n", "\n\n")))
    means = draw(st.lists(wrapped("    "), min_size=1, max_size=2))
    return gap.join([draw(LINE), *(f":   {m}" for m in means)])


@st.composite
def nested(draw: st.DrawFn) -> str:
    """A list, quotation or note with other blocks inside."""
    head, indent = draw(
        st.sampled_from((("-   ", "    "), ("1.  ", "    "), ("> ", "> "), ("/// note | So\n", "")))
    )
    blocks = [draw(LINE), *draw(st.lists(INSIDE, min_size=1, max_size=2))]
    text = head + set_in("\n\n".join(blocks), indent)[len(indent) :]
    return f"{text}\n///" if head.startswith("///") else text


HEADING = st.builds(
    lambda n, s, id: f"{'#' * n} {s}{id}", st.integers(2, 4), LINE, st.sampled_from(("", " {#one}"))
)
INSIDE = st.one_of(wrapped(), lists(), tables(), definitions())
BLOCK = st.one_of(
    HEADING,
    nested(),
    definitions(),
    wrapped(),
    lists(),
    tables(),
    wrapped("> ").map(lambda s: f"> {s}"),
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
HOSTILE = st.one_of(
    st.text(alphabet="aż0 |-#>:*`[]^(){}/.~_\\\n!<&;\u202e\ue000", max_size=24),
    st.sampled_from(
        (
            *("# No", "- no", "1. no", "> no", "| a | b |\n|---|---|", "---", "```\nno\n```"),
            *("/// help\nno\n///", "///", ": no", "*[No]: no", "[^1]: no", "[^9]", "    no"),
            *("<script>no()</script>", "<b>no</b>", "[no](javascript:no)", "![no](no.svg)"),
            *("{{ a.b }}", "{{ contact.act_early.phone }}", "no\n\nno", "no {#no}", "~~~", "\\"),
        )
    ),
)
ANY_LINE = st.text(alphabet="ab |-#>:*`[]^(){}/1.~_\\ \t!", max_size=12)


def tree(text: str) -> Node:
    return html_tree(render(text, language="en", direction="ltr"))


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


@settings(max_examples=120, deadline=None)
@given(DOCUMENT, st.lists(HOSTILE, min_size=1, max_size=6), st.booleans())
def test_whatever_a_translation_says_the_structure_stays(
    source: str, said: list[str], behind: bool
) -> None:
    """It is refused, or it stands in the very place of the English."""
    text = SourceText.of("a.md", source)
    segments = extract(text)
    entries = {
        s.key: Entry(
            s.msgid, f"{s.msgid} {said[n % len(said)]}" if behind else said[n % len(said)], 1
        )
        for n, s in enumerate(segments)
    }
    merged = merge(
        text,
        Catalogue("translations/pl/a.po", "pl", TranslationKind.HUMAN, entries),
        POLISH,
        skeleton,
    )
    assert skeleton(without_marks(merged.body.text)) == skeleton(text.text)
    assert skeleton(merged.body.text) == skeleton(text.text)
    assert merged.translated + merged.stand_ins == merged.total == len(segments)
    shown = render(merged.body.text, language="pl", direction="ltr").html
    assert "<script" not in shown and "javascript:" not in shown


@settings(max_examples=60, deadline=None)
@given(DOCUMENT)
def test_ids_of_headings_are_the_english_ones(source: str) -> None:
    text = SourceText.of("a.md", source)
    ids = heading_ids(text.text)
    for ending in (None, " żó", " # اردو"):
        catalogue = None if ending is None else catalogue_of(text, f"{{}}{ending}")
        merged = merge(text, catalogue, POLISH, skeleton)
        named = with_heading_ids(merged.body, ids)
        outline = render(named.text, language="pl", direction="ltr").outline
        assert tuple(h.id for h in outline) == ids


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
