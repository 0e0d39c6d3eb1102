"""Records as JSON: what templates are handed and what keys are made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

import orjson


def as_json(value: object) -> str:
    """A value of the model as JSON on one line, the same for equal values: classes by their fields'
    names, days as ISO 8601. ``TypeError`` tells of a type that no record should hold.
    """
    return orjson.dumps(value, default=_known, option=orjson.OPT_SORT_KEYS).decode()


def by_field(value: object, without: Collection[str] = ()) -> dict[str, Any]:
    """The fields of a value of the model by their names, each as it is."""
    kind: Any = type(value)
    names = _names(kind)
    return {name: getattr(value, name) for name in names if name not in without}


def _known(value: object) -> object:
    """What the encoder does not know, in terms of what it knows."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a record holds {type(value).__name__}")


@lru_cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
