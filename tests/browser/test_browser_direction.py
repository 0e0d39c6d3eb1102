"""Numbers in right-to-left text read left to right, by the places of their glyphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from harness.sites import Site

# Every phone number and code of the page with the left edge of each of its characters.
_PLACES = """() => {
  const found = [];
  for (const bdi of document.querySelectorAll("a[href^='tel:'] bdi")) {
    const text = bdi.firstChild, places = [];
    for (let i = 0; i < text.data.length; i += 1) {
      const range = document.createRange();
      range.setStart(text, i);
      range.setEnd(text, i + 1);
      const [box] = range.getClientRects();
      places.push([text.data[i], box.left, box.top]);
    }
    found.push(places);
  }
  return found;
}"""

# Every piece of text that runs from left to right on a page that does not: its first and last sign
# on a line of its own, with their left edges.
_RUNS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const owner = text.parentElement;
    if (getComputedStyle(owner).direction !== "ltr" || !owner.checkVisibility()) continue;
    const words = text.data.trim(), start = text.data.indexOf(words);
    if (words.length < 2) continue;
    const box = at => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect();
    };
    const first = box(start), last = box(start + words.length - 1);
    if (first.width && last.width && Math.abs(first.top - last.top) < 2)
      found.push([words, first.left, last.left]);
  }
  return found;
}"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("audience", ["public", "community"])
def test_phone_numbers_in_urdu(width: int, audience: str, visit: Callable[..., Page]) -> None:
    page = visit(f"ur/{audience}/leaflets/worried/", viewport={"width": width, "height": 800})
    numbers = page.evaluate(_PLACES)
    shown = {"".join(c for c, _, _ in places).replace("\u00a0", " ") for places in numbers}
    assert {"999", "0800 011 3764"} <= shown
    for places in numbers:
        lefts = [left for _, left, _ in places]
        assert lefts == sorted(lefts), places
        assert len({top for _, _, top in places}) == 1, "a number is broken over two lines"


def test_the_strip_and_the_sentence_keep_their_order(visit: Callable[..., Page]) -> None:
    page = visit("ur/")
    strip = page.locator(".help .wrap > *").first.bounding_box()
    leave = page.locator(".help .exit").bounding_box()
    assert strip and leave
    assert strip["x"] > leave["x"], "in Urdu the strip starts on the right"


def test_latin_text_and_its_marks_read_from_left_to_right_in_urdu(
    council: Site, visit: Callable[..., Page]
) -> None:
    """A full stop, a question mark or a bracket at the end of English stands at its right."""
    page = visit("ur/", "council")
    root = page.url.removesuffix("ur/")
    runs = []
    for there in council.stays:
        if there.language == "ur":
            page.goto(root + there.address)
            runs += [(there.address, *run) for run in page.evaluate(_RUNS)]
    assert any(words[-1] in ".?)" for _, words, _, _ in runs)
    assert [run for run in runs if run[2] >= run[3]] == []
