"""A notice made from a shell: the same words, with a time; for ``waymark new notice --from``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from waymark.content.names import RESERVED, slug_of
from waymark.model import Document, Library, NoticeLevel


def notice_from(
    shell: Document,
    title: str,
    level: NoticeLevel,
    starts: datetime,
    ends: datetime,
    places: Sequence[str],
    library: Library,
) -> tuple[str, str]:
    """The path and the text of a notice with the words of a shell, title and summary among them.

    So what was translated and reviewed of the shell is translated and reviewed of the notice.
    ``title`` only names the file and the address; ``places`` are what the text leaves open
    (``place`` for ``{{ notice.place }}``).
    """
    slug = _free(slug_of(title) or shell.slug, shell, library)
    plans = [
        f"  {p.audience}: {{languages: [{', '.join(p.languages[1:])}], "
        f"formats: [{', '.join(p.formats)}]}}"
        for p in shell.editions
    ]
    sources = [f"  - {_flow(source)}" for source in _sources(shell)]
    matter = [
        "# yaml-language-server: $schema=../schema.json",
        f"# Made from {shell.path}. Title, summary and text are translated as they stand there.",
        f"id: {slug}",
        f"title: {json.dumps(shell.title, ensure_ascii=False)}",
        f"summary: {json.dumps(shell.summary, ensure_ascii=False)}",
        "kind: notice",
        f"marking: {shell.marking}",
        "# Times by clocks in the UK. What {{ notice.place }} and the like say stands below fill.",
        "notice:",
        f"  level: {level}",
        f"  starts: {starts:%Y-%m-%dT%H:%M}",
        f"  ends: {ends:%Y-%m-%dT%H:%M}",
        *(["  fill:", *(f"    {name}:" for name in places)] if places else []),
        "audiences:",
        *plans,
        f"owner: {shell.owner}",
        f"review: {{every: {shell.review.every.text}{_law(shell)}}}",
        f"consult: [{', '.join(shell.consult)}]",
        *(["sources:", *sources] if sources else ["sources: []"]),
    ]
    path = f"{shell.section}/{slug}.md"
    return path, "\n".join(["---", *matter, "---", *shell.body.text.rstrip("\n").split("\n"), ""])


def _law(shell: Document) -> str:
    checked = shell.review.law_checked
    return f", law_checked: {checked.isoformat()}" if checked else ""


def _sources(shell: Document) -> list[dict[str, str]]:
    rows = []
    for source in shell.sources:
        row = {"title": source.title, "url": source.url, "status": str(source.status)}
        if source.checked:
            row["checked"] = source.checked.isoformat()
        rows.append({key: value for key, value in row.items() if value})
    return rows


def _flow(row: dict[str, str]) -> str:
    plain = {"checked", "status"}
    pairs = (
        f"{key}: {value if key in plain else json.dumps(value, ensure_ascii=False)}"
        for key, value in row.items()
    )
    return f"{{{', '.join(pairs)}}}"


def _free(wish: str, shell: Document, library: Library) -> str:
    taken = {d.id for d in library.documents} | RESERVED | {shell.slug}
    base = wish[:56].rstrip("-")
    numbers = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return next(name for name in (base, *numbers) if name not in taken)
