"""The packs of a library, each with the document that presents it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from waymark.content.files import FaultCodes
from waymark.content.pack_file import PACK, read_pack, settled
from waymark.content.report import Report
from waymark.content.yaml_tree import Value
from waymark.model import Document, Finding, finding, in_pack_order

PACK_FILE = FaultCodes("PK001", "PK001", "PK001")


def with_packs(
    trees: Mapping[str, Value | None], documents: tuple[Document, ...], held: frozenset[str]
) -> tuple[tuple[Document, ...], frozenset[str], tuple[Finding, ...]]:
    """The documents, those beside a pack with its parts; the ids of those that a fault in a pack
    keeps out; and the faults.

    ``trees`` are the files by path, ``None`` where one could not be read; ``held`` the ids of
    documents that other faults keep out.
    """
    by_path = {d.path: d for d in documents}
    by_id = {d.id: d for d in documents}
    found: list[Finding] = []
    lost: set[str] = set()
    presented: dict[str, Document] = {}
    for path, tree in trees.items():
        document = by_path.get(path.removesuffix(".yml") + ".md")
        if document is None:
            if not held:
                found.append(finding("PK008", path, f"No pack.md presents {path}."))
            continue
        report = Report(PACK)
        pack = read_pack(path, tree, report) if tree is not None else None
        found += report.findings
        if pack is not None:
            pack, faults = settled(pack, document, by_id, held)
            found += faults
            if not faults:
                presented[document.id] = replace(document, pack=pack)
        if document.id not in presented:
            lost.add(document.id)
    kept = tuple(presented.get(d.id, d) for d in documents if d.id not in lost)
    return in_pack_order(kept), frozenset(lost), tuple(found)
