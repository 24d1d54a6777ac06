"""Whether one page carries the story of another: the exact comparison of two texts, and what is made of it.

Two texts are measured by their shingles: Jaccard similarity, containment of the shorter in the longer, the same of
what is the writer's own (outside quotation marks), whether the longer begins as the shorter does, and which figures
they share. Two agencies tell of one communiqué in the same quoted words, but each in its own; an agency tells again
today what lay behind yesterday's story, but begins anew; a daily column has the same tail, but other figures.

All thresholds: set on the stories of `tests/corpus/told.py` (hand-written), and on the nearest pairs among 2,002 texts
of AP, Xinhua, Haaretz, the New York Times and others, of which every pair with a similarity above 0.2 was read.
A third more or less of any one of them, EDIT and INSIDE aside, changes no family of the former.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from dragoman.corpus.shingles import Flags, Hashes

Relation = Literal["copy", "edit"]

COPY = 0.8
"""Jaccard similarity from which two texts have the same words: one word in thirty changed, or a tail of a fifth."""

SAME = 0.9
"""Jaccard similarity from which a text is so near an update that it needs no measuring against the first version."""

EDIT = 0.6
"""Jaccard similarity from which one text is an edit of the other, if the beginning of either is in the other."""

REWRITTEN = 0.4
"""The same where one house rewrote it within a day under a like headline."""

LIVE, LIVE_INSIDE = 0.45, 0.65
"""Jaccard similarity and containment for an agency's running story of one day, whatever its headline."""

INSIDE, WHOLE = 0.75, 0.9
"""Share of the shorter that the longer must have to be its long form; and where nothing else speaks for it."""

OWN_COPY, OWN_EDIT = 0.6, 0.4
"""Shares of the words outside quotation marks that must be shared beside."""

RIVALS = 0.8
"""Jaccard similarity, of own words too, below which texts credited to two agencies are two stories."""

BEGINS, LEAD = 0.5, 0.3
"""Share of a beginning that must be found in the other text: for a long form, and for an edit."""

FIGURES, FEW_FIGURES = 0.3, 4
"""Share of figures to be found in the other text, where each has so many: bulletins of two days are alike but for
these."""

HEADLINE = 0.4
"""Jaccard similarity of the words of headlines that are alike."""

SHORT = 30
"""Texts of fewer shingles are the same only in the same words under the same headline, for notices are printed by the
thousand; or where they are the first words of what their agency told that day."""

NEAR_DAYS, REPRINT_DAYS = 3, 30
"""Days within which a story grows, and within which it is reprinted with changes."""

HEAD_LEAST, HEAD_MOST = 30, 120
"""Shingles of a beginning: half of the shorter text within these."""


@dataclass(frozen=True)
class Story:
    """A page as it is compared. `day` is a day's ordinal, `address` an address without what varies in it."""

    hashes: Hashes
    own: Flags
    figures: frozenset[int]
    headline: frozenset[str]
    agency: str | None = None
    publisher: str | None = None
    addresses: frozenset[str] = frozenset()
    day: int | None = None

    @cached_property
    def all(self) -> Hashes:
        """The shingles in ascending order, each once."""
        return np.unique(self.hashes)

    @cached_property
    def own_words(self) -> Hashes:
        """Those outside quotation marks."""
        return np.unique(self.hashes[self.own])

    def head(self, length: int) -> Hashes:
        """The shingles with which the text begins, each once."""
        return np.unique(self.hashes[:length])


