"""Dealings counted: by week and month, in sum, by partner, and between all pairs of a period.

Everything is counted by occurrence, never by page, and only what occurred or is going on; what is planned, possible,
denied or cancelled is counted apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.corpus.sides import Query, Side, dealings, side
from dragoman.errors import UsageError
from dragoman.store.asking import period
from dragoman.store.snapshot import Store

PERIODS = {"week": "('day', 'report')", "month": "('day', 'report', 'month')"}
"""How exactly an occurrence must be dated to be counted in a period of each length."""

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
APART = ("planned", "possible", "denied", "cancelled")
DONE = "status IN ('occurred', 'ongoing')"

EXACT = "intensity::DECIMAL(9, 4)"
"""Sums of floating numbers depend on their order, which parallel work does not keep; sums of these do not."""

COUNTED = f"{DONE} AND NOT again"
"""What happened, once although both may have acted upon each other in it."""

MEASURES = f"""
count(*) FILTER ({COUNTED}) AS occurrences,
{" ".join(f"count(*) FILTER ({COUNTED} AND quad = '{quad}') AS {quad.replace(' ', '_')}," for quad in QUADS)}
(sum({EXACT}) FILTER ({COUNTED}))::DOUBLE AS intensity_sum,
round((sum({EXACT}) FILTER ({COUNTED}))::DOUBLE / nullif(count(intensity) FILTER ({COUNTED}), 0), 4) AS intensity_mean,
(sum(families) FILTER ({COUNTED}))::BIGINT AS tellings,
{", ".join(f"count(*) FILTER (status = '{status}' AND NOT again) AS {status}" for status in APART)}
"""
"""Columns counted over occurrences. `tellings` counts each once in each independent report (family) that has it."""

WAYS = ", ".join(
    f"count(*) FILTER ({DONE} AND list_contains(ways, '{way}')) AS {name}"
    for way, name in (("to", "acted"), ("from", "received"), ("with", "mutual"))
)
"""Columns counted over rows with a list of `ways`."""

EXACTLY = f"{DONE} AND dated IN {PERIODS['week']}"

SPAN = f"""
coalesce(min(day) FILTER ({EXACTLY}), min(day) FILTER ({DONE})) AS first,
coalesce(max(day) FILTER ({EXACTLY}), max(day) FILTER ({DONE})) AS last
"""
"""The first and the last day; one that is known by the month or year alone only where no other is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One side, or two, in a period (both days within it)."""

    one: Side
    other: Side | None = None
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(
        cls,
        store: Store,
        one: str,
        other: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
    ) -> Asked:
        """What a user asks: names, and ISO days, months or years.

        Raises:
            UsageError: nobody goes by a name, both are the same, or a day is none.
        """
        sides = side(store, one), side(store, other) if other else None
        if sides[0] == sides[1]:
            raise UsageError(f"'{one}' and '{other}' are the same")
        return cls(*sides, *period(since, until))

    def dealings(self) -> Query:
        """`sides.dealings` within the period."""
        query, parameters = dealings(self.one, self.other)
        within, days = during(self.since, self.until)
        return f"SELECT * FROM ({query}) WHERE {within}", [*parameters, *days]


def during(since: date | None, until: date | None) -> Query:
    """A condition on `day`, with its parameters."""
    bounds = [(comparison, day) for comparison, day in ((">=", since), ("<=", until)) if day]
    return " AND ".join(["true", *(f"day {comparison} ?" for comparison, _ in bounds)]), [day for _, day in bounds]


def checked(by: str) -> str:
    """The length of period that is asked for.

    Raises:
        UsageError: it is none.
    """
    if by not in PERIODS:
        raise UsageError(f"there is no '{by}'; there are {', '.join(PERIODS)}")
    return by


def relations(store: Store, asked: Asked, by: str, directed: bool) -> Any:
    """A row for each counterpart and period in which there was anything, as `Corpus.relations` says."""
    found, parameters = asked.dealings()
    as_asked = "false AS again" if directed else "'with' AS way"
    query = f"""
    WITH found AS (SELECT * REPLACE ({as_asked}) FROM ({found}))
    SELECT if(way = 'from', other, ?) AS source, if(way = 'from', ?, other) AS target, way <> 'with' AS directed,
        {_start(by)} AS {by}, {MEASURES}
    FROM found WHERE day IS NOT NULL AND dated IN {PERIODS[by]} GROUP BY ALL ORDER BY {by}, source, target, directed
    """
    return store.sql(query, [*parameters, asked.one.key, asked.one.key])


def series(store: Store, asked: Asked, by: str) -> Any:
    """A row for every period from the first to the last, as `Corpus.series` says."""
    found, parameters = asked.dealings()
    query = f"""
    WITH found AS (
        SELECT {_start(by)} AS {by}, {MEASURES} FROM ({_once(found, asked)})
        WHERE day IS NOT NULL AND dated IN {PERIODS[by]} GROUP BY 1
    ),
    every AS (
        SELECT unnest(generate_series(min({by}), max({by}), INTERVAL 1 {by}))::DATE AS {by} FROM found
    ),
    read AS (
        SELECT {_start(by, "published")} AS {by}, count(*) AS pages FROM pages WHERE published IS NOT NULL GROUP BY 1
    )
    SELECT {by}, coalesce(COLUMNS(found.* EXCLUDE ({by}, intensity_sum, intensity_mean)), 0),
        coalesce(intensity_sum, 0) AS intensity_sum, intensity_mean, coalesce(pages, 0) AS pages
    FROM every LEFT JOIN found USING ({by}) LEFT JOIN read USING ({by}) ORDER BY {by}
    """
    return store.sql(query, parameters)


def total(store: Store, asked: Asked, by: str) -> Any:
    """One row: all dealings in the period, as `Corpus.total` says."""
    found, parameters = asked.dealings()
    query = f"""
    WITH found AS (
        SELECT * EXCLUDE (other, way, again), list(way) AS ways, false AS again FROM ({found}) GROUP BY ALL
    ),
    told AS (SELECT count(DISTINCT family) AS reports FROM occurrence_mentions
             WHERE occurrence IN (SELECT occurrence FROM found WHERE {DONE}))
    SELECT {SPAN}, {WAYS}, {MEASURES}, any_value(reports) AS reports,
        count(*) FILTER ({DONE} AND (day IS NULL OR dated NOT IN {PERIODS[by]})) AS undated
    FROM found, told
    """
    return store.sql(query, parameters)


def partners(store: Store, asked: Asked) -> Any:
    """A row a counterpart, the most dealt with first, as `Corpus.partners` says."""
    found, parameters = asked.dealings()
    query = f"""
    WITH found AS (SELECT * EXCLUDE (way, again), list(way) AS ways, false AS again FROM ({found}) GROUP BY ALL)
    SELECT other, {WAYS}, {SPAN}, {MEASURES} FROM found GROUP BY other ORDER BY occurrences DESC, other
    """
    return store.sql(query, parameters)


def _once(found: str, asked: Asked) -> str:
    """Each occurrence of a query once. To tell them apart by their names is needed only where there are several
    counterparts, and takes longest of all.
    """
    if asked.other:
        return f"SELECT * FROM ({found}) WHERE NOT again"
    return f"SELECT DISTINCT * EXCLUDE (other, way, again), false AS again FROM ({found})"


def _start(by: str, column: str = "day") -> str:
    return f"date_trunc('{by}', {column})::DATE"
