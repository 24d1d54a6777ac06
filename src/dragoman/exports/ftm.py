"""FollowTheMoney entities, one JSON object a line: Article, Mention, Event, those involved, and offices held.

Follows the schema of followthemoney 3.8 (Person, Organization, PublicBody, Company, Position, Occupancy, Article,
Mention, Event); tests hold every entity to it. Ids are made of what an entity is, so that exports of several stores can
be put together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from unicodedata import normalize

from dragoman import lexicon
from dragoman.corpus import Corpus
from dragoman.exports import codes
from dragoman.exports.happenings import everybody
from dragoman.exports.period import Period
from dragoman.show.wording import clean

Row = Mapping[str, Any]
Entity = dict[str, Any]
ENGLISH = "eng"
ADDRESS = ("http://", "https://")
LONGEST = 384
"""Characters of a name in FollowTheMoney."""

PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
TOPICS = {"IGO": "gov.igo", "PTY": "pol.party", "MIL": "mil", "REL": "rel"}

# Who is named on the pages in question; who is known on his page alone has no identity, and is left out.
NAMED = """
SELECT who.* FROM who SEMI JOIN chosen USING (page)
WHERE kind <> 'unnamed' AND key <> page || '#' || actor AND called = name
"""

ENTITIES = """
SELECT key, any_value(name ORDER BY page, actor) AS name, any_value(country ORDER BY page, actor) AS country,
       any_value(kind ORDER BY rank, kind) AS kind, max(wikidata) AS wikidata,
       list_sort(list_distinct(list(given))) AS names, list_sort(list_distinct(list(role))) AS roles,
       list_sort(list_distinct(flatten(list(sectors)))) AS sectors
FROM (SELECT *, -count(*) OVER (PARTITION BY key, kind) AS rank FROM named)
GROUP BY key ORDER BY key
"""

OFFICES = """
SELECT DISTINCT key, office.* FROM named JOIN offices AS office ON named.kind = 'person' AND named.wikidata = office.id
UNION
SELECT DISTINCT key, office.* FROM named JOIN offices AS office
ON named.kind = 'person' AND named.given = office.person AND named.country = office.country
   AND (named.wikidata IS NULL OR office.id IS NULL)
ORDER BY ALL
"""

POSTS = f"SELECT DISTINCT country, office FROM ({OFFICES}) ORDER BY ALL"

ARTICLES = """
SELECT page, url, headline, publisher, agency, published_start,
       json_extract_string(report, '$.envelope.authors[*]') AS authors
FROM pages SEMI JOIN chosen USING (page) ORDER BY page
"""

MENTIONS = """
SELECT page, key, list_sort(list_distinct(list(given))) AS names, any_value(kind ORDER BY actor) AS kind,
       any_value(sectors ORDER BY actor) AS sectors
