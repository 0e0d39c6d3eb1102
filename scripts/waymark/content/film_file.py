"""``pathways/film.yml``: the film, where it is there, with its captions.

A fault here costs the player alone (FI001–FI008): the page that shows the film stands without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from waymark.content.files import FaultCodes
from waymark.content.keys import Fields, Key, read_fields
from waymark.content.layout import MEDIA_FOLDER
from waymark.content.report import Family, Report, nearest, quoted
from waymark.content.scalars import SLUG, Choice, Text
from waymark.content.shapes import ListOf, Named, Record
from waymark.content.webvtt import read_webvtt
from waymark.content.yaml_tree import Value
from waymark.model import Cue, Film, Finding, Place, Track, TrackKind, finding

FILM = Family("FI001", "FI001", "FI001", "FI001", "FI001", "FI001", "FI001")
CAPTION_FILE = FaultCodes("FI004", "FI004", "FI004")
_NAME = r"[a-z0-9]+(?:[-.][a-z0-9]+)*"

VIDEO = Text("a file in pathways/media/, as .mp4 or .webm", 120, rf"{_NAME}\.(?:mp4|webm)")
PICTURE = Text("a file in pathways/media/, as .jpg or .png", 120, rf"{_NAME}\.(?:jpe?g|png)")
VTT = Text("a file in pathways/media/, as .vtt", 120, rf"{_NAME}\.vtt")

TRACK_FILE = Key("file", VTT, "a WebVTT file in pathways/media/", True)
TRACK_LANGUAGE = Key(
    "language",
    Named("language", "FI001", lambda v: v.languages),
    "the language that it is in",
    True,
)
TRACK_KIND = Key("kind", Choice(TrackKind, "kind"), "captions, subtitles or descriptions", True)
TRACK_KEYS = (TRACK_FILE, TRACK_LANGUAGE, TRACK_KIND)

DOCUMENT = Key("document", SLUG, "the id of the document whose pages show the film", True)
FILES = Key("files", ListOf(VIDEO), "the film in pathways/media/; none: it is not supplied")
CAPTIONS = Key("captions", ListOf(Record(TRACK_KEYS, "captions.")), "its WebVTT files")
DESCRIBED = Key("described", VIDEO, "the same film with audio description")
POSTER = Key("poster", PICTURE, "its still picture")
TEMPLATE = Key("template", VTT, "an empty caption file to fill in, while the film is not there")
RIGHTS = Key("rights", Text("a sentence"), "who holds the rights, and what they allow")
FILM_KEYS = (DOCUMENT, FILES, CAPTIONS, DESCRIBED, POSTER, TEMPLATE, RIGHTS)


_HEADS = {
    "mp4": (4, b"ftyp"),
    "webm": (0, b"\x1a\x45\xdf\xa3"),
    "vtt": (0, b"WEBVTT"),
    "jpg": (0, b"\xff\xd8\xff"),
    "jpeg": (0, b"\xff\xd8\xff"),
    "png": (0, b"\x89PNG\r\n\x1a\n"),
}
"""Where each kind of file says what it is: an offset and its bytes."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file of the film as far as reading goes: its size in bytes and its first 16 bytes."""

    size: int
    head: bytes


def read_film(
    tree: Value,
    report: Report,
    media: Callable[[str], Media | None],
    text: Callable[[str], tuple[str | None, Finding | None]],
) -> Film | None:
    """The film; ``None`` where anything in the file is wrong (FI001).

    ``media`` opens a path of the library, and gives ``None`` where there is no such file; ``text``
    reads one as text. What is missing, or is not what its name says, is left out (FI002); so are
    captions that are not well formed (FI004, FI005). A film without captions is FI003.
    """
    fields = read_fields(tree, FILM_KEYS, report)
    if report.findings:
        return None

    def there(name: str, place: Place) -> str:
        path = f"{MEDIA_FOLDER}{name}"
        found = media(path)
        offset, signature = _HEADS[name.rpartition(".")[2]]
        if found is None:
            report.add("FI002", place, f"There is no file {path}.")
        elif not found.head.removeprefix(b"\xef\xbb\xbf").startswith(signature, offset):
            report.add("FI002", place, f"The content of {path} is not what its name says.")
        else:
            return path
        return ""

    def spoken(path: str) -> tuple[Cue, ...] | None:
        written, fault = text(path)
        report.take([fault] if fault else [])
        if written is None:
            return None
        cues, faults = read_webvtt(path, written)
        report.take(faults)
        return cues

    def track(row: Fields) -> Track | None:
        path = there(row.of(TRACK_FILE), row.at(TRACK_FILE))
        cues = spoken(path) if path else None
        if cues is None:
            return None
        return Track(path, row.of(TRACK_LANGUAGE), row.of(TRACK_KIND), cues)

    videos = [there(name, fields.at(FILES)) for name in fields.get(FILES, ())]
    tracks = [track(row) for row in fields.get(CAPTIONS, ())]
    described, poster = fields.maybe(DESCRIBED), fields.maybe(POSTER)
    template = fields.maybe(TEMPLATE)
    empty = there(template, fields.at(TEMPLATE)) if template else ""
    film = Film(
        document=fields.of(DOCUMENT),
        files=tuple(filter(None, videos)),
        tracks=tuple(t for t in tracks if t),
        described=there(described, fields.at(DESCRIBED)) if described else "",
        poster=there(poster, fields.at(POSTER)) if poster else "",
        rights=fields.get(RIGHTS, ""),
        template=empty if empty and spoken(empty) is not None else "",
        place=fields.at(DOCUMENT),
    )
    if film.files and not any(t.kind is TrackKind.CAPTIONS for t in film.tracks):
        # It would shut out deaf people (WCAG 2.2, criterion 1.2.2).
        report.add("FI003", fields.at(FILES), "The film has no captions.")
    opened = ((path, media(path)) for path in film.media)
    return replace(film, sizes={path: found.size for path, found in opened if found})


def film_document(film: Film, ids: Iterable[str]) -> tuple[Finding, ...]:
    """The document that shows the film must be there (FI002)."""
    known = sorted(ids)
    if film.document in known:
        return ()
    message = f"There is no document {quoted(film.document)} to show the film."
    return (finding("FI002", film.place, message, nearest(film.document, known)),)
