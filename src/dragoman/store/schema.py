"""The tables of a store: every column with its type and what it holds. The documents are made from this module.

The tables of a page's records come first and `pages` last, in the order in which a commit writes them. Derived tables
are made from these (`dragoman.corpus`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

SCHEMA = 1
"""The number of this layout; a store with a greater one is refused."""

PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is its Arrow type, `meaning` says what it holds and in which unit."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `row` says what one of its rows is."""

    name: str
    row: str
    columns: tuple[Column, ...]


DECLARED = """
copies: a place and form in which a page was met; the first is that of its record in `pages`
page        string        id of the page
source      string        SHA-256, hex, of what was read: bytes, address, date, id; null for reports
origin      string        path or address that it was read from
url         string        address of the page
publisher   string        site that published it
published   date32        first day that its date of publication can mean

actors: somebody who acts on a page
page        string        id of the page
actor       string        id of the actor on the page
name        string        canonical name
kind        string        person, state, organization, group or unnamed
country     string        ISO 3166-1 alpha-3 code
sectors     list<string>  PLOVER sector codes
role        string        office held at the time of the report
wikidata    string        Wikidata id
mentions    int32         number of mentions on the page

mentions: a passage where an actor or a place is meant
page        string        id of the page
record      string        id of the actor or place on the page
kind        string        actor or place
span_start  int32         where it begins, code points of the text
span_end    int32         where it ends, code points of the text
words       string        the words themselves
role        string        of places: scene, destination, origin, holder, dateline or mentioned

places: a place that a page names
page        string        id of the page
place       string        id of the place on the page
name        string        name in the gazetteer
country     string        ISO 3166-1 alpha-3 code
latitude    float64       decimal degrees north, WGS 84
longitude   float64       decimal degrees east, WGS 84
geonames    int64         GeoNames id
precision   string        what the coordinates are the middle of: site, town, district, region, area or country
mentions    int32         number of mentions on the page

times: an expression of time on a page
page        string        id of the page
time        string        t1, t2 … in the order of the report
type        string        TIMEX3: DATE, TIME, DURATION or SET
value       string        TIMEX3 value against the date of publication
span_start  int32         where it begins, code points of the text
span_end    int32         where it ends, code points of the text
words       string        the words themselves

statements: what somebody says on a page
page        string        id of the page
statement   string        id of the statement on the page
source      list<string>  ids of the actors who say it
speaker     list<string>  their names; the words for the source where no actor is known
countries   list<string>  their countries, ISO 3166-1 alpha-3, each once
cue         string        words that tell of the saying
content     string        what is said; parts that stand apart are joined by …
span_start  int32         where the content begins, code points of the text
span_end    int32         where the content ends, code points of the text
form        string        direct, indirect or mixed
polarity    string        asserted, denied or doubted: how the cue's own words stand to the content
addressees  list<string>  names of those spoken to
via         string        name of who relayed it
published   date32        first day that the page's date of publication can mean

stances: an actor mentioned in what somebody says, the speaker aside
page        string        id of the page
statement   string        id of the statement on the page
actor       string        id of the actor on the page
name        string        the actor's name
country     string        the actor's country, ISO 3166-1 alpha-3
stance      string        supportive, critical or neutral: what the words of the statement show towards the actor
words       list<string>  words that show it

events: who did what to whom, told once on a page
page        string        id of the page
event       string        id of the event on the page
type        string        PLOVER type
mode        string        PLOVER mode
quad        string        verbal or material, cooperation or conflict
contexts    list<string>  PLOVER contexts
status      string        occurred, ongoing, planned, possible or denied
actor       list<string>  ids of the actors on the page; all parties of a symmetric event
actors      list<string>  their names
actor_countries list<string>  their countries, ISO 3166-1 alpha-3, each once
recipient   list<string>  ids of the recipients on the page
recipients  list<string>  their names
recipient_countries list<string>  their countries, ISO 3166-1 alpha-3, each once
trigger     string        words that tell the event
span_start  int32         where the trigger begins, code points of the text
span_end    int32         where the trigger ends, code points of the text
sentence    string        sentence of the trigger
place       string        id of the place on the page
place_name  string        its name
country     string        its country, ISO 3166-1 alpha-3
latitude    float64       decimal degrees north, WGS 84
longitude   float64       decimal degrees east, WGS 84
starts      string        ISO day, month or year
ends        string        ISO day, month or year
first       date32        first day that `starts` can mean
last        date32        last day that `ends` can mean
day         date32        day to count by: `first`, else `last`, else the day of publication
published   date32        first day that the page's date of publication can mean
statement   string        id of the statement that it is told in
cameo       string        CAMEO code
intensity   float64       PLOVER conflict-cooperation scale, -10 to 10
confidence  float64       probability that type and parties are right, 0 to 1

dyads: two states between which an event is told; an event of many parties has several
page        string        id of the page
event       string        id of the event on the page
source      string        country that acts, ISO 3166-1 alpha-3; of a symmetric event the first by the alphabet
target      string        country that is acted upon, ISO 3166-1 alpha-3; of a symmetric event the second
directed    bool          false for a symmetric event, all of whose parties act
type        string        PLOVER type
quad        string        verbal or material, cooperation or conflict
status      string        occurred, ongoing, planned, possible or denied
day         date32        as in `events`
intensity   float64       PLOVER conflict-cooperation scale, -10 to 10

pages: one article
page        string        its id: the input's own, else the SHA-256 of headline and text
origin      string        path or address that it was read from
url         string        its address
headline    string        headline
publisher   string        site that published it
agency      string        wire that wrote it
section     string        section of the site
language    string        ISO 639-1 code
published_start string    ISO date of publication: day, month or year
published_end string      the same date where the day is known
basis       string        where the date comes from: given, metadata, url, dateline or text
published   date32        first day that the date can mean
characters  int32         length of the text, code points
statements  int32         number of statements
events      int32         number of events
reader      string        what read it: Dragoman's version, lexicon (SHA-256, first 12 digits) and English pipeline
digest      string        SHA-256 of the report without its origin, hex
added       int64         number of the commit that wrote the row
report      string        the report itself, JSON
"""
"""A section a table: its name and what a row is; then a line a column: name, Arrow type, meaning."""

