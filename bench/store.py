"""The store: adding prepared reports, adding them again, asking of a million events, bytes an event.

Reports are made from templates here, with their spans right, by a fixed seed. `python -m bench.store` prints figures.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any, get_args

from dragoman.report import (
    PLOVER,
    Actor,
    Envelope,
    Event,
    Place,
    Published,
    Report,
    Span,
    Statement,
    Status,
    Time,
)
from dragoman.store import add_reports, open_store
from dragoman.store.committer import Base, Change, commit
from dragoman.store.place import Place as StorePlace
from dragoman.store.snapshot import Store
from dragoman.store.upkeep import compact

REPORTS = 10_000
MILLION = 1_000_000
SEED = 8
RUNS = 9
DAYS = 3_650
CITIES = ("Geneva", "Nairobi", "Vienna", "Doha", "Astana", "Cairo", "Hanoi", "Bogota")
STATES = (
    *(("Russia", "RUS"), ("China", "CHN"), ("Ukraine", "UKR"), ("France", "FRA"), ("Germany", "DEU"), ("Japan", "JPN")),
    *(("India", "IND"), ("Iran", "IRN"), ("Israel", "ISR"), ("Turkey", "TUR"), ("Egypt", "EGY"), ("Kenya", "KEN")),
    *(("Ethiopia", "ETH"), ("Sudan", "SDN"), ("Chad", "TCD"), ("Mali", "MLI"), ("Brazil", "BRA"), ("Chile", "CHL")),
    *(("Peru", "PER"), ("Cuba", "CUB"), ("Poland", "POL"), ("Norway", "NOR"), ("Sweden", "SWE"), ("Finland", "FIN")),
    *(("Serbia", "SRB"), ("Greece", "GRC"), ("Italy", "ITA"), ("Spain", "ESP"), ("Oman", "OMN"), ("Qatar", "QAT")),
)
VERBS = (
    "signed a pact with",
    "accused",
    "warned",
    "welcomed",
    "rejected an offer of",
    "sent grain to",
    "struck",
    "met",
)
OPENINGS = ("In a statement on", "After talks that ended on", "Days before a vote due on", "Late on", "Before dawn on")
SAYINGS = (
    "officials in {city} said that the matter would be taken up again with {other} before the season ended",
    "a spokesman told reporters in {city} that nothing of what {other} had asked for was on the table",
    "aides said {other} had been told in {city} what was expected of it and by when",
)

MONTHS = """
SELECT date_trunc('month', day) AS month, count(*) AS events, avg(intensity) AS intensity FROM dyads
WHERE (source = 'RUS' AND target = 'CHN') OR (source = 'CHN' AND target = 'RUS') GROUP BY 1 ORDER BY 1
"""
PAIRS = """
SELECT source, target, count(*) AS events FROM dyads WHERE day BETWEEN '2019-03-01' AND '2019-03-31'
GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 10
"""


def run() -> dict[str, float]:
    """Pages a minute, re-adding over adding, milliseconds of the two queries, bytes an event."""
    with tempfile.TemporaryDirectory() as folder:
        return {f"store: {name}": value for name, value in figures(Path(folder) / "store", REPORTS, MILLION).items()}


def figures(folder: Path, reports: int, events: int) -> dict[str, float]:
    """The figures of a store in a folder, with so many reports and then so many events."""
    prepared = list(made(reports, SEED))
    adding = timed(lambda: add_reports(prepared, folder))
    again = timed(lambda: add_reports(prepared, folder))
    size = weight(folder)
    multiplied(StorePlace.of(folder), events)
    with open_store(folder) as store:
        told = store.sql("SELECT count(*) AS n FROM events").column("n")[0].as_py()
        return {
            "prepared reports added a minute": 60 * len(prepared) / adding,
            "adding again / adding": again / adding,
            "bytes an event, records and reports": size / sum(len(report.events) for report in prepared),
            "bytes an event, events and dyads": (size_of(folder, "events") + size_of(folder, "dyads")) / told,
            "month series of a pair in a million events, ms (low is good)": warm(store, MONTHS),
            "top pairs of a month in a million events, ms (low is good)": warm(store, PAIRS),
        }


def made(number: int, seed: int) -> Iterator[Report]:
    """So many reports, the same for the same seed: eight paragraphs with an event and a statement each."""
    chance = random.Random(seed)
    for page in range(number):
        yield _Page(page, chance).report()


class _Page:
    """A report in the making."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number = number
        self.chance = chance
        self.day = date(2015, 1, 1) + timedelta(chance.randrange(DAYS))
        self.city = chance.choice(CITIES)
        weights = [1 / rank for rank in range(1, len(STATES) + 1)]
        self.states = list(dict.fromkeys(chance.choices(STATES, weights, k=6)))
        self.states += [state for state in STATES[:2] if state not in self.states]
        self.text = ""
        self.sentences: list[Span] = []
        self.mentions: dict[str, list[Span]] = {name: [] for name, _ in self.states}
        self.events: list[Event] = []
        self.statements: list[Statement] = []

    def report(self) -> Report:
        cities: list[Span] = []
        days: list[Span] = []
        for number in range(8):
            self._paragraph(number, cities, days)
        when = self.day.isoformat()
        return Report(
            id=f"made-{self.number:07d}",
            origin=f"made.jsonl:{self.number}",
            envelope=Envelope(
                headline=f"Report {self.number} from {self.city}",
                publisher=f"Site {self.number % 40}",
                agency=self.chance.choice((None, "AP", "Reuters", "AFP")),
                url=f"https://example.org/{self.number}",
                language="en",
                published=Published(start=when, end=when, basis="metadata"),
            ),
            text=self.text,
            sentences=tuple(self.sentences),
            actors=tuple(
                Actor(id=f"a{i}", name=name, kind="state", country=code, sectors=("GOV",), mentions=tuple(found))
                for i, (name, code) in enumerate(self.states)
                if (found := self.mentions[name])
            ),
            places=(Place(id="p1", name=self.city, latitude=1.5, longitude=30.25, mentions=tuple(cities)),),
            times=tuple(Time(span=span, type="DATE", value=when) for span in days),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )

    def _paragraph(self, number: int, cities: list[Span], days: list[Span]) -> None:
        (one, _), (other, _) = pair = self.chance.sample(self.states, 2)
        verb, opening = self.chance.choice(VERBS), self.chance.choice(OPENINGS)
        ids = [f"a{self.states.index(state)}" for state in pair]
        if number:
            self.text += "\n\n"
        start = len(self.text)
        self._say(f"{opening} ")
        days.append(self._say(f"{self.day:%B} {self.day.day}"))
        self._say(", ")
        self.mentions[one].append(self._say(one))
        self._say(" ")
        trigger = self._say(verb)
        self._say(" ")
        self.mentions[other].append(self._say(other))
        self._say(" in ")
        cities.append(self._say(self.city))
        self._say("; ")
        said = self._say(self.chance.choice(SAYINGS).format(city=self.city, other=other))
        self._say(".")
        self.sentences.append((start, len(self.text)))
        day = (self.day + timedelta(self.chance.randrange(-5, 2))).isoformat()
        self.statements.append(Statement(id=f"s{number}", source=(ids[0],), content=(said,), form="indirect"))
        self.events.append(
            Event(
                id=f"e{number}",
                type=self.chance.choice(PLOVER),
                actor=(ids[0],),
                recipient=(ids[1],),
                trigger=trigger,
                sentence=number,
                place="p1",
                start=day,
                end=day,
                status=self.chance.choice(get_args(Status)),
                intensity=self.chance.randrange(-100, 100) / 10,
                confidence=self.chance.randrange(50, 100) / 100,
            )
        )

    def _say(self, words: str) -> Span:
        self.text += words
        return len(self.text) - len(words), len(self.text)


