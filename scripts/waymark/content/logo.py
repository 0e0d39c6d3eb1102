"""The council's logo: an image like any other, but every page loads it and its header holds it.

A logo that cannot be shown never keeps a page back: the site's name stands in words instead.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Collection, Mapping
from xml.parsers import expat

from waymark.content.report import SHARED, Report, quoted
from waymark.model import Finding, Organisation

LARGEST_LOGO = 20 * 1024
"""Bytes above which a logo is too heavy for a slow line: a page without it has about as many."""

WIDEST, NARROWEST = 8.0, 0.5
"""Width to height: outside of this, a logo in a header is a line or a stripe."""

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:px)?\s*")


def logo_path(organisation: Organisation) -> str:
    """The path of the logo among the images, empty where there is none."""
    return f"images/{organisation.logo}" if organisation.logo else ""


def logo_findings(
    organisation: Organisation, listed: Collection[str], images: Mapping[str, bytes]
) -> tuple[Finding, ...]:
    """What is wrong with the logo, at the line that names it.

    ``listed`` are the paths of all images that lie in the library, ``images`` the bytes of those
    without a fault; the fault itself is a finding of the image's own (LK006).
    """
    path, place, report = logo_path(organisation), organisation.place("logo"), Report(SHARED)
    if not path:
        return ()
    name = quoted(organisation.logo)
    if path not in images:
        there = path in listed
        fault = "cannot be shown" if there else "is not among the images"
        hint = f"Mend {path}." if there else f"Put it at {path}."
        report.add("LB013", place, f"The logo {name} {fault}.", hint)
        return report.findings
    if len(images[path]) > LARGEST_LOGO:
        size = round(len(images[path]) / 1024)
        message = f"The logo {name} has {size} KB; {LARGEST_LOGO // 1024} KB is enough."
        report.add("LB014", place, message)
    width, height = image_size(path, images[path])
    if not NARROWEST <= width / height <= WIDEST:
        message = f"The logo {name} is {width:g} wide and {height:g} high."
        report.add("LB015", place, message)
    return report.findings


def image_size(path: str, data: bytes) -> tuple[float, float]:
    """Width and height of an image without a fault, in CSS pixels; 1 × 1 where it has none."""
    if path.endswith(".svg"):
        size = _svg_size(data)
    elif path.endswith(".png"):
        size = struct.unpack(">II", data[16:24]) if len(data) >= 24 else (0, 0)
    else:
        size = _jpeg_size(data)
    return size if min(size) > 0 else (1, 1)


def _svg_size(data: bytes) -> tuple[float, float]:
    found: list[Mapping[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, attributes: found.append(attributes)
    parser.Parse(data, True)
    root = found[0]
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return float(lengths[0][1]), float(lengths[1][1])
    box = [_LENGTH.fullmatch(part) for part in re.split(r"[\s,]+", root.get("viewBox", ""))[2:4]]
    return (float(box[0][1]), float(box[1][1])) if len(box) == 2 and box[0] and box[1] else (0, 0)


def _jpeg_size(data: bytes) -> tuple[float, float]:
    """From the first frame header (ISO/IEC 10918-1, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0
