"""The agenda: what pages announce for a day or a period, and what later pages tell of it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.corpus import parties
from dragoman.corpus.agenda_items import Item, announcements, days_of, items
from dragoman.corpus.followup import Followed, merged, rescheduled
from dragoman.corpus.followup_notices import Notice, Reader, searched
from dragoman.corpus.followup_reports import settled
from dragoman.store.snapshot import Store

BATCH = 200
"""Reports in memory at once."""


def made(store: Store, before: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The table `agenda` of a store.

    Args:
        store: the store.
        before: the table `occurrence_mentions`, under its name.
    """
    told = before["occurrence_mentions"]
    everybody = parties.table(store)
    found = items(announcements(store, told, everybody))
    if not found:
        return []
    notices = list(_notices(store, everybody, found[0].opening.told))
    followed = merged(rescheduled(found, notices, _told_on(found)))
    rows = map(_row, settled(store, followed, everybody, told, _now(store)))
    return sorted(rows, key=lambda row: (row["first"], row["last"], row["item"]))


def _now(store: Store) -> date:
    """The newest day of publication in a store."""
    newest: date = store.sql("SELECT max(published) AS day FROM pages").column("day")[0].as_py()
    return newest


def _told_on(found: Sequence[Item]) -> Mapping[str, Iterable[int]]:
    pages: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        for page in item.pages:
            pages[page].append(number)
    return pages


def _notices(store: Store, everybody: Any, since: date) -> Iterator[Notice]:
    """What pages since a day say to be moved or called off."""
    query = "SELECT page FROM pages WHERE published >= ? AND regexp_matches(report, ?, 'i') ORDER BY page"
    pages = store.sql(query, [since, searched()])
    for start in range(0, pages.num_rows, BATCH):
        batch = pages.slice(start, BATCH)
        known: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        query = "SELECT everybody.* FROM everybody SEMI JOIN batch USING (page)"
        for row in store.sql(query, everybody=everybody, batch=batch).to_pylist():
            known[row["page"]].append(row)
        query = "SELECT page, published, report FROM pages SEMI JOIN batch USING (page) ORDER BY page"
        for page in store.sql(query, batch=batch).to_pylist():
            report = json.loads(page["report"])
            yield from Reader(report, page["published"], *_keys(page["page"], known[page["page"]])).notices()


def _keys(page: str, rows: Iterable[Mapping[str, Any]]) -> tuple[dict[str, str], dict[str, str]]:
    """For each actor of a page the key of his state, or his own where he has none; and his own key."""
    people = {row["actor"]: row["key"] for row in rows if row["country"] or not row["key"].startswith(f"{page}#")}
    return {row["actor"]: row["country"] or row["key"] for row in rows if row["actor"] in people}, people


def _row(one: Followed) -> Mapping[str, Any]:
    opening, outcome = one.item.opening, one.outcome
    row = opening.row
    place = next((a.row for a in one.item.announcements if a.row["place_name"]), row)
    return {
        "item": "g" + hashlib.sha256(opening.name.encode()).hexdigest()[:12],
        "occurrence": row["occurrence"],
        "type": row["type"],
        "mode": row["mode"],
        "parties": list(dict.fromkeys([*row["actors"], *row["recipients"]])),
        "countries": sorted({*row["actor_countries"], *row["recipient_countries"]}),
        **{column: place[column] for column in ("place_name", "country", "latitude", "longitude")},
        "first": one.window[0],
        "last": one.window[1],
        "earlier": [days_of(window) for window in one.earlier],
        "announced": opening.told,
        "announcer": list(row["speaker"] or ()),
        "state": one.state,
        "page": opening.page,
        "event": row["event"],
        "words": row["sentence"],
        "outcome_page": outcome and outcome.page,
        "outcome_event": outcome and outcome.event,
        "outcome_words": outcome and outcome.words,
    }
