"""Relations: the two states between which an occurrence is told, a row for each two of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.store.snapshot import Store

MUTUAL = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "RETREAT", "ASSAULT")
"""Types of which several actors without a recipient are each other's parties: they meet, sign, trade, cease fire or
clash. Who accuse, sanction or threaten side by side deal with a third that the page leaves unsaid, not with each other.
"""

DATED = """
CASE
    WHEN first IS NOT NULL AND last IS NOT NULL THEN
        CASE WHEN last - first < 7 THEN 'day' WHEN last - first < 31 THEN 'month' ELSE 'year' END
    WHEN length(coalesce(starts, ends)) = 10 THEN 'day'
    WHEN length(coalesce(starts, ends)) = 7 THEN 'month'
    WHEN coalesce(starts, ends) IS NOT NULL THEN 'year'
    WHEN day IS NOT NULL THEN 'report'
END
"""
"""How exactly the day of an occurrence is known, an expression over the columns of `occurrences`. What lies within
seven days has a day, within a month a month; a longer span is told by the year.
"""

WHAT = "type, quad, status, day, dated, intensity, families"

MADE = f"""
WITH sides AS (
    SELECT *, {DATED} AS dated, coalesce(len(recipients), 0) + coalesce(len(recipient_countries), 0) = 0 AS alone
    FROM happened
),
pairs AS (
    SELECT occurrence, a.state AS source, b.state AS target, true AS directed,
        a.state > b.state AND list_contains(actor_countries, b.state) AND list_contains(recipient_countries, a.state)
            AS again, {WHAT}
    FROM sides, unnest(actor_countries) AS a(state), unnest(recipient_countries) AS b(state)
    WHERE a.state <> b.state
    UNION ALL
    SELECT occurrence, a.state, b.state, false, false, {WHAT}
    FROM sides, unnest(actor_countries) AS a(state), unnest(actor_countries) AS b(state)
    WHERE alone AND type IN {MUTUAL} AND a.state < b.state
)
SELECT * FROM pairs ORDER BY source, target, day, occurrence
"""
"""Rows of one pair lie together, so that a question about it reads little of the files; `again` spares a question about
all pairs the names of occurrences, which are most of them.
"""


def made(store: Store, before: Mapping[str, Any]) -> Any:
    """The table `relations` of a store (`pyarrow.Table`), out of its occurrences."""
    return store.sql(MADE, happened=before["occurrences"])
