"""What can be asked of occurrences, stories, the agenda and claims: the filters of the store, on other tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from dragoman.store.asking import (
    Conditions,
    Filters,
    any_of,
    bound,
    clauses,
    like,
    located,
    taking_part,
)
from dragoman.store.snapshot import Store


@dataclass(frozen=True, slots=True)
class Happened(Filters):
    """Filters of occurrences."""

    STATUSES: ClassVar[tuple[str, ...]] = (*Filters.STATUSES, "cancelled")


@dataclass(frozen=True, slots=True)
class Announced(Filters):
    """Filters of the agenda: `status` is what came of it, a period is one that it meets."""

    STATUSES: ClassVar[tuple[str, ...]] = ("expected", "held", "moved", "cancelled", "unreported")


CONDITIONS: Conditions = MappingProxyType(
    {
        "actor": {
            "occurrences": like("actors", "recipients"),
            "agenda": like("parties"),
            "claims": like("speaker", "other_speaker"),
        },
        "state": {
            "occurrences": taking_part("actor_countries", "recipient_countries"),
            "agenda": taking_part("countries"),
            "claims": taking_part("countries", "other_countries"),
        },
        "type": {"occurrences": any_of("type"), "agenda": any_of("type")},
        "status": {"occurrences": any_of("status"), "agenda": any_of("state")},
        "place": {"occurrences": located, "agenda": located},
        "since": {
            "occurrences": bound("coalesce(last, day)", ">="),
            "agenda": bound("coalesce(last, first)", ">="),
            "claims": bound("other_said", ">="),
            "stories": bound("published", ">="),
        },
        "until": {
            "occurrences": bound("day", "<="),
            "agenda": bound("coalesce(first, last)", "<="),
            "claims": bound("said", "<="),
            "stories": bound("published", "<="),
        },
    }
)

TOLD = """
EXISTS (SELECT 1 FROM occurrence_mentions AS m JOIN hits ON hits.page = m.page AND hits.record = m.event
        WHERE m.occurrence = {table}.occurrence)
"""
SAID = """
EXISTS (SELECT 1 FROM hits WHERE (hits.page = claims.page AND hits.record = claims.statement)
        OR (hits.page = claims.other_page AND hits.record = claims.other_statement))
"""
READ = "family IN (SELECT family FROM families JOIN hits USING (page))"

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "occurrences": ("events", TOLD.format(table="occurrences")),
        "agenda": ("events", TOLD.format(table="agenda")),
        "claims": ("statements", SAID),
        "stories": ("pages", READ),
    }
)
"""Of each table what the full-text index is searched for, and which rows that finds."""

ORDER = MappingProxyType({"occurrences": "day", "agenda": "first", "claims": "said", "stories": "published"})
NAMES = MappingProxyType({"occurrences": "occurrence", "agenda": "item", "claims": "claim", "stories": "family"})

STORIES = """
SELECT family, count(*) AS pages, count(*) FILTER (relation = 'copy') AS copies,
    count(*) FILTER (relation = 'edit') AS edits, sum(addresses)::BIGINT AS addresses,
    coalesce(any_value(sites), 0) AS publishers, any_value(f.source) AS source,
    min(f.published) AS published, max(f.published) AS last,
    any_value(headline) FILTER (relation = 'original') AS headline,
    any_value(url) FILTER (relation = 'original') AS url
FROM families AS f LEFT JOIN (SELECT page, headline, url FROM pages) USING (page) LEFT JOIN (
    SELECT family, count(DISTINCT c.publisher) AS sites FROM families JOIN copies AS c USING (page) GROUP BY family
) USING (family) GROUP BY family
"""


def answer(store: Store, table: str, filters: Filters) -> Any:
    """The rows of a table that pass filters, in the order of their days (`pyarrow.Table`).

    Raises:
        UsageError: the table cannot be asked for that.
    """
    where, parameters = clauses(table, filters, CONDITIONS)
    hits = {}
    if filters.words:
        kind, found = WORDS[table]
        hits["hits"] = store.index.search(kind, filters.words)
        where.append(found)
    kept = f" WHERE {' AND '.join(where)}" if where else ""
    limit = "" if filters.limit is None else f" LIMIT {filters.limit}"
    query = f"SELECT * FROM {table}{kept} ORDER BY {_order(table, filters.newest)}{limit}"
    if table == "stories":
        query = f"WITH stories AS ({STORIES}) {query}"
    return store.sql(query, parameters, **hits)


def _order(table: str, newest: bool) -> str:
    largest = "pages DESC, " if table == "stories" and not newest else ""
    return f"{largest}{ORDER[table]} {'DESC' if newest else 'ASC'} NULLS LAST, {NAMES[table]}"