MADE = """
families: a page in the family of pages that carry one story
page        string        id of the page
family      string        id of the family: of its original page
relation    string        original, copy (the same words) or edit (an update, or a text cut or touched here and there)
similarity  float64       how far its text is that of the original, 0 to 1
source      string        whose story it is: the agency, else the site that published the original
publisher   string        site that published this page, the first where several did
published   date32        first day that its date of publication can mean, the earliest where it has several
addresses   int32         number of addresses, or files without one, where this very page was met

occurrence_mentions: an event on a page that tells of an occurrence
occurrence  string        id of the occurrence
page        string        id of the page
event       string        id of the event on the page
family      string        family of the page
status      string        status as this page has it: cancelled too, and planned where it was told before its day
reported    date32        first day that the page's date of publication can mean
first       date32        first day that it can have been as this page has it; null where it tells no day
last        date32        last day; of what it says was moved, these are the days to which
basis       string        why it is thought to be the same: what it shares with the others

occurrences: what happened once, in however many pages it is told
occurrence  string        its id: o and the first 12 digits of the SHA-256 of the name of its first mention
type        string        PLOVER type
mode        string        PLOVER mode, where its mentions agree
quad        string        verbal or material, cooperation or conflict
contexts    list<string>  PLOVER contexts that a mention has
status      string        as last reported: occurred, ongoing, planned, possible, denied or cancelled
history     list<string>  each change of status: day of the report, status, name of the mention, parted by blanks
actors      list<string>  names of who acts; all parties of a symmetric event
actor_countries list<string>  their countries, ISO 3166-1 alpha-3, each once
recipients  list<string>  names of who is acted upon
recipient_countries list<string>  their countries, ISO 3166-1 alpha-3, each once
place_name  string        where it happened, as the most exact mention has it
country     string        country of the place, ISO 3166-1 alpha-3
latitude    float64       decimal degrees north, WGS 84
longitude   float64       decimal degrees east, WGS 84
starts      string        ISO day, month or year, as the most exact mention has it
ends        string        ISO day, month or year
first       date32        first day that it can have been
last        date32        last day that it can have been
day         date32        day to count by: `first`, else `last`, else the first day of a report of it
reported    date32        first day of a report of it
updated     date32        last day of a report of it
intensity   float64       PLOVER conflict-cooperation scale, -10 to 10: of the mention that stands for it
confidence  float64       probability that type and parties of that mention are right, 0 to 1
page        string        page of the mention that stands for it
event       string        id of that mention on its page
words       string        sentence of that mention
mentions    int32         number of mentions
pages       int32         number of pages with a mention
families    int32         number of families with a mention: of independent reports
sources     list<string>  whose reports these are: agencies and sites, each once

relations: two states between which an occurrence is told; one of many parties has several
occurrence  string        id of the occurrence
source      string        country that acts, ISO 3166-1 alpha-3; of a symmetric event the first by the alphabet
target      string        country that is acted upon, ISO 3166-1 alpha-3; of a symmetric event the second
directed    bool          false for a symmetric event, all of whose parties act
again       bool          whether a row before tells the same occurrence of the two, the other way round
type        string        PLOVER type
quad        string        verbal or material, cooperation or conflict
status      string        as in `occurrences`
day         date32        as in `occurrences`
dated       string        how exactly that day is known: day, month or year; report where it is the day of a report
intensity   float64       PLOVER conflict-cooperation scale, -10 to 10
families    int32         number of families with a mention

agenda: something announced for a day or a period, and what came of it
item        string        its id: g and the first 12 digits of the SHA-256 of the name of the first event announcing it
occurrence  string        the occurrence that it is
type        string        PLOVER type
mode        string        PLOVER mode
parties     list<string>  names of who takes part
countries   list<string>  their countries, ISO 3166-1 alpha-3, each once
place_name  string        where
country     string        country of the place, ISO 3166-1 alpha-3
latitude    float64       decimal degrees north, WGS 84
longitude   float64       decimal degrees east, WGS 84
first       date32        first day for which it is announced, as last announced
last        date32        last day for which it is announced, as last announced
earlier     list<string>  days or periods for which it was announced before, ISO, first/last
announced   date32        day of the page that announced it first
announcer   list<string>  names of who announced it; empty where the page does
state       string        expected, held, moved, cancelled or unreported (its last day is past, and no page tells of it)
page        string        page that announced it first
event       string        id of the event on that page
words       string        sentence that announced it
outcome_page string       page that tells what came of it
outcome_event string      id of the event on that page
outcome_words string      sentence that tells what came of it

claims: what one side asserts and another denies or disputes
claim       string        its id: c and the first 12 digits of the SHA-256 of the names of the two statements
basis       string        how the two meet: denial, contradiction or rival accusation
topic       string        what it is about: type and parties of the event, else the words that both share
occurrence  string        the occurrence that is claimed, where there is one
speaker     list<string>  names of who asserts it
countries   list<string>  their countries, ISO 3166-1 alpha-3, each once
words       string        what is asserted, in the words of the page
said        date32        day of the page
page        string        page of the assertion
statement   string        id of the statement on that page
other_speaker list<string>  names of who denies or disputes it
other_countries list<string>  their countries, ISO 3166-1 alpha-3, each once
other_words string        what is said against it, in the words of the page
other_said  date32        day of the page
other_page  string        page of the denial
other_statement string    id of the statement on that page; null where only the event is denied
confidence  float64       how sure it is that both speak of one thing, 0 to 1
grounds     list<string>  what speaks for it, each with what it adds to the confidence
"""
"""The derived tables, which `derive` makes from all pages at once, in the order in which they are made."""


