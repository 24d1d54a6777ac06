"""GDELT 2.0 event file: 61 tab-separated columns without a header.

Follows *The GDELT Event Database Data Format Codebook V2.0* (19 February 2015), with the lists of CAMEO codes, FIPS
codes and Goldstein values that its authors publish beside it. One row: an occurrence between two parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dragoman.corpus import Corpus
from dragoman.exports import codes, geography
from dragoman.exports.citing import source
from dragoman.exports.columns import Cell, columns, line
from dragoman.exports.dyads import Dyad, Party, dyads
from dragoman.exports.happenings import HAPPENED, occurrences
from dragoman.exports.period import Period

TYPES = 3
"""Columns for the types of an actor."""

_ACTOR = """
{0}Code | string | country, types and known group of {1}, one after the other
{0}Name | string | the name, in capital letters
{0}CountryCode | string | CAMEO code of the country that {1} is of or acts for
{0}KnownGroupCode | string | CAMEO code of an organization or group of GDELT's list
{0}EthnicCode | string | empty: not coded
{0}Religion1Code | string | empty: not coded
{0}Religion2Code | string | empty: not coded
{0}Type1Code | string | CAMEO type of the first sector; none for a state itself
{0}Type2Code | string | of the second
{0}Type3Code | string | of the third
"""

_GEO = """
{0}Geo_Type | integer | {1}
{0}Geo_FullName | string | name, subdivision where it has a code, country
{0}Geo_CountryCode | string | FIPS 10-4
{0}Geo_ADM1Code | string | FIPS 10-4: `USTX`; outside the United States that of the country and `00`, for none
{0}Geo_ADM2Code | string | empty: not coded
{0}Geo_Lat | float | degrees north, WGS 84
{0}Geo_Long | float | degrees east, WGS 84
{0}Geo_FeatureID | string | the code of a country or state; of others empty: ours have GeoNames ids, not GNS ids
"""

_WHERE = "1 country, 2 state of the United States, 3 place in them, 4 place elsewhere, 5 region elsewhere, 0 not known"
_WHOSE = "1, the country of {0}, or 0: where {0} was is not coded"

COLUMNS = columns(f"""
GlobalEventID | integer | number of the occurrence and the two parties, the same in every export
Day | integer | the occurrence's day, YYYYMMDD
MonthYear | integer | YYYYMM
Year | integer | YYYY
FractionDate | float | the year, and (30 × (month - 1) + day) / 365 of it
{_ACTOR.format("Actor1", "who acts").strip()}
{_ACTOR.format("Actor2", "who is acted upon").strip()}
IsRootEvent | integer | 1 where it is told in the first paragraph of the page that stands for it, else 0
EventCode | string | CAMEO code of type and mode
EventBaseCode | string | its first three digits
EventRootCode | string | its first two digits
QuadClass | integer | by root code: 1 verbal cooperation (01-05), 2 material cooperation (06-09), 3 verbal conflict \
(10-14), 4 material conflict (15-20)
GoldsteinScale | float | Goldstein value of the CAMEO code, -10 to 10
NumMentions | integer | number of mentions of the occurrence
NumSources | integer | number of families of pages: of independent reports
NumArticles | integer | number of pages
AvgTone | float | empty: not coded
{_GEO.format("Actor1", _WHOSE.format("who acts")).strip()}
{_GEO.format("Actor2", _WHOSE.format("who is acted upon")).strip()}
{_GEO.format("Action", _WHERE).strip()}
DATEADDED | integer | first day of a report of it, YYYYMMDD000000: a store has no clock
SOURCEURL | string | address of the page that stands for it, else its publisher, headline and day
""")

Row = Mapping[str, Any]


def pieces(corpus: Corpus, period: Period) -> Iterator[str]:
    """The lines of the file, in the order of days and ids. Only what has happened is in it, since it has no status."""
    for row in occurrences(corpus, period, HAPPENED):
        if row["cameo"]:
            where = geography.place(*(row[name] for name in PLACE)).cells()
            for dyad in dyads(row):
                yield line((*_when(dyad, row["day"]), *_what(row, dyad), *_where(dyad), *where, *_source(row)))


PLACE = ("place_name", "country", "latitude", "longitude", "geonames", "precision")


def _when(dyad: Dyad, day: date) -> tuple[Cell, ...]:
    part = (30 * (day.month - 1) + day.day) / 365
    return dyad.id, f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{day.year + part:.4f}"


def _what(row: Row, dyad: Dyad) -> tuple[Cell, ...]:
    cameo = row["cameo"]
    classes = (cameo, cameo[:3], cameo[:2], codes.quad_class(cameo, row["quad"]), codes.goldstein(cameo))
    counts = (row["mentions"], row["families"], row["pages"], None)
    return (*_actor(dyad.one), *_actor(dyad.other), int(bool(row["leading"])), *classes, *counts)


def _actor(party: Party | None) -> tuple[str, ...]:
    """The ten columns of an actor."""
    if party is None:
        return ("",) * 10
    country = codes.cameo_country(party.country)
    group = codes.known_group(party.name)
    sectors = () if party.kind == "state" else party.sectors
    types = tuple(dict.fromkeys(code for code in map(codes.cameo_type, sectors) if code))[:TYPES]
    kinds = (*types, "", "", "")[:TYPES]
    return (country + "".join(types) + group, party.name.upper(), country, group, "", "", "", *kinds)


def _where(dyad: Dyad) -> tuple[Cell, ...]:
    parties = (dyad.one, dyad.other)
    return tuple(c for party in parties for c in geography.country(party.country if party else None).cells())


def _source(row: Row) -> tuple[Cell, ...]:
    return stamp(row["reported"] or row["day"]), source(row)


def stamp(day: date) -> str:
    """A day as GDELT's time stamp, YYYYMMDDHHMMSS."""
    return f"{day:%Y%m%d}000000"