class Likeness:
    """How alike two stories are; every measure from 0 to 1."""

    def __init__(self, first: Story, second: Story) -> None:
        self.first = first
        self.second = second
        self.shorter, self.longer = sorted((first, second), key=lambda story: len(story.all))
        self.shared = _shared(self.shorter.all, self.longer.all)

    @property
    def jaccard(self) -> float:
        """Shared shingles over all that either has."""
        return self.shared / max(len(self.first.all) + len(self.second.all) - self.shared, 1)

    @property
    def inside(self) -> float:
        """The share of the shorter that the longer has."""
        return self.shared / max(len(self.shorter.all), 1)

    @cached_property
    def own(self) -> float:
        """The share of both texts' own words that the other has, quoted or not; of all where few are their own."""
        own = len(self.first.own_words) + len(self.second.own_words)
        if own < SHORT:
            return 2 * self.shared / max(len(self.first.all) + len(self.second.all), 1)
        found = _shared(self.first.own_words, self.second.all) + _shared(self.second.own_words, self.first.all)
        return found / own

    @cached_property
    def own_inside(self) -> float:
        """The share of the shorter's own words that the longer has; of all its words where few are its own."""
        own = self.shorter.own_words
        return _share(own, self.longer.all) if len(own) >= HEAD_LEAST else self.inside

    @cached_property
    def begins(self) -> float:
        """The share of the longer's beginning that the shorter has."""
        return _share(self.longer.head(self._head), self.shorter.all)

    @cached_property
    def leads(self) -> float:
        """The share of the shorter's beginning that the longer has."""
        return _share(self.shorter.head(self._head), self.longer.all)

    @property
    def figures(self) -> float:
        """The share of figures in the text with fewer of them that the other has; 1 where there are few."""
        fewer, more = sorted((self.first.figures, self.second.figures), key=len)
        return len(fewer & more) / len(fewer) if len(fewer) >= FEW_FIGURES else 1.0

    @property
    def headline(self) -> float:
        """Jaccard similarity of the headlines' words; 0 where one has none."""
        one, other = self.first.headline, self.second.headline
        return len(one & other) / max(len(one | other), 1) if one and other else 0.0

    @property
    def days(self) -> int | None:
        """Days between the two; None where a day is not known."""
        one, other = self.first.day, self.second.day
        return None if one is None or other is None else abs(one - other)

    @property
    def _head(self) -> int:
        length = len(self.shorter.all)
        return min(max(length // 2, HEAD_LEAST), HEAD_MOST, length)


def relation(like: Likeness) -> Relation | None:
    """What the second story is to the first: the same words, an edit, or None where it is another story."""
    if len(like.shorter.all) < SHORT:
        same = like.jaccard >= SAME and like.headline >= HEADLINE
        return "copy" if same else "edit" if _flash(like) else None
    if like.jaccard < SAME and like.figures < FIGURES:
        return None
    if _rivals(like) and min(like.jaccard, like.own) < RIVALS:
        return None
    if like.jaccard >= COPY and like.own >= OWN_COPY:
        return "copy"
    edited = any(test(like) for test in (_touched, _grown, _rewritten, _live, _same_address))
    return "edit" if edited else None


def _flash(like: Likeness) -> bool:
    """An agency sent its first sentence ahead."""
    sent = like.first.agency is not None and _one_house(like) and like.days == 0
    return sent and like.inside >= INSIDE and like.begins >= BEGINS


def _touched(like: Likeness) -> bool:
    """Words changed here and there, a lead or tail put to it or cut."""
    begun = max(like.begins, like.leads) >= LEAD
    return like.jaccard >= EDIT and like.own >= OWN_EDIT and begun and _within(like, REPRINT_DAYS)


def _grown(like: Likeness) -> bool:
    """The longer begins as the shorter does and has all of it; or nearly all, where agency or headline are the same."""
    known = like.headline >= HEADLINE or (like.first.agency is not None and _one_house(like))
    inside = like.inside >= (INSIDE if known else WHOLE) and like.own_inside >= OWN_COPY
    return inside and like.begins >= BEGINS and _within(like, NEAR_DAYS)


def _rewritten(like: Likeness) -> bool:
    """The same house told it anew under a like headline, today or tomorrow."""
    alike = like.jaccard >= REWRITTEN and like.own >= OWN_EDIT and like.headline >= HEADLINE
    return alike and _one_house(like) and like.days is not None and like.days <= 1


def _live(like: Likeness) -> bool:
    """A house put the newest into its story of the day: an agency often on top, a site beneath its first words."""
    alike = like.jaccard >= LIVE and like.inside >= LIVE_INSIDE and like.own >= OWN_EDIT
    signed = like.first.agency is not None or like.begins >= LEAD
    return alike and signed and _one_house(like) and like.days == 0


def _same_address(like: Likeness) -> bool:
    """A page was changed where it stands."""
    one = bool(like.first.addresses & like.second.addresses)
    return one and like.inside >= EDIT and like.own_inside >= OWN_EDIT and _within(like, NEAR_DAYS)


def _rivals(like: Likeness) -> bool:
    one, other = like.first.agency, like.second.agency
    return one is not None and other is not None and one != other


def _one_house(like: Likeness) -> bool:
    """One agency wrote both; or no agency either, and one site published both."""
    first, second = like.first, like.second
    if first.agency or second.agency:
        return first.agency == second.agency
    return first.publisher is not None and first.publisher == second.publisher


def _within(like: Likeness, days: int) -> bool:
    """A day that is not known speaks neither for it nor against."""
    return like.days is None or like.days <= days


def _shared(few: Hashes, many: Hashes) -> int:
    if not len(few) or not len(many):
        return 0
    return int(np.count_nonzero(many[np.minimum(np.searchsorted(many, few), len(many) - 1)] == few))


def _share(few: Hashes, many: Hashes) -> float:
    return _shared(few, many) / max(len(few), 1)
