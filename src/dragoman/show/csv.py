"""Comma-separated values: one event a row, flat columns, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO

from dragoman.report import Actor, Event, Place, Report, Statement
from dragoman.show import wording

Cell = str | int | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text cell that begins with one of these could be run as a formula (OWASP, CSV injection)."""


class Row:
    """One event with the records that it points to."""

    def __init__(self, report: Report, event: Event) -> None:
        self.report = report
        self.event = event
        self.known = wording.actors_by_id(report)

    def actors(self, ids: Sequence[str]) -> list[Actor]:
        """The actors under some ids, in order."""
        return [self.known[i] for i in ids if i in self.known]

    def place(self) -> Place | None:
        """Where the event was."""
        return next((place for place in self.report.places if place.id == self.event.place), None)

    def statement(self) -> Statement | None:
        """The statement that the event is told in."""
        return next((said for said in self.report.statements if said.id == self.event.statement), None)

    def published(self) -> Sequence[str]:
        """Start and end of the publication date."""
        when = self.report.envelope.published
        return (when.start, when.end) if when else ("", "")


def _joined(values: Iterable[str | None]) -> str:
    """Several values in one cell; one that is not known stays empty, so that lists in one row keep step."""
    return " | ".join(value or "" for value in values)


def _source(row: Row) -> str:
    said = row.statement()
    return wording.source(row.report, row.known, said) if said else ""


def _via(row: Row) -> str:
    said = row.statement()
    return wording.names(row.known, (said.via,)) if said and said.via else ""


def _sentence(row: Row) -> str:
    return wording.clean(row.report.quote(row.report.sentences[row.event.sentence]))


COLUMNS: dict[str, Callable[[Row], Cell]] = {
    "report": lambda row: row.report.id,
    "origin": lambda row: row.report.origin,
    "url": lambda row: row.report.envelope.url,
    "publisher": lambda row: row.report.envelope.publisher,
    "agency": lambda row: row.report.envelope.agency,
    "published_start": lambda row: row.published()[0],
    "published_end": lambda row: row.published()[1],
    "event": lambda row: row.event.id,
    "type": lambda row: row.event.type,
    "mode": lambda row: row.event.mode,
    "contexts": lambda row: _joined(row.event.contexts),
    "status": lambda row: row.event.status,
    "actor": lambda row: _joined(actor.name for actor in row.actors(row.event.actor)),
    "actor_country": lambda row: _joined(actor.country for actor in row.actors(row.event.actor)),
    "actor_sectors": lambda row: _joined(" ".join(actor.sectors) for actor in row.actors(row.event.actor)),
    "recipient": lambda row: _joined(actor.name for actor in row.actors(row.event.recipient)),
    "recipient_country": lambda row: _joined(actor.country for actor in row.actors(row.event.recipient)),
    "recipient_sectors": lambda row: _joined(" ".join(actor.sectors) for actor in row.actors(row.event.recipient)),
    "trigger": lambda row: wording.clean(row.report.quote(row.event.trigger)),
    "sentence": _sentence,
    "trigger_start": lambda row: row.event.trigger[0],
    "trigger_end": lambda row: row.event.trigger[1],
    "place": lambda row: place.name if (place := row.place()) else None,
    "latitude": lambda row: place.latitude if (place := row.place()) else None,
    "longitude": lambda row: place.longitude if (place := row.place()) else None,
    "start": lambda row: row.event.start,
    "end": lambda row: row.event.end,
    "statement": lambda row: row.event.statement,
    "source": _source,
    "via": _via,
    "cameo": lambda row: row.event.cameo,
    "intensity": lambda row: row.event.intensity,
    "confidence": lambda row: row.event.confidence,
}


def pieces(reports: Iterable[Report]) -> Iterator[str]:
    """A header, then the events of one report after another."""
    yield _lines([list(COLUMNS)])
    for report in reports:
        yield _lines([[safe(cell(Row(report, event))) for cell in COLUMNS.values()] for event in report.events])


def safe(cell: Cell) -> Cell:
    """The cell; a text that a spreadsheet could take for a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return f"'{cell}"
    return cell


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    file = StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()
