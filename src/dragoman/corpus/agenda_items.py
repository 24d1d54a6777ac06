"""What pages announce, and which announcements are of one and the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.corpus.agenda_words import akin, kinds_of
from dragoman.store.names import name
from dragoman.store.rows import first_day, last_day
from dragoman.store.snapshot import Store

Window = tuple[date, date]
"""First and last day."""

# An interval wider than two months is a season or a year: too little for a calendar.
WIDEST = 62
# A month and a day in it are one announcement only where the two were made within one season.
TOGETHER = 92
# Days that two reports may differ about one day: time zones, and the day before and after a long session.
SLACK = 2
# Days ahead beyond which a day counts only where its sentence tells the year. Of real announcements read by eye (27, of
# which 3 so far ahead) the only wrong year was one of these.
YEAR_TOLD = 240
# Announcements before it with which one is compared: more never had the same parties and days.
LOOK = 50
# What is said to or against somebody is no dealing that a calendar has, whenever it is told for.
SPEECH = ("REQUEST", "REJECT", "THREATEN", "ASSAULT")

ANNOUNCED = f"""
SELECT e.page, e.event, e.type, e.mode, e.actors, e.recipients, e.actor_countries, e.recipient_countries, e.trigger,
       e.sentence, e.place_name, e.country, e.latitude, e.longitude, e.starts, e.ends, e.published, e.confidence,
       p.published_end, s.speaker, t.occurrence
FROM events AS e JOIN pages AS p USING (page)
LEFT JOIN statements AS s ON s.page = e.page AND s.statement = e.statement
LEFT JOIN told AS t ON t.page = e.page AND t.event = e.event
WHERE e.status = 'planned' AND e.published IS NOT NULL AND length(coalesce(e.starts, e.ends)) >= 7
AND coalesce(e.last, e.first) + 31 > e.published
AND coalesce(s.polarity, 'asserted') = 'asserted' AND e.type NOT IN {SPEECH}
ORDER BY e.published, e.page, length(e.event), e.event
"""
KEYS = """
SELECT e.page, e.event, list_sort(list_distinct(list(coalesce(p.country, p.key)))) AS keys,
       list_sort(list_distinct(list(p.key))) AS people,
       list_sort(list_distinct(coalesce(list(coalesce(p.country, '') || '|' || p.key)
           FILTER (WHERE p.kind = 'person' AND NOT contains(p.key, ':')), []))) AS named
FROM (SELECT page, event, unnest(list_concat(actor, recipient)) AS actor FROM events WHERE {where}) AS e
JOIN parties_of AS p ON p.page = e.page AND p.actor = e.actor
WHERE p.country IS NOT NULL OR NOT starts_with(p.key, p.page || '#')
GROUP BY e.page, e.event
"""
"""Who takes part in events: under `keys` each by the state that he is of, or by himself where he is of none; under
`named` the persons who go by their names, each behind his state."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event that a page tells of for a later day; `keys`, `people` and `named` as in `KEYS`."""

    row: Mapping[str, Any]
    window: Window
    keys: frozenset[str]
    people: frozenset[str]
    named: frozenset[str]
    kinds: frozenset[str]

    @property
    def page(self) -> str:
        """The page that announces it."""
        return str(self.row["page"])

    @property
    def told(self) -> date:
        """The day of the page."""
        day: date = self.row["published"]
        return day

    @property
    def name(self) -> str:
        """The name of the event in the store."""
        return name(self.page, self.row["event"])


