"""Places as GDELT writes them: how exact, the full name, FIPS 10-4 codes, the coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman import lexicon
from dragoman.exports import codes
from dragoman.lexicon import Row

NOWHERE, COUNTRY, US_STATE, US_CITY, WORLD_CITY, WORLD_STATE = range(6)
USA = "USA"


@dataclass(frozen=True, slots=True)
class Geo:
    """The eight columns that a place takes; `adm2` has nothing, as our places have no codes of second-level units."""

    type: int = NOWHERE
    full_name: str | None = None
    country: str | None = None
    adm1: str | None = None
    adm2: None = None
    latitude: float | None = None
    longitude: float | None = None
    feature: str | None = None

    def cells(self) -> tuple[str | int | float | None, ...]:
        """The columns in GDELT's order."""
        here = (self.latitude, self.longitude, self.feature)
        return (self.type, self.full_name, self.country, self.adm1, self.adm2, *here)


def place(
    name: str | None,
    country: str | None,
    latitude: float | None,
    longitude: float | None,
    geonames: int | None,
    precision: str | None,
) -> Geo:
    """A place of an event; `precision` says what the coordinates are the middle of (docs/store.md)."""
    if name is None:
        return Geo()
    if precision == "country":
        return _country(name, country, latitude, longitude)
    region = _region(geonames, precision)
    fips = region["fips"] if region else codes.fips(country)
    adm1 = region["adm1"] if region else f"{fips}00" if fips else ""
    wide = precision == "region"
    state = wide and country == USA
    within = None if wide or region is None or region["name"] == name else region["name"]
    full = ", ".join(part for part in (name, within, codes.country_name(country)) if part)
    here = US_STATE if state else WORLD_STATE if wide else US_CITY if country == USA else WORLD_CITY
    return Geo(here, full, fips, adm1, None, latitude, longitude, adm1[2:] if state and region else None)


def country(code: str | None) -> Geo:
    """The middle of a country (ISO 3166-1 alpha-3): where its people are said to be, for want of better."""
    return _centres().get(code or "", Geo())


def _country(name: str, code: str | None, latitude: float | None, longitude: float | None) -> Geo:
    fips = codes.fips(code)
    return Geo(COUNTRY, codes.country_name(code) or name, fips, fips, None, latitude, longitude, fips)


@lexicon.cached
def _centres() -> Mapping[str, Geo]:
    # The gazetteer is part of a room that loads the English pipeline: not before it is needed.
    from dragoman.places.gazetteer import lookup
    from dragoman.places.names import key

    found = {}
    for row in lexicon.table("countries"):
        code = row["iso3"]
        spots = [reading.spot for reading in lookup(key(row["name"]))]
        spot = next((spot for spot in spots if spot.kind == "country" and spot.country == code), None)
        at = (spot.latitude, spot.longitude) if spot else (None, None)
        found[code] = _country(row["name"], code, *at)
    return MappingProxyType(found)


@lexicon.cached
def _regions() -> Mapping[int, Row]:
    return MappingProxyType({int(row["geonames"]): row for row in lexicon.table("fips_regions")})


def _region(geonames: int | None, precision: str | None) -> Row | None:
    """The subdivision with a code of its own that a place is, or lies in, through those between."""
    from dragoman.places.gazetteer import by_id

    spot = by_id(geonames) if geonames is not None and geonames > 0 else None
    for _ in range(3):
        if spot is None or spot.id in _regions():
            break
        spot = by_id(spot.admin) if spot.admin else None
    return _regions().get(spot.id) if spot else None
