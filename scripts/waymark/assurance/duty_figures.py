"""What is due, and the evidence of training."""

from __future__ import annotations

from collections.abc import Sequence

from waymark.assurance.duties import bucket
from waymark.assurance.subject import Subject, words
from waymark.assurance.values import Due, Figure, Row
from waymark.model import Kind, TrainingCount


def due_soon(subject: Subject, due: Sequence[Due]) -> Figure:
    """What roles have to do in the next 90 days."""
    rows = [
        Row((d.what, words(d.role) or "any editor", d.day.isoformat(), when), d.source)
        for d in due
        if (when := bucket(d, subject.today)) != "later"
    ]
    columns = ("What", "Role", "Due", "When")
    return Figure("due", "Duties that are overdue or due within 90 days", columns, tuple(rows),
                  "Nothing is due within 90 days.")  # fmt: skip


def training_documents(subject: Subject, _due: Sequence[Due]) -> Figure:
    """Training material and its reviews: lessons, and what stands in a section for training."""
    rows = []
    for document in subject.documents:
        if document.kind is Kind.LESSON or "training" in (
            document.section,
            *document.id.split("-"),
        ):
            last = document.review.last
            title = subject.title(document.id)
            cells = (title, document.owner, last.isoformat() if last else "never",
                     document.review.every.text)  # fmt: skip
            rows.append(Row(cells, document.place("review")))
    columns = ("Document", "Owner", "Last reviewed", "Every")
    return Figure("training-documents", "Training documents", columns, tuple(rows),
                  "There is no training document.")  # fmt: skip


def trained(subject: Subject, _due: Sequence[Due]) -> Figure:
    """People who are trained in time, by the newest count of each role and course."""
    evidence = subject.library.evidence
    newest: dict[tuple[str, str], TrainingCount] = {}
    for row in evidence.training if evidence else ():
        key = (row.role, row.course)
        if key not in newest or row.counted >= newest[key].counted:
            newest[key] = row
    rows = [
        Row((words(r.role), words(r.course), str(r.trained), str(r.people), str(r.due),
             str(r.overdue), r.counted.isoformat()), r.place)
        for r in newest.values()
    ]  # fmt: skip
    columns = ("Role", "Course", "Trained", "People", "Due soon", "Overdue", "Counted")
    return Figure("trained", "People trained in time", columns, tuple(rows),
                  "No count of training is recorded.",
                  tuple(r.trained for r in newest.values()))  # fmt: skip


def services(subject: Subject, _due: Sequence[Due]) -> Figure:
    """Commissioned services with an evidence sheet that holds."""
    evidence = subject.library.evidence
    known = evidence.services if evidence else ()
    rows = [
        Row((words(s.service), words(s.commissioner), "yes" if s.clause else "no",
             f"{s.trained} of {s.staff}", s.sheet.isoformat() if s.sheet else "none yet",
             s.again.isoformat() if s.again else ""), s.place)
        for s in known
    ]  # fmt: skip
    holds = tuple(
        int(s.sheet is not None and (s.again is None or s.again >= subject.today)) for s in known
    )
    columns = ("Service", "Contract", "Clause", "Trained", "Last sheet", "Next sheet")
    return Figure("services", "Commissioned services whose evidence sheet holds", columns,
                  tuple(rows), "No commissioned service is recorded.", holds)  # fmt: skip
