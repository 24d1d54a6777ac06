"""The corpus half on many pages: what making its tables costs, and what asking a million dealings takes.

`python -m bench.scale` prints the figures of the bench; `python -m bench.scale 100000` makes so many reports, which
takes minutes, and tells seconds and memory of `relate` on them. Reports are perfect ones of made corpora, with copies,
edits and retellings; the million dealings are theirs under other days.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from statistics import median

from bench.corpus_maker import DAYS, START, made
from bench.corpus_pages import Page
from bench.corpus_prepared import report
from dragoman.corpus import Corpus, open_store, relate
from dragoman.report import Report
from dragoman.store import add_reports
from dragoman.store.committer import Base, Change, commit
from dragoman.store.place import Place
from dragoman.store.snapshot import Store
from dragoman.store.upkeep import compact

REPORTS = 5_000
MILLION = 1_000_000
SAGAS = 500
"""Sagas of a seed: some 3,300 pages."""

MONTH = ("2024-03-01", "2024-03-31")
RUNS = 9
MEGA = 1 << 20


def run() -> dict[str, float]:
    """Reports related a minute and memory, then milliseconds of the questions to a million dealings."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        figures = related(place, REPORTS)
        multiplied(Place.of(place), MILLION)
        return {f"scale: {name}": value for name, value in (figures | asked(place)).items()}


def reports(number: int) -> Iterator[Report]:
    """So many perfect reports of made corpora, each of another seed and half a year later than the one before."""
    seeds = count(1)
    pages = (page for seed in seeds for page in _named(seed))
    return map(report, islice(pages, number))


def _named(seed: int) -> Iterator[Page]:
    for page in made(seed, SAGAS, start=START + timedelta(DAYS * (seed - 1))).pages:
        yield replace(page, id=f"{seed}-{page.id}")


def related(folder: Path, number: int) -> dict[str, float]:
    """What `relate` costs on so many made reports."""
    add_reports(reports(number), folder)
    begin = time.perf_counter()
    relate(folder)
    seconds = time.perf_counter() - begin
    with open_store(folder) as store:
        pages, events, occurrences = (
            store.sql(f"SELECT count(*) AS n FROM {table}").column("n")[0].as_py()
            for table in ("pages", "events", "occurrences")
        )
    return {
        f"pages related a minute, of {pages}": 60 * pages / seconds,
        "seconds (low is good)": seconds,
        "most memory of the process, MiB (low is good)": peak(),
        "events an occurrence": events / max(1, occurrences),
    }


def peak() -> float:
    """The most memory that this process has held, in MiB; Linux tells it in KiB, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MEGA if sys.platform == "darwin" else most / 1024


def multiplied(place: Place, dealings: int) -> None:
    """Put copies of the occurrences and relations under other days until there are so many dealings; then compact."""

    def more(base: Base) -> Change:
        with Store(base.place, base.manifest) as store:
            tables = {name: _copies(store, name, dealings) for name in ("occurrences", "relations")}
            return Change(replace(base.manifest, action="derived"), derived=tables)

    commit(place, more)
    compact(place)


def _copies(store: Store, table: str, dealings: int) -> object:
    there = store.sql("SELECT count(*) AS n FROM relations").column("n")[0].as_py()
    times = max(round(dealings / max(1, there)), 1)
    days = [name for name in store.table(table).column_names if name in ("day", "first", "last", "reported", "updated")]
    moved = ", ".join(f"({name} + (61 * k)::INTEGER)::DATE AS {name}" for name in days)
    query = f"""
    SELECT occurrence || '-' || k AS occurrence, * EXCLUDE (occurrence, {", ".join(days)}), {moved}
    FROM {table}, range(0, {times}) AS t(k)
    """
    names = store.table(table).column_names
    return store.sql(f"SELECT {', '.join(names)} FROM ({query})")


def asked(folder: Path) -> dict[str, float]:
    """Milliseconds of what an analyst asks, once it was asked before."""
    with open_store(folder) as store:
        number = store.sql("SELECT count(*) AS n FROM relations").column("n")[0].as_py()
        return {
            "dealings": number,
            "a pair by month, ms (low is good)": warm(lambda: store.relations("RUS", "CHN", by="month")),
            "the top pairs of a month, ms (low is good)": warm(lambda: top(store)),
            "a pair's weekly series, ms (low is good)": warm(lambda: store.series("RUS", "CHN")),
            "all partners of a state, ms (low is good)": warm(lambda: store.partners("RUS")),
        }


def top(store: Corpus) -> object:
    """The ten busiest pairs of a month."""
    return store.network(*MONTH, limit=10)


def warm(ask: Callable[[], object]) -> float:
    """The median milliseconds of a question that was asked before."""
    ask()
    return 1000 * median(_seconds(ask) for _ in range(RUNS))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main(arguments: list[str]) -> None:
    """Print the figures of the bench, or those of `relate` on so many reports."""
    if arguments:
        with tempfile.TemporaryDirectory() as folder:
            figures = related(Path(folder) / "store", int(arguments[0]))
    else:
        figures = run()
    for label, figure in figures.items():
        print(f"{label:70s} {figure:.3f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
