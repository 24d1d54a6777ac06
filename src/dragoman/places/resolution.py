"""Which of the places of one name is meant: size, containment, the article's countries, and nearness to other places.

One name means one place in an article. Every reading gets a score, a sum of terms that can be looked at; the names are
scored twice, the second time in the light of the first. Weights were set by hand on one half of the developers' gold.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.places.gazetteer import Reading, Spot, distance
from dragoman.places.names import Kind

NEAR_KM = 150.0
"""The distance at which nearness to another place of the article has half its weight."""
BONUS: Mapping[Kind, float] = {
    "country": 2.5,
    "region": 0.6,
    "capital": 1.0,
    "area": 1.0,
    "water": 1.0,
    "district": -0.8,
}
BY_RANK = (0.0, -0.5, -0.9)
SAME_COUNTRY = 1.5
SAME_REGION = 1.5
NEARNESS = 1.5
CONTAINED = 6.0
TYPED = 2.0
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an article: its readings, how often it stands there, and what the words beside it say.

    `within` holds the readings of places named right after it (*Reno, Nevada*); `kinds` the kinds that a type word
    asks for (*Kharkiv region*).
    """

    text: str
    readings: tuple[Reading, ...]
    count: int
    within: tuple[Reading, ...] = ()
    kinds: frozenset[Kind] = frozenset()


def resolve(names: Sequence[Name]) -> dict[str, Spot]:
    """The place meant by each name, keyed by `Name.text`."""
    chosen = {name.text: _best(name, ()) for name in names}
    for _ in range(ROUNDS):
        others = {name.text: [(chosen[o.text], _weight(o)) for o in names if o is not name] for name in names}
        chosen = {name.text: _best(name, others[name.text]) for name in names}
    return chosen


def _weight(name: Name) -> float:
    """How sure a name is, as evidence for the others: one reading or a country is sure, many towns are not."""
    best = name.readings[0].spot
    rivals = len({(r.spot.country, r.spot.admin) for r in name.readings})
    sure = 1.0 if best.kind == "country" or name.within or rivals == 1 else 1.0 / math.sqrt(rivals)
    return sure * min(2.0, 1.0 + math.log(name.count))


def _best(name: Name, others: Sequence[tuple[Spot, float]]) -> Spot:
    scored = [(score(reading, name, others), -reading.spot.id, reading.spot) for reading in name.readings]
    return max(scored, key=lambda entry: entry[:2])[2]


def score(reading: Reading, name: Name, others: Sequence[tuple[Spot, float]]) -> float:
    """The sum of the terms for one reading."""
    spot = reading.spot
    total = math.log10(max(spot.population, 100)) + BONUS.get(spot.kind, 0.0) + BY_RANK[reading.rank]
    if any(contains(larger.spot, spot) for larger in name.within):
        total += CONTAINED
    if name.kinds and spot.kind in name.kinds:
        total += TYPED
    return total + _company(spot, others)


def contains(larger: Spot, spot: Spot) -> bool:
    """Whether a country or first-level subdivision holds a place."""
    if larger.kind == "country":
        return larger.country == spot.country and spot.kind != "country"
    return larger.id == spot.admin


def _company(spot: Spot, others: Sequence[tuple[Spot, float]]) -> float:
    """What the article's other places say: the same country, the same subdivision, the neighbourhood."""
    if not others or spot.kind == "country":
        return 0.0
    countries: dict[str, float] = defaultdict(float)
    regions: dict[int, float] = defaultdict(float)
    near = 0.0
    for other, weight in others:
        countries[other.country] += weight
        if region := other.id if other.kind == "region" else other.admin:
            regions[region] += weight
        if other.kind not in {"country", "area", "water"}:
            near += weight / (1 + (distance(spot, other) / NEAR_KM) ** 2)
    return (
        SAME_COUNTRY * _saturate(countries.get(spot.country, 0.0))
        + SAME_REGION * _saturate(regions.get(spot.admin or spot.id, 0.0))
        + NEARNESS * _saturate(near)
    )


def _saturate(mass: float) -> float:
    """From 0 towards 1: the first companions say most."""
    return mass / (1 + mass)
