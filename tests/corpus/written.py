"""Small pages for the tests of agenda and claims: text, and who does or says what in it, found by the words given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.report import About, Actor, ActorKind, Envelope, Event, Place, Published, Report, Span, Statement, Time
from dragoman.store import add_reports, schema
from dragoman.store.snapshot import Store, open_store

# Everybody whom a text may name: state and kind.
KNOWN: dict[str, tuple[str | None, ActorKind]] = {
    **dict.fromkeys(("Norway",), ("NOR", "state")),
    **dict.fromkeys(("Kenya",), ("KEN", "state")),
    **dict.fromkeys(("Serbia",), ("SRB", "state")),
    **dict.fromkeys(("Kosovo",), ("XKX", "state")),
    **dict.fromkeys(("Iran",), ("IRN", "state")),
    **dict.fromkeys(("Israel",), ("ISR", "state")),
    **dict.fromkeys(("Egypt",), ("EGY", "state")),
    **dict.fromkeys(("Turkey",), ("TUR", "state")),
    **dict.fromkeys(("Anna Berg", "Lena Dahl"), ("NOR", "person")),
    **dict.fromkeys(("NATO", "The rebels", "Reuters"), (None, "organization")),
    **dict.fromkeys(("officials",), (None, "unnamed")),
}
PLACES = {"Oslo": ("NOR", 59.91, 10.75), "Geneva": ("CHE", 46.2, 6.15), "Nairobi": ("KEN", -1.28, 36.82)}


@dataclass(frozen=True)
class Did:
    """An event: its trigger's words, who acts, who is acted upon (names parted by `+`), and the days."""

    type: str
    trigger: str
    actor: str = ""
    recipient: str = ""
    status: str = "planned"
    start: str | None = None
    end: str | None = None
    place: str | None = None
    said: str | None = None
    mode: str | None = None


@dataclass(frozen=True)
class Said:
    """A statement: who says it and the words of what is said."""

    source: str
    content: str
    polarity: str = "asserted"
    cue: str | None = None


@dataclass(frozen=True)
class Page:
    """A page: its id, day and text, with events (e1 …), statements (s1 …) and times by their words."""

    id: str
    day: str
    text: str
    events: tuple[Did, ...] = ()
    statements: tuple[Said, ...] = ()
    times: Mapping[str, str] = field(default_factory=dict)

    def report(self) -> Report:
        """The report of the page."""
        found = [name for name in KNOWN if name in self.text]
        actors = tuple(
            Actor(id=f"a{n}", name=name, kind=KNOWN[name][1], country=KNOWN[name][0], mentions=tuple(self._all(name)))
            for n, name in enumerate(found)
        )
        ids = {actor.name: actor.id for actor in actors}
        places = tuple(
            Place(id=name, name=name, country=c, latitude=y, longitude=x, mentions=tuple(self._all(name)))
            for name, (c, y, x) in PLACES.items()
            if name in self.text
        )
        return Report(
            id=self.id,
            origin=self.id,
            envelope=Envelope(published=Published(start=self.day, end=self.day, basis="given")),
            text=self.text,
            sentences=tuple(match.span() for match in re.finditer(r"\S.*?(?:[.?!]”?(?=\s|$)|$)", self.text)),
            actors=actors,
            places=places,
            times=tuple(
                Time(span=span, type="DURATION" if value.startswith("P") else "DATE", value=value)
                for words, value in self.times.items()
                for span in self._all(words)
            ),
            statements=tuple(self._statement(n, said, ids) for n, said in enumerate(self.statements, 1)),
            events=tuple(self._event(n, did, ids) for n, did in enumerate(self.events, 1)),
        )

    def _statement(self, number: int, said: Said, ids: Mapping[str, str]) -> Statement:
        source = tuple(ids[name] for name in _names(said.source))
        form: Any = "indirect"
        polarity: Any = said.polarity
        span = self._first(said.content)
        mentioned = [name for name in ids if name in said.content and name not in _names(said.source)]
        return Statement(
            id=f"s{number}",
            source=source,
            cue=self._first(said.cue) if said.cue else None,
            content=(span,),
            form=form,
            polarity=polarity,
            about=tuple(About(actor=ids[name]) for name in mentioned),
        )

    def _event(self, number: int, did: Did, ids: Mapping[str, str]) -> Event:
        trigger = self._first(did.trigger)
        sentences = [m.span() for m in re.finditer(r"\S.*?(?:[.?!]”?(?=\s|$)|$)", self.text)]
        fields: dict[str, Any] = {
            "id": f"e{number}",
            "type": did.type,
            "mode": did.mode,
            "actor": tuple(ids[name] for name in _names(did.actor)),
            "recipient": tuple(ids[name] for name in _names(did.recipient)),
            "trigger": trigger,
            "sentence": next(n for n, (start, end) in enumerate(sentences) if start <= trigger[0] < end),
            "place": did.place,
            "start": did.start,
            "end": did.end or did.start,
            "status": did.status,
            "statement": did.said,
            "confidence": 0.8,
        }
        return Event(**fields)

    def _all(self, words: str) -> Iterable[Span]:
        return [match.span() for match in re.finditer(re.escape(words), self.text)]

    def _first(self, words: str) -> Span:
        start = self.text.index(words)
        return start, start + len(words)


def _names(names: str) -> list[str]:
    return names.split("+") if names else []


def stored(folder: Path, *pages: Page) -> Store:
    """A store of some pages."""
    add_reports([page.report() for page in pages], folder / "store")
    return open_store(folder / "store")


def one_occurrence(store: Store, *groups: Iterable[str]) -> Mapping[str, Any]:
    """The tables made before agenda and claims, where the events of each group, `page#event`, are one occurrence.

    All others stand alone, each an occurrence of its own.
    """
    import pyarrow as pa

    of = {name: f"o{number}" for number, group in enumerate(groups) for name in group}
    rows = store.sql("SELECT page, event, status, published AS reported FROM events ORDER BY page, event").to_pylist()
    for row in rows:
        name = f"{row['page']}#{row['event']}"
        row |= {"occurrence": of.get(name, f"o-{name}"), "family": row["page"], "basis": "by hand"}
    empty = {name: schema.arrow(name).empty_table() for name in ("families", "occurrences", "relations", "agenda")}
    return {**empty, "occurrence_mentions": pa.Table.from_pylist(rows, schema=schema.arrow("occurrence_mentions"))}
