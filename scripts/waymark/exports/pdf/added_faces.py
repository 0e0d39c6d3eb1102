"""Faces that are fetched on request: too large to come with Waymark, or wanted by few.

Each is pinned by the hashes of its npm package and of every file that is kept of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waymark.exports.pdf.compiling import FONTS

ADDED = FONTS / "added"
"""Where fetched faces lie, each in a folder of its name. Not kept by git."""


@dataclass(frozen=True, slots=True)
class AddedFace:
    """A face that is fetched on request, once, from its npm package.

    ``integrity`` is the hash of the package's archive as npm writes it (``sha512-`` and base64);
    ``files`` are what is kept, by path in the archive, each with its SHA-256; ``megabytes`` is the
    size of the archive, ``purpose`` what it is fetched for.
    """

    name: str
    family: str
    package: str
    version: str
    integrity: str
    files: Mapping[str, str]
    megabytes: int
    purpose: str

    @property
    def address(self) -> str:
        """Where the archive lies in the npm registry."""
        archive = f"{self.package.rpartition('/')[2]}-{self.version}.tgz"
        return f"https://registry.npmjs.org/{self.package}/-/{archive}"


ADDED_FACES = (
    AddedFace(
        name="zh",
        family="Noto Sans SC",
        package="@expo-google-fonts/noto-sans-sc",
        version="0.4.3",
        integrity="sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642e"
        "GYjg86eH6DkAEQmfNHDncQ==",
        files={
            "package/400Regular/NotoSansSC_400Regular.ttf": (
                "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16"
            ),
            "package/700Bold/NotoSansSC_700Bold.ttf": (
                "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96"
            ),
            "package/LICENSE_FONT": (
                "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9"
            ),
        },
        megabytes=57,
        purpose="Chinese",
    ),
)
"""The faces that can be fetched, by the name that ``waymark fonts add`` takes."""
