"""What pages report of announced things on their days: that they were held, or did not come to pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.corpus.agenda_items import KEYS, SLACK, SPEECH, at_odds, states
from dragoman.corpus.agenda_words import ahead, akin, kinds_of, reschedules
from dragoman.corpus.followup import Followed, Outcome
from dragoman.store.snapshot import Store

# Days after the last one within which a page that gives no day of what it tells may mean it.
UNDATED = 3
# An interval of more days is too wide for a page that gives no day: what it tells may be long past.
NARROW = 7
# Days after the last one in which a page that gives its day may report it.
LATE = 60

REPORTED = f"""
WITH keyed AS (SELECT page, event, unnest(keys) AS key FROM taking_part),
     wanted AS (SELECT item, unnest(keys) AS key, needed, narrow, first, last, announced FROM windows),
     late AS (
         SELECT page, event, type, status, trigger, sentence, first AS begins, coalesce(last, first) AS ends,
                published, place_name, length(starts) >= 7 AND coalesce(last, first) - first <= 31 AS dated
         FROM events
         WHERE status IN ('occurred', 'ongoing', 'denied') AND published IS NOT NULL AND type NOT IN {SPEECH}
     ),
     found AS (
         SELECT w.item, k.page, k.event
         FROM wanted AS w JOIN keyed AS k USING (key) JOIN late AS l ON l.page = k.page AND l.event = k.event
         WHERE l.published > w.announced AND l.published <= w.last + {LATE}
         AND CASE WHEN l.dated THEN l.begins <= w.last + {SLACK} AND l.ends >= w.first - 1
                  ELSE l.published BETWEEN w.first AND w.last + {UNDATED} AND w.narrow AND l.status <> 'denied' END
         AND (l.status = 'denied' OR l.published >= w.first)
         GROUP BY ALL HAVING count(DISTINCT w.key) >= max(w.needed)
     )
SELECT found.item, late.*, t.people, t.named
FROM found JOIN late USING (page, event) JOIN taking_part AS t USING (page, event)
"""
SAME = """
SELECT w.item, t.page, t.event, t.status, t.reported AS published, e.sentence, e.starts IS NOT NULL AS dated
FROM told AS t JOIN wanted AS w USING (occurrence) JOIN events AS e ON e.page = t.page AND e.event = t.event
WHERE t.status IN ('occurred', 'ongoing', 'denied') AND t.reported IS NOT NULL
"""


def settled(store: Store, followed: Sequence[Followed], parties: Any, told: Any, now: date) -> list[Followed]:
    """Items with what later pages report of them on their days, and those of which nothing is told.

    Args:
        store: the store.
        followed: items after `rescheduled`.
        parties: everybody on every page, as `dragoman.corpus.parties.table` gives it.
        told: the table `occurrence_mentions`.
        now: the newest day of the store.
    """
    if not followed:
        return []
    outcomes = _reports(store, followed, parties)
    for number, more in _same_occurrence(store, followed, told).items():
        outcomes[number] += more
    return [_settled(one, outcomes[number], now) for number, one in enumerate(followed)]


def _settled(one: Followed, outcomes: Sequence[Outcome], now: date) -> Followed:
    for outcome in sorted(outcomes, key=lambda o: o.order):
        one = _reported(one, outcome)
    return replace(one, state="unreported") if one.state == "expected" and one.window[1] < now else one


def _reported(one: Followed, outcome: Outcome) -> Followed:
    """An item after a report of it; what was called off and then told as held on its day was held."""
    if one.state == "held" or (one.state == "cancelled" and not (outcome.state == "held" and outcome.dated)):
        return one
    if one.outcome is not None and outcome.told < one.outcome.told:
        # Told before it was moved or called off: of another dealing.
        return one
    return replace(one, state=outcome.state, outcome=outcome)


def _reports(store: Store, followed: Sequence[Followed], parties: Any) -> dict[int, list[Outcome]]:
    """What pages tell of the same parties in those days."""
    import pyarrow as pa

    windows = pa.Table.from_pylist([_asked(number, one) for number, one in enumerate(followed)])
    where = "status IN ('occurred', 'ongoing', 'denied') AND published IS NOT NULL"
    taking_part = store.sql(KEYS.format(where=where), parties_of=parties)
    found: dict[int, list[Outcome]] = defaultdict(list)
    for row in store.sql(REPORTED, windows=windows, taking_part=taking_part).to_pylist():
        if _is_of(followed[row["item"]], row):
            found[row["item"]].append(_outcome(row))
    return found


def _asked(number: int, one: Followed) -> Mapping[str, Any]:
    first, last = one.window
    announced = one.item.opening.told
    return {
        "item": number,
        "keys": sorted(one.item.keys),
        "needed": min(len(one.item.keys), 2),
        "narrow": (last - first).days <= NARROW,
        "first": max(first, announced),
        "last": last,
        "announced": announced,
    }


def _outcome(row: Mapping[str, Any]) -> Outcome:
    state = "cancelled" if row["status"] == "denied" else "held"
    told = (row["published"], row["page"], row["event"], row["sentence"])
    return Outcome(state, *told, dated=bool(row["dated"]))


def _is_of(one: Followed, row: Mapping[str, Any]) -> bool:
    """Whether an event that shares parties and days with an item is that item."""
    item, sentence = one.item, row["sentence"]
    if reschedules(sentence) or (not row["dated"] and ahead(sentence)):
        return False
    if any(sentence == a.row["sentence"] for a in item.announcements) or at_odds(frozenset(row["named"]), item.named):
        return False
    kinds = kinds_of(row["trigger"], sentence, row["type"])
    if len(item.keys) > 1 or not states(item.keys):
        return akin(kinds, item.kinds)
    # A state alone does much on a day: who acts, or where, must be the same too.
    place = item.opening.row["place_name"]
    known = bool((frozenset(row["people"]) & item.people) - item.keys) or (
        place is not None and place == row["place_name"]
    )
    return bool(kinds & item.kinds) and bool(row["dated"]) and known


def _same_occurrence(store: Store, followed: Sequence[Followed], told: Any) -> dict[int, list[Outcome]]:
    """What pages tell of the occurrences of items, once their days have come."""
    import pyarrow as pa

    of = [(occurrence, number) for number, one in enumerate(followed) for occurrence in sorted(one.item.occurrences)]
    names, numbers = [occurrence for occurrence, _ in of], [number for _, number in of]
    wanted = pa.table({"occurrence": pa.array(names, pa.string()), "item": pa.array(numbers, pa.int64())})
    found: dict[int, list[Outcome]] = defaultdict(list)
    for row in store.sql(SAME, told=told, wanted=wanted).to_pylist():
        one = followed[row["item"]]
        announced = one.item.opening.told
        begun = announced if row["status"] == "denied" else max(one.window[0], announced)
        if row["published"] >= begun and not reschedules(row["sentence"]):
            found[row["item"]].append(_outcome(row))
    return found