def multiplied(place: StorePlace, events: int) -> None:
    """Append copies of the events under other pages and days until there are so many; then compact."""

    def more(base: Base) -> Change:
        with Store(base.place, base.manifest) as store:
            return Change(
                replace(base.manifest, action="derived"), {t: _copies(store, t, events) for t in ("events", "dyads")}
            )

    commit(place, more)
    compact(place)


def _copies(store: Store, table: str, events: int) -> Any:
    there = store.sql("SELECT count(*) AS n FROM events").column("n")[0].as_py()
    times = max(round(events / there) - 1, 0)
    query = f"""
    SELECT page || '-' || k AS page, * EXCLUDE (page, day), (day + 61 * k::INTEGER)::DATE AS day
    FROM {table}, range(1, {times + 1}) AS t(k)
    """
    names = store.table(table).column_names
    return store.sql(f"SELECT {', '.join(names)} FROM ({query})")


def warm(store: Store, query: str) -> float:
    """The median milliseconds of a query that was asked before."""
    store.sql(query)
    return 1000 * median(timed(lambda: store.sql(query)) for _ in range(RUNS))


def timed(work: Callable[[], object]) -> float:
    """The seconds that work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def weight(folder: Path) -> int:
    """Bytes of all files of a store but its caches."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)


def size_of(folder: Path, table: str) -> int:
    """Bytes of the files that the newest version of a table needs."""
    from dragoman.store import delta

    return sum(Path(uri).stat().st_size for uri in delta.table(StorePlace.of(folder), table).file_uris())


if __name__ == "__main__":
    for label, figure in run().items():
        print(f"{label:70s} {figure:.3f}")
