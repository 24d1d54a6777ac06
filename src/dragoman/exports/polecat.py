"""A tab-separated file with the 40 columns of the POLECAT event data, under their names, and four more.

Follows the weekly files of *POLECAT Weekly Data* (Halterman and others, Harvard Dataverse, doi:10.7910/DVN/AJGVIT, as
published in 2023), whose events follow PLOVER as ours do. One row: an occurrence with all who take part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import dragoman
from dragoman.corpus import Corpus
from dragoman.exports import codes
from dragoman.exports.citing import outlet
from dragoman.exports.columns import Cell, columns, header, line
from dragoman.exports.dyads import Party, parties
from dragoman.exports.happenings import occurrences, which
from dragoman.exports.icews import place
from dragoman.exports.period import Period

_SIDE = """
{0} Name | string | names of {1}
{0} Country | string | their countries, ISO 3166-1 alpha-3
{0} COW | string | the same as numbers of the Correlates of War state system
Primary {0} Sector | string | the first PLOVER sector of each; none for a state itself
{0} Sectors | string | all PLOVER sectors, those of one parted by a bar
{0} Title | string | the office that each holds at the time
{0} Name Raw | string | empty: see the words in the page with `dragoman show`
Wikipedia {0} ID | string | empty: ours are known by Wikidata ids, which come last
"""

COLUMNS = columns(f"""
Event ID | string | id of the occurrence
Event Date | date | the occurrence's day
Event Type | string | PLOVER type
Event Mode | string | PLOVER mode
Intensity | float | PLOVER conflict-cooperation scale, -10 to 10
Quad Code | string | verbal or material, cooperation or conflict, in capital letters
Contexts | string | PLOVER contexts
{_SIDE.format("Actor", "who acts").strip()}
{_SIDE.format("Recipient", "who is acted upon").strip()}
Placename | string | where it happened
City | string | the place, where it is a town or a spot in one
District | string | the place, where it is a district
Province | string | the place, where it is a region
Country | string | its country, ISO 3166-1 alpha-3
Latitude | float | degrees north, WGS 84
Longitude | float | degrees east, WGS 84
GeoNames ID | integer | its GeoNames id
Raw Placename | string | empty, as the raw names of actors
Feature Type | string | empty: not coded
Source | string | site that published the page that stands for it, else the agency, else the host
Publication Date | date | day of that page
Story People | string | persons on that page
Story Organizations | string | organizations and groups on that page
Story Locations | string | places on that page
Language | string | its language, ISO 639-1
Version | string | what made the export
Status | string | occurred, ongoing, planned, possible, denied or cancelled, as last reported
Story ID | string | id of the page
Wikidata Actor ID | string | Wikidata ids of who acts
Wikidata Recipient ID | string | Wikidata ids of who is acted upon
""")

# The persons, bodies and places of the pages that stand for occurrences.
NAMES = """
WITH told AS (SELECT DISTINCT page FROM occurrences WHERE {wanted})
SELECT page, list_sort(list_distinct(list(name) FILTER (kind = 'person'))) AS people,
       list_sort(list_distinct(list(name) FILTER (kind IN ('organization', 'group')))) AS organizations,
       list_sort(list_distinct(list(name) FILTER (kind = 'place'))) AS locations
FROM (SELECT page, name, kind FROM actors UNION ALL SELECT page, name, 'place' FROM places)
SEMI JOIN told USING (page)
GROUP BY page
"""

Row = Mapping[str, Any]
BETWEEN, WITHIN = "; ", "|"


def pieces(corpus: Corpus, period: Period) -> Iterator[str]:
    """The header and the lines, in the order of days and ids, of every status."""
    yield header(COLUMNS)
    wanted, parameters = which(period)
    stories = corpus.sql(NAMES.format(wanted=wanted), parameters)
    for row in occurrences(corpus, period, stories=stories):
        yield line(_cells(row))


def _cells(row: Row) -> tuple[Cell, ...]:
    acting, upon = parties(row["acting"]), parties(row["upon"])
    what = (row["type"], row["mode"], row["intensity"], row["quad"].upper(), _listed(row["contexts"]))
    there = (row["country"], row["latitude"], row["longitude"], row["geonames"], None, None)
    names = (_listed(row[name] or ()) for name in ("people", "organizations", "locations"))
    story = (outlet(row), row["published"], *names, row["language"])
    more = (row["status"], row["page"], _each(acting, "wikidata"), _each(upon, "wikidata"))
    version = f"Dragoman {dragoman.__version__}"
    where = (row["place_name"], *place(row), *there)
    return (row["occurrence"], row["day"], *what, *_side(acting), *_side(upon), *where, *story, version, *more)


def _side(side: tuple[Party, ...]) -> tuple[Cell, ...]:
    sectors = [() if party.kind == "state" else party.sectors for party in side]
    return (
        _each(side, "name"),
        _each(side, "country"),
        _listed(codes.cow(party.country) for party in side),
        _listed(of[0] if of else "" for of in sectors),
        _listed(WITHIN.join(of) for of in sectors),
        _each(side, "role"),
        None,
        None,
    )


def _each(side: tuple[Party, ...], field: str) -> str:
    return _listed(getattr(party, field) or "" for party in side)


def _listed(values: Iterable[str]) -> str:
    """Values of several parties, in step with their names; nothing where there is none at all."""
    listed = list(values)
    return BETWEEN.join(listed) if any(listed) else ""
