"""The events of a store as tellings: the types of one kin at a time, in the order of their reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from dragoman.corpus import parties
from dragoman.corpus.agenda_words import held_back, rescheduling
from dragoman.corpus.content_words import content, stem
from dragoman.corpus.followup_notices import searched
from dragoman.corpus.matching import asked
from dragoman.corpus.telling import DISTANT, NOWHERE, Kind, Side, Telling, When, Where
from dragoman.store.snapshot import Store

# Days ahead for which something is planned that has no day yet: nine in ten dated plans of real pages lie nearer.
HORIZON = 60
# What acts for its state where it has no name of its own.
SERVICES = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
TOWNS = frozenset({"site", "town", "district"})
MEETING = "CONSULT"
# How an event of talks called off is coded.
CALLED_OFF = ("REJECT", "meet")

CODED = """
SELECT page, actor, key, country, kind, sectors, role,
       (dense_rank() OVER (ORDER BY key, country, kind, sectors, role) - 1)::INTEGER AS code
FROM (
    SELECT p.page, p.actor, CASE WHEN contains(p.key, '#') THEN NULL ELSE p.key END AS key, p.country, p.kind,
           array_to_string(a.sectors, '|') AS sectors, a.role
    FROM party AS p JOIN actors AS a USING (page, actor)
)
"""
WHO = "SELECT DISTINCT code, key, country, kind, sectors, role FROM coded ORDER BY code"
EVENTS = """
WITH told AS (
    SELECT * FROM events WHERE type IN (SELECT type FROM wanted) OR type || '/' || mode IN (SELECT type FROM wanted)
),
sides AS (
    SELECT t.page, t.event, list(c.code ORDER BY c.code) FILTER (side = 0) AS acting,
           list(c.code ORDER BY c.code) FILTER (side = 1) AS acted
    FROM (
        SELECT page, event, 0 AS side, unnest(actor) AS actor FROM told
        UNION ALL SELECT page, event, 1, unnest(recipient) FROM told
    ) AS t JOIN coded AS c USING (page, actor) GROUP BY ALL
)
SELECT t.page, t.event, t.type, t.mode, t.status, t.statement IS NOT NULL AS said, t.actors, t.actor_countries,
       t.recipients, t.recipient_countries, s.acting, s.acted, t.trigger, t.sentence, t.place_name, t.country,
       t.latitude, t.longitude, p.precision, t.first, t.last, t.published, t.confidence
FROM told AS t LEFT JOIN sides AS s USING (page, event)
LEFT JOIN places AS p ON p.page = t.page AND p.place = t.place
ORDER BY t.published NULLS LAST, t.page, length(t.event), t.event
"""
BESIDE = """
SELECT t.page, t.event, time.value, time.words FROM told AS t JOIN times AS time ON time.page = t.page
AND abs(time.span_start - t.span_start) < length(t.sentence) AND contains(t.sentence, time.words)
WHERE time.type = 'DATE' ORDER BY t.page, t.event, time.span_start
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What of an event is needed after it has been compared."""

    page: str
    event: str
    status: str
    said: bool
    reported: date | None
    confidence: float


class Loader:
    """Reads the events of a store.

    Args:
        store: where they are.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        coded = store.sql(CODED, party=parties.table(store))
        self._who = store.sql(WHO, coded=coded).to_pylist()
        self._coded = coded.select(["page", "actor", "code"])
        self._sides: dict[tuple[Any, ...], Side] = {}

    def kin(self, types: Sequence[str]) -> tuple[list[Row], list[Telling]]:
        """The events of some types: what is kept of each, and each as a telling of itself."""
        import pyarrow as pa

        also = ["/".join(CALLED_OFF)] if MEETING in types else []
        wanted = pa.table({"type": pa.array([*types, *also], pa.string())})
        found = self._store.sql(EVENTS, wanted=wanted, coded=self._coded)
        moved = _Moves(self._store, found)
        rows: list[Row] = []
        tellings: list[Telling] = []
        for batch in found.to_batches(max_chunksize=10_000):
            for told in batch.to_pylist():
                telling = self._telling(len(rows), told, moved)
                if any(kind.type in types for kind in telling.kinds):
                    tellings.append(telling)
                    rows.append(_row(told))
        return rows, tellings

    def _telling(self, number: int, told: Mapping[str, Any], moves: _Moves) -> Telling:
        where = _where(told)
        acting = self._side(told["acting"], told["actor_countries"])
        acted = self._side(told["acted"], told["recipient_countries"])
        names = [*self._known(told), told["place_name"] or ""]
        lands = acting.lands | acted.lands | ({where.country} if where.country else frozenset())
        cancelled = moves.cancelled(told)
        when, moved = moves.days(told, when_of(told))
        return Telling(
            members=[number],
            kinds=frozenset({_kind(told, cancelled)}),
            acting=acting,
            acted=acted,
            when=when,
            where=where,
            words=(content(told["sentence"], told["trigger"], names, lands),),
            triggers=frozenset({stem(told["trigger"].casefold())}),
            sentences=frozenset({(told["sentence"], told["trigger"])}),
            reported=told["published"].toordinal() if told["published"] else None,
            moved=moved,
            cancelled=cancelled,
        )

    def _known(self, told: Mapping[str, Any]) -> Iterator[str]:
        """The names of those who are known on other pages too: *fishermen* tell what happened rather than to whom."""
        for codes, names in (("acting", "actors"), ("acted", "recipients")):
            local = any(self._who[code]["key"] is None for code in told[codes] or ())
            yield from () if local else told[names] or ()

    def _side(self, codes: Sequence[int] | None, countries: Sequence[str] | None) -> Side:
        """Who stands on a side; those of a page without actors by their countries alone."""
        key = (tuple(codes or ()), tuple(countries or ()))
        if key not in self._sides:
            self._sides[key] = side([self._who[code] for code in codes or ()], countries or ())
        return self._sides[key]


