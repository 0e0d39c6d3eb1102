"""Markdown to HTML: marks, call-outs, tables, what is not let through, and the same in MkDocs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from waymark.markup import EXTENSION, html_tree, render, skeleton
from waymark.model import Node
from waymark.model.marks import fact_mark, stand_in

PHONE = fact_mark("0800 011 3764", "tel:+448000113764")
TIME = fact_mark("9:00")
BDI = '<bdi dir="ltr">0800 011 3764</bdi>'
LINKED = f'<a href="tel:+448000113764">{BDI}</a>'


def html(text: str) -> str:
    return render(text, language="ur", direction="rtl").html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Call {PHONE}.", f"<p>Call {LINKED}.</p>"),
        (f"**{PHONE}**", f"<p><strong>{LINKED}</strong></p>"),
        (f"[call {PHONE}](tel:{PHONE})", f'<p><a href="tel:+448000113764">call {BDI}</a></p>'),
        (f"[call]({PHONE})", '<p><a href="tel:+448000113764">call</a></p>'),
        (f"`{PHONE}` x", f"<p><code>{BDI}</code> x</p>"),
        (f"```\n{PHONE}\n```", f"<pre><code>{BDI}\n</code></pre>"),
        (
            f"![Call {PHONE}](images/a.png)",
            '<p><img alt="Call \u20660800\u00a0011\u00a03764\u2069" loading="lazy"'
            ' src="images/a.png" /></p>',
        ),
        (fact_mark("a_b_c@x.example"), '<p><bdi dir="ltr">a_b_c@x.example</bdi></p>'),
        (fact_mark("Line *one*", "", "en"), '<p><bdi lang="en">Line *one*</bdi></p>'),
        (stand_in("Stay **safe**."), '<p dir="ltr" lang="en">Stay <strong>safe</strong>.</p>'),
        (
            f"x {stand_in('Stay **safe**.')} y",
            '<p>x <span dir="ltr" lang="en">Stay <strong>safe</strong>.</span> y</p>',
        ),
        (
            f"- {stand_in('One')}",
            '<ul>\n<li><span dir="ltr" lang="en">One</span></li>\n</ul>',
        ),
        (f"## {stand_in('A')} {{#a}}", '<h2 dir="ltr" id="a" lang="en">A</h2>'),
        (
            f"![{stand_in('A')}](images/a.png)",
            '<p><img alt="A" lang="en" loading="lazy" src="images/a.png" /></p>',
        ),
        (
            f"NHS\n\n*[NHS]: {stand_in('Health ' + TIME)}",
            '<p><abbr lang="en" title="Health \u20669:00\u2069">NHS</abbr></p>',
        ),
    ],
)
def test_marks_become_html(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<div onclick="x">y</div>',
        "a <img src=x onerror=y> b",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "![a](javascript:x)",
        "/// note | T\n    attrs: {onclick: x, class: big, style: y}\n\nText\n///",
        "## A {#a onclick=x}",
        '<a href="javascript:x">y</a>',
        "<!-- x -->",
        "``` {.x #onclick onclick=y}\ncode\n```",
    ],
)
def test_nothing_of_html_comes_through(text: str) -> None:
    tree = html_tree(render(text, language="en", direction="ltr"))
    assert not {n.tag for n in tree.walk()} & {"script", "style", "iframe", "object"}
    for node in tree.walk():
        for name, value in node.attributes:
            assert not name.startswith("on") and name != "style"
            assert not re.match(r"javascript|data", value)


def test_call_outs_are_named_notes_and_steps_a_list() -> None:
    text = (
        "/// help | Now?\nCall.\n///\n\n/// note\nText.\n///\n\n"
        "/// steps\n\n1. A\n\n    B\n\n2. C\n///\n"
    )
    assert html(text) == (
        '<div aria-labelledby="callout-1" class="callout callout--help" role="note">\n'
        '<p class="callout__title" id="callout-1">Now?</p>\n<p>Call.</p>\n</div>\n'
        '<div class="callout callout--note" role="note">\n<p>Text.</p>\n</div>\n'
        '<ol class="steps">\n<li>\n<p>A</p>\n<p>B</p>\n</li>\n<li>\n<p>C</p>\n</li>\n</ol>'
    )


def test_slides_and_blanks_are_named_groups() -> None:
    text = "/// slide | One thing\n- A\n///\n\nSay it.\n\n/// fill-in | Ours\n- Lead\n///\n"
    assert html(text) == (
        '<div aria-labelledby="slide-1" class="slide" role="group">\n'
        '<p class="slide__title" id="slide-1">One thing</p>\n<ul>\n<li>A</li>\n</ul>\n</div>\n'
        '<p>Say it.</p>\n<div aria-labelledby="fill-in-1" class="fill-in" role="group">\n'
        '<p class="fill-in__title" id="fill-in-1">Ours</p>\n<ul>\n<li>Lead</li>\n</ul>\n</div>'
    )


def test_lines_to_write_on_say_nothing() -> None:
    line = '<div class="write__line"></div>'
    assert html("/// write | 2\nWhat now?\n///\n\n/// write | 1\n///") == (
        f'<div class="write">\n<p>What now?</p>\n{line}\n{line}\n</div>\n'
        f'<div class="write">\n{line}\n</div>'
    )


def test_a_translation_has_the_same_boxes() -> None:
    text = "/// slide | A\nB\n///\n\n/// fill-in\n- C\n///\n\n/// write | 2\n///"
    assert skeleton(text) == (
        *("1 div.slide", "2 p", "2 p", "1 div.fill-in", "2 ul", "3 li"),
        *("1 div.write", "2 div", "2 div"),
    )


def test_a_table_is_a_named_region_with_scoped_headers() -> None:
    assert html("| | B |\n|--|:-:|\n| x | y |\n") == (
        '<div aria-labelledby="table-1" class="table" role="region" tabindex="0">\n<table>\n'
        '<thead>\n<tr id="table-1">\n<td></td>\n<th class="align-center" scope="col">B</th>\n'
        '</tr>\n</thead>\n<tbody>\n<tr>\n<th scope="row">x</th>\n'
        '<td class="align-center">y</td>\n</tr>\n</tbody>\n</table>\n</div>'
    )
    assert '<th scope="row">' not in html("| A | B |\n|--|--|\n| x | y |\n| | z |\n")


def test_links_and_their_languages() -> None:
    assert html("[a](https://a.example/)") == (
        '<p><a href="https://a.example/" rel="noreferrer">a</a></p>'
    )
    assert html("[a](../x/){hreflang=en}.") == '<p><a href="../x/" hreflang="en">a</a>.</p>'
    assert html("[a](doc:x)") == "<p><span>a</span></p>"


def test_the_outline_names_headings_with_isolates() -> None:
    text = (
        f"## Call {PHONE} {{#call}}\n\n### {stand_in('Who')} {{#who}}\n\n## E[^1] {{#e}}\n\n[^1]: n"
    )
    outline = render(text, language="ur", direction="rtl").outline
    assert [(h.level, h.id, h.text, h.language) for h in outline] == [
        (2, "call", "Call \u20660800\u00a0011\u00a03764\u2069", "ur"),
        (3, "who", "Who", "en"),
        (2, "e", "E", "ur"),
    ]


def test_footnotes_have_the_same_ids_each_time() -> None:
    text = "A[^law] and[^law].\n\n[^law]: The law.\n"
    first = html(text)
    assert first == html(text)
    assert first.count('href="#fn:law"') == 2
    assert 'href="#fnref:law">↩\u00a01</a> <a' in first
    assert 'href="#fnref2:law">↩\u00a01</a></p>' in first


def test_footnotes_are_numbered_as_they_are_read() -> None:
    made = html("A[^second] and[^first].\n\n[^first]: One.\n[^second]: Two.\n")
    assert made.index(">1</a></sup>") < made.index(">2</a></sup>")
    assert made.index("<p>Two.") < made.index("<p>One.")


def test_the_tree_holds_all_words_below_a_root_with_the_language() -> None:
    tree = html_tree(render(f"## A {{#a}}\n\nB {PHONE}", language="ur", direction="rtl"))
    assert (tree.get("lang"), tree.get("dir")) == ("ur", "rtl")
    assert [n.tag for n in tree.walk()] == ["div", "h2", "p", "a", "bdi"]
    assert isinstance(tree.elements()[0], Node)


MIXED = f"""## Call {PHONE} {{#call}}

