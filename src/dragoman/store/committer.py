"""The committer: how several tables become one version.

Delta commits one table at a time. So the tables of records are written first and `pages` last, with a manifest that
names the version of each table: readers go by the manifest, and see a version whole or not at all. A writer that is
killed between leaves tables that are ahead of the manifest; the next one takes them back to it (`mend`) before it
writes, under a sequence number that none of them has.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import NotStore, StoreBusy
from dragoman.store import delta, schema
from dragoman.store.manifest import Manifest
from dragoman.store.place import Place, told
from dragoman.store.schema import PAGES

if TYPE_CHECKING:
    from deltalake import DeltaTable

TRIES = 30
"""Commits that may be overtaken before a writer gives up; only in an object store can one be."""

PAUSE = 0.05
"""Seconds before the second try; each further pause is half as long again, up to `LONGEST`."""

LONGEST = 5.0


@dataclass(frozen=True)
class Base:
    """The version that a commit is made upon, mended; `sequence` is the number that the commit will have."""

    place: Place
    manifest: Manifest
    sequence: int
    tables: Mapping[str, DeltaTable]


@dataclass(frozen=True)
class Change:
    """What a commit does: rows to append, pages whose rows go, derived tables to put in place of what they were."""

    manifest: Manifest
    rows: Mapping[str, Any] = field(default_factory=dict)
    replaced: Sequence[str] = ()
    derived: Mapping[str, Any] = field(default_factory=dict)
    work: Callable[[Base], None] | None = None
    """What is done to the tables' files without changing a row: compaction."""


def commit(place: Place, prepare: Callable[[Base], Change | None]) -> int | None:
    """Make one commit; `prepare` says what, from the version that it will stand upon, and is asked again where
    another writer came first. Returns the new version, or None where there was nothing to do.

    Raises:
        StoreError: the store cannot be written; what was committed before stays.
    """
    pause = PAUSE
    for _ in range(TRIES):
        try:
            with place.locked(), told(place):
                base = mend(place)
                change = prepare(base)
                return None if change is None else _write(base, change)
        except delta.Overtaken:
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST)
    raise StoreBusy(place.name, f"other writers came first {TRIES} times")


def prepared(place: Place) -> None:
    """Make the store where there is none.

    Raises:
        NotStore: the folder holds something else.
        StoreFailed: the system refuses.
    """
    if _there(place):
        delta.newest(place, delta.table(place, PAGES))
        return
    if place.folder is not None and place.folder.is_dir() and any(map(_foreign, place.folder.iterdir())):
        raise NotStore(place.name, "a folder with something else in it; a new store wants an empty one")
    place.make()
    with place.locked(), told(place):
        if not _there(place):
            _create(place)


def _there(place: Place) -> bool:
    with told(place):
        return (place.folder is None or place.folder.exists()) and delta.exists(place, PAGES)


def _foreign(path: Path) -> bool:
    """Whether something in a folder is not of a store that is being made."""
    if path.name.startswith("."):
        return False
    made = path.name in schema.tables() and path.is_dir()
    return not made or (any(path.iterdir()) and not (path / "_delta_log").exists())


def _create(place: Place) -> None:
    """Make the tables, `pages` last: there is a store once it is there."""
    records = [name for name in schema.tables() if name != PAGES]
    for name in records:
        if not delta.exists(place, name):
            delta.create(place, name, schema.arrow(name))
    versions = {name: delta.table(place, name).version() for name in records}
    delta.create(place, PAGES, schema.arrow(PAGES), Manifest(tables=versions))


def mend(place: Place) -> Base:
    """The newest version, with every table taken back to what its manifest names.

    Raises:
        NotStore: there is no store.
        Overtaken: another writer is at work.
    """
    pages = delta.table(place, PAGES)
    manifest = delta.newest(place, pages)
    tables = {name: _mended(place, name, held) for name, held in manifest.tables.items()}
    tables[PAGES] = pages
    # An older Dragoman of the same layout may have made the store with fewer tables.
    new = [name for name in schema.tables() if name not in tables]
    tables |= {name: delta.create(place, name, schema.arrow(name)) for name in new}
    # A writer may have been killed while it made the first of a derived table, which no manifest names yet.
    unnamed = [name for name in schema.derived() if name not in tables and delta.exists(place, name)]
    seen = [*tables.values(), *(delta.table(place, name) for name in unnamed)]
    sequence = 1 + max(map(delta.last_sequence, seen))
    return Base(place, manifest, sequence, tables)


def _mended(place: Place, name: str, version: int) -> DeltaTable:
    table = delta.table(place, name)
    if table.version() != version:
        delta.restore(table, version)
    return table


def _write(base: Base, change: Change) -> int:
    if change.work:
        change.work(base)
    pages = base.tables[PAGES]
    for name, rows in change.rows.items():
        if name != PAGES and (rows.num_rows or (change.replaced and name != "copies")):
            delta.write(base.tables[name], rows, base.sequence, None, () if name == "copies" else change.replaced)
    tables = dict(base.tables)
    for name, rows in change.derived.items():
        tables[name] = _derived(base, name, rows)
    versions = {name: table.version() for name, table in tables.items() if name != PAGES}
    # It is committed upon this version of pages or not at all, so the next is its own.
    version = pages.version() + 1
    manifest = replace(change.manifest, version=version, sequence=base.sequence, tables=versions)
    if PAGES in change.rows:
        delta.write(pages, change.rows[PAGES], base.sequence, manifest, change.replaced)
    else:
        delta.mark(pages, base.sequence, manifest)
    return version


def _derived(base: Base, name: str, rows: Any) -> DeltaTable:
    """Write a derived table, which is made when it is first written."""
    table = base.tables.get(name)
    if table is None:
        table = delta.table(base.place, name) if delta.exists(base.place, name) else _made(base.place, name, rows)
    delta.overwrite(table, rows, base.sequence)
    return table


def _made(place: Place, name: str, rows: Any) -> DeltaTable:
    return delta.create(place, name, rows.schema)