def side(actors: Sequence[Mapping[str, Any]], countries: Sequence[str]) -> Side:
    """Who stands on a side, out of the rows of its actors (key, country, kind, sectors, role)."""
    if not actors:
        return Side(frozenset(countries), frozenset(countries))
    lands = {land for a in actors if (land := a["country"] or (a["kind"] != "person" and a["key"]))}
    states = {a["country"] for a in actors if a["country"] and _stands_for_state(a)}
    named = {a["key"] for a in actors if a["key"] and a["key"] != a["country"]}
    offices = {(a["key"], f"{a['country']}:{a['role']}") for a in actors if a["country"] and a["role"] and a["key"]}
    strays = {a["key"] for a in actors if a["kind"] == "person" and a["key"] and not a["country"]}
    found = (lands | set(countries), states, named, offices, strays)
    return Side(*map(frozenset, found))


def _stands_for_state(actor: Mapping[str, Any]) -> bool:
    """A state, its government, and officials without a name; a named minister is himself."""
    if actor["key"] == actor["country"]:
        return True
    unnamed = actor["key"] is None or ":" in actor["key"]
    return unnamed and not actor["role"] and bool(SERVICES & set(actor["sectors"].split("|")))


def _kind(told: Mapping[str, Any], cancelled: bool) -> Kind:
    """Talks called off are no refusal of a request for talks: they are the talks that were planned."""
    ahead = told["status"] in ("planned", "possible")
    if cancelled and (told["type"], told["mode"]) == CALLED_OFF:
        return Kind(MEETING, None, True)
    return Kind(told["type"], told["mode"], ahead or cancelled)


def _row(told: Mapping[str, Any]) -> Row:
    return Row(told["page"], told["event"], told["status"], told["said"], told["published"], told["confidence"] or 0.0)


def _where(told: Mapping[str, Any]) -> Where:
    if not told["country"] and not told["place_name"]:
        return NOWHERE
    exact = told["precision"] in TOWNS or (told["precision"] is None and told["latitude"] is not None)
    town = told["place_name"] if exact else None
    if told["precision"] not in (*TOWNS, "region", None):
        return Where(town, told["country"])
    return Where(town, told["country"], told["latitude"], told["longitude"])


def when_of(told: Mapping[str, Any]) -> When:
    """The days within which an event lies: those told, else those that its date of publication leaves."""
    first, last, published = told["first"], told["last"], told["published"]
    if first or last:
        begins = first or last
        ends = last or (max(first, published) if told["status"] == "ongoing" and published else first)
        return When(begins.toordinal(), max(ends, begins).toordinal(), True)
    if published is None:
        return When()
    if told["status"] in ("planned", "possible"):
        return When(published.toordinal(), published.toordinal() + HORIZON)
    reach = asked()[told["type"]].reach
    return When(published.toordinal() - reach, published.toordinal())


