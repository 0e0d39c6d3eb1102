"""Records as plain data, and as JSON: what templates are handed and what keys are made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def plain(value: object, without: tuple[str, ...] = ()) -> Plain:
    """A value of the model as JSON knows it: classes by their fields' names, days as ISO 8601.

    ``without`` names fields of the outermost class that are left out. ``TypeError`` tells of a type
    that no record should hold.
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [plain(x) for x in value]
    if isinstance(value, Mapping):
        return {str(key): plain(x) for key, x in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        kind: Any = type(value)
        names = _names(kind)
        return {name: plain(getattr(value, name)) for name in names if name not in without}
    raise TypeError(f"a record holds {type(value).__name__}")


def as_json(value: object) -> str:
    """JSON on one line, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
