"""Claims: what one side asserts and another denies or disputes, side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.corpus import parties
from dragoman.corpus.claims_meeting import Meeting, denied, rival
from dragoman.corpus.claims_statements import Act, Saying, pattern, sayings
from dragoman.corpus.content_words import WORD, Weights, stem
from dragoman.store.snapshot import Store

BEFORE = 21
"""Days within which an assertion is answered."""
AFTER = 1
"""Days by which a page with the denial may come before one with the assertion."""
APART = 3
"""Days between two who blame one another for the same."""
USUAL = 400
"""Statements about a state that may hold a word that leads from one to another; commoner words lead nowhere."""

DENIALS = """
SELECT s.page, s.statement, s.published FROM statements AS s
WHERE s.published IS NOT NULL AND len(s.source) > 0 AND (
    s.polarity = 'denied'
    OR (regexp_matches(s.content, ?, 'i') AND (regexp_matches(s.cue, ?, 'i') OR regexp_matches(s.content, ?, 'i')))
    OR EXISTS (SELECT 1 FROM events AS e WHERE e.page = s.page AND e.statement = s.statement AND e.status = 'denied')
)
"""
ON_ONE_PAGE = """
SELECT d.page AS denial_page, d.statement AS denial, s.page, s.statement
FROM denials AS d JOIN statements AS s ON s.page = d.page AND s.statement <> d.statement
WHERE s.polarity = 'asserted' AND len(s.source) > 0
"""
OF_ONE_OCCURRENCE = """
WITH t AS (
    SELECT t.occurrence, t.page, e.statement, e.status, e.published FROM told AS t
    JOIN events AS e ON e.page = t.page AND e.event = t.event
    WHERE e.statement IS NOT NULL AND e.published IS NOT NULL
)
SELECT DISTINCT d.page AS denial_page, d.statement AS denial, s.page, s.statement
FROM t AS d JOIN t AS s USING (occurrence)
WHERE d.status = 'denied' AND s.status <> 'denied' AND d.page <> s.page
AND s.published BETWEEN d.published - {before} AND d.published + {after}
"""
OF_SHARED_WORDS = """
WITH accused AS (
    SELECT d.page, d.statement, d.published, p.key FROM (
        SELECT d.page, d.statement, d.published, unnest(s.source) AS actor
        FROM denials AS d JOIN statements AS s USING (page, statement)
    ) AS d JOIN everybody AS p ON p.page = d.page AND p.actor = d.actor
    WHERE NOT starts_with(p.key, p.page || '#')
),
lands AS (SELECT DISTINCT a.*, coalesce(p.country, p.key) AS land FROM accused AS a JOIN everybody AS p USING (key)),
spoken AS (
    SELECT DISTINCT s.page, s.statement, s.published, s.content, coalesce(p.country, p.key) AS land
    FROM stances AS x JOIN statements AS s USING (page, statement)
    JOIN everybody AS p ON p.page = x.page AND p.actor = x.actor
    WHERE s.polarity = 'asserted' AND len(s.source) > 0 AND s.published IS NOT NULL
    AND p.key IN (SELECT key FROM lands) OR p.country IN (SELECT land FROM lands)
),
said AS (
    SELECT page, statement, published, land,
           unnest(list_distinct(regexp_extract_all(lower(content), '[a-z]{{5,}}'))) AS word
    FROM spoken
),
rare AS (
    SELECT land, word FROM said GROUP BY ALL HAVING count(*) <= {usual}
),
refused AS (
    SELECT l.page, l.statement, l.published, l.land,
           unnest(list_distinct(regexp_extract_all(lower(s.content), '[a-z]{{5,}}'))) AS word
    FROM (SELECT DISTINCT page, statement, published, land FROM lands) AS l JOIN statements AS s USING (page, statement)
)
SELECT d.page AS denial_page, d.statement AS denial, s.page, s.statement
FROM refused AS d SEMI JOIN rare AS r USING (land, word)
JOIN said AS s ON s.land = d.land AND s.word = d.word AND s.page <> d.page
WHERE s.published BETWEEN d.published - {before} AND d.published + {after}
GROUP BY ALL HAVING count(DISTINCT d.word) >= 2
"""
RIVALS = """
WITH blamed AS (
    SELECT DISTINCT e.page, e.statement, e.type, e.published, s.land AS speaker, a.land AS accused FROM events AS e
    JOIN (
        SELECT s.page, s.statement, coalesce(p.country, p.key) AS land FROM (
            SELECT page, statement, unnest(source) AS actor FROM statements WHERE polarity = 'asserted'
        ) AS s JOIN everybody AS p ON p.page = s.page AND p.actor = s.actor
    ) AS s ON s.page = e.page AND s.statement = e.statement
    JOIN (
        SELECT e.page, e.event, coalesce(p.country, p.key) AS land FROM (
            SELECT page, event, unnest(actor) AS actor FROM events WHERE statement IS NOT NULL
        ) AS e JOIN everybody AS p ON p.page = e.page AND p.actor = e.actor
    ) AS a ON a.page = e.page AND a.event = e.event
    WHERE e.status IN ('occurred', 'ongoing') AND e.quad = 'material conflict' AND e.published IS NOT NULL
)
SELECT DISTINCT d.page AS denial_page, d.statement AS denial, s.page, s.statement
FROM blamed AS d JOIN blamed AS s
ON s.type = d.type AND s.speaker = d.accused AND s.accused = d.speaker AND s.speaker <> s.accused
WHERE s.published BETWEEN d.published - {apart} AND d.published
AND (s.page, s.statement) <> (d.page, d.statement)
"""


def made(store: Store, before: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The table `claims` of a store.

    Args:
        store: the store.
        before: the tables `occurrence_mentions` and `families`, under their names.
    """
    everybody = parties.table(store)
    told, stories = before["occurrence_mentions"], before["families"]
    words = [pattern("noun"), pattern("cue"), pattern("verdict")]
    denials = store.sql(DENIALS, words)
    days = {"before": BEFORE, "after": AFTER, "apart": APART, "usual": USUAL}
    tables = {"denials": denials, "everybody": everybody, "told": told}
    answers = [store.sql(query.format(**days), **tables) for query in (ON_ONE_PAGE, OF_ONE_OCCURRENCE, OF_SHARED_WORDS)]
    rivals = store.sql(RIVALS.format(**days), everybody=everybody)
    known = sayings(store, _statements([*answers, rivals]), everybody, told, stories)
    weights = Weights(known[key].words for key in sorted(known))
    found = [
        *_met(answers, known, lambda assertion, denial: denied(assertion, denial, weights)),
        *_met([rivals], known, lambda one, other: rival(one, other, weights)),
    ]
    return sorted(map(_row, _chosen(found)), key=lambda row: (row["other_said"], row["said"], row["claim"]))