Text[^1] with [a link](https://a.example/) and NHS.

| A | B |
|--:|---|
| x | {TIME} |

/// help | {stand_in("Now?")}
- one
///

```
code {TIME}
```

[^1]: Note

*[NHS]: National Health Service
"""


def test_mkdocs_gives_the_same_html() -> None:
    extensions = ["toc", "tables", "fenced_code", EXTENSION]
    md = Markdown(extensions=extensions, extension_configs={"toc": {"permalink": True}})
    assert md.convert(MIXED) == html(MIXED)
    assert md.toc_tokens[0]["name"] == "Call \u20660800 011 3764\u2069"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("## A {#a}\n\nText *x*.", "## Ż {#b}\n\nSłowa.", True),
        ("- a\n- b", "- a\n- b\n- c", False),
        ("1. a", "- a", False),
        ("Text.", "## Text.", False),
        ("a\n\nb", "a b", False),
        ("| a | b |\n|--|--|\n| c | d |", "| a | b |\n|--|--|\n| c | d |\n| e | f |", False),
        ("/// note\nx\n///", "/// help\nx\n///", False),
        ("- a\n\n    - b", "- a\n- b", False),
    ],
)
def test_the_skeleton_is_the_structure_without_the_words(one: str, other: str, same: bool) -> None:
    assert (skeleton(one) == skeleton(other)) is same


ROOT = Path(__file__).parents[2]
BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"}
    | {"table", "thead", "tbody", "tr", "th", "td", "pre", "div", "hr"}
)
PIECES = (
    *("# A\n", "## B {#b}\n", "- a\n", "  - b\n", "    - c\n", "1. x\n", "> q\n", "\n", "\n\n"),
    *("text ", "*em* ", "**st** ", "`code` ", "[a](x) ", "![a](images/a.png) ", "<https://x.y> "),
    *("[^1] ", "[^2] ", "`[^1]` ", "\\[^1] ", "\n[^1]: Note\n", "\n[^2]: Two\n    more\n"),
    *("| a | b |\n|--|--|\n| c | *d* |\n", "| a |  |\n|--|--|\n|  | *d* |\n", "```\nx\n```\n"),
    *("/// note | T\n", "///\n", "/// steps\n", "/// write | 3\n", "Term\n: Def\n", "  \n"),
    *("*[NHS]: Nat\n", "NHS ", "[x [^1]](y) ", "`` ` ``", "***", "_a_", "&amp;", "<b>", "\\"),
    *(PHONE, stand_in("Stay **safe**."), "{{ a.b }}"),
)


def whole_skeleton(text: str) -> tuple[str, ...]:
    """The blocks of the text as HTML, with every word read."""

    def blocks(node: Node, depth: int) -> Iterator[str]:
        for child in node.elements():
            if child.tag in BLOCKS:
                classes = child.get("class").split()
                boxes = ("steps", "slide", "fill-in", "write")
                kind = next((c for c in classes if "--" in c or c in boxes), "")
                yield f"{depth + 1} {child.tag}{'.' + kind if kind else ''}"
            yield from blocks(child, depth + (child.tag in BLOCKS))

    return tuple(blocks(html_tree(render(text, language="en", direction="ltr")), 0))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
def test_blocks_are_the_same_whether_words_are_read_or_not(text: str) -> None:
    assert skeleton(text) == whole_skeleton(text)


def test_so_they_are_in_every_text_of_the_repository() -> None:
    paths = [
        p for folder in ("content_src", "tests", "docs") for p in (ROOT / folder).rglob("*.md")
    ]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    assert sum("[^" in text for text in texts) > 20 and sum("```" in text for text in texts) > 20
    for path, text in zip(paths, texts, strict=True):
        assert skeleton(text) == whole_skeleton(text), path
