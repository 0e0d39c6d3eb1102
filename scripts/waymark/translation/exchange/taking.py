"""What of a returned file is used: each row by itself, so that a bad one costs no other.

A row that says what went out, or what the library says now, changes nothing. Any other must pass
the checks that every translation passes, and may not undo what was changed in the library since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from waymark.model import Finding, SourceText, finding
from waymark.translation.catalogue import Catalogue, Entry
from waymark.translation.exchange.codes import labelled, pieces_of
from waymark.translation.exchange.returned import Marks, Refusal, ReturnedFile, ReturnedRow
from waymark.translation.exchange.rows import UNTRANSLATED, Row, Worksheet, seal, settled
from waymark.translation.gates import Skeleton
from waymark.translation.merge import merge
from waymark.translation.normal import normal
from waymark.translation.segment import Key
from waymark.translation.segment_check import misfit
from waymark.translation.wording import short


@dataclass(frozen=True, slots=True)
class Terms:
    """What rows are held against, beside the sheet itself.

    ``editions`` are the selected English texts, whose structure must stay; ``facts`` say what
    placeholders stand for; ``replace``: the translator's text wins over a later one of the library.
    """

    editions: Sequence[SourceText]
    skeleton: Skeleton
    facts: Mapping[str, str]
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """``texts`` to be written, by key; how many rows stay as they were; and what is refused.

    ``whole``: each row of the sheet was there, translated and not refused. ``marks`` are for the
    copy that goes back.
    """

    texts: Mapping[Key, str]
    same: int
    whole: bool
    findings: tuple[Finding, ...]
    marks: Marks

    @property
    def refused(self) -> int:
        """How many rows are not used."""
        return len(self.marks.refused)


def take(file: ReturnedFile, sheet: Worksheet, terms: Terms) -> Taken:
    """Decide on each row. Findings, all in the translator's file: TR004–TR008, TR027–TR034."""
    known = sheet.by_id
    refused: list[tuple[ReturnedRow, Refusal]] = []
    good: dict[str, tuple[ReturnedRow, str]] = {}
    same: set[str] = set()
    seen = Counter(_identity(row) for row in file.rows)
    twice = Counter(id for id, _ in seen)
    for row in file.rows:
        ours = known.get(row.id)
        if row.fault:
            refused.append((row, row.fault))
        elif ours is None:
            refused.append((row, _unknown(file, sheet)))
        elif twice[row.id] > 1:
            reason = "This row stands more than once in the file, with different texts."
            refused.append((row, Refusal("TR028", reason)))
        else:
            verdict = _verdict(row, ours, terms)
            if isinstance(verdict, Refusal):
                refused.append((row, verdict))
            elif verdict is None:
                same.add(row.id)
            else:
                good[row.id] = row, verdict
    broken = _breaking({known[id].key: text for id, (_, text) in good.items()}, sheet, terms)
    for id in [id for id in good if known[id].key in broken]:
        refused.append((good.pop(id)[0], _STRUCTURE))
    agreed = {r.id: r for r in file.rows if r.id in same and _coded(r, known) == known[r.id].coded}
    seals = {row.at: seal(known[id].codes.hide(text)) for id, (row, text) in good.items()}
    seals |= {row.at: known[id].seal for id, row in agreed.items()}
    findings = [_finding(file, row, known.get(row.id), why) for row, why in refused]
    findings += _lost(file, sheet, {r.id for r, _ in refused})
    return Taken(
        texts={known[id].key: text for id, (_, text) in good.items()},
        same=len(same),
        whole=not refused and all(r.id in good or r.id in agreed for r in sheet.rows),
        findings=tuple(findings),
        marks=Marks({row.at: f"{w.reason} {w.hint}".strip() for row, w in refused}, seals),
    )


_STRUCTURE = Refusal(
    "TR008", "With this translation the page would have other headings, lists or tables."
)


def _coded(row: ReturnedRow, known: Mapping[str, Row]) -> str:
    return settled(row.translation, known[row.id].english)


def _identity(row: ReturnedRow) -> tuple[str, str]:
    return row.id or f"#{row.at}#{row.line}", seal(row.translation)


def _unknown(file: ReturnedFile, sheet: Worksheet) -> Refusal:
    if file.revision and file.revision != sheet.revision:
        reason = "The English of this row has changed, or is gone, since the file was exported."
        return Refusal("TR027", reason, "Export the document again: this row is in it anew.")
    return Refusal("TR027", "This row's code is of no text of the document.")


