"""What two sides say of each other: statements of one that mention the other, with the stance that their words show.

A statement that copies and retellings repeat in the same words is one; `reports` counts the families that have it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.corpus import parties
from dragoman.corpus.series import Asked
from dragoman.corpus.sides import Side
from dragoman.errors import UsageError
from dragoman.store.snapshot import Store

ABOUT = """
SELECT page, statement,
    CASE WHEN bool_or(stance = 'supportive') AND bool_or(stance = 'critical') THEN 'mixed'
         WHEN bool_or(stance = 'supportive') THEN 'supportive' WHEN bool_or(stance = 'critical') THEN 'critical'
         ELSE 'neutral' END AS stance,
    list_sort(list_distinct(flatten(list(words)))) AS marks
FROM stances WHERE {about} GROUP BY page, statement
"""

SAID = """
WITH mentioned AS ({mentioned}),
told AS (
    SELECT page, statement, published, speaker, countries, cue, content, polarity, via, stance, marks,
        coalesce(family, page) AS story
    FROM statements JOIN mentioned USING (page, statement) LEFT JOIN (SELECT page, family FROM families) USING (page)
    WHERE {speaks} AND NOT ({joins})
),
first AS (
    SELECT lower(content) AS folded, count(DISTINCT story) AS reports,
        arg_min(told, (coalesce(published, DATE '9999-12-31'), page, length(statement), statement)) AS t
    FROM told GROUP BY folded
)
SELECT ? AS source, ? AS target, t.published, t.speaker, t.cue, t.content, t.polarity, t.via, t.stance,
    t.marks AS stance_words, reports, t.page, t.statement
FROM first WHERE true{within}
"""
"""`speaks` and `joins` are conditions that a side is among those who speak: who speak together are not told apart."""


def sayings(store: Store, asked: Asked) -> Any:
    """What each says of the other (`pyarrow.Table`), as `Corpus.sayings` says.

    Raises:
        UsageError: there is only one side.
    """
    one, other = asked.one, asked.other
    if other is None:
        raise UsageError("what each says of the other is asked of two")
    within, days = _within(asked.since, asked.until)
    known = {} if one.country and other.country else {"people": parties.table(store)}
    both, values = [], list[object]()
    for speaker, about in ((one, other), (other, one)):
        mentioned, of_mention = _mentioned(about)
        (speaks, of_speaker), (joins, of_joint) = _speaks(speaker), _speaks(about)
        query = SAID.format(mentioned=ABOUT.format(about=mentioned), speaks=speaks, joins=joins, within=within)
        both.append(query)
        values += [*of_mention, *of_speaker, *of_joint, speaker.key, about.key, *days]
    order = "source <> ?, published NULLS LAST, page, length(statement), statement"
    return store.sql(f"{' UNION ALL '.join(f'({q})' for q in both)} ORDER BY {order}", [*values, one.key], **known)


def _within(since: date | None, until: date | None) -> tuple[str, list[object]]:
    bounds = [(sign, day) for sign, day in ((">=", since), ("<=", until)) if day]
    return "".join(f" AND t.published {sign} ?" for sign, _ in bounds), [day for _, day in bounds]


def _mentioned(side: Side) -> tuple[str, list[object]]:
    """A condition on a row of `stances`."""
    if side.country:
        return "country = ?", [side.country]
    return "(page, actor) IN (SELECT (page, actor) FROM people WHERE name = ?)", [side.name]


def _speaks(side: Side) -> tuple[str, list[object]]:
    """A condition on a row of `statements`."""
    if side.country:
        return "list_contains(countries, ?)", [side.country]
    his = "people.name = ? AND people.page = statements.page AND list_contains(source, people.actor)"
    return f"EXISTS (SELECT 1 FROM people WHERE {his})", [side.name]
