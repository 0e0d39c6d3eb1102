"""Every fault of the dialect: the smallest text that has it, the code and what the author reads."""

import pytest

from waymark.markup import inspect
from waymark.model import SourceText

SOUND = """## Notice {#notice}

Read [the guide](doc:guide#check), [the law](https://a.example/), [a fact]({{ a.url }}).
Write to [the team](mailto:team@example.org) or see [above](#notice). `<b>` and 1 < 2 > 0 & so on.

### Check

| Sign | What to do |
|------|------------|
| One  | Ask        |

![A map of the ways to get help](images/help/map.svg)

/// help | In danger?
Call {{ contact.police.phone }}.
///

/// steps

1. **Notice.** Look.
2. **Check.** Ask.[^1]
///

/// slide | Notice, check, share
- Look
///

/// fill-in | Our school
- Safeguarding lead
///

/// write | 6
What did you notice?
///

/// write | 2
///

```
<b>{.x}</b> /// note
```

[^1]: A note.

*[NHS]: National Health Service
"""

FAULTS = [
    ("MD001", 3, "<b>", "## A\n\nSome <b>bold text.\n"),
    ("MD001", 3, "&nbsp;", "## A\n\nSome&nbsp;text.\n"),
    ("MD001", 3, "<!--", "## A\n\n<!-- hidden -->\n"),
    ("MD002", 1, "### A", "### A\n\nText.\n"),
    ("MD002", 5, "#### B", "## A\n\nText.\n\n#### B\n\nText.\n"),
    ("MD002", 9, "deeper", "## A\n\nt\n\n### B\n\n#### C\n\n##### D\n\nt\n"),
    ("MD003", 1, "“A”", "## A\n\n## B\n\nText.\n"),
    ("MD003", 5, "“B”", "## A\n\nText.\n\n## B\n"),
    ("MD004", 1, "# A", "# A\n\nText.\n"),
    ("MD005", 5, "“x”", "## A {#x}\n\nText.\n\n## B {#x}\n\nText.\n"),
    ("MD006", 3, "never closed", "## A\n\n/// note\nText.\n"),
    ("MD006", 3, "“notes”", "## A\n\n/// notes\nText.\n///\n"),
    ("MD006", 3, "takes no title", "## A\n\n/// steps | T\n1. Do.\n///\n"),
    ("MD006", 3, "numbered list", "## A\n\n/// steps\nText.\n///\n"),
    ("MD006", 3, "A slide needs a title", "## A\n\n/// slide\nText.\n///\n"),
    ("MD006", 4, "“### B” stands inside", "## A\n\n/// slide | T\n### B\n\nText.\n///\n"),
    ("MD006", 3, "list of labels", "## A\n\n/// fill-in | T\nText.\n///\n"),
    ("MD006", 3, "number of lines", "## A\n\n/// write\n///\n"),
    ("MD006", 3, "number of lines", "## A\n\n/// write | six\n///\n"),
    ("MD006", 3, "from 1 to 40", "## A\n\n/// write | 41\n///\n"),
    ("MD006", 3, "after a bar", "## A\n\n/// note Title\nText.\n///\n"),
    ("MD006", 6, "another block", "## A\n\n/// note\nText.\n\n/// help\nText.\n///\n"),
    ("MD006", 5, "never opened", "## A\n\nText.\n\n///\n"),
    ("MD006", 4, "margin", "## A\n\n- item\n    /// note\n"),
    ("MD006", 4, "blank line", "## A\n\nText.\n/// note\nText.\n///\n"),
    ("MD006", 3, "fence", "## A\n\n```\ncode\n"),
    ("MD007", 3, "{.big}", "## A\n\nText {.big}\n"),
    ("MD007", 3, "{hreflang=pl}", "## A\n\n[the law](https://a.example/){hreflang=pl}\n"),
    ("MD007", 1, "{: .x}", "## A {: .x}\n\nText.\n"),
    ("MD007", 1, "{#Big One}", "## A {#Big One}\n\nText.\n"),
    ("MD007", 1, "{#Big}", "## A {#Big}\n\nText.\n"),
    ("MD007", 4, "attribute", "## A\n\n/// note\n    attrs: {onclick: x}\n\nText.\n///\n"),
    ("MD008", 3, "[x]: https://a.example", "## A\n\n[x]: https://a.example\n"),
    ("MD008", 3, "[x]", "## A\n\nSee [the law][x].\n"),
    ("MD008", 1, "##A", "##A\n\nText.\n"),
    ("MD008", 3, "inside a list", "## A\n\n- ## B\n"),
    ("MD008", 2, "underlines", "A\n===\n\nText.\n"),
    ("MD008", 3, "!!!", "## A\n\n!!! note\n    Text.\n"),
    ("LK002", 3, "“chek”", "## Check\n\nSee [above](#chek).\n"),
    ("LK003", 3, "http://a.example", "## A\n\n[the law](http://a.example)\n"),
    ("LK003", 3, "javascript:alert", "## A\n\n[the law](javascript:alert)\n"),
    ("LK003", 3, "../b.md", "## A\n\n[the guide](../b.md)\n"),
    ("LK006", 3, "../x.svg", "## A\n\n![A map](../x.svg)\n"),
    ("LK006", 3, "images/x.gif", "## A\n\n![A map](images/x.gif)\n"),
    ("LK006", 3, "https://a.example/x.png", "## A\n\n![A map](https://a.example/x.png)\n"),
    ("AX001", 3, "images/x.svg", "## A\n\n![](images/x.svg)\n"),
    ("AX002", 3, "Click here", "## A\n\n[Click here](https://a.example)\n"),
    ("AX002", 3, "https://a.example", "## A\n\n[](https://a.example)\n"),
    ("AX003", 3, "| a | b |", "## A\n\n| a | b |\n| c | d |\n"),
    ("AX003", 3, "|   |   |", "## A\n\n|   |   |\n|---|---|\n| c | d |\n"),
]


def test_a_sound_text_has_no_fault() -> None:
    assert inspect(SourceText.of("a.md", SOUND)) == ()


@pytest.mark.parametrize(("code", "line", "words", "text"), FAULTS)
def test_a_fault_is_found_with_its_line(code: str, line: int, words: str, text: str) -> None:
    found = [f for f in inspect(SourceText.of("a.md", text, first=11)) if f.code == code]
    assert [f.line for f in found] == [line + 10], inspect(SourceText.of("a.md", text))
    assert words in found[0].message
    assert found[0].hint


def test_a_near_name_is_offered() -> None:
    faults = inspect(SourceText.of("a.md", "## A\n\n/// notes\nText.\n///\n"))
    assert "note" in faults[0].hint
    faults = inspect(SourceText.of("a.md", "## Check it\n\nSee [above](#chek-it).\n"))
    assert faults[0].hint == "Did you mean “#check-it”?"


def test_an_empty_text_has_no_fault() -> None:
    assert inspect(SourceText.of("a.md", "")) == ()
