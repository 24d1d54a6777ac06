"""One self-contained web page: the article set with its spans marked, the records beside it, each leading to the other.

Nothing is fetched: style and script stand in the page, and its content security policy admits these two by hash alone.
Text of a page is always escaped, so that a script in it stays words.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from dragoman.report import Actor, Event, Place, Report, Statement, Time
from dragoman.show import wording
from dragoman.show.marks import Mark, Segment, marks, paragraphs, segments

QUOTED = 160  # characters of a passage or statement beside the article: two to four lines of the column
SUBHEAD = 90  # characters; a longer paragraph without a full stop is hardly a subhead
LAYERS = (("event", "Events"), ("said", "Statements"), ("actor", "Actors"), ("place", "Places"), ("time", "Times"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a subhead of the article, cut into segments."""

    subhead: bool
    segments: tuple[Segment, ...]


class Sheet:
    """One report as the template asks for it; `prefix` keeps the ids of several reports on one page apart."""

    def __init__(self, report: Report, number: int) -> None:
        self.report = report
        self.prefix = f"p{number}"
        self.known = wording.actors_by_id(report)
        self.places = {place.id: place for place in report.places}
        self.said = {statement.id: statement for statement in report.statements}
        self.cut = tuple(self._paragraphs())
        self._linked = {target.record for part in self.cut for s in part.segments if (target := self.target(s))}
        self._seen: set[str] = set()

    def headline(self) -> str:
        """The headline, or what stands for one."""
        return wording.clean(self.report.envelope.headline or "No headline")

    def address(self) -> str | None:
        """The page's own address where it can be followed safely."""
        url = self.report.envelope.url
        return url if url and re.match(r"https?://", url) else None

    def credit(self) -> list[str]:
        """Outlet, dateline and date, as far as they are known."""
        envelope = self.report.envelope
        dateline = envelope.dateline.place if envelope.dateline else None
        parts = (wording.outlet(envelope), envelope.section, dateline, wording.published(envelope))
        return [wording.clean(part) for part in parts if part]

    def _paragraphs(self) -> Iterator[Paragraph]:
        """The article, paragraph by paragraph."""
        text, laid = self.report.text, marks(self.report)
        for span in paragraphs(text):
            words = text[slice(*span)]
            subhead = len(words) < SUBHEAD and not re.search(r"[.!?:,;”\"'’)]\s*$", words)
            yield Paragraph(subhead, tuple(segments(text, span, laid)))

    def record(self, record: str) -> str:
        """The id under which a record stands on the page."""
        return f"{self.prefix}-{record}"

    def words(self, mark: Mark) -> str:
        """The id of a mark in the article."""
        part = f"{mark.layer}-{mark.number}" if mark.layer in ("said", "cue") else str(mark.number)
        return f"{self.prefix}-{mark.record}-{part}"

    def anchors(self, segment: Segment) -> list[str]:
        """The ids of the marks that begin with a segment, each given once on the page."""
        fresh = [self.words(mark) for mark in segment.opens if self.words(mark) not in self._seen]
        self._seen.update(fresh)
        return fresh

    def target(self, segment: Segment) -> Mark | None:
        """The innermost mark of a segment, which the words link to; long statements link by their number alone."""
        return next((mark for mark in reversed(segment.marks) if mark.layer != "said"), None)

    def numbered(self, segment: Segment) -> list[Mark]:
        """The marks that end with a segment and whose ids stand there as references.

        These are events, statements, and once each the records that no words link to, since others lie over them.
        """
        return [mark for mark in segment.closes if self._refers(mark)]

    def _refers(self, mark: Mark) -> bool:
        if mark.layer in ("said", "cue"):
            return mark.layer == "said" and mark.number == len(self.said[mark.record].content)
        hidden = mark.record not in self._linked
        self._linked.add(mark.record)
        return mark.layer == "event" or hidden

    def occurred(self) -> list[Event]:
        """All events but the announced ones, in the order of the text."""
        return [event for event in self.report.events if event.status != "planned"]

    def announced(self) -> list[Event]:
        """The planned events by date, those without one last."""
        planned = [event for event in self.report.events if event.status == "planned"]
        return sorted(planned, key=lambda event: (event.start or "~", event.trigger))

    def parties(self, event: Event) -> str:
        """Who acts upon whom."""
        return wording.parties(self.known, event)

    def passage(self, event: Event) -> tuple[str, str, str]:
        """The words before, of and after the trigger."""
        return wording.passage(self.report.text, self.report.sentences[event.sentence], event.trigger, QUOTED)

    def when(self, event: Event) -> str:
        """The event's interval."""
        return wording.interval(event.start, event.end)

    def place(self, event: Event) -> Place | None:
        """Where the event was."""
        return self.places.get(event.place) if event.place else None

    def codes(self, event: Event) -> str:
        """The event's coding: mode, contexts, CAMEO code, intensity, confidence."""
        parts = [
            event.mode,
            *event.contexts,
            f"CAMEO {event.cameo}" if event.cameo else None,
            f"intensity {event.intensity:+.1f}" if event.intensity is not None else None,
            f"confidence {event.confidence:.2f}",
        ]
        return " · ".join(part for part in parts if part)

    def speaker(self, statement: Statement) -> str:
        """Source and, where there is one, relay."""
        return wording.speaker(self.report, self.known, statement)

    def content(self, statement: Statement) -> str:
        """What is said, shortened."""
        return wording.shorten(wording.content(self.report, statement), QUOTED)

    def cue(self, statement: Statement) -> str:
        """The words that attribute the statement."""
        return wording.clean(self.report.quote(statement.cue)) if statement.cue else ""

    def first(self, statement: Statement) -> str:
        """The id of the words that a statement's record leads to: its content, else its cue."""
        return f"{self.prefix}-{statement.id}-{'said' if statement.content else 'cue'}-1"

    def about(self, actor: Actor) -> str:
        """Kind, country and sectors."""
        parts = (actor.kind, actor.country, " ".join(actor.sectors))
        return " · ".join(part for part in parts if part)

    def coordinates(self, place: Place) -> str:
        """Degrees north and east, to about a kilometre."""
        if place.latitude is None or place.longitude is None:
            return ""
        north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
        return f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}"

    def quote(self, time: Time) -> str:
        """The words of a time expression."""
        return wording.clean(self.report.quote(time.span))


def pieces(reports: Iterable[Report]) -> Iterator[str]:
    """One page for all the reports; it is written once all are read, since its head lists them."""
    sheets = [Sheet(report, number) for number, report in enumerate(reports, 1)]
    style, script = _asset("page.css"), _asset("page.js")
    template = _environment().from_string(_asset("page.html"))
    title = sheets[0].headline() if len(sheets) == 1 else f"{len(sheets)} reports"
    yield from template.stream(
        title=title,
        sheets=sheets,
        layers=LAYERS,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'",
    )


@cache
def _environment() -> Environment:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters.update(clean=wording.clean, inert=wording.inert)
    return environment


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(source: str) -> str:
    """The source as a content security policy names it; the template adds nothing around it."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
