"""One record in its page, its words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from dragoman.errors import NoRecord
from dragoman.report import Event, Report, Span, Statement
from dragoman.show import wording
from dragoman.show.brief import brief
from dragoman.show.paper import paper, written
from dragoman.store.names import name, parted, short
from dragoman.store.snapshot import Store

STYLE = "bold underline"
OPEN, CLOSE = "[[", "]]"
"""Around marked words where there is no colour."""


class Shown:
    """A record of a page, found by its name; of a page alone, `record` is None.

    Raises:
        NoRecord: nothing, or several, go by the name.
    """

    def __init__(self, store: Store, text: str) -> None:
        page, self.name = parted(text)
        self.version = store.version
        self.report: Report = store.report(page)
        self.record: Any = None
        if self.name is not None:
            self.record = _record(self.report, self.name)
            if self.record is None:
                raise NoRecord(store.path, f"{short(self.report.id)} has no record '{self.name}'")

    def spans(self) -> tuple[Span, ...]:
        """The passages that the record rests on."""
        record = self.record
        if isinstance(record, Event):
            return (record.trigger,)
        if isinstance(record, Statement):
            beside = [span for span in (record.source_span, record.cue) if span]
            return tuple(sorted({*record.content, *beside}))
        if record is None:
            return ()
        return (record.span,) if hasattr(record, "span") else tuple(record.mentions)

    def to_dict(self) -> dict[str, object]:
        """The record with its words, its page and the version that it was found in."""
        report = self.report
        page = {"page": report.id, "origin": report.origin, "envelope": report.envelope.model_dump(mode="json")}
        if self.record is None:
            return {"version": self.version, **page, "report": report.model_dump(mode="json", by_alias=True)}
        words = [report.quote(span) for span in self.spans()]
        told = {"id": name(report.id, self.name), "words": words, "record": self.record.model_dump(mode="json")}
        return {"version": self.version, **told, **page}

    def text(self, *, width: int, colour: bool) -> str:
        """The page as a text of lines at most `width` cells wide, the record's words marked; of a page the brief."""
        if self.record is None:
            return brief(self.report, width=width, colour=colour)
        console = paper(width, colour)
        for line in self._lines(colour):
            console.print(line)
        return written(console)

    def _lines(self, colour: bool) -> Iterator[Text]:
        envelope = self.report.envelope
        yield Text(wording.clean(envelope.headline or "No headline"), style="bold")
        head = [wording.outlet(envelope), wording.published(envelope), envelope.url or self.report.origin]
        yield Text(wording.clean(" · ".join(part for part in head if part)), style="dim")
        yield Text()
        yield Text.assemble((f"{short(self.report.id, self.name)}  ", "dim"), self._told())
        yield Text()
        yield from marked(self.report.text, self.spans(), colour)

    def _told(self) -> str:
        report, record = self.report, self.record
        known = wording.actors_by_id(report)
        if isinstance(record, Event):
            when = wording.interval(record.start, record.end)
            kind = f"{record.type} ({record.mode})" if record.mode else record.type
            parts = (kind, wording.parties(known, record), record.status, when, f"confidence {record.confidence:.2f}")
            return " · ".join(part for part in parts if part)
        if isinstance(record, Statement):
            return f"{wording.speaker(report, known, record)} · {record.form}"
        country = getattr(record, "country", None)
        told = wording.clean(record.name if hasattr(record, "name") else f"{record.type} {record.value}")
        return f"{told} · {country}" if country else told


def _record(report: Report, local: str) -> Any:
    if re.fullmatch(r"t\d+", local):
        number = int(local[1:])
        return report.times[number - 1] if 1 <= number <= len(report.times) else None
    records: tuple[Any, ...] = (*report.events, *report.statements, *report.actors, *report.places)
    return next((record for record in records if record.id == local), None)


def marked(text: str, spans: Sequence[Span], colour: bool) -> Iterator[Text]:
    """The paragraphs of a text with some passages marked: by style, or by brackets where there is no colour."""
    shown, last = Text(), 0
    for start, end in _apart(spans):
        shown.append(wording.inert(text[last:start]))
        words = wording.inert(text[start:end])
        shown.append(words if colour else f"{OPEN}{words}{CLOSE}", style=STYLE)
        last = end
    shown.append(wording.inert(text[last:]))
    yield from shown.split("\n", allow_blank=True)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that meet as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
