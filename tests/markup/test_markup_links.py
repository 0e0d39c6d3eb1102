"""Links: what is found, and how links between documents are led to their targets."""

from dataclasses import dataclass

from waymark.markup import linked_ids, links, resolve_links
from waymark.model import SourceText
from waymark.model.marks import fact_mark

TEXT = """[One](doc:guide#check) and `[no](doc:code)` and \\[no](doc:escaped).

- ![A *map*](images/a.svg) [two
  lines](doc:worried "Title").

[![Badge](images/b.png)](https://a.example/x_(y)) [call]({{ contact.police.phone }})
"""


@dataclass(frozen=True)
class _Place:
    address: str
    language: str


def _body(text: str = TEXT) -> SourceText:
    return SourceText.of("a.md", text)


def test_links_and_images_are_found_in_order() -> None:
    found = [(u.target, u.text, u.image, u.place.line) for u in links(_body())]
    assert found == [
        ("doc:guide#check", "One", False, 1),
        ("images/a.svg", "A *map*", True, 3),
        ("doc:worried", "two\n  lines", False, 3),
        ("https://a.example/x_(y)", "![Badge](images/b.png)", False, 6),
        ("images/b.png", "Badge", True, 6),
        ("{{ contact.police.phone }}", "call", False, 6),
    ]
    assert linked_ids(_body()) == ("guide", "worried")


def test_a_fact_in_a_target_is_one_target() -> None:
    mark = fact_mark("0800 011 3764", "tel:+448000113764")
    assert [u.target for u in links(_body(f"[call]({mark}) and [b](doc:b)"))] == [mark, "doc:b"]


def test_links_are_resolved_and_marked_where_the_language_differs() -> None:
    targets = {"guide": _Place("../guide/#check", "pl"), "worried": _Place("../worried/", "en")}
    resolved, faults = resolve_links(
        _body(), lambda id, fragment: targets[id], "pl", lambda path: f"../../{path}"
    )
    assert faults == ()
    assert resolved.numbers == _body().numbers
    assert resolved.lines == (
        "[One](../guide/#check) and `[no](doc:code)` and \\[no](doc:escaped).",
        "",
        "- ![A *map*](../../images/a.svg) [two",
        '  lines](../worried/ "Title"){hreflang=en}.',
        "",
        "[![Badge](../../images/b.png)](https://a.example/x_(y)) "
        "[call]({{ contact.police.phone }})",
    )


def test_of_a_link_that_leads_nowhere_the_words_stay() -> None:
    resolved, faults = resolve_links(_body(), lambda id, fragment: None, "en")
    assert resolved.lines[0] == "One and `[no](doc:code)` and \\[no](doc:escaped)."
    assert resolved.lines[2:4] == ("- ![A *map*](images/a.svg) two", "  lines.")
    assert resolved.numbers == _body().numbers
    assert [(f.code, f.line) for f in faults] == [("LK008", 1), ("LK008", 3)]
    assert "“guide”" in faults[0].message


def test_an_image_inside_a_link_between_documents() -> None:
    body = _body("[![Badge](images/b.png)](doc:guide) end")
    resolved, _ = resolve_links(
        body, lambda id, fragment: _Place("../guide/", "en"), "en", lambda path: f"/{path}"
    )
    assert resolved.lines == ("[![Badge](/images/b.png)](../guide/) end",)
