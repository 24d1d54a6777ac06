"""Keeping a store fit: few files a table, and no files that no kept version needs."""

from __future__ import annotations

from dataclasses import replace

from dragoman.errors import UsageError
from dragoman.store import delta
from dragoman.store.committer import Base, Change, commit
from dragoman.store.manifest import Manifest
from dragoman.store.place import Place, told
from dragoman.store.schema import PAGES
from dragoman.store.snapshot import tidied

SCATTERED = 64
"""Small files of `pages` from which on an adding ends with a compaction: 200 of them cost a query 30 ms."""

SMALL = 32 << 20
"""Bytes under which a file is small; compaction makes files of up to 100 MB."""

HOURS = 168
"""How old a file of nobody must be in an object store, where a writer may be at work on it unseen."""


def compact(place: Place) -> int:
    """Put the files of each table together, in a version of its own; old versions stay. Returns the version.

    Raises:
        StoreError: the store cannot be written.
    """
    made = commit(place, lambda base: Change(_next(base, "compacted"), work=_compact))
    assert made is not None
    return made


def compact_if_scattered(place: Place) -> int | None:
    """Compact a store of many small files; None if it has few.

    Raises:
        StoreError: the store cannot be written.
    """
    with told(place):
        sizes = delta.sizes(delta.table(place, PAGES))
    return compact(place) if sum(size < SMALL for size in sizes) >= SCATTERED else None


def tidy(place: Place, keep: int) -> int:
    """Compact, then delete the files that none of the last `keep` versions needs. Returns the version made.

    Raises:
        UsageError: `keep` is below 1.
        StoreError: the store cannot be written.
    """
    if keep < 1:
        raise UsageError(f"keep must be 1 or more, not {keep}")
    compact(place)
    made = commit(place, lambda base: _tidying(base, keep))
    assert made is not None
    return made


def _next(base: Base, action: str) -> Manifest:
    return replace(base.manifest, action=action, inputs=(), run="", added=0, replaced=0)  # type: ignore[arg-type]


def _compact(base: Base) -> None:
    """Compaction changes no row: a reader of `pages` may see it before it is marked."""
    for table in base.tables.values():
        with delta.once():
            table.optimize.compact(commit_properties=delta.plain())


def _tidying(base: Base, keep: int) -> Change:
    found = {manifest.version: manifest for _, manifest in delta.manifests(base.place)}
    kept = sorted(set(found) - tidied(found))[-keep:]

    def vacuum(base: Base) -> None:
        for name, table in base.tables.items():
            versions = [n if name == PAGES else found[n].tables.get(name) for n in kept]
            with delta.once():
                table.vacuum(
                    retention_hours=HOURS if base.place.folder is None else 0,
                    dry_run=False,
                    enforce_retention_duration=False,
                    keep_versions=sorted({v for v in versions if v is not None}),
                    full=True,
                    commit_properties=delta.plain(),
                )

    return Change(replace(_next(base, "tidied"), kept=tuple(kept)), work=vacuum)