class _Moves:
    """Which sentences say that a plan was moved, and to when, or given up.

    Args:
        store: where the times of pages are.
        found: events, as `EVENTS` gives them.
    """

    def __init__(self, store: Store, found: Any) -> None:
        self._store = store
        self._found = found

    @cached_property
    def _told(self) -> dict[tuple[str, str], str]:
        """By page and event the change that its sentence tells."""
        marked = self._store.sql(
            "SELECT page, event, sentence FROM found WHERE regexp_matches(sentence, ?)", [searched()], found=self._found
        )
        pairs = zip(*(marked.column(name).to_pylist() for name in ("page", "event", "sentence")), strict=True)
        return {(page, event): change for page, event, text in pairs if (change := change_in(text))}

    @cached_property
    def _beside(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """By page and event the dates in its sentence, as value and words."""
        import pyarrow as pa

        wanted = pa.Table.from_pylist(
            [{"page": page, "event": event} for (page, event), change in self._told.items() if change == "moved"],
            schema=pa.schema([("page", pa.string()), ("event", pa.string())]),
        )
        told = self._store.sql(
            "SELECT page, event, span_start, sentence FROM events SEMI JOIN wanted USING (page, event)", wanted=wanted
        )
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for row in self._store.sql(BESIDE, told=told).to_pylist():
            found.setdefault((row["page"], row["event"]), []).append((row["value"], row["words"]))
        return found

    def cancelled(self, told: Mapping[str, Any]) -> bool:
        """Whether a sentence says that what it tells of, not held yet, will not be."""
        called_off = (told["type"], told["mode"]) == CALLED_OFF
        change = self._told.get((told["page"], told["event"]))
        return change == "cancelled" and (told["status"] in ("denied", "planned", "possible") or called_off)

    def days(self, told: Mapping[str, Any], when: When) -> tuple[When, When | None]:
        """The days of a telling, and those from which it was moved; open ones where the page leaves them unsaid."""
        name = told["page"], told["event"]
        if self._told.get(name) != "moved" or (told["status"] == "occurred" and when.told and not _ahead(told, when)):
            return when, None
        dates = [(day, words) for value, words in self._beside.get(name, ()) if (day := _day(value))]
        new = next((day for day, words in dates if _towards(told["sentence"], words)), None)
        old = [day for day, _ in dates if day != new]
        if new is None:
            return when, next((day for day in old if day != when), When())
        return new, old[0] if old else When()


def _ahead(told: Mapping[str, Any], when: When) -> bool:
    """Whether something lies after the page that tells of it."""
    return bool(told["published"]) and when.first > told["published"].toordinal()


def _day(value: str) -> When | None:
    if len(value) == 8 and value[4:6] == "-W":
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return When(monday.toordinal(), (monday + timedelta(6)).toordinal(), True)
    try:
        day = date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None
    return When(day.toordinal(), day.toordinal(), True) if day else None


def _towards(sentence: str, words: str) -> bool:
    """Whether a date is that to which something is moved: *to Friday*, *until May 23*."""
    before = sentence[: sentence.find(words)].split()[-2:]
    return any(word.casefold() in ("to", "until", "till", "for") for word in before) and bool(
        rescheduling()["moved"].search(sentence[: sentence.find(words)])
        or rescheduling()["moved to"].search(sentence[: sentence.find(words)])
    )


def change_in(sentence: str) -> str | None:
    """What a sentence says of a plan: cancelled or moved; None if neither, or only that it may be."""
    for change in ("cancelled", "moved", "moved to"):
        found = rescheduling()[change].search(sentence)
        if found and not held_back(sentence[: found.start()]):
            return change.split()[0]
    return None


def kins() -> Iterator[tuple[str, list[str]]]:
    """The types of each kin; talks called off are told by types of others."""
    types: dict[str, list[str]] = {}
    for type_, ask in asked().items():
        types.setdefault(ask.kin, []).append(type_)
    yield from sorted(types.items())


__all__ = ["DISTANT", "Loader", "Row", "change_in", "kins", "side", "when_of"]