def _verdict(row: ReturnedRow, ours: Row, terms: Terms) -> str | Refusal | None:
    """The translation to write, why not, or nothing where nothing changes."""
    if normal(row.english) != normal(ours.coded_english):
        return Refusal("TR029", f"Its English was changed. It is: “{short(ours.english)}”.")
    coded = settled(row.translation, ours.english)
    confirmed = row.confirmed and bool(ours.earlier)
    if not coded or (seal(coded) == row.seal and not confirmed):
        return None
    coded = _with_codes(coded, ours)
    if reason := _codes_differ(coded, ours, terms.facts):
        return Refusal("TR034", reason)
    text = ours.codes.show(coded)[0]
    if normal(text) == normal(settled(ours.translation, ours.english)):
        return None
    allowed = frozenset(o.code for o in ours.overrides)
    if fault := misfit(ours.english.strip(), text, allowed):
        return Refusal(fault.code, f"The translation {fault.reason}.")
    if ours.seal not in (row.seal or UNTRANSLATED, UNTRANSLATED) and not terms.replace:
        now = short(ours.translation)
        reason = f"It was changed in the library since the file was exported: it is now “{now}”."
        return Refusal("TR033", reason)
    return text


def _with_codes(coded: str, ours: Row) -> str:
    """A translator may also type out what a code stands for, such as an address."""
    pieces = pieces_of(coded)
    return "".join(ours.codes.hide(p) if isinstance(p, str) else f"{{{p}}}" for p in pieces)


def _codes_differ(coded: str, ours: Row, facts: Mapping[str, str]) -> str:
    """Which codes a translation lacks or adds; those that stand for the same are as good."""
    pieces = ours.codes.pieces
    numbers = [p for p in pieces_of(coded) if isinstance(p, int)]
    if strange := [n for n in numbers if not 0 < n <= len(pieces)]:
        return f"It holds the code {{{strange[0]}}}, which the English has not."
    wanted, found = Counter(pieces), Counter(pieces[n - 1] for n in numbers)
    for words, counts in (("lacks {}", wanted - found), ("has {} too often", found - wanted)):
        if counts:
            piece = next(iter(counts))
            code = labelled(pieces.index(piece) + 1, piece, facts, rtl=False)
            return f"It {words.format(f'the code {code}')}."
    return ""


def _breaking(texts: Mapping[Key, str], sheet: Worksheet, terms: Terms) -> frozenset[Key]:
    """The texts with which Markdown would see other blocks than in English."""
    allowed = {row.key: row for row in sheet.rows}

    def fits(some: Iterable[Key]) -> bool:
        entries = {k: _entry(allowed[k], texts[k]) for k in some}
        catalogue = Catalogue(sheet.path, sheet.language.code, entries=entries)
        return not any(
            f.code == "TR008"
            for text in terms.editions
            for f in merge(text, catalogue, sheet.language, terms.skeleton).findings
        )

    if not texts or fits(texts):
        return frozenset()
    return frozenset(key for key in texts if not fits([key])) or frozenset(texts)


def _entry(row: Row, text: str) -> Entry:
    # What a reviewer allows a number or emphasis to be does not touch the structure.
    return Entry(row.english, text, 1, overrides=row.overrides)


def _finding(file: ReturnedFile, row: ReturnedRow, ours: Row | None, why: Refusal) -> Finding:
    where = f"Row {row.line}: " if file.by_row else ""
    text = ours.english if ours else row.english
    about = f"“{short(text)}” is not used. " if text else ""
    return finding(why.code, file.path, f"{where}{about}{why.reason}", why.hint, line=row.line)


def _lost(file: ReturnedFile, sheet: Worksheet, refused: Collection[str]) -> Iterator[Finding]:
    """One finding for rows that are not there, one for those that were emptied."""
    there = {row.id for row in file.rows}
    emptied = {r.id for r in file.rows if not r.translation and r.seal not in ("", UNTRANSLATED)}
    gone = [row for row in sheet.rows if row.id not in there]
    empty = [row for row in sheet.rows if row.id in emptied - set(refused)]
    for rows, words in ((gone, "not in the file"), (empty, "emptied in the file")):
        if rows:
            some = "; ".join(f"“{short(r.english)}”" for r in rows[:3])
            more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
            count = "1 row is" if len(rows) == 1 else f"{len(rows)} rows are"
            yield finding("TR032", file.path, f"{count} {words}: {some}{more}.")
