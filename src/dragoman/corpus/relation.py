"""All that is known of a relation, put together out of the tables for the screen, a chart or a file."""

from __future__ import annotations

from typing import Any

from dragoman.corpus import changes, series
from dragoman.corpus.sayings import sayings
from dragoman.corpus.series import Asked
from dragoman.corpus.sheet import Sheet
from dragoman.corpus.sides import state_names
from dragoman.errors import UsageError
from dragoman.store.snapshot import Store


def sheet(store: Store, asked: Asked, by: str, directed: bool = False) -> Sheet:
    """What the screen and the chart show of two sides, or of one and all others."""
    weeks = series.series(store, asked, "week")
    if directed and asked.other:
        periods = series.relations(store, asked, by, directed)
    else:
        periods = weeks if by == "week" else series.series(store, asked, by)
    names = state_names()
    partners = [] if asked.other else series.partners(store, asked).to_pylist()
    return Sheet(
        asked=asked,
        by=by,
        total=series.total(store, asked, by).to_pylist()[0],
        periods=periods.to_pylist(),
        changes=changes.changes(weeks).to_pylist(),
        weeks=changes.told(weeks),
        partners=[{**row, "name": names.get(row["other"], row["other"])} for row in partners],
        sayings=sayings(store, asked).to_pylist() if asked.other else [],
        directed=directed and asked.other is not None,
    )


def rows(store: Store, asked: Asked, part: str, by: str, directed: bool = False) -> Any:
    """One part of a relation as a table (`pyarrow.Table`): periods, partners, statements or changes.

    Raises:
        UsageError: it has no such part.
    """
    if part == "periods":
        return series.relations(store, asked, by, directed)
    if part == "changes":
        return changes.changes(series.series(store, asked, "week"))
    if part == "partners":
        if asked.other:
            raise UsageError("partners are of one side: name no other")
        return series.partners(store, asked)
    return sayings(store, asked)
