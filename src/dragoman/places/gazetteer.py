"""The gazetteer: all places of a name, from the compiled table and from the lexicon."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from dragoman.lexicon import Row, bounded, cached, table
from dragoman.places.names import KINDS, Kind, key

COLUMNS = "place.id, name, kind, country, admin, population, latitude, longitude"
GRAIN = 1000
"""Coordinates are stored in thousandths of a degree."""
TOWNS = frozenset({"town", "capital"})
EARTH_KM = 6371.0
NOMINAL: dict[Kind, int] = {
    "country": 5_000_000,
    "region": 1_000_000,
    "district": 20_000,
    "capital": 500_000,
    "town": 200_000,
    "area": 1_000_000,
    "water": 1_000_000,
    "site": 100_000,
    "street": 50_000,
}
"""Inhabitants counted for a place of the lexicon that has none: how often news means it by its name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer. `id` is its GeoNames id, negative for places of the lexicon that have none.

    `country` is ISO 3166-1 alpha-3 or empty, `admin` the id of the first-level subdivision, coordinates are degrees.
    """

    id: int
    name: str
    kind: Kind
    country: str
    admin: int | None
    population: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name; `rank` is 0 for the place's own name, 1 for another name, 2 without its type word."""

    spot: Spot
    rank: int


@bounded(32768)
def lookup(folded: str) -> tuple[Reading, ...]:
    """All readings of a folded name (`names.key`), the most peopled first.

    A name of the lexicon is nobody's nickname (the *White House* is not Casablanca), nor is that of a town another
    name of a town in the same country (*Durban* is not Durbanville).
    """
    famed = folded in _lexicon_names()
    own = {reading.spot.id: reading for reading in _lexicon_names().get(folded, ())}
    for rank, *columns in _connection().execute(
        f"SELECT rank, {COLUMNS} FROM name JOIN place ON place.id = name.place WHERE key = ?", (folded,)
    ):
        spot = _lexicon_spots().get(columns[0]) or _spot(columns)
        if not (rank and famed and spot.kind in TOWNS):
            own.setdefault(spot.id, Reading(spot, rank))
    proper = {reading.spot.country for reading in own.values() if not reading.rank and reading.spot.kind in TOWNS}
    kept = (r for r in own.values() if not (r.rank and r.spot.kind in TOWNS and r.spot.country in proper))
    return tuple(sorted(kept, key=lambda reading: (-reading.spot.population, reading.spot.id)))


@bounded(4096)
def by_id(id_: int) -> Spot | None:
    """The place of a GeoNames id, or None."""
    if spot := _lexicon_spots().get(id_):
        return spot
    row = _connection().execute(f"SELECT {COLUMNS} FROM place WHERE id = ?", (id_,)).fetchone()
    return _spot(row) if row else None


def listed(spot: Spot) -> bool:
    """Whether a place stands in the lexicon."""
    return spot.id in _lexicon_spots()


@cached
def abbreviations() -> dict[str, tuple[Spot, bool]]:
    """Written short forms (*Calif.*) with the place and whether the form stands for it without a town before it."""
    found = ((row, by_id(int(row["geonames"]))) for row in table("place_abbreviations"))
    return {row["short"]: (spot, row["alone"] == "yes") for row, spot in found if spot}


def distance(a: Spot, b: Spot) -> float:
    """Great-circle distance in km (haversine)."""
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    east = math.radians(b.longitude - a.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


@cache
def _connection() -> sqlite3.Connection:
    with as_file(files(__package__).joinpath("gazetteer.sqlite")) as path:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _spot(columns: list[int | str | None] | tuple[int | str | None, ...]) -> Spot:
    id_, name, kind, country, admin, population, latitude, longitude = columns
    return Spot(id_, name, KINDS[kind], country, admin, population, latitude / GRAIN, longitude / GRAIN)  # type: ignore


@cached
def _lexicon_spots() -> dict[int, Spot]:
    return {spot.id: spot for spot, _ in _lexicon()}


@cached
def _lexicon_names() -> dict[str, tuple[Reading, ...]]:
    out = defaultdict(list)
    for spot, row in _lexicon():
        for name in (row["name"], *row.many("aliases")):
            out[key(name)].append(Reading(spot, 0))
    return {name: tuple(readings) for name, readings in out.items()}


@cached
def _lexicon() -> tuple[tuple[Spot, Row], ...]:
    """Places of `regions.tsv`; one with a GeoNames id takes inhabitants and subdivision from the compiled table."""
    out = []
    for number, row in enumerate(table("regions"), 1):
        id_ = int(row["geonames"] or -number)
        known = _connection().execute("SELECT admin, population FROM place WHERE id = ?", (id_,)).fetchone()
        admin, people = known or (None, 0)
        out.append((_lexicon_spot(row, id_, admin, people), row))
    return tuple(out)


def _lexicon_spot(row: Row, id_: int, admin: int | None, people: int) -> Spot:
    if row["kind"] not in KINDS:
        raise row.error(f"'{row['kind']}' is not a kind of place")
    kind = KINDS[KINDS.index(row["kind"])]
    try:
        where = float(row["latitude"]), float(row["longitude"])
    except ValueError:
        raise row.error("a coordinate is not a number") from None
    return Spot(id_, row["name"], kind, row["country"], admin, max(people, NOMINAL[kind]), *where)
