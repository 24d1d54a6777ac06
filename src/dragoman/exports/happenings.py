"""Occurrences on their way out: each with its parties, its place and the page that stands for it, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.corpus import Corpus, parties
from dragoman.exports.period import Period

Row = Mapping[str, Any]

HAPPENED = ("occurred", "ongoing")
"""What formats can hold that know no status."""

# Whoever acts on a page, under the name that he has there and under the one that he has in the whole store.
WHO = """
WITH everybody AS (
    SELECT who.*, actors.name AS given, sectors, role, wikidata FROM who JOIN actors USING (page, actor)
)
SELECT *, name AS called FROM everybody UNION ALL SELECT *, given FROM everybody WHERE given <> name
"""

# Where an event stands in its page: number of its sentence from 1, and whether it is told in the first paragraph.
FACTS = """
SELECT page, event, sentence + 1 AS sentence, spans[sentence + 1][1] AS starts_at, spans[sentence + 1][2] AS ends_at,
       trigger < lead AS leading
FROM (
    SELECT page,
           unnest(json_extract_string(report, '$.events[*].id')) AS event,
           unnest(json_extract(report, '$.events[*].sentence'))::INTEGER AS sentence,
           unnest(json_extract(report, '$.events[*].trigger[0]'))::INTEGER AS trigger,
           json_extract(report, '$.sentences')::INTEGER[][] AS spans,
           coalesce(nullif(strpos(json_extract_string(report, '$.text'), chr(10) || chr(10)), 0), 2147483647) AS lead
    FROM pages
)
"""

# `placed` is made before places are joined: by the names alone, of which there are few, far too many rows would meet.
QUERY = """
WITH told AS (SELECT * FROM occurrences WHERE {wanted}),
sides AS (
    SELECT occurrence, page, 'actors' AS side, unnest(actors) AS name, unnest(range(len(actors))) AS number FROM told
    UNION ALL
    SELECT occurrence, page, 'recipients', unnest(recipients), unnest(range(len(recipients))) FROM told
),
met AS (
    SELECT sides.occurrence, side, number, sides.name,
           arg_min(who, (mention.page <> sides.page, mention.page, who.actor)) FILTER (who.actor IS NOT NULL) AS party
    FROM sides
    LEFT JOIN occurrence_mentions AS mention ON mention.occurrence = sides.occurrence
    LEFT JOIN who ON who.page = mention.page AND who.called = sides.name
    GROUP BY ALL
),
taking_part AS (
    SELECT occurrence, side,
           list({{'name': name, 'key': party.key, 'kind': party.kind, 'country': party.country,
                  'sectors': party.sectors, 'role': party.role, 'wikidata': party.wikidata}} ORDER BY number) AS parties
    FROM met GROUP BY ALL
),
placed AS MATERIALIZED (
    SELECT told.occurrence, event.page, event.place, event.page <> told.page AS elsewhere,
           event.place_name = told.place_name AND event.latitude IS NOT DISTINCT FROM told.latitude AS same
    FROM told
    JOIN occurrence_mentions AS mention USING (occurrence)
    JOIN events AS event ON event.page = mention.page AND event.event = mention.event
),
spots AS (
    SELECT placed.occurrence, arg_min(here, (placed.elsewhere, placed.page)) AS spot
    FROM placed JOIN places AS here ON here.page = placed.page AND here.place = placed.place
    WHERE placed.same
    GROUP BY ALL
),
facts AS ({facts})
SELECT told.*, acting.parties AS acting, upon.parties AS upon, spots.spot.geonames AS geonames,
       spots.spot.precision AS precision, event.cameo, event.trigger, event.span_start,
       facts.sentence AS sentence_number, facts.leading, page.url, page.headline, page.publisher, page.agency,
       page.language, page.published{more}
FROM told
LEFT JOIN taking_part AS acting ON acting.occurrence = told.occurrence AND acting.side = 'actors'
LEFT JOIN taking_part AS upon ON upon.occurrence = told.occurrence AND upon.side = 'recipients'
LEFT JOIN spots ON spots.occurrence = told.occurrence
LEFT JOIN events AS event ON event.page = told.page AND event.event = told.event
LEFT JOIN facts ON facts.page = told.page AND facts.event = told.event
LEFT JOIN pages AS page ON page.page = told.page
{beside}
ORDER BY told.day, told.occurrence
"""


STORY = "LEFT JOIN stories AS story ON story.page = told.page"


def everybody(corpus: Corpus) -> Any:
    """Everybody on every page (`pyarrow.Table`): page, actor, key, name, country, kind, given, sectors, role, wikidata.

    `called` is the name that he goes by in the whole store, and in a further row the one that he has on the page.
    """
    return corpus.sql(WHO, who=parties.table(corpus))


def occurrences(corpus: Corpus, period: Period, statuses: Sequence[str] = (), stories: Any = None) -> Iterator[Row]:
    """Occurrences with a day, in the order of their days, each with its columns and beside them:

    `acting` and `upon` (lists of parties: name, key, kind, country, sectors, role, wikidata), `geonames` and
    `precision` of the place, and of the mention that stands for it `cameo`, `trigger`, `span_start`, `sentence_number`
    (from 1), `leading` (told in the first paragraph) and the page's `url`, `headline`, `publisher`, `agency`,
    `language` and `published`.

    Args:
        corpus: the store.
        period: of the occurrence's day.
        statuses: only those of these statuses.
        stories: what else to tell of a page (`pyarrow.Table` with a column `page`).
    """
    wanted, parameters = which(period, statuses)
    more, beside = ("", "") if stories is None else (", story.* EXCLUDE (page)", STORY)
    tables = {"who": everybody(corpus)} | ({} if stories is None else {"stories": stories})
    query = QUERY.format(wanted=wanted, facts=FACTS, more=more, beside=beside)
    for batch in corpus.batches(query, parameters, **tables):
        yield from batch.to_pylist()


def which(period: Period, statuses: Sequence[str] = ()) -> tuple[str, list[object]]:
    """A condition of SQL on occurrences, with its parameters: a day, within a period, and one of some statuses."""
    within, parameters = period.where("day")
    of = f" AND status IN ({', '.join('?' * len(statuses))})" if statuses else ""
    return f"day IS NOT NULL AND {within}{of}", [*parameters, *statuses]


def undated(corpus: Corpus) -> int:
    """How many occurrences have no day, so that event data leave them out."""
    return int(corpus.sql("SELECT count(*) AS number FROM occurrences WHERE day IS NULL").column("number")[0].as_py())


def unhappened(corpus: Corpus, period: Period) -> int:
    """How many occurrences of a period a format without status leaves out: those that have not happened, or not yet."""
    every, bounds = which(period)
    wanted, parameters = which(period, HAPPENED)
    query = f"SELECT count(*) AS number FROM occurrences WHERE {every} AND NOT ({wanted})"
    return int(corpus.sql(query, [*bounds, *parameters]).column("number")[0].as_py())