def _statements(pairs: Iterable[Any]) -> Any:
    """All statements in pairs, as one table."""
    import pyarrow as pa

    parts = []
    for table in pairs:
        parts.append(table.select(["page", "statement"]))
        parts.append(table.select(["denial_page", "denial"]).rename_columns(["page", "statement"]))
    return pa.concat_tables(parts)


def _met(pairs: Iterable[Any], known: Mapping[tuple[str, str], Saying], meet: Any) -> Iterator[Meeting]:
    seen = set()
    for table in pairs:
        for row in table.to_pylist():
            keys = (row["page"], row["statement"]), (row["denial_page"], row["denial"])
            if keys in seen or keys[0] not in known or keys[1] not in known:
                continue
            seen.add(keys)
            if meeting := meet(known[keys[0]], known[keys[1]]):
                yield meeting


def _chosen(found: Iterable[Meeting]) -> Iterator[Meeting]:
    """Of copies, and of all that a side says for or against one thing, the surest."""
    taken: set[Any] = set()
    for meeting in sorted(found, key=lambda m: m.order):
        marks = set(_marks(meeting))
        if not marks & taken:
            yield meeting
        taken |= marks


def _marks(meeting: Meeting) -> Iterator[Any]:
    """What only one claim has: a denial against a side, an assertion denied by a side, an occurrence between two."""
    one, other = meeting.assertion, meeting.answer
    sides = (tuple(sorted(one.keys)), tuple(sorted(other.keys)))
    unordered = tuple(sorted(sides)) if meeting.basis == "rival accusation" else sides
    yield "answer", other.row["family"], other.row["content"].casefold(), sides[0]
    yield "assertion", one.row["family"], one.row["content"].casefold(), sides[1]
    if meeting.refers:
        yield "refers", other.name
    if meeting.basis == "rival accusation":
        yield "said", one.name
        yield "said", other.name
    if (act := _claimed(meeting)) and act.occurrence:
        yield "occurrence", act.occurrence, unordered


def _claimed(meeting: Meeting) -> Act | None:
    """The act that is claimed: the one that both tell of, else that of the assertion which is no mere word."""
    done = (act for act in meeting.assertion.acts if act.type not in ("REJECT", "ACCUSE"))
    return meeting.act or next(done, None)


def _row(meeting: Meeting) -> Mapping[str, Any]:
    one, other = meeting.assertion, meeting.answer
    act = _claimed(meeting)
    digest = hashlib.sha256(f"{one.name} {other.name}".encode()).hexdigest()
    return {
        "claim": f"c{digest[:12]}",
        "basis": meeting.basis,
        "topic": _topic(meeting),
        "occurrence": act.occurrence if act else None,
        "speaker": list(one.row["speaker"]),
        "countries": list(one.row["countries"]),
        "words": one.row["content"],
        "said": one.said,
        "page": one.key[0],
        "statement": one.key[1],
        "other_speaker": list(other.row["speaker"]),
        "other_countries": list(other.row["countries"]),
        "other_words": other.row["content"],
        "other_said": other.said,
        "other_page": other.key[0],
        "other_statement": other.key[1],
        "confidence": meeting.confidence,
        "grounds": [f"{ground} {weight:g}" for ground, weight in meeting.grounds],
    }


def _topic(meeting: Meeting) -> str:
    """Type and parties of the act, else of what is asserted, else the words that both share."""
    if act := _claimed(meeting):
        return f"{act.type}: {', '.join(act.parties)}" if act.parties else act.type
    shared = meeting.assertion.words & meeting.answer.words
    return " ".join(
        dict.fromkeys(w for w in WORD.findall(meeting.assertion.row["content"]) if stem(w.casefold()) in shared)
    )
