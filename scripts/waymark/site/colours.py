"""The council's colour as the end of the stylesheet: no page holds a style of its own."""

from __future__ import annotations

from collections.abc import Mapping

from waymark.model import DARK_GROUNDS, lightened

BRAND = "#0b5a61"
"""The colour of a site whose council has named none: that of the stylesheet and the icon."""


def brand_rules(colours: Mapping[str, str]) -> str:
    """The brand by day and in the dark, as custom properties; empty where none is named.

    In the dark it is ``brand_dark``, else the nearest lighter colour that reads on every dark
    ground.
    """
    brand = colours.get("brand")
    if not brand:
        return ""
    dark = colours.get("brand_dark") or lightened(brand, tuple(DARK_GROUNDS.values()))
    return (
        f":root{{--brand:{brand.lower()}}}"
        f"@media (prefers-color-scheme:dark){{:root{{--brand:{dark.lower()}}}}}\n"
    )


def branded(icon: bytes, colours: Mapping[str, str]) -> bytes:
    """The site's icon in the council's colour."""
    return icon.replace(BRAND.encode(), colours.get("brand", BRAND).lower().encode())
