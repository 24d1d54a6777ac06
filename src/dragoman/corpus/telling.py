"""An event as a page tells it, or as several pages together tell it: who, when, where and in which words.

Days are proleptic ordinals (`date.toordinal`), so that comparing a million of them is cheap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

DISTANT = 10**7
"""Days beyond all days: the bound of what has none."""


class Side(NamedTuple):
    """Who stands on one side of an event.

    `lands` are countries (ISO 3166-1 alpha-3), and keys of parties of no country; `states` those of them that take part
    as states, governments or unnamed officials; `named` the keys of people and bodies with a name or an office of
    their own; `offices` what those of them who are people hold, as
    key and COUNTRY:office; `strays` people of no known country.
    """

    lands: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    offices: frozenset[tuple[str, str]] = frozenset()
    strays: frozenset[str] = frozenset()

    def posts(self, without: frozenset[str] = frozenset()) -> frozenset[str]:
        """The offices held, as COUNTRY:office, without those of some people."""
        return frozenset(post for key, post in self.offices if key not in without)

    def __or__(self, other: Side) -> Side:
        return Side(
            self.lands | other.lands,
            self.states | other.states,
            self.named | other.named,
            self.offices | other.offices,
            self.strays | other.strays,
        )


NOBODY = Side()


class When(NamedTuple):
    """Days within which something lies, both included; `told` where the page gives them, not its date alone."""

    first: int = -DISTANT
    last: int = DISTANT
    told: bool = False

    @property
    def days(self) -> int:
        """How many they are."""
        return self.last - self.first + 1

    def meets(self, other: When) -> bool:
        """Whether both have a day."""
        return self.first <= other.last and other.first <= self.last

    def and_(self, other: When) -> When:
        """What both allow: the days that both have, of days told and days guessed those told."""
        if self.told != other.told:
            return self if self.told else other
        first, last = max(self.first, other.first), min(self.last, other.last)
        # Pages on one meeting may differ by a day told; the narrower is the more careful one.
        return When(first, last, self.told) if first <= last else min(self, other, key=lambda w: (w.days, w))


class Where(NamedTuple):
    """A place: `town` where it is as exact as that; coordinates (decimal degrees) of towns and regions."""

    town: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Kind:
    """What an event is: PLOVER type and mode; `ahead` for what is planned or possible."""

    type: str
    mode: str | None = None
    ahead: bool = False


@dataclass(slots=True)
class Telling:
    """An event as told once; or several that are taken for one, after `join`.

    `members` are rows of the table that all come from; `kinds` what they call it; `words` what else their sentences
    say, in up to `KEPT` of them; `triggers` their verbs and nouns; `moved` the days from which it was moved.
    """

    members: list[int]
    kinds: frozenset[Kind]
    acting: Side
    acted: Side
    when: When
    where: Where
    words: tuple[frozenset[str], ...]
    triggers: frozenset[str]
    sentences: frozenset[tuple[str, str]]
    reported: int | None = None
    moved: When | None = None
    cancelled: bool = False
    bases: dict[int, str] = field(default_factory=dict)

    @property
    def both(self) -> Side:
        """All parties."""
        return self.acting | self.acted

    @property
    def ahead(self) -> bool:
        """Whether it is told as planned or possible alone."""
        return all(kind.ahead for kind in self.kinds)

    def join(self, other: Telling, basis: str) -> None:
        """Take another telling of the same for part of this one, with what it adds."""
        for member in other.members:
            self.bases[member] = other.bases.get(member) or basis
        self.members += other.members
        self.when = _when(self, other)
        self.kinds |= other.kinds
        self.acting, self.acted = _sides(self, other)
        self.where = _where(self.where, other.where)
        self.words = tuple(dict.fromkeys(self.words + other.words))[:KEPT]
        self.triggers |= other.triggers
        self.sentences |= other.sentences
        self.reported = _least(self.reported, other.reported)
        self.moved = self.moved or other.moved
        self.cancelled = self.cancelled or other.cancelled


KEPT = 6
"""Sentences of an occurrence whose words are compared: more of them tell little and cost much."""


def _sides(one: Telling, other: Telling) -> tuple[Side, Side]:
    """Both sides of two tellings; where one has all parties on one side, as meetings have, so has the whole."""
    if bool(one.acted.lands) == bool(other.acted.lands) or not (one.acting.lands and other.acting.lands):
        return one.acting | other.acting, one.acted | other.acted
    flat, sided = (one, other) if not one.acted.lands else (other, one)
    if flat.acting.lands <= sided.acting.lands:
        return sided.acting | flat.acting, sided.acted
    return one.both | other.both, NOBODY


def _when(one: Telling, other: Telling) -> When:
    """The days of both; of one that was moved those to which it was."""
    if one.when.meets(other.when) or not (one.moved or other.moved):
        return one.when.and_(other.when)
    for told, known in ((one, other), (other, one)):
        if told.moved and told.moved.told and told.moved.meets(known.when):
            return told.when
    return max(one, other, key=lambda t: (t.when.told, t.reported or -DISTANT, t.members)).when


def _where(one: Where, other: Where) -> Where:
    """The more exact place."""
    if bool(one.town) != bool(other.town):
        return one if one.town else other
    return one if one.country or not other.country else other


def _least(one: int | None, other: int | None) -> int | None:
    known = [day for day in (one, other) if day is not None]
    return min(known) if known else None


def order(tellings: Iterable[Telling]) -> list[Telling]:
    """The most exactly told first, so that the vaguer ones find what they can belong to."""
    return sorted(tellings, key=_vagueness)


def _vagueness(one: Telling) -> tuple[bool, int, int, bool, int, int]:
    when = one.when
    exact = min(when.days, 400) // 2 if when.told else 400
    sides = -bool(one.acting.lands) - bool(one.acted.lands) - len(one.acting.lands)
    return not when.told, exact, sides, not one.where.town, one.reported or DISTANT, one.members[0]
