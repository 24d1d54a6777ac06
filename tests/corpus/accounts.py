"""Pages with one event a sentence, written in one line each, for the tests of occurrences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from dragoman.corpus import occurrences
from dragoman.report import Actor, Envelope, Event, Place, Published, Report, Span, Statement, Time
from dragoman.store import add_reports
from dragoman.store.snapshot import open_store

PEOPLE: Mapping[str, dict[str, Any]] = {
    "Ilse Brandt": {"country": "DEU", "role": "foreign minister", "sectors": ("GOV",)},
    "Otto Kern": {"country": "DEU", "role": "defense minister", "sectors": ("GOV",)},
    "Ana Pires": {"country": "PRT", "role": "foreign minister", "sectors": ("GOV",)},
    "Rui Lobo": {"country": "PRT", "role": "defense minister", "sectors": ("GOV",)},
    "Juma Otieno": {"country": "KEN", "role": "president", "sectors": ("GOV",)},
    "Marko Ilic": {"sectors": ("GOV",)},
    "Ann Hall": {"country": "USA", "sectors": ("PTY",)},
    "Bob Rice": {"country": "USA", "sectors": ("PTY",)},
}
STATES = {"Germany": "DEU", "Portugal": "PRT", "Kenya": "KEN", "Uganda": "UGA", "Chad": "TCD", "Niger": "NER"} | {
    "Serbia": "SRB",
    "Russia": "RUS",
    "Ukraine": "UKR",
    "USA": "USA",
}
PLACES: Mapping[str, dict[str, Any]] = {
    "Lisbon": {"country": "PRT", "latitude": 38.72, "longitude": -9.14, "precision": "town"},
    "Porto": {"country": "PRT", "latitude": 41.15, "longitude": -8.61, "precision": "town"},
    "Kharkiv": {"country": "UKR", "latitude": 49.99, "longitude": 36.23, "precision": "town"},
    "Odesa": {"country": "UKR", "latitude": 46.48, "longitude": 30.73, "precision": "town"},
    "Nairobi": {"country": "KEN", "latitude": -1.29, "longitude": 36.82, "precision": "town"},
    "Portugal": {"country": "PRT", "latitude": 39.5, "longitude": -8.0, "precision": "country"},
}
LINE = re.compile(
    r"(?P<type>[A-Z]+)(?:/(?P<mode>[\w-]+))? (?P<status>\w+)(?P<said> said)?"
    r"(?: @(?P<place>\w+))?(?: (?P<day>\d{4}[-\d]*)(?:\.\.(?P<end>\d{4}[-\d]*))?)?: (?P<text>.+)"
)
MARKED = re.compile(r"<([^>]+)>|\[([^\]]+)\]|\{([^}|]+)\|([^}]+)\}")
"""`[acts]`, `<acted upon>`, `{trigger|words}`: the trigger has nothing before the bar but `t`, a date its value."""


def page(name: str, day: str | None, *lines: str, **envelope: Any) -> Report:
    """A page whose sentences are lines such as `CONSULT occurred @Lisbon 2024-05-16: [Germany] {t|met} [Portugal]`."""
    made = _Page()
    for line in lines:
        made.tell(line)
    when = Published(start=day, end=day, basis="given") if day else None
    return made.report(name, Envelope(published=when, **{"publisher": name, **envelope}))


class _Page:
    def __init__(self) -> None:
        self.text = ""
        self.sentences: list[Span] = []
        self.actors: dict[str, list[Span]] = {}
        self.places: dict[str, list[Span]] = {}
        self.times: list[Time] = []
        self.events: list[Event] = []
        self.statements: list[Statement] = []

    def tell(self, line: str) -> None:
        told = LINE.fullmatch(line)
        assert told, line
        start = len(self.text)
        acting: list[str] = []
        acted: list[str] = []
        trigger: Span | None = None
        for part in _parts(told["text"]):
            span = self._say(part.words)
            if part.kind in ("acts", "acted"):
                (acting if part.kind == "acts" else acted).append(self._actor(part.words, span))
            elif part.kind == "t":
                trigger = span
            elif part.kind == "when":
                self.times.append(Time(span=span, type="DATE", value=part.value))
        self.sentences.append((start, len(self.text)))
        self._say(" ")
        number = len(self.events)
        if told["said"]:
            self.statements.append(Statement(id=f"s{number}", content=((start, len(self.text) - 1),), form="indirect"))
        assert trigger, line
        self.events.append(
            Event(
                id=f"e{number}",
                type=told["type"],
                mode=told["mode"],
                actor=tuple(acting),
                recipient=tuple(acted),
                trigger=trigger,
                sentence=len(self.sentences) - 1,
                place=self._place(told["place"]),
                start=told["day"],
                end=told["end"] or told["day"],
                status=told["status"],  # type: ignore[arg-type]
                statement=f"s{number}" if told["said"] else None,
                confidence=0.8,
            )
        )

    def report(self, name: str, envelope: Envelope) -> Report:
        return Report(
            id=name,
            origin=name,
            envelope=envelope,
            text=self.text,
            sentences=tuple(self.sentences),
            actors=tuple(self._record(n, who, tuple(spans)) for n, (who, spans) in enumerate(self.actors.items())),
            places=tuple(
                Place(id=f"p{n}", name=where, mentions=tuple(spans), **PLACES[where])
                for n, (where, spans) in enumerate(self.places.items())
            ),
            times=tuple(self.times),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )

    def _record(self, number: int, who: str, spans: tuple[Span, ...]) -> Actor:
        if who in STATES:
            return Actor(id=f"a{number}", name=who, kind="state", country=STATES[who], mentions=spans)
        if who in PEOPLE:
            return Actor(id=f"a{number}", name=who, kind="person", mentions=spans, **PEOPLE[who])
        if who.split()[0] == "German":
            return Actor(id=f"a{number}", name=who, kind="unnamed", country="DEU", sectors=("GOV",), mentions=spans)
        return Actor(id=f"a{number}", name=who, kind="unnamed", mentions=spans)

    def _actor(self, who: str, span: Span) -> str:
        self.actors.setdefault(who, []).append(span)
        return f"a{list(self.actors).index(who)}"

    def _place(self, where: str | None) -> str | None:
        if where is None:
            return None
        self.places.setdefault(where, [])
        return f"p{list(self.places).index(where)}"

    def _say(self, words: str) -> Span:
        self.text += words
        return len(self.text) - len(words), len(self.text)


class _Part:
    def __init__(self, words: str, kind: str = "plain", value: str = "") -> None:
        self.words, self.kind, self.value = words, kind, value


def _parts(text: str) -> Iterable[_Part]:
    at = 0
    for match in MARKED.finditer(text):
        yield _Part(text[at : match.start()])
        acted, acts, value, words = match.groups()
        if acts or acted:
            yield _Part(acts or acted, "acts" if acts else "acted")
        else:
            yield _Part(words, "t" if value == "t" else "when", value)
        at = match.end()
    yield _Part(text[at:])


def tables(folder: Path, reports: Iterable[Report]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The occurrences of some pages and their mentions, as rows."""
    add_reports(list(reports), folder / "store")
    with open_store(folder / "store") as store:
        told = occurrences.mentions(store, {})
        made = occurrences.made(store, {"occurrence_mentions": told})
    return made.to_pylist(), told.to_pylist()


def groups(folder: Path, *reports: Report) -> list[list[str]]:
    """The mentions of each occurrence by name, in their order."""
    _, told = tables(folder, reports)
    found = groupby(told, key=lambda row: row["occurrence"])
    return sorted(sorted(f"{row['page']}#{row['event']}" for row in rows) for _, rows in found)
