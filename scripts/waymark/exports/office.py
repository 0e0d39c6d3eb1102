"""What Word and PowerPoint files share: names of languages, and faces that readers have."""

from __future__ import annotations

from babel.core import get_global

_REGIONS = {"en": "en-GB", "pt": "pt-PT", "zh": "zh-CN"}
_FACES = {
    **dict.fromkeys(("bn", "hi", "ne", "pa", "ta", "gu"), "Nirmala UI"),
    "zh": "Microsoft YaHei",
}
LATIN_FACE = "Arial"


def regional_tag(code: str) -> str:
    """A language with the region that Office asks for (``ur`` → ``ur-PK``), by CLDR's likely ones.

    Office checks spelling by such tags and reads aloud in the voice that they name.
    """
    if code in _REGIONS or "-" in code:
        return _REGIONS.get(code, code)
    likely = str(get_global("likely_subtags").get(code, code))
    region = likely.rpartition("_")[2]
    return f"{code}-{region}" if len(region) == 2 and region.isupper() else code


def face_of(code: str) -> str:
    """A face that comes with Office and Windows and has the letters of a language.

    Nothing is embedded: other systems take a face of their own for it.
    """
    return _FACES.get(code, LATIN_FACE)
