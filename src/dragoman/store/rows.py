"""From reports to the rows of the tables."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from types import MappingProxyType
from typing import Any

from pydantic_core import to_json

from dragoman import lexicon
from dragoman.report import Actor, Event, Place, Report, Span, Statement
from dragoman.store import schema

Row = tuple[object, ...]
PARTED = " … "


@dataclass(frozen=True, slots=True)
class Entry:
    """A report on its way into a store, as `json` too, with what it was read from (`source`) and by (`reader`)."""

    report: Report
    json: str
    reader: str
    digest: str
    source: str | None = None
    added: int = 0

    @classmethod
    def of(cls, report: Report, reader: str, source: str | None = None) -> Entry:
        """The entry of a report. Where a page lay is nothing that it says, so its digest leaves the origin out."""
        json = report.to_json()
        # The first such key is the report's own: no string of JSON holds a bare quotation mark.
        bare = json.replace(f'"origin":{to_json(report.origin).decode()}', "", 1)
        return cls(report, json, reader, hashlib.sha256(bare.encode()).hexdigest(), source)


class _Page:
    """A report with its records under their ids."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.actors: dict[str, Actor] = {actor.id: actor for actor in report.actors}
        self.places: dict[str, Place] = {place.id: place for place in report.places}
        when = report.envelope.published
        self.published = first_day(when.start) if when else None

    def names(self, ids: Iterable[str]) -> list[str]:
        return [self.actors[i].name for i in ids if i in self.actors]

    def countries(self, ids: Iterable[str]) -> list[str]:
        known = (self.actors[i].country for i in ids if i in self.actors)
        return sorted({country for country in known if country})

    def day(self, event: Event) -> date | None:
        return first_day(event.start) or last_day(event.end) or self.published


def tables(entries: Sequence[Entry]) -> dict[str, Any]:
    """The rows of some reports as one Arrow table (`pyarrow.Table`) for each table but `copies`."""
    pages = [(entry, _Page(entry.report)) for entry in entries]
    made = {name: [row for _, page in pages for row in rows(page)] for name, rows in ROWS.items()}
    made[schema.PAGES] = [_page(entry, page) for entry, page in pages]
    return {name: arrow(name, rows) for name, rows in made.items()}


def arrow(name: str, rows: Sequence[Row]) -> Any:
    """Rows as an Arrow table (`pyarrow.Table`) of the table `name`."""
    import pyarrow as pa

    declared = schema.arrow(name)
    if not rows:
        return declared.empty_table()
    columns = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), declared, strict=True)]
    return pa.Table.from_arrays(columns, schema=declared)


def copy(entry: Entry) -> Row:
    """The row of `copies` for an entry."""
    envelope = entry.report.envelope
    day = first_day(envelope.published.start) if envelope.published else None
    return entry.report.id, entry.source, entry.report.origin, envelope.url, envelope.publisher, day


def first_day(iso: str | None) -> date | None:
    """The first day that an ISO day, month or year can mean; None if it is none."""
    if not iso:
        return None
    try:
        return date.fromisoformat(f"{iso}-01-01"[:10])
    except ValueError:
        return None


def last_day(iso: str | None) -> date | None:
    """The last day that an ISO day, month or year can mean; None if it is none."""
    first = first_day(iso)
    if first is None or iso is None:
        return None
    if len(iso) == 10:
        return first
    return date(first.year, 12, 31) if len(iso) == 4 else first.replace(day=monthrange(first.year, first.month)[1])


def _actors(page: _Page) -> Iterator[Row]:
    for a in page.report.actors:
        yield (page.report.id, a.id, a.name, a.kind, a.country, list(a.sectors), a.role, a.wikidata, len(a.mentions))


def _mentions(page: _Page) -> Iterator[Row]:
    report = page.report
    for actor in report.actors:
        for span in actor.mentions:
            yield report.id, actor.id, "actor", *span, report.quote(span), None
    for place in report.places:
        for number, span in enumerate(place.mentions):
            role = place.roles[number] if number < len(place.roles) else None
            yield report.id, place.id, "place", *span, report.quote(span), role


def _places(page: _Page) -> Iterator[Row]:
    for p in page.report.places:
        where = (p.latitude, p.longitude, p.geonames, p.precision)
        yield page.report.id, p.id, p.name, p.country, *where, len(p.mentions)


