"""The status of all translations as one HTML file for the office: it stands alone, without scripts.

What a colour says, a shape and a word say too (WCAG 1.4.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files

from waymark.model import Language
from waymark.translation.status import Status, StatusRow, TranslationStage

SHAPES = {
    TranslationStage.REVIEWED: '<circle cx="8" cy="8" r="7"/>',
    TranslationStage.TRANSLATED: '<path d="M8 0l8 8-8 8-8-8z"/>',
    TranslationStage.MACHINE: '<path class="hollow" d="M8 1.5L14.5 8 8 14.5 1.5 8z"/>',
    TranslationStage.OPEN: (
        '<circle class="hollow" cx="8" cy="8" r="6.5"/><path d="M8 1.5a6.5 6.5 0 0 1 0 13z"/>'
    ),
    TranslationStage.NOT_BEGUN: '<circle class="hollow" cx="8" cy="8" r="6.5"/>',
}
_CRITICAL = '<path d="M8 1l8 14H0z"/>'
_MEANINGS = {
    TranslationStage.REVIEWED: "A native speaker has read every text as it is now.",
    TranslationStage.TRANSLATED: "Every text is translated; some still wait for their reader.",
    TranslationStage.MACHINE: "Every text is there, some drafted by a machine alone.",
    TranslationStage.OPEN: "English stands for some texts: missing, changed since, or refused.",
    TranslationStage.NOT_BEGUN: "Nothing is translated.",
}
_COUNTS = (
    ("done", "Done"),
    ("reviewed", "Reviewed"),
    ("human", "To be reviewed"),
    ("machine", "Machine"),
    ("fuzzy", "Fuzzy"),
    ("refused", "Refused"),
    ("missing", "Missing"),
)
_BAR = ("reviewed", "human", "machine")


def status_page(rows: Sequence[StatusRow], site: str, today: date) -> str:
    """The page. ``site`` is the library's name; ``today`` is printed as the day that it is of."""
    languages = tuple(dict.fromkeys(row.language for row in rows))
    title = f"Translations of {escape(site)}"
    parts = (
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">',
        f"<title>{title}, {today.isoformat()}</title>",
        f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>",
        f"<h1>{title}</h1>",
        f'<p>As of <time datetime="{today.isoformat()}">{today.isoformat()}</time>. '
        "“waymark translations status --html” writes this page.</p>",
        _legend(),
        "<h2>At a glance</h2>" if rows else "<p>There is nothing to translate.</p>",
        _overview(rows, languages) if rows else "",
        *(_details([r for r in rows if r.language == x], x) for x in languages),
        "</main>\n</body>\n</html>\n",
    )
    return "\n".join(parts)


def _style() -> str:
    return (files("waymark.translation") / "status_page.css").read_text("utf-8")


def _legend() -> str:
    rows = [
        f"<div><dt>{_stage(stage)}</dt><dd>{meaning}</dd></div>"
        for stage, meaning in _MEANINGS.items()
    ]
    said = "Texts that lead to help at once and that no native speaker has read as they are now."
    rows.append(f"<div><dt>{_critical('critical open')}</dt><dd>{said}</dd></div>")
    return f"<h2>What the marks say</h2>\n<dl>{''.join(rows)}</dl>"


def _overview(rows: Sequence[StatusRow], languages: Sequence[Language]) -> str:
    """Documents × languages."""
    heads = "".join(
        f'<th scope="col"><a href="#{escape(x.code)}">{_named(x)}<br>{escape(x.english)}</a></th>'
        for x in languages
    )
    found = {(row.document, row.language.code): row.status for row in rows}
    titles = {row.document: row.title for row in rows}
    body = "".join(
        f'<tr><th scope="row">{escape(title)}</th>'
        + "".join(_cell(found.get((document, x.code))) for x in languages)
        + "</tr>\n"
        for document, title in titles.items()
    )
    return _scrolling(
        "Every document in every language: what is to be done next, and how many of its texts are "
        "translated",
        f'<tr><th scope="col">Document</th>{heads}</tr>',
        body,
    )


def _cell(status: Status | None) -> str:
    if status is None:
        return '<td class="none">not planned</td>'
    urgent = f"<br>{_critical(f'{status.critical_open} critical')}" if status.critical_open else ""
    return f"<td>{_stage(status.stage)}<br>{status.done} of {status.total}{urgent}</td>"


def _details(rows: Sequence[StatusRow], language: Language) -> str:
    """One language with every count."""
    heads = "".join(f'<th scope="col">{name}</th>' for _, name in _COUNTS)
    first = '<th scope="col">Document</th><th scope="col">State</th>'
    last = '<th scope="col">Critical open</th>'
    return (
        f'<h2 id="{escape(language.code)}">{escape(language.english)} – {_named(language)}</h2>\n'
    ) + _scrolling(
        f"Texts of each document in {escape(language.english)}",
        f"<tr>{first}{heads}{last}</tr>",
        "".join(_detail(row) for row in rows),
    )


def _detail(row: StatusRow) -> str:
    status = row.status
    counts = "".join(f"<td>{count}</td>" for count in _counts(status))
    urgent = f"{status.critical_open} of {status.critical}" if status.critical else "none"
    return (
        f'<tr><th scope="row">{escape(row.title)}</th>'
        f"<td>{_stage(status.stage)}{_bar(status)}</td>{counts}"
        f"<td>{_critical(urgent) if status.critical_open else urgent}</td></tr>\n"
    )


def _counts(status: Status) -> Iterator[str]:
    for name, _ in _COUNTS:
        count = getattr(status, name)
        yield f"{count} of {status.total}" if name == "done" else str(count)


def _bar(status: Status) -> str:
    """The same as a bar, for eyes alone: solid, then hatched, then open."""
    at, parts = 0.0, []
    for name in _BAR:
        width = 100 * getattr(status, name) / max(status.total, 1)
        if width:
            parts.append(f'<rect class="{name}" x="{at:.1f}" width="{width:.1f}" height="8"/>')
            at += width
    return (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"'
        f' focusable="false">{"".join(parts)}</svg>'
    )


def _scrolling(caption: str, head: str, body: str) -> str:
    """A table that scrolls by itself, with the keyboard too (WCAG 2.1.1)."""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{caption}">\n'
        f"<table><caption>{caption}</caption>\n<thead>{head}</thead>\n<tbody>{body}</tbody></table>"
        "\n</div>"
    )


def _named(language: Language) -> str:
    code, direction = escape(language.code), language.direction.value
    return f'<bdi lang="{code}" dir="{direction}">{escape(language.name)}</bdi>'


def _stage(stage: TranslationStage) -> str:
    return _marked(stage.name.lower().replace("_", "-"), SHAPES[stage], stage.value)


def _critical(words: str) -> str:
    return _marked("critical", _CRITICAL, words)


def _marked(name: str, shape: str, words: str) -> str:
    """Shape and colour, and the words that say the same."""
    return (
        f'<span class="state {name}"><svg viewBox="0 0 16 16" aria-hidden="true"'
        f' focusable="false">{shape}</svg> {escape(words)}</span>'
    )
