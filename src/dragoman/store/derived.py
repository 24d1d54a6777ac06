"""Tables made from all pages at once (families, occurrences, agenda), written in one commit with what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from os import PathLike
from typing import Any

from dragoman.errors import UsageError
from dragoman.store.committer import Base, Change, commit
from dragoman.store.place import Place
from dragoman.store.schema import DERIVED
from dragoman.store.snapshot import Store, open_store

Made = Any
"""`pyarrow.Table`, or an iterable of rows as mappings of one set of keys."""

Maker = Callable[[Store, Mapping[str, Any]], Made]
"""Makes a table from the store, at the version that is derived from, and from the tables made before it."""


def derive(store: str | PathLike[str], makers: Mapping[str, Maker]) -> int:
    """Make derived tables anew, in the order given, and write all of them in one commit. Returns the new version.

    Others may write meanwhile. Where they have changed pages, the tables are of the pages before: `Store.stale` tells.

    Args:
        store: the store's folder or address.
        makers: for each table's name (`DERIVED`) what makes it.

    Raises:
        UsageError: a name is not reserved for a derived table, or a maker gives rows without columns.
        StoreError: the store cannot be written.
    """
    if wrong := sorted(set(makers) - set(DERIVED)):
        raise UsageError(f"'{wrong[0]}' is no derived table; there are {', '.join(DERIVED)}")
    with open_store(store) as made_from:
        content = made_from.manifest.content
        made = _made(made_from, makers)

    def prepare(base: Base) -> Change:
        derived = {**base.manifest.derived, **dict.fromkeys(makers, content)}
        manifest = replace(base.manifest, action="derived", derived=derived, inputs=(), run="", added=0, replaced=0)
        return Change(manifest, derived=made)

    version = commit(Place.of(store), prepare)
    assert version is not None
    return version


def _made(store: Store, makers: Mapping[str, Maker]) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for name, maker in makers.items():
        tables[name] = _table(name, maker(store, tables))
    return tables


def _table(name: str, made: Made) -> Any:
    import pyarrow as pa

    if isinstance(made, pa.Table):
        return made
    rows: list[Mapping[str, object]] = list(made if isinstance(made, Iterable) else ())
    if not rows:
        raise UsageError(f"{name}: without rows a table must be given as a pyarrow.Table, which has columns")
    return pa.Table.from_pylist(rows)
