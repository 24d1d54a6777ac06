"""GDELT 2.0 mentions file: 16 tab-separated columns without a header.

Follows the mentions table of *The GDELT Event Database Data Format Codebook V2.0* (19 February 2015). One row: a page
that tells of an event of the event file, and where in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman import lexicon
from dragoman.corpus import Corpus
from dragoman.exports.citing import host, outlet, source
from dragoman.exports.columns import Cell, columns, line
from dragoman.exports.dyads import Dyad, Party, dyads
from dragoman.exports.gdelt import stamp
from dragoman.exports.happenings import FACTS, HAPPENED, everybody, occurrences, which
from dragoman.exports.period import Period

WEB, CITATION = 1, 2
NOT_FOUND = -1

COLUMNS = columns("""
GLOBALEVENTID | integer | GlobalEventID of the event file
EventTimeDate | integer | DATEADDED of the event
MentionTimeDate | integer | day of the page's publication, YYYYMMDD000000; where it has none, EventTimeDate
MentionType | integer | 1 where the page has an address, else 2, a citation
MentionSourceName | string | host of the address without `www.`, else the publisher or the agency
MentionIdentifier | string | the address, else publisher, headline and day
SentenceID | integer | number of the sentence, from 1
Actor1CharOffset | integer | where who acts is named, nearest to the act: code points of the text, from 0; -1 nowhere
Actor2CharOffset | integer | the same of who is acted upon
ActionCharOffset | integer | where the words for the act begin
InRawText | integer | 1 where both are named in the sentence, 0 where a pronoun or another sentence tells who it is
Confidence | integer | probability that type and parties are right, percent
MentionDocLen | integer | code points of the text
MentionDocTone | float | empty: not coded
MentionDocTranslationInfo | string | empty: pages are in English
Extras | string | empty
""")

TOLD = "SELECT occurrence, row_number() OVER (ORDER BY day, occurrence) AS number FROM occurrences WHERE {wanted}"

# The passages where the parties of the event are named, the one nearest to the act, each under both of his names.
NEAREST = """
WITH told AS (
    SELECT page, event, span_start AS act, unnest(list_concat(actor, recipient)) AS actor FROM events
    SEMI JOIN mentioned USING (page, event)
)
SELECT told.page, told.event, who.called, who.country,
       arg_min({'start': mention.span_start, 'words': mention.words},
               (abs(mention.span_start - act), mention.span_start)) AS nearest
FROM told
JOIN who USING (page, actor)
JOIN mentions AS mention ON mention.page = told.page AND mention.record = told.actor
GROUP BY ALL
"""

QUERY = """
WITH named AS (
    SELECT page, event, list({{'called': called, 'country': country, 'start': nearest.start, 'words': nearest.words}}
                             ORDER BY called, nearest.start) AS named
    FROM nearest GROUP BY ALL
),
facts AS ({facts})
SELECT told.number, mention.page, mention.event, named.named, facts.sentence, facts.starts_at, facts.ends_at,
       event.span_start, event.confidence, page.url, page.publisher, page.agency, page.headline, page.published,
       page.characters
FROM occurrence_mentions AS mention
JOIN told ON told.occurrence = mention.occurrence
JOIN events AS event ON event.page = mention.page AND event.event = mention.event
JOIN pages AS page ON page.page = mention.page
LEFT JOIN facts ON facts.page = mention.page AND facts.event = mention.event
LEFT JOIN named ON named.page = mention.page AND named.event = mention.event
ORDER BY told.number, mention.reported, mention.page, length(mention.event), mention.event
"""

Row = Mapping[str, Any]


def pieces(corpus: Corpus, period: Period) -> Iterator[str]:
    """The lines of the file: for each event of the event file, in its order, its mentions by day and page."""
    for row, told in _beside(occurrences(corpus, period, HAPPENED), _mentions(corpus, period)):
        if row["cameo"]:
            for dyad in dyads(row):
                for mention in told:
                    yield line(_cells(row, dyad, mention))


def _beside(rows: Iterable[Row], mentions: Iterator[Row]) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Each occurrence with its mentions, which come in the same order and say of the how manieth they are."""
    coming = next(mentions, None)
    for number, row in enumerate(rows, 1):
        told = []
        while coming is not None and coming["number"] == number:
            told.append(coming)
            coming = next(mentions, None)
        yield row, told


def _mentions(corpus: Corpus, period: Period) -> Iterator[Row]:
    wanted, parameters = which(period, HAPPENED)
    told = corpus.sql(TOLD.format(wanted=wanted), parameters)
    mentioned = corpus.sql("SELECT page, event FROM occurrence_mentions SEMI JOIN told USING (occurrence)", told=told)
    nearest = corpus.sql(NEAREST, mentioned=mentioned, who=everybody(corpus))
    for batch in corpus.batches(QUERY.format(facts=FACTS), told=told, nearest=nearest):
        yield from batch.to_pylist()


def _cells(row: Row, dyad: Dyad, mention: Row) -> tuple[Cell, ...]:
    added = stamp(row["reported"] or row["day"])
    day = mention["published"]
    found = [_passage(party, mention["named"] or ()) for party in (dyad.one, dyad.other)]
    offsets = [passage["start"] if passage else NOT_FOUND for passage in found]
    sure = round(100 * mention["confidence"])
    raw = int(all(map(_plain, (dyad.one, dyad.other), found, (mention, mention))))
    where = (mention["sentence"], *offsets, mention["span_start"], raw, sure)
    return (dyad.id, added, stamp(day) if day else added, *_page(mention), *where, mention["characters"], None, "", "")


def _page(mention: Row) -> tuple[int, str, str]:
    name = host(mention["url"]) or outlet(mention)
    return WEB if mention["url"] else CITATION, name, source(mention)


def _passage(party: Party | None, named: Sequence[Row]) -> Row | None:
    """Where a page names a party: under its name, else as the only one of its country."""
    if party is None:
        return None
    of_country = [passage for passage in named if party.country and passage["country"] == party.country]
    starts = {passage["start"] for passage in of_country}
    fitting = [passage for passage in named if passage["called"] == party.name]
    return next(iter(fitting or (of_country if len(starts) == 1 else ())), None)


def _plain(party: Party | None, passage: Row | None, mention: Row) -> bool:
    """Whether a party, if there is one, is named in the sentence itself, not by a pronoun."""
    if party is None:
        return True
    if passage is None or mention["starts_at"] is None:
        return False
    within = mention["starts_at"] <= passage["start"] < mention["ends_at"]
    return bool(within and passage["words"].casefold() not in _pronouns())


@lexicon.cached
def _pronouns() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.table("english_words") if "grammar" in row.many("use"))
