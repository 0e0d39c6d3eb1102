"""The schema, the table behind it, and new documents: they must agree with the reader."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from waymark.content import (
    front_matter_keys,
    new_document,
    read_document,
    read_library,
    schema,
    schema_text,
)
from waymark.content.report import FRONT_MATTER, Vocabulary
from waymark.content.yaml_reader import read_yaml
from waymark.content.yaml_tree import Entries, Items, Value
from waymark.model import Kind

TESTS = Path(__file__).parent.parent
LIBRARIES = (TESTS / "small_library", TESTS.parent / "content_src")
TODAY = date(2026, 11, 23)


def plain(value: Value) -> Any:
    """A tree as an editor sees it."""
    if isinstance(value, Entries):
        return {e.key: plain(e.value) for e in value.entries}
    if isinstance(value, Items):
        return [plain(item) for item in value.items]
    return None if value.empty else value.text


def front_matter(text: str) -> Any:
    tree, findings = read_yaml(text.split("\n---\n")[0].removeprefix("---\n"), "x", FRONT_MATTER)
    assert findings == ()
    return plain(tree)


def test_the_committed_schema_is_the_one_that_the_table_makes() -> None:
    committed = TESTS.parent / "content_src" / "schema.json"
    assert committed.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema_of_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator.check_schema(schema(read_library(LIBRARIES[0])[0]))


@pytest.mark.parametrize("root", LIBRARIES, ids=lambda r: r.name)
def test_every_document_fits_it(root: Path) -> None:
    library, _ = read_library(root)
    for made in (schema(), schema(library)):
        for document in library.documents:
            text = (root / document.path).read_text(encoding="utf-8")
            jsonschema.Draft202012Validator(made).validate(front_matter(text))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "leeflet"},
        {"audiences": []},
        {"audiences": {"nobody": {}}},
        {"audiences": {"public": {"languages": ["xx"]}}},
        {"audiences": {"public": {"formats": ["pdff"]}}},
        {"review": {}},
        {"extra": "x"},
        {"sources": [{"title": "x"}]},
        {"consult": ["nobody"]},
    ],
    ids=str,
)
def test_editors_see_the_faults_too(change: dict[str, Any]) -> None:
    library, _ = read_library(LIBRARIES[0])
    text = (LIBRARIES[0] / "leaflets/worried.md").read_text(encoding="utf-8")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema(library)).validate(front_matter(text) | change)


def described(node: dict[str, Any], prefix: str = "") -> set[str]:
    """Dotted names of all properties in a schema, every one of them described."""
    names: set[str] = set()
    for name, child in node.get("properties", {}).items():
        assert child["description"]
        names |= {prefix + name} | described(child, f"{prefix}{name}.")
    for part in (*node.get("oneOf", ()), *filter(None, [node.get("items")])):
        names |= described(part, prefix)
    if isinstance(other := node.get("additionalProperties"), dict):
        names |= described(other, f"{prefix}*.")
    return names


def test_the_list_of_keys_is_complete() -> None:
    assert described(schema()) == set(front_matter_keys())
    assert len(front_matter_keys()) == len(set(front_matter_keys()))
    json.dumps(schema())


TITLES = (
    "Worried about someone?",
    'A "quoted" title: with colon, #hash & [brackets] {braces}',
    "What's new",
    "Zażółć gęślą jaźń",
    "اردو",
    "   ",
    "x" * 500,
    "Pages",
    "Line\nbreak\x00 and \ue000 marks \\ back",
    "Help",
    "Worried",
)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("title", TITLES, ids=lambda t: t[:12].strip() or "blank")
def test_a_new_document_reads_without_findings(kind: Kind, title: str) -> None:
    library, _ = read_library(LIBRARIES[0])
    path, text = new_document(kind, title, TODAY, library)
    vocabulary = Vocabulary.of(
        library.languages,
        tuple(a.id for a in library.audiences),
        tuple(g.id for g in library.groups),
    )
    document, findings = read_document(path, text, vocabulary)
    assert findings == ()
    assert (document.kind, document.review.last) == (kind, None)
    assert document.path == f"{document.section}/{document.slug}.md"
    assert library.document(document.id) is None
    assert library.document(f"{document.section}/{document.slug}") is None
    assert new_document(kind, title, TODAY, library) == (path, text)
    jsonschema.Draft202012Validator(schema(library)).validate(front_matter(text))


def test_a_new_document_keeps_its_title_and_asks_for_help_first() -> None:
    library, _ = read_library(LIBRARIES[0])
    path, text = new_document(Kind.LEAFLET, "What’s new: “1:1”?", TODAY, library)
    assert path == "leaflets/whats-new-1-1.md"
    assert 'title: "What’s new: “1:1”?"' in text
    assert text.index("{{ contact.emergency.phone }}") < text.index("## ")
