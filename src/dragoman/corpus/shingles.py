"""Texts as sets of hashed shingles: runs of words, told apart from case, accents, punctuation and house spelling.

The words of many texts are hashed at once in NumPy, for a corpus has tens of millions of them.
Source: A. Z. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

WORDS = 4
"""Words in a shingle."""

BREAK, DROPPED = 0, 1
"""What `_signs` holds for a sign that parts words, and for one that stands within them and counts for nothing."""

WITHIN_WORDS = "'’‘`´.\u00ad\u200b\u200d\ufeff"
"""Marks that one house prints and another does not: *U.S.* and *US*, *don’t* and *don't*."""

KNOWN_SIGNS = 0x30000
"""Code points from here on are no letters of any script in use."""

LONGEST = 64
"""Places in a word that count each for itself; all beyond count as one."""

HOUSE_SPELLING = (
    *(("per cent", "percent"), ("%", " percent"), ("yse", "yze"), ("is", "iz"), ("our", "or"), ("ll", "l")),
    *(("tre ", "ter "), ("ogue", "og"), ("programme", "program"), ("grey", "gray"), ("defence", "defense")),
)
"""Replaced wherever they stand, in this order, in lower case: British and American spelling come out alike. That some
other words do too (*hour* becomes *hor*) is no loss: nothing is asked of a shingle but whether it equals another."""

DROPPING = dict.fromkeys(map(ord, WITHIN_WORDS))
WORD = re.compile(r"\w+")
FIGURE_COMMA = re.compile(r",(?<=\d,)(?=\d{3})")
QUOTED = re.compile(r"“[^”\n]*|\"[^\"\n]*\"?|«[^»\n]*|``[^\n]*?''|‘(?<![\w’]‘)[^\n]{15,}?’(?!\w)")
"""What stands in quotation marks; a mark that is not closed holds to the end of its paragraph. Each way begins with a
sign, not with a look behind it, so that a search need not stop at other signs."""


@dataclass(frozen=True, slots=True)
class Shingled:
    """Some texts as shingles, one text behind the other.

    `hashes` are the shingles in the order of the words; those of text `i` stand from `offsets[i]` up to
    `offsets[i + 1]`. `own` tells which of them have no word in quotation marks. `figures` are hashes of the words that
    begin with a digit, likewise with `figure_offsets`. A text of fewer words than a shingle has no shingles.
    """

    hashes: Hashes
    own: Flags
    offsets: Numbers
    figures: Hashes
    figure_offsets: Numbers


def shingled(texts: Sequence[str]) -> Shingled:
    """The shingles of some texts."""
    words = _words(texts)
    starts, ends = words.offsets[:-1], words.offsets[1:]
    offsets = _offsets(np.maximum(ends - starts - WORDS + 1, 0))
    # Each shingle's first word; what would run over from one text into the next is left out.
    first = np.repeat(starts - offsets[:-1], np.diff(offsets)) + np.arange(offsets[-1])
    hashes = np.zeros(len(first), np.uint64)
    own = np.ones(len(first), np.bool_)
    for place in range(WORDS):
        hashes = _mix(hashes * np.uint64(31) + words.hashes[first + place])
        own &= ~words.quoted[first + place]
    upto = np.concatenate(([0], np.cumsum(words.figure)))
    return Shingled(hashes, own, offsets, words.hashes[words.figure], upto[words.offsets])


def words(headline: str) -> frozenset[str]:
    """The words of a headline, told apart as those of texts are, but for accents."""
    return frozenset(WORD.findall(_spelt(headline).translate(DROPPING)))


@dataclass(frozen=True, slots=True)
class _Words:
    """A hash for each word of some texts, whether it is quoted and whether a figure; and where each text begins."""

    hashes: Hashes
    quoted: Flags
    figure: Flags
    offsets: Numbers


def _words(texts: Sequence[str]) -> _Words:
    spelt = [f"{_spelt(text)}\n" for text in texts]
    whole = "".join(spelt)
    codes = np.frombuffer(whole.encode("utf-32-le", "replace"), "<u4")
    signs = _signs()[np.minimum(codes, KNOWN_SIGNS)]
    counted = signs != DROPPED
    ends = _offsets(np.fromiter(map(len, spelt), np.int64, len(spelt)))
    ends = np.concatenate(([0], np.cumsum(counted)))[ends]
    quoted, signs = _quoted(whole)[counted], signs[counted]
    within = signs != BREAK
    first = within & ~np.concatenate(([False], within[:-1]))
    starts = np.flatnonzero(first)
    hashes = _hashed(signs, within, first) if len(starts) else np.zeros(0, np.uint64)
    heads = signs[starts]
    figure = (heads >= ord("0")) & (heads <= ord("9"))
    return _Words(hashes, quoted[starts], figure, np.searchsorted(starts, ends))


def _hashed(signs: Hashes, within: Flags, first: Flags) -> Hashes:
    """A hash for each word, of its letters and their places."""
    numbers = np.arange(len(signs))
    place = numbers - np.maximum.accumulate(np.where(first, numbers, 0))
    weighted = np.where(within, _mix(signs) * _powers()[np.minimum(place, LONGEST)], np.uint64(0))
    return _mix(np.add.reduceat(weighted, np.flatnonzero(first)))


def _quoted(whole: str) -> Flags:
    """Which signs stand in quotation marks."""
    flags = np.zeros(len(whole), np.bool_)
    for match in QUOTED.finditer(whole):
        flags[match.start() : match.end()] = True
    return flags


def _spelt(text: str) -> str:
    low = FIGURE_COMMA.sub("", text.casefold())
    for one, other in HOUSE_SPELLING:
        low = low.replace(one, other)
    return low


def _offsets(lengths: Numbers) -> Numbers:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))


def _mix(hashes: Hashes) -> Hashes:
    """Spread what differs over all 64 bits (the finalizer of SplitMix64)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))


@cache
def _powers() -> Hashes:
    """An odd number to the power of each place in a word."""
    return np.cumprod(np.full(LONGEST + 1, 0x9E3779B97F4A7C15, np.uint64), dtype=np.uint64)


@cache
def _signs() -> Hashes:
    """For each code point the letter or figure that it counts as, without accents, or BREAK, or DROPPED."""
    return np.array([*map(_sign, map(chr, range(KNOWN_SIGNS))), BREAK], np.uint64)


def _sign(sign: str) -> int:
    if sign in WITHIN_WORDS or unicodedata.combining(sign):
        return DROPPED
    plain = unicodedata.normalize("NFKD", sign)[0]
    return ord(plain) if plain.isalnum() else BREAK
