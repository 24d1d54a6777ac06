"""Tables made from all pages at once (families, occurrences, agenda), written in one commit with what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from os import PathLike
from typing import Any

import dragoman
from dragoman.errors import UsageError
from dragoman.store import schema
from dragoman.store.committer import Base, Change, commit
from dragoman.store.place import Place
from dragoman.store.snapshot import Store, open_store

Made = Any
"""`pyarrow.Table`, or an iterable of rows as mappings; either has the columns that `schema.derived` declares."""

Maker = Callable[[Store, Mapping[str, Any]], Made]
"""Makes a table from the store, at the version that is derived from, and from the tables made before it."""


def derive(store: str | PathLike[str], makers: Mapping[str, Maker]) -> int:
    """Make derived tables anew, in the order given, and write all of them in one commit. Returns the new version.

    Others may write meanwhile. Where they have changed pages, the tables are of the pages before: `Store.stale` tells.

    Args:
        store: the store's folder or address.
        makers: for each table's name (`schema.derived`) what makes it.

    Raises:
        UsageError: a name is not that of a derived table, or a maker gives other columns than it has.
        StoreError: the store cannot be written.
    """
    if wrong := sorted(set(makers) - set(schema.derived())):
        raise UsageError(f"'{wrong[0]}' is no derived table; there are {', '.join(schema.derived())}")
    with open_store(store) as made_from:
        content = made_from.manifest.content
        made = make(made_from, makers)

    def prepare(base: Base) -> Change:
        derived = {**base.manifest.derived, **dict.fromkeys(makers, content)}
        manifest = replace(
            base.manifest,
            action="derived",
            derived=derived,
            deriver=dragoman.__version__,
            inputs=(),
            run="",
            added=0,
            replaced=0,
        )
        return Change(manifest, derived=made)

    version = commit(Place.of(store), prepare)
    assert version is not None
    return version


def make(store: Store, makers: Mapping[str, Maker]) -> dict[str, Any]:
    """The tables that makers make of an opened store (`pyarrow.Table`), not written anywhere."""
    tables: dict[str, Any] = {}
    for name, maker in makers.items():
        tables[name] = _table(name, maker(store, tables))
    return tables


def _table(name: str, made: Made) -> Any:
    import pyarrow as pa

    declared = schema.arrow(name)
    table = made if isinstance(made, pa.Table) else pa.Table.from_pylist(list(made), schema=declared)
    if sorted(table.column_names) != sorted(declared.names):
        raise UsageError(f"{name}: its columns are {', '.join(declared.names)}, not {', '.join(table.column_names)}")
    return table.select(declared.names).cast(declared)
