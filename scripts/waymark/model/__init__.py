"""The nouns of the house, frozen and slotted. Standard library only.

Every other room may import this one; it imports none of them. All but a few names are loaded
together, with the first of them that is used (PEP 562): a build with nothing to do needs none.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waymark.model.everything import *  # noqa: F403

_ALONE = {
    "clock": ("UK", "noon"),
    "findings": ("Effect", "Finding", "Place", "Severity", "effects", "finding"),
}
"""Modules that are loaded by themselves, and what is asked of them."""
_HOME = {name: home for home, names in _ALONE.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOME.get(name, "everything")
    module = import_module(f"{__name__}.{home}")
    if home == "everything" and name not in module.__all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(module, name)
    globals()[name] = value
    return value
