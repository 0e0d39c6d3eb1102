"""Two sequences compared in bounded time, whatever they hold.

What begins and ends alike is the same. Of the rest, words (or pairs, or fours of them) that stand
once in both are fixed points (the patience method). Between two of them, short stretches are
compared exactly, and long ones without a fixed point count as exchanged. So 50,000 words take a
second or two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Block = tuple[int, int, int]
"""Where a stretch that is the same begins in both sequences, and its length."""

EXACT = 20_000
"""Stretches are compared exactly where the product of their lengths is at most this."""


RUNS = (1, 2, 4)
"""How many words make a fixed point: more of them where too few stand once."""


def same_blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The stretches that stayed the same, in order, joined where they touch."""
    found: list[list[int]] = []
    for i, j, length in sorted(_blocks(a, b)):
        last = found[-1] if found else None
        if last and last[0] + last[2] == i and last[1] + last[2] == j:
            last[2] += length
        elif length:
            found.append([i, j, length])
    return [(i, j, length) for i, j, length in found]


def changes(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    """Stretch after stretch: whether it is the same, and where it stands in both."""
    i = j = 0
    for start_a, start_b, length in [*same_blocks(a, b), (len(a), len(b), 0)]:
        if i < start_a or j < start_b:
            yield False, slice(i, start_a), slice(j, start_b)
        if length:
            yield True, slice(start_a, start_a + length), slice(start_b, start_b + length)
        i, j = start_a + length, start_b + length


def _blocks(a: Sequence[str], b: Sequence[str]) -> Iterator[Block]:
    waiting = [(0, len(a), 0, len(b))]
    while waiting:
        i, end_a, j, end_b = waiting.pop()
        start = i
        while i < end_a and j < end_b and a[i] == b[j]:
            i, j = i + 1, j + 1
        yield start, j - (i - start), i - start
        after_a = end_a
        while end_a > i and end_b > j and a[end_a - 1] == b[end_b - 1]:
            end_a, end_b = end_a - 1, end_b - 1
        yield end_a, end_b, after_a - end_a
        if i == end_a or j == end_b:
            continue
        if (end_a - i) * (end_b - j) <= EXACT:
            matcher = SequenceMatcher(None, a[i:end_a], b[j:end_b], autojunk=False)
            for block in matcher.get_matching_blocks():
                yield i + block.a, j + block.b, block.size
            continue
        where = (i, end_a, j, end_b)
        points = next(filter(None, (_fixed_points(a, b, where, run) for run in RUNS)), [])
        ends = [*points, (end_a, end_b)]
        for (p, q), (next_p, next_q) in zip([(i, j), *points], ends, strict=True):
            if points:
                waiting.append((p, next_p, q, next_q))


def _fixed_points(
    a: Sequence[str], b: Sequence[str], where: tuple[int, int, int, int], run: int
) -> list[tuple[int, int]]:
    """Runs of words that stand once in both stretches, in the same order: the longest such row."""
    i, end_a, j, end_b = where
    runs_a = [tuple(a[n : n + run]) for n in range(i, end_a - run + 1)]
    runs_b = [tuple(b[n : n + run]) for n in range(j, end_b - run + 1)]
    once_a, once_b = Counter(runs_a), Counter(runs_b)
    at = {words: n for n, words in enumerate(runs_b, j) if once_b[words] == 1}
    pairs = [
        (n, at[words]) for n, words in enumerate(runs_a, i) if once_a[words] == 1 and words in at
    ]
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for index, (_, q) in enumerate(pairs):
        place = bisect_left(ends, q)
        before.append(rows[place - 1] if place else -1)
        ends[place : place + 1] = [q]
        rows[place : place + 1] = [index]
    found = []
    index = rows[-1] if rows else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
