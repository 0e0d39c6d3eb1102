"""Records to export, and what is made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from sample_records import IMAGES, build_record, made_sample

from waymark.exports import MadeFile
from waymark.model import FileRecord


@pytest.fixture(scope="session")
def make_record() -> Callable[..., FileRecord]:
    """See :func:`build_record`."""
    return build_record


@pytest.fixture(scope="session")
def sample() -> Callable[..., MadeFile]:
    """See :func:`made_sample`."""
    return made_sample


@pytest.fixture(scope="session")
def images() -> Mapping[str, bytes]:
    """The images of the sample texts."""
    return IMAGES
