"""Lighthouse finds nothing: 100 for accessibility, best practices and SEO."""

from __future__ import annotations

import pytest

from harness.scoring import scored
from harness.sites import Site

PAGES = (
    "",
    "professionals/referral/share-a-concern/",
    "ur/",
    "ur/public/leaflets/worried/",
    "leaflets-and-languages/",
    "search/",
)


@pytest.mark.parametrize(
    "address", [PAGES[0], *(pytest.param(page, marks=pytest.mark.slow) for page in PAGES[1:])]
)
def test_a_page_has_all_points(address: str, council: Site) -> None:
    (page,) = scored(council, [address])
    assert page.scores == {"accessibility": 100, "best-practices": 100, "seo": 100}, page.lost
    assert page.lost == ()
