"""Texts compared word by word: what stayed stays, whatever the size and whatever it says."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from waymark.editions.sequences import changes, same_blocks

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=60)


@given(WORDS, WORDS)
def test_what_is_the_same_is_in_both_and_nothing_is_lost(a: list[str], b: list[str]) -> None:
    before: list[str] = []
    after: list[str] = []
    for same, in_a, in_b in changes(a, b):
        before += a[in_a]
        after += b[in_b]
        assert not same or a[in_a] == b[in_b]
    assert (before, after) == (a, b)


def kept(a: list[str], b: list[str]) -> int:
    return sum(length for _, _, length in same_blocks(a, b))


def test_one_word_of_fifty_thousand_is_found_alone() -> None:
    choose = random.Random(7)
    a = [f"w{choose.randrange(3000)}" for _ in range(50_000)]
    b = list(a)
    b[25_000] = "changed"
    assert kept(a, b) == 49_999


def test_fifty_thousand_words_changed_everywhere_are_compared_in_bounded_time() -> None:
    """The worst that people write, and worse: no word twice, all words the same, two words mixed.

    Twenty seconds are ten times what the slowest took on two busy cores.
    """
    choose = random.Random(7)
    scattered = [f"w{choose.randrange(3000)}" for _ in range(50_000)]
    edited = [w if choose.random() > 0.2 else f"new{n}" for n, w in enumerate(scattered)]
    mixed = [[choose.choice("ab") for _ in range(50_000)] for _ in range(2)]
    posts = [[w if n % 140 else f"k{n}" for n, w in enumerate(words)] for words in mixed]
    cases = (
        (scattered, edited),
        (scattered, scattered[::-1]),
        ([f"w{n}" for n in range(50_000)], [f"w{n}" for n in range(50_000)][::-1]),
        (["a"] * 50_000, ["a"] * 49_000),
        (mixed[0], mixed[1]),
        (posts[0], posts[1]),
    )
    for a, b in cases:
        started = time.process_time()
        blocks = same_blocks(a, b)
        assert time.process_time() - started < 20
        assert all(a[i : i + n] == b[j : j + n] for i, j, n in blocks)
    assert kept(scattered, edited) > 0.75 * len(scattered), "four in five words stayed"