@dataclass(frozen=True, slots=True)
class Item:
    """One thing announced, in the order in which pages did so."""

    announcements: tuple[Announcement, ...]

    @property
    def opening(self) -> Announcement:
        """The announcement that came first."""
        return self.announcements[0]

    @property
    def keys(self) -> frozenset[str]:
        """Those who take part, as the first announcement has them."""
        return self.opening.keys

    @property
    def people(self) -> frozenset[str]:
        """Those who take part, each under his own key."""
        return frozenset().union(*(a.people for a in self.announcements))

    @property
    def named(self) -> frozenset[str]:
        """The persons by name who take part, each behind his state."""
        return frozenset().union(*(a.named for a in self.announcements))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of dealing that it is called."""
        return frozenset().union(*(a.kinds for a in self.announcements))

    @property
    def pages(self) -> frozenset[str]:
        """The pages that announce it."""
        return frozenset(a.page for a in self.announcements)

    @property
    def occurrences(self) -> frozenset[str]:
        """The occurrences that it is."""
        return frozenset(a.row["occurrence"] for a in self.announcements if a.row["occurrence"])


def announcements(store: Store, told: Any, parties: Any) -> list[Announcement]:
    """What pages announce for a time after their day, in the order of pages.

    Args:
        store: the store.
        told: the table `occurrence_mentions`.
        parties: everybody on every page, as `dragoman.corpus.parties.table` gives it.
    """
    rows = store.sql(ANNOUNCED, told=told).to_pylist()
    keys = {
        (row["page"], row["event"]): row
        for row in store.sql(KEYS.format(where="status = 'planned'"), parties_of=parties).to_pylist()
    }
    return [made for row in rows if (made := _announcement(row, keys.get((row["page"], row["event"]))))]


def _announcement(row: Mapping[str, Any], parties: Mapping[str, Any] | None) -> Announcement | None:
    window = _window(row)
    if parties is None or window is None or _stale(row, window):
        return None
    if not (kinds := kinds_of(row["trigger"], row["sentence"], row["type"])):
        return None
    keys, people, named = (frozenset(parties[column]) for column in ("keys", "people", "named"))
    return Announcement(row, window, keys, people, named, kinds)


def _stale(row: Mapping[str, Any], window: Window) -> bool:
    """Whether a bare month or day may be of the year gone by: told in September, *in June* most often is."""
    far = (window[0] - row["published"]).days > YEAR_TOLD
    return far and not re.search(r"\b(?:\d{4}|next|coming|following)\b", row["sentence"])


def _window(row: Mapping[str, Any]) -> Window | None:
    """The days for which an event is announced; None where they are too many, or not after those of the page."""
    first = first_day(row["starts"] or row["ends"])
    last = last_day(row["ends"] or row["starts"])
    page = last_day(row["published_end"]) or row["published"]
    if first is None or last is None or first > last or (last - first).days > WIDEST or last <= page:
        return None
    # A single day must be later than that of the page; of a month in which the page lies a part is.
    return None if first == last <= page else (first, last)


def items(found: Sequence[Announcement]) -> list[Item]:
    """Announcements of one thing brought together, in the order of their first ones."""
    groups = _Groups(len(found))
    for key in (_by_occurrence, _by_sentence, _by_day):
        blocks: dict[Any, list[int]] = defaultdict(list)
        for index, one in enumerate(found):
            if (block := key(one)) is not None:
                blocks[block].append(index)
        for members in blocks.values():
            _join(found, members, groups)
    _narrow(found, groups)
    made = [Item(tuple(found[index] for index in members)) for members in groups.members()]
    return sorted(made, key=lambda item: (item.opening.told, item.opening.name))


def _by_occurrence(one: Announcement) -> Any:
    return one.row["occurrence"]


def _by_sentence(one: Announcement) -> Any:
    return one.page, one.row["sentence"], one.window


def _by_day(one: Announcement) -> Any:
    """The same parties on the same days."""
    return (one.window, one.keys) if _telling(one.keys) else None


def _telling(keys: frozenset[str]) -> bool:
    """Whether parties tell a dealing from others: a state alone has too many on a day, an alliance has one summit."""
    return len(keys) > 1 or not states(keys)


def states(keys: Iterable[str]) -> frozenset[str]:
    """The states among keys, by ISO 3166-1 alpha-3."""
    return frozenset(key for key in keys if len(key) == 3 and key.isupper())


def at_odds(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether of some state both name persons, and not one of them the same: one minister's visit is not another's."""
    of: dict[str, list[set[str]]] = {}
    for side, named in enumerate((one, other)):
        for entry in named:
            of.setdefault(entry.partition("|")[0], [set(), set()])[side].add(entry)
    return any(ones and others and not ones & others for ones, others in of.values())


def _join(found: Sequence[Announcement], members: Sequence[int], groups: _Groups) -> None:
    for number, index in enumerate(members):
        for other in members[max(number - LOOK, 0) : number]:
            if _one(found[index], found[other]):
                groups.join(index, other)


def _one(one: Announcement, other: Announcement) -> bool:
    """Whether two announcements that share an occurrence, a sentence, or parties and days are of one thing."""
    if one.row["occurrence"] is not None and one.row["occurrence"] == other.row["occurrence"]:
        return True
    # To travel somewhere for talks is one dealing; in a sentence of its own it must be of one kind.
    if one.page == other.page and one.row["sentence"] == other.row["sentence"]:
        return bool(one.keys & other.keys)
    return one.keys == other.keys and akin(one.kinds, other.kinds) and not at_odds(one.named, other.named)


def _narrow(found: Sequence[Announcement], groups: _Groups) -> None:
    """Join what is announced for a month with what is announced for a day in it, where there is one such day alone."""
    blocks: dict[frozenset[str], list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        if _telling(one.keys):
            blocks[one.keys].append(index)
    for members in blocks.values():
        wide = [index for index in members if _days(found[index]) > SLACK]
        for index in wide:
            within = {groups.of(other): other for other in members if _inside(found[other], found[index])}
            if len(within) == 1:
                groups.join(index, next(iter(within.values())))


def _days(one: Announcement) -> int:
    return (one.window[1] - one.window[0]).days


def _inside(one: Announcement, wide: Announcement) -> bool:
    (first, last), (start, end) = one.window, wide.window
    near = abs((one.told - wide.told).days) <= TOGETHER
    within = start <= first and last <= end and _days(one) < _days(wide)
    return near and within and bool(one.kinds & wide.kinds) and not at_odds(one.named, wide.named)


class _Groups:
    """Sets that grow together; each goes by its first member."""

    def __init__(self, number: int) -> None:
        self._first = list(range(number))

    def of(self, index: int) -> int:
        while self._first[index] != index:
            self._first[index] = index = self._first[self._first[index]]
        return index

    def join(self, one: int, other: int) -> None:
        first, last = sorted((self.of(one), self.of(other)))
        self._first[last] = first

    def members(self) -> Iterable[Sequence[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._first)):
            found[self.of(index)].append(index)
        return found.values()


def days_of(window: Window) -> str:
    """A window as the table shows it: ISO, first/last."""
    return f"{window[0].isoformat()}/{window[1].isoformat()}"


def months(window: Window) -> Iterator[tuple[int, int]]:
    """Each month that a window touches: year, month."""
    (year, month), end = (window[0].year, window[0].month), (window[1].year, window[1].month)
    while (year, month) <= end:
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
