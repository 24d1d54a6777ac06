"""Which texts may be alike, without comparing all with all: MinHash signatures in bands (locality-sensitive hashing).

Sources: A. Z. Broder et al., "Min-wise independent permutations" (1998); A. Gionis, P. Indyk and R. Motwani,
"Similarity search in high dimensions via hashing" (1999). The signatures are rensa's R-MinHash. Its own index answers
only whether a signature of a matrix has a like, not which, so the bands are sorted here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]

from dragoman.corpus.shingles import Hashes, Numbers

Signatures: TypeAlias = NDArray[np.uint32]

SLOTS = 126
HEAD_SLOTS = 48
OPENING_SLOTS = 24
ROWS = 3
"""Slots that must agree in a band: of two texts with Jaccard similarity s, 42 bands of 3 find all but (1 - s³)^42,
which is 0.3 % at 0.5, 6 % at 0.4 and nothing to speak of above; of two unrelated news texts (s below 0.01) they bring
together one pair in twenty thousand. The 16 bands of the beginnings find 88 % at 0.5 and 98 % at 0.6, the 8 bands of
first sentences 97 % at 0.7."""

HEAD, OPENING = 50, 12
"""Shingles that the beginning of a text is, a first paragraph or two, by which a text and its first short form meet;
and those of its first sentence, by which it meets a flash."""

LEAST = 8
"""Texts of fewer shingles are compared with nothing: a line such as *Subscribe to read on* tells no story."""

SEED = 8


def signatures(hashes: Hashes, offsets: Numbers) -> Signatures:
    """Three signatures side by side for each text: of all its shingles, of its beginning and of its first sentence."""
    head = _matrix(*_beginnings(hashes, offsets, HEAD), HEAD_SLOTS)
    opening = _matrix(*_beginnings(hashes, offsets, OPENING), OPENING_SLOTS)
    return np.hstack((_matrix(hashes, offsets, SLOTS), head, opening))


def _beginnings(hashes: Hashes, offsets: Numbers, most: int) -> tuple[Hashes, Numbers]:
    """The first shingles of each text, and their offsets."""
    lengths = np.minimum(np.diff(offsets), most)
    upto = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    return hashes[np.repeat(offsets[:-1] - upto[:-1], lengths) + np.arange(upto[-1])], upto


def buckets(signed: Signatures, lengths: Numbers) -> Iterator[NDArray[np.int64]]:
    """For each band, texts that agree in it: arrays of their numbers, ascending, two or more each.

    Args:
        signed: the signatures of all texts.
        lengths: the number of shingles of each.
    """
    texts = np.flatnonzero(lengths >= LEAST)
    for band in range(signed.shape[1] // ROWS):
        keys = signed[texts, band * ROWS : (band + 1) * ROWS]
        order = np.lexsort(keys.T)
        changes = np.flatnonzero(np.any(np.diff(keys[order], axis=0), axis=1)) + 1
        starts = np.concatenate(([0], changes, [len(order)]))
        for group in np.flatnonzero(np.diff(starts) > 1):
            yield np.sort(texts[order[starts[group] : starts[group + 1]]])


def company(number: int, groups: Iterable[Numbers]) -> Numbers:
    """How much company each of so many texts has: the others in all groups that it is in, counted in each."""
    counted = np.zeros(number, np.int64)
    for group in groups:
        counted[group] += len(group) - 1
    return counted


def components(number: int, groups: Iterable[Numbers]) -> list[list[int]]:
    """Numbers below `number` that groups join, directly or through others, ascending; those of no group left out."""
    root = list(range(number))

    def top(item: int) -> int:
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for group in groups:
        tops = {top(item) for item in group.tolist()}
        least = min(tops)
        for item in tops:
            root[item] = least
    parts: dict[int, list[int]] = {}
    for item in range(number):
        parts.setdefault(top(item), []).append(item)
    return [part for part in parts.values() if len(part) > 1]


def _matrix(hashes: Hashes, offsets: Numbers, slots: int) -> Signatures:
    made = RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets.astype(np.uint64), slots, SEED)
    return np.array(made.to_rows(), np.uint32).reshape(len(offsets) - 1, slots)
