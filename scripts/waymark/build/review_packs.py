"""A copy for a reviewer group: numbered paragraphs, questions; as Word, PDF and large print."""

from __future__ import annotations

from dataclasses import dataclass, replace

from waymark.build.files import file_record, pictures
from waymark.build.layout import lay_out
from waymark.build.options import CannotRunError, Options
from waymark.build.register_desk import Desk, lay_out_desk
from waymark.build.work import Work, edition_of
from waymark.editions import Edition, text_digest
from waymark.exports import EXPORTERS
from waymark.markup import html_tree, render
from waymark.model import ENGLISH, Direction, FileRecord, Finding, Format, Node, plain_text

_FORMATS = {
    Format.DOCX: "review.docx",
    Format.PDF: "review.pdf",
    Format.LARGE_PRINT: "review-large-print.pdf",
}

_INTRODUCTION = """/// important | Please read this before it is published

This copy is for {groups}. It is a draft: please do not pass it on. A number stands before each
paragraph, so that you can say which one you mean. The questions stand after the text.

What a group says is published with our answer. Please write no names of people and no contact
details.

///
"""

_QUESTIONS = """## Questions {{#questions}}

Which paragraphs are hard to understand, wrong, or leave something out? Please name their numbers.

/// write | 5

///

Could anything in it hurt people, or single a group of people out? Where, and whom?

/// write | 4

///

After reading it, would you know what to do and whom to call? What is missing?

/// write | 4

///

How does the group see the text?

/// fill-in | Please tick one

- Content
- Content, with changes
- Not content

///

/// fill-in | About this answer

- Group
- Day of the meeting

///

This is the text {digest} of {document}, submitted on {day}. Please send your answers to {owner}.
"""


@dataclass(frozen=True, slots=True)
class ReviewPack:
    """The files by name, and what is wrong where one could not be made."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()


def review_pack(options: Options, name: str, audience: str = "") -> ReviewPack:
    """The pack of a submitted text, for one audience (else the first that is on its way).

    Raises :class:`CannotRunError` where there is no such text, or it was changed since it was
    submitted: what a group answers must be about the text that is on its way.
    """
    options = replace(options, draft=True)
    desk = lay_out_desk(options, name)
    on_its_way = [a for a in desk.draft.texts if desk.draft.submitted(a)]
    if audience and audience not in desk.draft.texts:
        known = ", ".join(desk.draft.texts) or "none"
        raise CannotRunError(
            f"{desk.draft.id} has no edition for “{audience}”.", f"It has: {known}."
        )
    if not on_its_way or (audience and audience not in on_its_way):
        raise CannotRunError(
            "The text is not submitted, or was changed since.",
            f"waymark editions submit {desk.draft.id} --role ROLE",
        )
    audience = audience or on_its_way[0]
    work = lay_out(desk.work)
    edition = Edition(desk.draft.id, audience, ENGLISH)
    finished = next((f for f in work.finished if edition_of(f.composed) == edition), None)
    if finished is None:
        raise CannotRunError(f"The text of {desk.draft.id} cannot be read.", "waymark check")
    record = _record(work, desk, audience, file_record(work, finished))
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for format, end in _FORMATS.items():
        made, faults = EXPORTERS[format](record, pictures(work, finished))
        findings += faults
        if made is not None:
            files[f"{finished.composed.slug}-{audience}-{end}"] = made.data
    return ReviewPack(files, tuple(dict.fromkeys(findings)))


def _record(work: Work, desk: Desk, audience: str, record: FileRecord) -> FileRecord:
    """The edition's file with an introduction, numbers and questions."""
    document, library = desk.draft.document, work.library
    wanted = document.consult if document else ()
    groups = [g.name for g in library.groups if g.id in wanted] if library else []
    state = desk.draft.edition(audience)
    questions = _QUESTIONS.format(
        digest=text_digest(desk.draft.texts[audience])[:8],
        document=desk.draft.id,
        day=state.submitted_on.isoformat() if state.submitted_on else "an unknown day",
        owner=f"the {document.owner.replace('-', ' ')}" if document else "the editors",
    )
    parts = (
        *_tree(_INTRODUCTION.format(groups=_listed(groups) or "reviewers")).children,
        *numbered(record.tree).children,
        *_tree(questions).children,
    )
    return replace(record, tree=Node("div", (), parts), source=None)


def _listed(names: list[str]) -> str:
    groups = [f"the {name}" for name in names]
    return " and ".join(filter(None, (", ".join(groups[:-1]), groups[-1]))) if groups else ""


def _tree(text: str) -> Node:
    return html_tree(render(text, language=ENGLISH, direction=Direction.LTR))


def numbered(tree: Node) -> Node:
    """The tree with a number before each paragraph, item and row that has words, from 1 on.

    An item or cell of several paragraphs is numbered by these. Headings and notes have none: they
    are named.
    """
    return _Numbers().of(tree)


class _Numbers:
    """Counts through a tree."""

    def __init__(self) -> None:
        self._last = 0

    def of(self, node: Node) -> Node:
        """The node with the numbers of all that is in it."""
        if node.has_class("footnote"):
            return node
        if self._counts(node):
            self._last += 1
            mark: tuple[Node | str, ...] = (Node("strong", (), (str(self._last),)), " ")
            if node.tag == "tr":
                return replace(node, children=_in_first_cell(node, mark))
            inner = node.tag == "li"
            children = (self.of(c) if inner and isinstance(c, Node) else c for c in node.children)
            return replace(node, children=(*mark, *children))
        return replace(
            node,
            children=tuple(self.of(c) if isinstance(c, Node) else c for c in node.children),
        )

    @staticmethod
    def _counts(node: Node) -> bool:
        if not plain_text((node,)).strip() or "__title" in node.get("class"):
            return False
        if node.tag == "tr":
            return any(cell.tag == "td" for cell in node.elements())
        blocks = any(child.tag in ("p", "ul", "ol", "table") for child in node.elements())
        first = next((c for c in node.children if not isinstance(c, str) or c.strip()), None)
        begins = isinstance(first, str) or (isinstance(first, Node) and first.tag not in ("p",))
        return node.tag == "p" or (node.tag in ("li", "dd") and (not blocks or begins))


def _in_first_cell(row: Node, mark: tuple[Node | str, ...]) -> tuple[Node | str, ...]:
    cells = list(row.children)
    place = next(n for n, c in enumerate(cells) if isinstance(c, Node))
    cell = cells[place]
    assert isinstance(cell, Node)
    cells[place] = replace(cell, children=(*mark, *cell.children))
    return tuple(cells)
