"""What an occurrence is, out of all its mentions: parties, days, place, status and the mention that stands for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dragoman.corpus import parties
from dragoman.corpus.history import Told, history
from dragoman.store import schema
from dragoman.store.names import name
from dragoman.store.snapshot import Store

BATCH = 20_000
MENTIONS = """
WITH sides AS (
    SELECT page, event, list({'side': side, 'key': key, 'name': name, 'country': country, 'kind': kind}
                             ORDER BY side, length(actor), actor) AS who
    FROM (
        SELECT page, event, 0 AS side, unnest(actor) AS actor FROM events
        UNION ALL SELECT page, event, 1, unnest(recipient) FROM events
    ) JOIN party USING (page, actor) GROUP BY page, event
)
SELECT m.occurrence, m.page, m.event, m.family, m.status, m.reported, m.first, m.last, m.status AS told,
       e.type, e.mode, e.quad, e.contexts, e.actors, e.actor_countries, e.recipients, e.recipient_countries,
       e.place_name, e.country, e.latitude, e.longitude, e.starts, e.ends, e.intensity, e.confidence, e.sentence,
       e.first AS begins, e.last AS finishes, e.statement IS NOT NULL AS said, s.who,
       coalesce(f.source, g.agency, g.publisher) AS source
FROM mentions AS m JOIN events AS e USING (page, event) LEFT JOIN sides AS s USING (page, event)
LEFT JOIN kept AS f USING (page) LEFT JOIN pages AS g USING (page)
ORDER BY m.occurrence, m.reported NULLS LAST, m.page, length(m.event), m.event
"""

Mention = Mapping[str, Any]


def summary(store: Store, mentions: Any, families: Any) -> Any:
    """The table `occurrences` (`pyarrow.Table`) of `occurrence_mentions` and, where there are any, `families`."""
    import pyarrow as pa

    kept = families if families is not None else schema.arrow("families").empty_table()
    found = store.sql(MENTIONS, mentions=mentions, party=parties.table(store), kept=kept)
    declared = schema.arrow("occurrences")
    tables = [declared.empty_table()]
    for told in _batches(found):
        tables.append(pa.Table.from_pylist([_occurrence(list(group)) for group in told], schema=declared))
    made = pa.concat_tables(tables)
    return store.sql("SELECT * FROM made ORDER BY day NULLS LAST, occurrence", made=made)


def _batches(found: Any) -> Iterator[list[list[Mention]]]:
    """The mentions of each occurrence together, so many occurrences at a time."""
    rows = (row for batch in found.to_batches(max_chunksize=BATCH) for row in batch.to_pylist())
    waiting: list[list[Mention]] = []
    for _, group in groupby(rows, key=lambda row: row["occurrence"]):
        waiting.append(list(group))
        if len(waiting) >= BATCH:
            yield waiting
            waiting = []
    yield waiting


def _occurrence(mentions: Sequence[Mention]) -> dict[str, Any]:
    """The row of one occurrence; its mentions are in the order of their reports."""
    best = standing(mentions)
    changes = history(Told(m["reported"], m["status"], m["said"], name(m["page"], m["event"])) for m in mentions)
    placed = min(mentions, key=lambda m: (m["place_name"] is None, m["latitude"] is None, m is not best))
    days = [m["reported"] for m in mentions if m["reported"]]
    when = _when(mentions)
    return {
        **{column: best[column] for column in ("occurrence", "type", "quad", "intensity", "confidence")},
        **{column: best[column] for column in ("page", "event")},
        **{column: placed[column] for column in ("place_name", "country", "latitude", "longitude")},
        **_parties(mentions, best),
        **when,
        "mode": _mode(mentions, best),
        "contexts": sorted({context for m in mentions for context in m["contexts"] or ()}),
        "status": changes[-1].status,
        "history": [f"{c.day.isoformat() if c.day else '-'} {c.status} {c.mention}" for c in changes],
        "day": when["first"] or when["last"] or min(days, default=None),
        "reported": min(days, default=None),
        "updated": max(days, default=None),
        "words": best["sentence"],
        "mentions": len(mentions),
        "pages": len({m["page"] for m in mentions}),
        "families": len({m["family"] for m in mentions}),
        "sources": sorted({m["source"] for m in mentions if m["source"]}),
    }


def standing(mentions: Sequence[Mention]) -> Mention:
    """The mention that stands for all: of the type that most families have, asserted by its page, and most exact."""
    told = {(m["type"], m["family"]) for m in mentions}
    types = Counter(type_ for type_, _ in told)

    def rank(m: Mention) -> tuple[Any, ...]:
        done = m["status"] in ("occurred", "ongoing")
        exact = (m["first"] is not None) + (m["latitude"] is not None) + bool(m["actors"]) + bool(m["recipients"])
        return -types[m["type"]], m["said"], not done, -exact, -(m["confidence"] or 0.0)

    return min(mentions, key=rank)


def _mode(mentions: Sequence[Mention], best: Mention) -> str | None:
    modes = {m["mode"] for m in mentions if m["type"] == best["type"] and m["mode"]}
    return next(iter(modes)) if len(modes) == 1 else None


def _when(mentions: Sequence[Mention]) -> dict[str, Any]:
    """The narrowest days told; where a later report tells others, as of what was moved, those."""
    kept: Mention | None = None
    for m in mentions:
        if m["first"] and (kept is None or not _meet(m, kept) or _span(m) < _span(kept)):
            kept = m
    if kept is None:
        return dict.fromkeys(("starts", "ends", "first", "last"))
    own = kept["begins"] in (None, kept["first"]) and kept["finishes"] in (None, kept["last"])
    return {
        "starts": kept["starts"] if own else kept["first"].isoformat(),
        "ends": kept["ends"] if own else kept["last"].isoformat(),
        "first": kept["first"],
        "last": kept["last"],
    }


def _meet(one: Mention, other: Mention) -> bool:
    return bool(one["first"] <= other["last"] and other["first"] <= one["last"])


def _span(m: Mention) -> int:
    days: int = (m["last"] - m["first"]).days
    return days


def _parties(mentions: Sequence[Mention], best: Mention) -> dict[str, list[str]]:
    """Who acts and who is acted upon: each once, under one name, on the side where the most exact mention has him."""
    sides: dict[str, Counter[int]] = {}
    known: dict[str, Mapping[str, Any]] = {}
    for m in (best, *mentions):
        flat = not m["recipients"]
        for one in m["who"] or ():
            known.setdefault(one["key"], one)
            # A meeting has all on one side, which says nothing of who went to whom.
            sides.setdefault(one["key"], Counter())[one["side"]] += 0 if flat and m is not best else 1
    if not known:
        columns = ("actors", "actor_countries", "recipients", "recipient_countries")
        return {column: list(best[column] or ()) for column in columns}
    directed = bool(best["recipients"])
    acted = [key for key in known if directed and sides[key][1] > sides[key][0]]
    acting = [key for key in known if key not in acted]
    return {
        "actors": _names(acting, known),
        "actor_countries": _countries(acting, known),
        "recipients": _names(acted, known),
        "recipient_countries": _countries(acted, known),
    }


def _names(keys: Sequence[str], known: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Names, without those of whom no more is known than the country of somebody named beside them."""
    named = [key for key in keys if "#" not in key]
    lands = {known[key]["country"] for key in named}
    told = [key for key in keys if key in named or known[key]["country"] not in lands]
    return list(dict.fromkeys(known[key]["name"] for key in told))


def _countries(keys: Iterable[str], known: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return sorted({known[key]["country"] for key in keys if known[key]["country"]})
