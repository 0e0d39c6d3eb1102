"""Checks that need no library: banners and contrast."""

from __future__ import annotations

import pytest

from waymark.checks.colours import contrast
from waymark.checks.markings import is_banner


@pytest.mark.parametrize(
    "line",
    [
        "OFFICIAL-SENSITIVE",
        "Official - Sensitive",
        "OFFICIAL–SENSITIVE",
        "official sensitive",
        "OFFICIAL_SENSITIVE",
        "ＯＦＦＩＣＩＡＬ－ＳＥＮＳＩＴＩＶＥ",
        "**OFFICIAL-SENSITIVE**",
        "## OFFICIAL-SENSITIVE",
        "This is OFFICIAL-SENSITIVE and must not be shared.",
        "OFFICIAL-SENSITIVE PERSONAL",
        "RESTRICTED",
        "[RESTRICTED]",
        "(CONFIDENTIAL)",
        "PROTECT",
        "Confidential",
        "UK SECRET",
        "Top Secret",
        "/// note | RESTRICTED",
        "OFFICIAL\u200b-SENS\u00adITIVE",
    ],
)
def test_a_banner_is_seen_in_any_spelling(line: str) -> None:
    assert is_banner(line)


@pytest.mark.parametrize(
    "line",
    [
        "OFFICIAL",
        "The local profile is restricted.",
        "We keep this confidential where we can.",
        "Is it confidential?",
        "To protect people, act early.",
        "Protecting children is everyone's work.",
        "Sensitive questions need time.",
        "An official, sensitive to need, will call.",
        "Nothing about this is secret.",
        "",
    ],
)
def test_prose_is_not_a_banner(line: str) -> None:
    assert not is_banner(line)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
