"""Occurrences: what happened once, in however many pages it is told.

`mentions` finds which events tell of one occurrence (`loading`, `grouping`); `made` says what each occurrence is, out
of all its mentions (`summary`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.corpus.grouping import grouped
from dragoman.corpus.history import status_of
from dragoman.corpus.loading import Loader, Row, kins
from dragoman.corpus.summary import summary
from dragoman.corpus.telling import Telling, When
from dragoman.store import schema
from dragoman.store.names import name
from dragoman.store.snapshot import Store

DIGITS = 12
ALONE = "first told"


def mentions(store: Store, before: Mapping[str, Any]) -> Any:
    """The table `occurrence_mentions` of a store (`pyarrow.Table`), out of its events and families."""
    import pyarrow as pa

    family = _families(before)
    loader = Loader(store)
    declared = schema.arrow("occurrence_mentions")
    tables = [declared.empty_table()]
    for _, types in kins():
        rows, tellings = loader.kin(types)
        tables.append(pa.Table.from_pylist(list(_mentions(rows, tellings, family)), schema=declared))
    found = pa.concat_tables(tables)
    return store.sql(
        "SELECT * FROM found ORDER BY occurrence, reported NULLS LAST, page, length(event), event", found=found
    )


def made(store: Store, before: Mapping[str, Any]) -> Any:
    """The table `occurrences` of a store (`pyarrow.Table`), out of their mentions."""
    return summary(store, before["occurrence_mentions"], before.get("families"))


def _families(before: Mapping[str, Any]) -> Mapping[str, str]:
    found = before.get("families")
    if found is None:
        return {}
    return dict(zip(found.column("page").to_pylist(), found.column("family").to_pylist(), strict=True))


def _mentions(rows: Sequence[Row], tellings: Sequence[Telling], family: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    # Groups take up tellings and change them, so what each said by itself is kept.
    own = [(telling.when, telling.cancelled) for telling in tellings]
    for group in grouped(rows, tellings):
        first = rows[min(group.members)]
        occurrence = identity(first.page, first.event)
        for member in sorted(group.members):
            row = rows[member]
            when, cancelled = own[member]
            yield {
                "occurrence": occurrence,
                "page": row.page,
                "event": row.event,
                "family": family.get(row.page, row.page),
                "status": status_of(row.status, cancelled=cancelled, first=_first(group.when), reported=row.reported),
                "reported": row.reported,
                "first": _day(when.first) if when.told else None,
                "last": _day(when.last) if when.told else None,
                "basis": group.bases.get(member, ALONE),
            }


def identity(page: str, event: str) -> str:
    """The id of the occurrence whose first mention is an event of a page."""
    return f"o{hashlib.sha256(name(page, event).encode()).hexdigest()[:DIGITS]}"


def _first(when: When) -> date | None:
    return _day(when.first) if when.told and when.days <= 2 else None


def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)
