"""What a notice fills into its shell's text: ``{{ notice.place }}``, as facts of its own.

The words around stay as they were read, translated and approved; only the value is another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waymark.model import Document, Fact, FactType

PREFIX = "notice."


def filled(
    facts: Mapping[str, Fact], document: Document | None, keys: Iterable[str]
) -> Mapping[str, Fact]:
    """The library's facts, and those that a document fills into the keys that its text uses.

    A key of a notice or of a shell that nothing fills is a place to be supplied (FA005). No other
    document has such facts.
    """
    wanted = [k for k in keys if k.startswith(PREFIX) and k not in facts]
    if document is None or not wanted or not (document.shell or document.notice):
        return facts
    fill = document.notice.fill if document.notice else {}
    return {**facts, **{key: _fact(document, key, fill) for key in wanted}}


def _fact(document: Document, key: str, fill: Mapping[str, str]) -> Fact:
    name = key.removeprefix(PREFIX)
    return Fact(
        key=key,
        type=FactType.NAME,
        value=fill.get(name),
        label=name.replace("_", " "),
        source=document.path,
        verified=None,
        recheck_days=0,
        critical=False,
        replaced_by="",
        retired=False,
        supply=f"Write fill: {{{name}: …}} below notice in the front matter of the notice.",
        place=document.place(f"notice.fill.{name}"),
    )
