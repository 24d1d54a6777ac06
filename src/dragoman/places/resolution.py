"""Which of the places of one name is meant: size, containment, the article's countries, and nearness to other places.

Every reading of a name gets a score, a sum of terms that can be looked at. The names of an article are scored together
in rounds: what each reading gets from its company depends on how likely the readings of the other names are. The
weights were set by trial, one after the other, on one half of the developers' gold.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.places.gazetteer import Reading, Spot, distance, listed
from dragoman.places.names import Kind

BONUS: Mapping[Kind, float] = {
    "country": 2.0,
    "region": 0.6,
    "capital": 2.0,
    "area": 1.0,
    "water": 1.0,
    "district": -1.5,
}
BY_RANK = (0.0, -0.5, -0.9)
OTHER_NAME = -0.7
"""A town by another of its names, on top of the rank: few readers know *Berea* as Aleppo."""
NAMESAKE = -1.5
"""A subdivision named like its own chief town: the bare name is the town (*New York*, *Aleppo*, *Kharkiv*)."""
SAME_COUNTRY = 3.0
SAME_REGION = 3.0
NEARNESS = 4.0
NEAR_KM = 80.0
"""The distance at which nearness to another place of the article has half its weight."""
APART = 5.0
"""What a sea or a continent gets in place of company: it has none, and is meant wherever it is named."""
FAMED = 4.0
"""What a place of the lexicon gets at least: the world's news names Geneva without its neighbours."""
CONTAINED = 6.0
TYPED = 2.5
SHARPNESS = 1.4
"""How fast belief falls with the score: a point less makes a reading four times less likely."""
ROUNDS = 4
MOST = 12
"""Readings of a name that are weighed as company: beyond the best dozen none is ever right."""


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


@dataclass(frozen=True, slots=True)
class Belief:
    """How likely the readings of a name are, and how much the name says about others."""

    readings: tuple[tuple[Spot, float], ...]
    weight: float


def resolve(names: Sequence[Name]) -> dict[str, Spot]:
    """The place meant by each name, keyed by `Name.text`."""
    own = [[alone(reading, name) for reading in name.readings] for name in names]
    scores = own
    for _ in range(ROUNDS):
        beliefs = [_belief(name, score) for name, score in zip(names, scores, strict=True)]
        scores = [
            [
                base + company(reading.spot, beliefs[:i] + beliefs[i + 1 :])
                for reading, base in zip(name.readings, own[i], strict=True)
            ]
            for i, name in enumerate(names)
        ]
    return {name.text: _best(name, score) for name, score in zip(names, scores, strict=True)}


def alone(reading: Reading, name: Name) -> float:
    """The terms that lean on the name itself and the words beside it."""
    spot = reading.spot
    total = math.log10(max(spot.population, 100)) + BONUS.get(spot.kind, 0.0) + BY_RANK[reading.rank]
    if reading.rank and spot.kind in {"town", "capital"}:
        total += OTHER_NAME
    if any(_chief(other.spot, spot) for other in _towns(name)):
        total += NAMESAKE
    if _held(reading, name):
        total += CONTAINED
    if spot.kind in name.kinds:
        total += TYPED
    return total


def company(spot: Spot, others: Sequence[Belief]) -> float:
    """What the article's other places say: the same country, the same subdivision, the neighbourhood."""
    if not spot.country:
        return APART
    country = region = near = 0.0
    for belief in others:
        terms = [0.0, 0.0, 0.0]
        for other, likely in belief.readings:
            for i, term in enumerate(_terms(spot, other)):
                terms[i] = max(terms[i], term * likely)
        country += terms[0] * belief.weight
        region += terms[1] * belief.weight
        near += terms[2] * belief.weight
    found = SAME_COUNTRY * _saturate(country) + SAME_REGION * _saturate(region) + NEARNESS * _saturate(near)
    famed = spot.kind not in {"country", "region"} and listed(spot)
    return max(found, FAMED) if famed else found


def contains(larger: Spot, spot: Spot) -> bool:
    """Whether a country or first-level subdivision holds a place."""
    if larger.kind == "country":
        return larger.country == spot.country and spot.kind != "country"
    return larger.id == spot.admin


def _terms(spot: Spot, other: Spot) -> tuple[float, float, float]:
    """Whether two places share a country and a subdivision, and how near they are, each from 0 to 1."""
    if not spot.country or spot.country != other.country or spot.id == other.id:
        return 0.0, 0.0, 0.0
    if spot.kind == "country" or other.kind == "country":
        return 1.0, 0.0, 0.0
    region = float((spot.admin or spot.id) == (other.admin or other.id))
    if abs(spot.latitude - other.latitude) > 5:
        return 1.0, region, 0.0
    return 1.0, region, 1 / (1 + (distance(spot, other) / NEAR_KM) ** 2)


def _held(reading: Reading, name: Name) -> bool:
    """Whether a place named right after the name holds this reading; states in a row are a list, not an address."""
    for larger in name.within:
        level = larger.spot.kind
        listed = level == "region" and any(r.spot.kind == "region" and r.rank < 2 for r in name.readings)
        if not listed and contains(larger.spot, reading.spot):
            return True
    return False


def _chief(town: Spot, spot: Spot) -> bool:
    """Whether a subdivision holds a town of its own name."""
    if spot.kind == "region":
        return town.admin == spot.id
    return spot.kind == "district" and town.admin == spot.admin and town.country == spot.country


def _towns(name: Name) -> Iterator[Reading]:
    return (reading for reading in name.readings if reading.spot.kind in {"town", "capital"} and not reading.rank)


def _belief(name: Name, scores: Sequence[float]) -> Belief:
    top = max(scores)
    likely = [(reading.spot, math.exp(SHARPNESS * (s - top))) for reading, s in zip(name.readings, scores, strict=True)]
    best = sorted(likely, key=lambda entry: (-entry[1], entry[0].id))[:MOST]
    mass = sum(share for _, share in best)
    return Belief(tuple((spot, share / mass) for spot, share in best), min(2.0, 1.0 + math.log(name.count)))


def _best(name: Name, scores: Sequence[float]) -> Spot:
    ranked = [(score, -reading.spot.id, reading.spot) for reading, score in zip(name.readings, scores, strict=True)]
    return max(ranked, key=lambda entry: entry[:2])[2]


def _saturate(mass: float) -> float:
    """From 0 towards 1: the first companions say most."""
    return mass / (1 + mass)
