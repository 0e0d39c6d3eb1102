"""Where things are on the site (design 7). Addresses are from its root, without a leading slash."""

from __future__ import annotations

from waymark.model import ENGLISH, CompanionKind, Format, Version

_SUFFIXES = {
    Format.PDF: ".pdf",
    Format.LARGE_PRINT: "-large-print.pdf",
    Format.LEAFLET: "-leaflet.pdf",
    Format.A5: "-a5.pdf",
    Format.POSTER: "-poster.pdf",
    Format.BILINGUAL: "-bilingual.pdf",
    Format.NASTALIQ: "-nastaliq.pdf",
    Format.EPUB: ".epub",
    Format.DOCX: ".docx",
    Format.PPTX: ".pptx",
    Format.TEXT: ".txt",
    Format.BRAILLE: ".brf",
    Format.EASY_READ: "-easy-read.pdf",
    Format.AUDIO_SCRIPT: "-audio-script.txt",
}


OFFLINE = "whole-site-"
"""How the name of a copy for a folder starts."""


def home_address(language: str) -> str:
    """The home page of a language: empty in English, ``pl/`` else."""
    return "" if language == ENGLISH else f"{language}/"


def audience_address(language: str, audience: str) -> str:
    """An audience's landing page: ``public/``, ``pl/public/``."""
    return f"{home_address(language)}{audience}/"


def page_address(language: str, audience: str, section: str, slug: str) -> str:
    """An edition's page: ``public/leaflets/worried/``, ``pl/public/leaflets/worried/``."""
    return f"{audience_address(language, audience)}{section}/{slug}/"


def editions_address(page: str) -> str:
    """The list of a page's releases: ``public/leaflets/worried/editions/``."""
    return f"{page}editions/"


def old_edition_address(page: str, version: Version) -> str:
    """A release that is no longer current: ``public/leaflets/worried/editions/1.0/``."""
    return f"{editions_address(page)}{version}/"


def companion_address(page: str, kind: CompanionKind) -> str:
    """A companion's page below its document's: ``public/leaflets/worried/easy-read/``."""
    return f"{page}{kind}/"


def recording_address(page: str, path: str) -> str:
    """A recording (``leaflets/worried.mp3``) or its captions, in its page's folder."""
    return f"{page}{path.rpartition('/')[2]}"


def list_address(language: str) -> str:
    """The list of all pages of a language."""
    return f"{home_address(language)}pages/"


def media_address(path: str) -> str:
    """A film's file (``pathways/media/film.mp4``) on the site: ``media/film.mp4``."""
    return f"media/{path.rpartition('/')[2]}"


def srt_address(path: str) -> str:
    """The captions of a WebVTT file as SRT: ``media/film-en.srt``."""
    return media_address(path).removesuffix(".vtt") + ".srt"


def leaflets_address(language: str) -> str:
    """Every leaflet in every language, told in a language."""
    return f"{home_address(language)}leaflets-and-languages/"


def offline_address(language: str, *, draft: bool) -> str:
    """A language's site in one ZIP: ``pl/leaflets-and-languages/whole-site-pl.zip``."""
    return f"{leaflets_address(language)}{OFFLINE}{'draft-' if draft else ''}{language}.zip"


def is_offline(address: str) -> bool:
    """Whether a file is such a ZIP, whose entries lie at their addresses on the site."""
    return address.rpartition("/")[2].startswith(OFFLINE) and address.endswith(".zip")


def updates_address(language: str) -> str:
    """What was released, changed or withdrawn in a language."""
    return f"{home_address(language)}updates/"


def feed_address(language: str) -> str:
    """The same as an Atom feed."""
    return f"{updates_address(language)}feed.xml"


def accessibility_address(language: str) -> str:
    """The accessibility statement."""
    return f"{home_address(language)}accessibility/"


def privacy_address(language: str) -> str:
    """What the site records of its readers."""
    return f"{home_address(language)}privacy/"


def board_address() -> str:
    """What a board reads, in English alone."""
    return "assurance-report/"


def search_address(language: str) -> str:
    """The search page of a language."""
    return f"{home_address(language)}search/"


def index_address(language: str) -> str:
    """The folder of a language's search index: ``pagefind/pl/``."""
    return f"pagefind/{language}/"


def collection_address(language: str, audience: str = "") -> str:
    """The book of all texts of an audience in a language, or of all its leaflets."""
    if audience:
        return f"{audience_address(language, audience)}{audience}-{language}.epub"
    return f"{leaflets_address(language)}leaflets-{language}.epub"


def short_address(document: str) -> str:
    """The address on paper, permanent: ``q/worried/``."""
    return f"q/{document}/"


def file_address(language: str, audience: str, section: str, slug: str, format: Format) -> str:
    """An offline file, in its page's folder: ``…/worried/worried-pl-large-print.pdf``."""
    page = page_address(language, audience, section, slug)
    return f"{page}{slug}-{language}{file_suffix(format)}"


def file_suffix(format: Format) -> str:
    """How the name of a file of a format ends: ``-large-print.pdf``."""
    return _SUFFIXES[format]


def print_set_address(page: str, lesson: int, role: str, language: str) -> str:
    """What is printed for a lesson, in the folder of its pack's page:
    ``…/pack/lesson-1-pupil-set-en.pdf``."""
    return f"{page}lesson-{lesson}-{role}-set-{language}.pdf"


def archive_address(page: str, edition: str, language: str) -> str:
    """A pack in one ZIP, its edition in its name: ``…/pathways-pack-1.0-en.zip``."""
    *_, section, slug = page.rstrip("/").split("/")
    return f"{page}{section}-{slug}-{edition}-{language}.zip"
