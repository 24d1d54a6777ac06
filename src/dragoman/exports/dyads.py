"""Occurrences of many parties as events between two, which is all that GDELT and ICEWS have room for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from dragoman.exports.codes import number


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part; `key` is his in the whole store, `country` ISO 3166-1 alpha-3."""

    name: str
    key: str | None = None
    kind: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Dyad:
    """One of the events that an occurrence comes to; `id` is a whole number, its own and always the same."""

    id: int
    one: Party | None
    other: Party | None


def parties(rows: Sequence[Mapping[str, Any]] | None) -> tuple[Party, ...]:
    """The parties of one side of a row of `happenings.occurrences`."""
    return tuple(Party(**{**row, "sectors": tuple(row["sectors"] or ())}) for row in rows or ())


def dyads(row: Mapping[str, Any]) -> Iterator[Dyad]:
    """The pairs of who acts and who is acted upon; of an act without recipients, the pairs of all who act together.

    The first pair has the number of the occurrence, each other one a number made of the occurrence and both names.
    """
    occurrence = row["occurrence"]
    for order, (one, other) in enumerate(_pairs(parties(row["acting"]), parties(row["upon"]))):
        names = "\t".join(party.name if party else "" for party in (one, other))
        yield Dyad(number(f"{occurrence}\t{names}" if order else occurrence), one, other)


def _pairs(acting: tuple[Party, ...], upon: tuple[Party, ...]) -> Sequence[tuple[Party | None, Party | None]]:
    if not acting or not upon:
        together = [pair for pair in combinations(acting, 2) if not _of_one(*pair)]
        return together or [(acting[0] if acting else None, upon[0] if upon else None)]
    return [(one, other) for one, other in product(acting, upon) if one.name != other.name]


def _of_one(one: Party, other: Party) -> bool:
    """Whether one is the state for which the other acts: *Kenya and its president* are no two parties to a meeting."""
    return one.country is not None and one.country == other.country and "state" in (one.kind, other.kind)
