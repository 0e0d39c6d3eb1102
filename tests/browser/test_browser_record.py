"""What the accessibility record says of every page of both sites, where no browser is needed."""

from __future__ import annotations

import re

from harness.sites import Site
from harness.telling import told


def test_help_stands_first_on_every_page(site: Site) -> None:
    """3.2.6: the way to help is always in the same place, before everything else."""
    faults = []
    for page in site.pages:
        if page.kind == "moved":  # it leads on at once
            continue
        parts = site.tree(page.address).xpath("//body/*[not(contains(@class, 'skip'))]")
        if "help" not in (parts[0].get("class") or "").split():
            faults.append((page.address, str(parts[0].get("class"))))
    assert not faults, told(faults)
    assert len(site.pages) > 40


def test_no_page_plays_asks_or_is_dragged(site: Site) -> None:
    """1.2 and 1.4.2: no audio or video; 1.3.5, 3.3 and 3.3.8: no field but those of a search."""
    faults = []
    for page in site.pages:
        tree = site.tree(page.address)
        found = tree.xpath("//video | //audio | //*[@draggable] | //*[@autoplay] | //select")
        fields = tree.xpath("//input[not(@type='search' or @type='checkbox')]")
        fields += tree.xpath("//textarea[not(@readonly)]")
        forms = tree.xpath("//form[not(@role='search')]")
        faults += [(page.address, one.tag) for one in (*found, *fields, *forms)]
    assert not faults, told(faults)


def test_no_page_goes_on_by_itself_but_those_that_have_moved(site: Site) -> None:
    """2.2.1: what leads on does so at once, and nobody has to be quick."""
    for page in site.pages:
        for content in site.tree(page.address).xpath("//meta[@http-equiv='refresh']/@content"):
            assert re.match("0;", content), page.address
