"""The film on the pages of its document: the browser's own player, from this site alone."""

from __future__ import annotations

from collections.abc import Iterator

from waymark.editions import media_address, srt_address
from waymark.model import (
    MEDIA_TYPES,
    Film,
    FilmFile,
    FilmPlayer,
    FilmTrack,
    Library,
    Track,
    TrackKind,
)
from waymark.site.captions import srt, transcript
from waymark.site.edition import Wording
from waymark.site.wording import fill, size


def film_player(library: Library, document: str, wording: Wording) -> FilmPlayer | None:
    """The player for a document's page; ``None`` where the document shows no film.

    Captions in the page's language are on from the start, else the first ones: words that are
    spoken must not be lost on somebody who cannot turn the sound on.
    """
    film = library.film
    if film is None or film.document != document:
        return None
    first = _first(film, wording)
    words = transcript(film, first) if first else ()
    language = library.language(first.language) if first else None
    return FilmPlayer(
        files=tuple(_file(path, wording, film) for path in film.files),
        tracks=_tracks(film, library, wording),
        described=_file(film.described, wording, film) if film.described else None,
        poster=media_address(film.poster) if film.poster else "",
        rights=film.rights,
        spoken=words,
        spoken_language=language.code if language else "",
        spoken_direction=language.direction.value if language else "",
        captions=tuple(_captions(film, library, wording)),
        template=_template(film, wording),
    )


def srt_files(film: Film) -> dict[str, bytes]:
    """The captions as SRT, by their addresses."""
    return {srt_address(t.file): srt(t.cues) for t in _shown(film)}


def _file(path: str, wording: Wording, film: Film) -> FilmFile:
    ending = path.rpartition(".")[2]
    details = f"{ending.upper()}, {size(film.sizes.get(path, 0), wording)}"
    label = fill(wording.words["film.get"], details=details)
    return FilmFile(media_address(path), MEDIA_TYPES[ending], label)


def _shown(film: Film) -> tuple[Track, ...]:
    """What is said, in any language: not what is to be seen."""
    return tuple(t for t in film.tracks if t.kind is not TrackKind.DESCRIPTIONS)


def _first(film: Film, wording: Wording) -> Track | None:
    own = [t for t in _shown(film) if t.language == wording.language.code]
    return next(iter([*own, *_shown(film)]), None)


def _captions(film: Film, library: Library, wording: Wording) -> Iterator[FilmFile]:
    for track in _shown(film):
        name = library.language(track.language).name
        details = f"{size(len(srt(track.cues)), wording)}, {name}"
        label = fill(wording.words["film.captions"], details=details)
        yield FilmFile(srt_address(track.file), "application/x-subrip", label)


def _template(film: Film, wording: Wording) -> FilmFile | None:
    if film.files or not film.template:
        return None
    details = size(film.sizes.get(film.template, 0), wording)
    label = fill(wording.words["film.template"], details=details)
    return FilmFile(media_address(film.template), "text/vtt", label)


def _tracks(film: Film, library: Library, wording: Wording) -> tuple[FilmTrack, ...]:
    first = _first(film, wording)
    return tuple(
        FilmTrack(
            address=media_address(t.file),
            kind=str(t.kind),
            language=t.language,
            label=library.language(t.language).name,
            default=t is first,
        )
        for t in film.tracks
    )
