"""The network of a period: who dealt with whom, an edge for each pair of states."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dragoman.corpus.series import MEASURES, SPAN, during
from dragoman.store.snapshot import Store


def network(
    store: Store, since: date | None, until: date | None, *, directed: bool, states: Sequence[str], limit: int | None
) -> Any:
    """A row an edge, the busiest first, as `Corpus.network` says."""
    within, parameters = during(since, until)
    for state in states:
        within += " AND (source = ? OR target = ?)"
        parameters += [state, state]
    columns = "* REPLACE (false AS again)"
    if not directed:
        columns = "* REPLACE (least(source, target) AS source, greatest(source, target) AS target, false AS directed)"
    most = "" if limit is None else f" LIMIT {limit}"
    query = f"""
    SELECT source, target, directed, {SPAN}, {MEASURES} FROM (SELECT {columns} FROM relations WHERE {within})
    GROUP BY source, target, directed ORDER BY occurrences DESC, source, target, directed{most}
    """
    return store.sql(query, parameters)
