"""From tellings to occurrences: first within each page, then over all pages, the most exactly told first.

Each telling is compared only with those that share with it two countries, somebody named, a country and a town or verb,
or the very sentence, at about the same time; it joins the one for which most speaks. What comes out does not depend on
the order of adding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.corpus.content_words import Weights
from dragoman.corpus.loading import Row
from dragoman.corpus.matching import Match, asked, match
from dragoman.corpus.telling import Telling, When, order

Block = tuple[str, ...]
Bucket = tuple[Block, int]

# Days of a bucket; spans longer than SPAN are kept by the year, and those over YEARS years are found by sentence alone.
BUCKET = 2
SPAN = 12
YEARS = 3
DAYS_OF_YEAR = 366
# Parties of an event, at most, that it is found by: communiqués of many states are found by the first of them.
PARTIES = 6


def grouped(rows: Sequence[Row], tellings: Sequence[Telling]) -> list[Telling]:
    """The occurrences that tellings are of: each a telling with all its members, and the basis of each of them."""
    weights = Weights(words for telling in tellings for words in telling.words)
    by_page: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_page[rows[telling.members[0]].page].append(telling)
    once = [one for page in by_page.values() for one in _on_page(page, weights)]
    return _over_pages(_over_pages(once, rows, weights), rows, weights)


def _on_page(tellings: Sequence[Telling], weights: Weights) -> list[Telling]:
    """The tellings of one page, those of one occurrence joined."""
    if len(tellings) == 1:
        return list(tellings)
    groups: list[Telling] = []
    for telling in order(tellings):
        found = [
            (m, group) for group in groups if not _beside(telling, group) and (m := _match(telling, group, weights))
        ]
        if found:
            best, group = max(found, key=lambda pair: (pair[0].score, -pair[1].members[0]))
            group.join(telling, best.basis)
        else:
            groups.append(telling)
    return groups


def _match(one: Telling, other: Telling, weights: Weights) -> Match | None:
    return match(one, other, weights, page=True)


def _beside(one: Telling, other: Telling) -> bool:
    """Whether one sentence tells of both as of two: *urged and criticized*, *met and met again*.

    Two modes of one deed in a sentence may be one: *shot and wounded*, *visit to meet*; and a page may print one twice.
    """
    if one.kinds == other.kinds and one.sentences & other.sentences:
        return False
    if not {sentence for sentence, _ in one.sentences} & {sentence for sentence, _ in other.sentences}:
        return False
    modes = {(k.type, k.mode) for k in one.kinds} & {(k.type, k.mode) for k in other.kinds}
    types = {k.type for k in one.kinds} & {k.type for k in other.kinds}
    return bool(modes) or not types or any(asked()[type_].said for type_ in types)


def _over_pages(tellings: Iterable[Telling], rows: Sequence[Row], weights: Weights) -> list[Telling]:
    index = _Index()
    groups: list[Telling] = []
    pages: list[set[str]] = []
    for telling in order(tellings):
        own = {rows[member].page for member in telling.members}
        near = index.near(telling)
        # What a page tells apart is two.
        free = [n for n in near if own.isdisjoint(pages[n])]
        found = [(m, n) for n in free if (m := match(telling, groups[n], weights))]
        if found and (best := _best(found, telling, groups)) is not None:
            chosen, number = best
            known = _found_by(groups[number])
            groups[number].join(telling, chosen.basis)
            pages[number] |= own
            index.add(groups[number] if _found_by(groups[number]) != known else telling, number)
        else:
            index.add(telling, len(groups))
            groups.append(telling)
            pages.append(own)
    return groups


def _best(found: Sequence[tuple[Match, int]], telling: Telling, groups: Sequence[Telling]) -> tuple[Match, int] | None:
    """That for which most speaks; of equal ones the nearest before the report, and none where only a month is told."""

    def rank(pair: tuple[Match, int]) -> tuple[float, int, int]:
        return pair[0].score, -_gap(telling, groups[pair[1]]), -pair[1]

    first, *others = sorted(found, key=rank, reverse=True)
    if telling.when.told and telling.when.days > SPAN and others and others[0][0].score == first[0].score:
        return None
    return first


def _gap(telling: Telling, group: Telling) -> int:
    if telling.reported is None:
        return 0
    return abs(telling.reported - group.when.first)


def _found_by(group: Telling) -> tuple[object, ...]:
    """What a group is found by, but for its sentences."""
    both = group.both
    return group.when, group.moved, both.lands, both.named, group.where.town, group.triggers


class _Index:
    """Where tellings are found: by what they share and when they lie."""

    def __init__(self) -> None:
        self._found: dict[Bucket, list[int]] = defaultdict(list)
        self._known: set[tuple[Bucket, int]] = set()

    def add(self, telling: Telling, number: int) -> None:
        """Put a group where others will look for it."""
        for bucket in _buckets(telling, found=False):
            if (bucket, number) not in self._known:
                self._known.add((bucket, number))
                self._found[bucket].append(number)

    def near(self, telling: Telling) -> list[int]:
        """The groups that a telling may belong to, in their order."""
        return sorted({n for bucket in _buckets(telling, found=True) for n in self._found.get(bucket, ())})


def _buckets(telling: Telling, *, found: bool) -> Iterator[Bucket]:
    for sentence, trigger in sorted(telling.sentences):
        yield (sentence, trigger), 0
    blocks = list(_blocks(telling))
    for span in (telling.when, telling.moved):
        if span is not None:
            yield from ((block, number) for number in _numbers(span, found) for block in blocks)


def _numbers(span: When, found: bool) -> Iterator[int]:
    """The buckets of a span of days: short ones, from 0 up, and years, below 0. Whoever seeks looks into both."""
    if span.days > YEARS * DAYS_OF_YEAR:
        return
    if found or span.days <= SPAN:
        yield from range(span.first // BUCKET, span.last // BUCKET + 1)
    if found or span.days > SPAN:
        yield from range(-(span.last // DAYS_OF_YEAR), -(span.first // DAYS_OF_YEAR) + 1)


def _blocks(telling: Telling) -> Iterator[Block]:
    both = telling.both
    lands = sorted(both.lands)[:PARTIES]
    yield from (("two", *pair) for pair in combinations(lands, 2))
    yield from (("who", name) for name in sorted(both.named)[:PARTIES])
    yield from (("did", trigger, land) for trigger in sorted(telling.triggers) for land in lands)
    if telling.where.town:
        yield from (("town", telling.where.town, land) for land in lands)
