"""A tab-separated file with the 20 columns of the ICEWS Coded Event Data, under their names.

Follows the yearly files of *ICEWS Coded Event Data* (Boschee and others, Harvard Dataverse, doi:10.7910/DVN/28075, as
published until April 2023). One row: an occurrence between two parties, as the page that stands for it tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.corpus import Corpus
from dragoman.exports import codes
from dragoman.exports.citing import outlet
from dragoman.exports.columns import Cell, columns, header, line
from dragoman.exports.dyads import Dyad, Party, dyads
from dragoman.exports.happenings import HAPPENED, occurrences
from dragoman.exports.period import Period

COLUMNS = columns("""
Event ID | integer | number of the occurrence and the two parties, the same as in the GDELT file
Event Date | date | the occurrence's day
Source Name | string | who acts
Source Sectors | string | sectors in the words of ICEWS, parted by commas; none for a state itself
Source Country | string | name of the country that it is of or acts for, as ICEWS writes it
Event Text | string | name of the CAMEO class
CAMEO Code | string | CAMEO code of type and mode
Intensity | float | Goldstein value of the CAMEO code, -10 to 10
Target Name | string | who is acted upon
Target Sectors | string | as of the source
Target Country | string | as of the source
Story ID | integer | number of the page: of an id `sha256:…` its first 12 digits
Sentence Number | integer | number of the sentence on the page, from 1
Publisher | string | site that published the page, else the agency, else the host of its address
City | string | the place, where it is a town or a spot in one
District | string | the place, where it is a district
Province | string | the place, where it is a region
Country | string | country of the place, as ICEWS writes it
Latitude | float | degrees north, WGS 84
Longitude | float | degrees east, WGS 84
""")

Row = Mapping[str, Any]
KINDS = {"region": "Province", "district": "District", "town": "City", "site": "City"}
NAMED = ("City", "District", "Province")


def pieces(corpus: Corpus, period: Period) -> Iterator[str]:
    """The header and the lines, in the order of days and ids. Only what has happened is in it: it has no status."""
    yield header(COLUMNS)
    for row in occurrences(corpus, period, HAPPENED):
        if row["cameo"]:
            for dyad in dyads(row):
                yield line(_cells(row, dyad))


def _cells(row: Row, dyad: Dyad) -> tuple[Cell, ...]:
    cameo = row["cameo"]
    what = (codes.cameo_name(cameo), cameo, codes.goldstein(cameo))
    story = (codes.number(row["page"]), row["sentence_number"], outlet(row))
    where = (codes.icews_country(row["country"]), row["latitude"], row["longitude"])
    return (dyad.id, row["day"], *_actor(dyad.one), *what, *_actor(dyad.other), *story, *place(row), *where)


def _actor(party: Party | None) -> tuple[Cell, ...]:
    if party is None:
        return None, None, None
    sectors = () if party.kind == "state" else party.sectors
    return party.name, codes.icews_sectors(sectors), codes.icews_country(party.country)


def place(row: Row) -> tuple[Cell, ...]:
    """City, district and province of an occurrence: its place in the column of its kind."""
    kind = KINDS.get(row["precision"] or "")
    return tuple(row["place_name"] if kind == name else None for name in NAMED)