@cache
def tables() -> Mapping[str, Table]:
    """The tables of pages and their records, in the order in which they are written: `pages` last."""
    return _tables(DECLARED)


@cache
def derived() -> Mapping[str, Table]:
    """The derived tables, in the order in which they are made."""
    return _tables(MADE)


def _tables(declared: str) -> Mapping[str, Table]:
    return MappingProxyType({table.name: table for table in map(_table, declared.strip().split("\n\n"))})


def _table(section: str) -> Table:
    head, *lines = section.splitlines()
    name, _, row = head.partition(": ")
    return Table(name, row, tuple(Column(*line.split(maxsplit=2)) for line in lines))


@cache
def arrow(name: str) -> Any:
    """The Arrow schema (`pyarrow.Schema`) of a table, derived or of pages and records."""
    import pyarrow as pa

    table = tables().get(name) or derived()[name]
    types = {"date32": pa.date32(), "list<string>": pa.list_(pa.string()), "bool": pa.bool_()}
    of = {kind: types.get(kind) or pa.type_for_alias(kind) for kind in {c.type for c in table.columns}}
    return pa.schema([pa.field(column.name, of[column.type]) for column in table.columns])


def markdown() -> str:
    """The tables as the documents show them."""
    return "\n".join(line for table in (*tables().values(), *derived().values()) for line in _section(table))


def _section(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n\nOne row: {table.row}.\n\n| column | type | meaning |\n| --- | --- | --- |"
    yield from (f"| `{column.name}` | `{column.type}` | {column.meaning} |" for column in table.columns)
    yield ""
