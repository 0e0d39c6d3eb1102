"""Parity as ``waymark status`` shows it: audience, language, and how far each format is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import click

from waymark.build import FormatState, Offer, counted
from waymark.commands.output import in_words, show_table
from waymark.editions import Edition
from waymark.model import Composed, Format


def formats_of(row: Mapping[str, object], offers: tuple[FormatState, ...]) -> dict[str, str]:
    """Each format that an edition asks for, and how far it is."""
    edition = Edition(str(row["document"]), str(row["audience"]), str(row["language"]))
    return {str(o.format): str(o.offer) for o in offers if o.edition == edition}


def missing_rows(
    composed: Iterable[Composed], offers: tuple[FormatState, ...]
) -> list[dict[str, object]]:
    """Editions that front matter asks for and that are not written."""
    written = {Edition(c.document, c.audience, c.language) for c in composed}
    lacking: dict[Edition, dict[str, str]] = {}
    for offer in offers:
        if offer.edition not in written:
            lacking.setdefault(offer.edition, {})[str(offer.format)] = str(offer.offer)
    return [
        {
            "document": edition.document,
            "audience": edition.audience,
            "language": edition.language,
            "edition": "missing",
            "formats": formats,
        }
        for edition, formats in lacking.items()
    ]


def show_parity(offers: tuple[FormatState, ...], *, plain: bool) -> None:
    """Audience × language × format: how many documents are out, written, missing; and why."""
    table = counted(offers)
    formats = [f for f in Format if any(f in row for row in table.values())]
    if not formats:
        return
    rows = [
        (audience, language, *(_cell(row.get(f, {})) for f in formats))
        for (audience, language), row in table.items()
    ]
    if not plain:
        click.echo("\nDocuments by format: r released, d draft, m missing.")
    show_table(("audience", "language", *map(str, formats)), rows, plain=plain)
    reasons = Counter((o.edition.language, o.why) for o in offers if o.why)
    for (language, why), count in sorted(reasons.items()):
        click.echo(f"{language}: {in_words(count, 'file')} missing, because {why}.")


def _cell(counts: Mapping[Offer, int]) -> str:
    return " ".join(f"{n} {offer.value[0]}" for offer, n in counts.items() if n)