def _times(page: _Page) -> Iterator[Row]:
    report = page.report
    for number, time in enumerate(report.times, 1):
        yield report.id, f"t{number}", time.type, time.value, *time.span, report.quote(time.span)


def _statements(page: _Page) -> Iterator[Row]:
    report = page.report
    for said in report.statements:
        content = PARTED.join(report.quote(span) for span in said.content)
        via = page.actors.get(said.via or "")
        yield (
            *(report.id, said.id, list(said.source), _speaker(page, said), page.countries(said.source)),
            *(_quoted(report, said.cue), content, *_ends(said.content), said.form),
            *(said.polarity, page.names(said.addressee), via and via.name, page.published),
        )


def _stances(page: _Page) -> Iterator[Row]:
    report = page.report
    for said in report.statements:
        for about in said.about:
            actor = page.actors.get(about.actor)
            who = (about.actor, actor and actor.name, actor and actor.country)
            yield report.id, said.id, *who, about.stance, [report.quote(span) for span in about.words]


def _speaker(page: _Page, said: Statement) -> list[str]:
    named = page.names(said.source)
    return named or ([page.report.quote(said.source_span)] if said.source_span else [])


def _quoted(report: Report, span: Span | None) -> str | None:
    return report.quote(span) if span else None


def _ends(spans: Sequence[Span]) -> tuple[int | None, int | None]:
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else (None, None)


def _events(page: _Page) -> Iterator[Row]:
    report = page.report
    for event in report.events:
        place = page.places.get(event.place or "")
        where = (place.name, place.country, place.latitude, place.longitude) if place else (None, None, None, None)
        sentence = report.sentences[event.sentence] if event.sentence < len(report.sentences) else event.trigger
        yield (
            *(report.id, event.id, event.type, event.mode, quad(event), list(event.contexts), event.status),
            *(list(event.actor), page.names(event.actor), page.countries(event.actor)),
            *(list(event.recipient), page.names(event.recipient), page.countries(event.recipient)),
            *(report.quote(event.trigger), *event.trigger, report.quote(sentence), event.place, *where),
            *(event.start, event.end, first_day(event.start), last_day(event.end), page.day(event), page.published),
            *(event.statement, event.cameo, event.intensity, event.confidence),
        )


def _dyads(page: _Page) -> Iterator[Row]:
    for event in page.report.events:
        for source, target, directed in pairs(page.countries(event.actor), page.countries(event.recipient)):
            what = (event.type, quad(event), event.status, page.day(event), event.intensity)
            yield page.report.id, event.id, source, target, directed, *what


def pairs(acting: Sequence[str], acted_upon: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Who acts, who is acted upon, and whether that is a direction; without recipients every two that act together."""
    for source, target in product(acting, acted_upon or acting):
        if source != target and (acted_upon or source < target):
            yield source, target, bool(acted_upon)


def quad(event: Event) -> str | None:
    """The quad class of an event's type and mode (PLOVER manual), the type's where it has no such mode.

    None where a report made elsewhere has a type of an ontology that this lexicon does not have.
    """
    known = _quads()
    return known.get((event.type, event.mode or "")) or known.get((event.type, ""))


@lexicon.cached
def _quads() -> Mapping[tuple[str, str], str]:
    """Read from the table itself: the room of events would load the English pipeline."""
    return {(row["type"], row["mode"]): row["quad"] for row in lexicon.table("ontology")}


def _page(entry: Entry, page: _Page) -> Row:
    report, envelope = entry.report, entry.report.envelope
    when = envelope.published
    dates = (when.start, when.end, when.basis) if when else (None, None, None)
    return (
        *(report.id, report.origin, envelope.url, envelope.headline, envelope.publisher, envelope.agency),
        *(envelope.section, envelope.language, *dates, page.published),
        *(len(report.text), len(report.statements), len(report.events)),
        *(entry.reader, entry.digest, entry.added, entry.json),
    )


ROWS: Mapping[str, Callable[[_Page], Iterator[Row]]] = MappingProxyType(
    {
        "actors": _actors,
        "mentions": _mentions,
        "places": _places,
        "times": _times,
        "statements": _statements,
        "stances": _stances,
        "events": _events,
        "dyads": _dyads,
    }
)
