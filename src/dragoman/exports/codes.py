"""Codes of other people's data for ours: countries, sectors, groups and kinds of events, out of the lexicon."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType

from dragoman import lexicon
from dragoman.lexicon import Row
from dragoman.store.names import HASH

DIGITS = 12
OWN = re.compile(r"o[0-9a-f]{12}")
QUADS = MappingProxyType(
    {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
)
LAST_ROOTS = ((5, 1), (9, 2), (14, 3), (20, 4))
"""GDELT's quad class of a CAMEO code: that of the first bound which its root does not pass. Not PLOVER's: protest (14)
is verbal conflict there, and what yields in words (08) material cooperation."""


def number(name: str) -> int:
    """A whole number for a name, of 48 bits, so that a spreadsheet and JavaScript hold it: the same for ever.

    Of a page or an occurrence, whose ids are digits of a hash, it is those digits.
    """
    if OWN.fullmatch(name):
        return int(name[1:], 16)
    digits = name.removeprefix(HASH) if name.startswith(HASH) else hashlib.sha256(name.encode()).hexdigest()
    return int(digits[:DIGITS], 16)


@lexicon.cached
def _countries() -> Mapping[str, Row]:
    return MappingProxyType({row["iso3"]: row for row in lexicon.table("country_codes")})


@lexicon.cached
def _names() -> Mapping[str, str]:
    return MappingProxyType({row["iso3"]: row["name"] for row in lexicon.table("countries")})


def _of(country: str | None, column: str) -> str:
    row = _countries().get(country or "")
    return row[column] if row else ""


def country_name(country: str | None) -> str:
    """The usual name of a country (ISO 3166-1 alpha-3), empty where there is none."""
    return _names().get(country or "", country or "")


def iso2(country: str | None) -> str:
    """The ISO 3166-1 alpha-2 code of a country."""
    return _of(country, "iso2")


def fips(country: str | None) -> str:
    """The FIPS 10-4 code of a country."""
    return _of(country, "fips")


def cameo_country(country: str | None) -> str:
    """The CAMEO code of a country: the ISO code where GDELT's list has no other."""
    return _of(country, "cameo") or country or ""


def cow(country: str | None) -> str:
    """The number of a country in the Correlates of War state system."""
    return _of(country, "cow")


def icews_country(country: str | None) -> str:
    """The name of a country in ICEWS."""
    return _of(country, "icews") or country_name(country)


@lexicon.cached
def _sectors() -> Mapping[str, Row]:
    return MappingProxyType({row["sector"]: row for row in lexicon.table("sector_codes")})


def cameo_type(sector: str) -> str:
    """The CAMEO type of a PLOVER sector; empty where GDELT's list has none."""
    row = _sectors().get(sector)
    return row["cameo"] if row else ""


def icews_sectors(sectors: tuple[str, ...]) -> str:
    """PLOVER sectors in the words of ICEWS, each once, parted by commas."""
    words = [word for sector in sectors if sector in _sectors() for word in _sectors()[sector]["icews"].split(",")]
    return ",".join(dict.fromkeys(words))


@lexicon.cached
def _groups() -> Mapping[str, str]:
    return MappingProxyType({row["name"]: row["code"] for row in lexicon.table("cameo_groups")})


def known_group(name: str) -> str:
    """The code of an organization or group among GDELT's known groups."""
    return _groups().get(name, "")


@lexicon.cached
def _events() -> Mapping[str, Row]:
    return MappingProxyType({row["code"]: row for row in lexicon.table("cameo")})


def _class(cameo: str) -> Row | None:
    """The row of a CAMEO code; of one that is not listed, that of the class above it."""
    return next((_events()[code] for code in (cameo, cameo[:3], cameo[:2] + "0") if code in _events()), None)


def goldstein(cameo: str) -> float | None:
    """The value of a CAMEO code on the Goldstein scale."""
    row = _class(cameo)
    return float(row["goldstein"]) if row else None


def cameo_name(cameo: str) -> str:
    """The name of a CAMEO class."""
    row = _class(cameo)
    return row["name"] if row else ""


def quad_class(cameo: str, quad: str) -> int:
    """GDELT's quad class, 1 to 4, of a CAMEO code; of another code that of our quad."""
    if cameo[:2].isdigit():
        for last, found in LAST_ROOTS:
            if int(cameo[:2]) <= last:
                return found
    return QUADS[quad]