FROM named GROUP BY page, key ORDER BY page, key
"""

EVENTS = """
WITH told AS (
    SELECT mention.occurrence, mention.page, event.actor, event.recipient
    FROM occurrence_mentions AS mention SEMI JOIN chosen USING (page)
    JOIN events AS event ON event.page = mention.page AND event.event = mention.event
),
parties AS (
    SELECT occurrence, list_sort(list_distinct(list(key))) AS involved
    FROM (SELECT occurrence, page, unnest(list_concat(actor, recipient)) AS actor FROM told)
    JOIN named USING (page, actor)
    GROUP BY occurrence
),
proof AS (SELECT occurrence, list_sort(list_distinct(list(page))) AS proof FROM told GROUP BY occurrence)
SELECT occurrences.*, involved, proof
FROM occurrences JOIN proof USING (occurrence) LEFT JOIN parties USING (occurrence)
ORDER BY occurrences.day, occurrence
"""


def pieces(corpus: Corpus, period: Period) -> Iterator[str]:
    """The entities of the pages published in a period: who is named, offices, pages, mentions, occurrences."""
    within, parameters = period.where("published")
    chosen = corpus.sql(f"SELECT page FROM pages WHERE {within} ORDER BY page", parameters)
    named = corpus.sql(NAMED, who=everybody(corpus), chosen=chosen)
    tables = {"chosen": chosen, "named": named, "offices": _offices()}
    for query, make in STEPS:
        for batch in corpus.batches(query, **tables):
            for row in batch.to_pylist():
                yield json.dumps(make(row), ensure_ascii=False) + "\n"


def _made(schema: str, id_: str, **properties: str | Iterable[str | None] | None) -> Entity:
    """An entity; a property has values of its own, each once and cleaned, or it is not there."""
    kept = {}
    for name, values in properties.items():
        listed = [values] if values is None or isinstance(values, str) else values
        cleaned = dict.fromkeys(normalize("NFC", clean(value)).strip() for value in listed if value)
        if found := [value for value in cleaned if value]:
            kept[name] = found
    return {"id": id_, "schema": schema, "properties": kept}


def identity(kind: str, *parts: str | None) -> str:
    """The id of an entity of a kind, made of what it is."""
    told = "\0".join(part or "" for part in (kind, *parts))
    return f"dragoman-{kind}-{hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()}"


def _schema(kind: str, sectors: Iterable[str]) -> str:
    if kind == "person":
        return "Person"
    of = set(sectors)
    if kind == "state" or (kind == "organization" and PUBLIC & of and "IGO" not in of):
        return "PublicBody"
    return "Company" if kind == "organization" and "BUS" in of else "Organization"


def _entity(row: Row) -> Entity:
    schema = _schema(row["kind"], row["sectors"] or ())
    topics = [TOPICS[sector] for sector in row["sectors"] or () if sector in TOPICS and schema != "Person"]
    return _made(
        schema,
        identity("party", row["key"]),
        name=row["name"][:LONGEST],
        alias=[name[:LONGEST] for name in row["names"] if name != row["name"]],
        country=codes.iso2(row["country"]).lower(),
        wikidataId=row["wikidata"],
        topics=["gov.national"] if row["kind"] == "state" else topics,
        **({"position": row["roles"] or ()} if schema == "Person" else {}),
    )


def _position(row: Row) -> Entity:
    country = codes.country_name(row["country"])
    name = f"{row['office']} ({country})" if country else row["office"]
    return _made("Position", _post(row), name=name, country=codes.iso2(row["country"]).lower())


def _post(row: Row) -> str:
    return identity("position", row["country"], row["office"])


def _occupancy(row: Row) -> Entity:
    """Who held an office, with the days that are known."""
    post = _post(row)
    return _made(
        "Occupancy",
        identity("occupancy", row["key"], post, row["since"], row["until"]),
        holder=identity("party", row["key"]),
        post=post,
        startDate=row["since"],
        endDate=row["until"],
    )


def _article(row: Row) -> Entity:
    return _made(
        "Article",
        identity("page", row["page"]),
        title=row["headline"] or row["page"],
        author=row["authors"],
        publisher=row["publisher"] or row["agency"],
        publishedAt=row["published_start"],
        sourceUrl=_address(row["url"]),
        language=ENGLISH,
    )


def _mention(row: Row) -> Entity:
    return _made(
        "Mention",
        identity("mention", row["page"], row["key"]),
        document=identity("page", row["page"]),
        resolved=identity("party", row["key"]),
        name=[name[:LONGEST] for name in row["names"]],
        detectedSchema=_schema(row["kind"], row["sectors"] or ()),
    )


def _event(row: Row) -> Entity:
    kind = f"{row['type']} ({row['mode']})" if row["mode"] else row["type"]
    sides = [", ".join(side) for side in (row["actors"], row["recipients"]) if side]
    return _made(
        "Event",
        identity("occurrence", row["occurrence"]),
        name=f"{kind}: {' → '.join(sides)}"[:LONGEST] if sides else kind,
        summary=row["words"],
        startDate=row["starts"],
        endDate=row["ends"],
        date=None if row["starts"] or row["ends"] else row["day"] and row["day"].isoformat(),
        location=row["place_name"],
        country=codes.iso2(row["country"]).lower(),
        involved=[identity("party", key) for key in row["involved"] or ()],
        keywords=[row["type"], row["mode"], *row["contexts"], row["status"]],
        publisher=row["sources"],
        proof=[identity("page", page) for page in row["proof"]],
        recordId=row["occurrence"],
    )


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(ADDRESS) else None


@lexicon.cached
def _offices() -> Any:
    """Who held which office from when to when, as the lexicon has it (`pyarrow.Table`)."""
    import pyarrow as pa

    rows = lexicon.table("offices")
    columns = {
        "person": "person",
        "id": "wikidata",
        "country": "country",
        "office": "office",
        "since": "from",
        "until": "to",
    }
    return pa.table(
        {name: pa.array([row[column] or None for row in rows], pa.string()) for name, column in columns.items()}
    )


STEPS: tuple[tuple[str, Callable[[Row], Entity]], ...] = (
    (ENTITIES, _entity),
    (POSTS, _position),
    (OFFICES, _occupancy),
    (ARTICLES, _article),
    (MENTIONS, _mention),
    (EVENTS, _event),
)
"""What is asked and what is made of a row, in the order in which entities are written."""
