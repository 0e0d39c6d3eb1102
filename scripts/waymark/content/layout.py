"""What each file of a library is, by its path alone."""

from __future__ import annotations

from dataclasses import dataclass, field

SHARED_NAMES = (
    "organisation.yml",
    "languages.yml",
    "audiences.yml",
    "sections.yml",
    "groups.yml",
)
"""The shared files, in the order in which they are read."""

_READ_ELSEWHERE = frozenset({"addresses.yml", "schema.json", "register"})
"""Files and folders of the design that other rooms read."""
RECORD_FILE = "accessibility.yml"
EVIDENCE_FILE = "evidence.yml"
GLOSSARY_FILE = "glossary.yml"
EXEMPTIONS_NAME = "exceptions.yml"
FILM_FILE = "pathways/film.yml"
PACK_NAME = "pack.yml"
MEDIA_FOLDER = "pathways/media/"
MEDIA = frozenset({"mp3", "ogg", "mp4", "webm", "vtt"})
"""How the names of files end that are heard or seen."""
_FOLDERS = frozenset({"facts", "images", "register", "translations"})


@dataclass(slots=True)
class Layout:
    """The files of a library by what they are, each a path relative to it, in order."""

    shared: set[str] = field(default_factory=set)
    facts: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    catalogues: list[str] = field(default_factory=list)
    reviews: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    companions: list[str] = field(default_factory=list)
    glossary: str = ""
    exemptions: str = ""
    media: set[str] = field(default_factory=set)
    film: str = ""
    packs: list[str] = field(default_factory=list)
    accessibility: bool = False
    evidence: str = ""
    strays: list[str] = field(default_factory=list)


def sort_files(paths: tuple[str, ...]) -> Layout:
    """Each path under what it is; under ``strays`` what Waymark does not look for."""
    layout = Layout()
    for path in paths:
        parts = path.split("/")
        top, name = parts[0], parts[-1]
        stem, _, suffix = name.rpartition(".")
        if path in SHARED_NAMES:
            layout.shared.add(path)
        elif path == RECORD_FILE:
            layout.accessibility = True
        elif top in _READ_ELSEWHERE or name == "README.md" or name.startswith("LICENSE"):
            continue
        elif top == "images" and len(parts) > 1:
            layout.images.append(path)
        elif top == "facts" and len(parts) == 2 and suffix == "yml":
            layout.facts.append(path)
        elif top == "translations" and suffix == "po" and 3 <= len(parts) <= 4:
            layout.catalogues.append(path)
        elif top == "translations" and name.endswith(".review.yml") and 3 <= len(parts) <= 4:
            layout.reviews.append(path)
        elif len(parts) == 2 and top not in _FOLDERS and suffix == "md":
            (layout.companions if "." in stem else layout.documents).append(path)
        elif path == EVIDENCE_FILE:
            layout.evidence = path
        elif len(parts) == 2 and top not in _FOLDERS and suffix in MEDIA:
            layout.companions.append(path)
        elif path == GLOSSARY_FILE:
            layout.glossary = path
        elif path == EXEMPTIONS_NAME:
            layout.exemptions = path
        elif path == FILM_FILE:
            layout.film = path
        elif path.startswith(MEDIA_FOLDER) and len(parts) == 3:
            layout.media.add(path)
        elif len(parts) == 2 and top not in _FOLDERS and name == PACK_NAME:
            layout.packs.append(path)
        else:
            layout.strays.append(path)
    return layout
