"""The council's logo on its way to the site: one image beside those that texts show."""

from __future__ import annotations

from waymark.build.layout import image_address
from waymark.content import image_size, logo_path
from waymark.model import Library
from waymark.site import Logo


def emblem(library: Library) -> tuple[Logo | None, dict[str, bytes]]:
    """The logo as pages name it, and its bytes by address; nothing where none can be shown."""
    path = logo_path(library.organisation)
    data = library.images.get(path)
    if data is None:
        return None, {}
    address = image_address(path, data)
    width, height = image_size(path, data)
    return Logo(address, width, height, library.organisation.name), {address: data}
