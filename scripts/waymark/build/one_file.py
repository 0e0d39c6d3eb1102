"""One file of one edition, made here and now: what ``waymark export`` asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from waymark.build.companions import companion_record
from waymark.build.files import file_record, pictures
from waymark.build.layout import lay_out
from waymark.build.options import CannotRunError, Options
from waymark.build.released_texts import prepare_released
from waymark.build.texts import chosen, prepare
from waymark.build.work import edition_of
from waymark.editions import Edition, file_address
from waymark.exports import EXPORTERS
from waymark.model import COMPANION_FORMATS, CompanionKind, Effect, Finding, Format


@dataclass(frozen=True, slots=True)
class MadeExport:
    """One exported file: the name that it has on the site, its bytes and pages."""

    name: str
    data: bytes
    pages: int


def export_one(
    options: Options, name: str, audience: str, language: str, format_name: str
) -> tuple[MadeExport | None, tuple[Finding, ...]]:
    """One file of one edition, made here and now.

    Raises :class:`CannotRunError` where there is no such document, edition or format. The findings
    are those of the document, where it cannot be made.
    """
    options = replace(options, audiences=(audience,), languages=(language,))
    work = prepare(options) if options.draft else prepare_released(options)
    if work.stopped and not options.draft and not work.findings:
        raise CannotRunError("Nothing is released yet.", "Make the working text: add --draft.")
    if work.library is None or work.stopped:
        return None, work.findings
    document = work.library.document(name)
    if document is None:
        names = ", ".join(d.id for d in work.library.documents)
        raise CannotRunError(f"There is no document “{name}”.", f"There are: {names}.")
    if format_name not in set(EXPORTERS):
        known = ", ".join(sorted(EXPORTERS))
        raise CannotRunError(f"There is no format “{format_name}”.", f"There are: {known}.")
    if not Format(format_name).is_for(work.library.language(language)):
        raise CannotRunError(
            f"There is no “{format_name}” in {work.library.language(language).english}.",
            "“bilingual” is for languages beside English, “nastaliq” for Urdu; “braille: none” in "
            "languages.yml says that no sound table is known.",
        )
    wanted = Edition(document.id, audience, language)
    if wanted not in chosen(work):
        own = tuple(
            f for f in work.findings if f.effect is Effect.HOLD and f.path in document.paths
        )
        if own:
            return None, own
        raise CannotRunError(
            f"“{document.id}” has no edition for {audience} in {language}.",
            "waymark status lists every edition.",
        )
    work = lay_out(work)
    finished = next(f for f in work.finished if edition_of(f.composed) == wanted)
    format = Format(format_name)
    record = file_record(work, finished, format)
    if format in COMPANION_FORMATS:
        companion = finished.companion(CompanionKind(format.value))
        if companion is None:
            raise CannotRunError(f"“{document.id}” has no {format} in {language}.")
        record = companion_record(work, finished, companion, record)
    file, findings = EXPORTERS[format](record, pictures(work, finished))
    if file is None:
        return None, findings
    composed = finished.composed
    address = file_address(language, audience, composed.section, composed.slug, format)
    return MadeExport(address.rsplit("/", 1)[-1], file.data, file.pages), findings
