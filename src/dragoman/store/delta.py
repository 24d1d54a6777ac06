"""Delta Lake tables (delta-rs), each at the version that a manifest names.

Every commit is made upon the version that was read, or not at all (`max_commit_retries=0`), and carries an application
transaction (Delta protocol, `txn`), so that one that another writer has overtaken fails and nothing is written twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dragoman.errors import NewerStore, NotStore, NoVersion
from dragoman.store.manifest import Manifest
from dragoman.store.place import Place, cause, told
from dragoman.store.schema import PAGES, SCHEMA

if TYPE_CHECKING:
    from deltalake import CommitProperties, DeltaTable, WriterProperties

APP = "dragoman"
"""The application of our transactions, and the key of a manifest in a commit's metadata."""

RESTORED = "dragoman.restored"
"""The key, in a commit's metadata, of the version that a mended table was taken back to."""

CONFIGURATION = {"delta.logRetentionDuration": "interval 36500 days", "delta.checkpointInterval": "20"}
"""Old versions stay until they are tidied away; a table is opened from at most twenty small files."""

GROUP = 122_880
"""Rows of a group within a file: what DuckDB gives one thread at once, and leaves out where no row can fit a filter."""

NEAR = 20
"""Commits among which the newest manifest is looked for before the whole log is read."""


class Overtaken(Exception):
    """Another writer has committed first: look again."""


def exists(place: Place, name: str) -> bool:
    """Whether a table is there."""
    from deltalake import DeltaTable

    return DeltaTable.is_deltatable(place.uri(name), storage_options=place.options())


def table(place: Place, name: str, version: int | None = None) -> DeltaTable:
    """A table, at its newest version or at the given one.

    Raises:
        NotStore: there is no such table.
        NoVersion: the table has no such version.
        StoreFailed: the system refuses.
    """
    from deltalake import DeltaTable
    from deltalake.exceptions import DeltaError, TableNotFoundError

    with told(place):
        try:
            return DeltaTable(place.uri(name), version=version, storage_options=place.options())
        except TableNotFoundError:
            raise NotStore(place.name, "no store here; dragoman add INPUT --to makes one") from None
        except DeltaError as error:
            if version is None:
                raise
            raise NoVersion(place.name, f"version {version} cannot be read") from error


def create(place: Place, name: str, arrow: Any, manifest: Manifest | None = None) -> DeltaTable:
    """A new table without rows, where there is none; with a manifest it marks a version of the store."""
    from deltalake import DeltaTable

    with told(place):
        return DeltaTable.create(
            place.uri(name),
            arrow,
            mode="ignore",
            configuration=dict(CONFIGURATION),
            storage_options=place.options(),
            commit_properties=_properties(None, manifest),
        )


def write(table: DeltaTable, rows: Any, sequence: int, manifest: Manifest | None, replacing: Sequence[str]) -> None:
    """Append rows; those of the pages that are replaced go in the same commit.

    Raises:
        Overtaken: the table has this sequence number already, or another writer has committed.
    """
    from deltalake import write_deltalake

    refuse_repeated(table, sequence)
    properties, writer = _properties(sequence, manifest), _writer()
    with once():
        if replacing:
            pages = {*replacing, *rows.column("page").to_pylist()}
            where = f"page IN ({', '.join(map(quoted, sorted(pages)))})"
            write_deltalake(
                *(table, rows),
                mode="overwrite",
                predicate=where,
                commit_properties=properties,
                writer_properties=writer,
            )
        else:
            write_deltalake(table, rows, mode="append", commit_properties=properties, writer_properties=writer)


def overwrite(table: DeltaTable, rows: Any, sequence: int) -> None:
    """Put rows in the place of all that the table has; columns may be others than before.

    Raises:
        Overtaken: the table has this sequence number already, or another writer has committed.
    """
    from deltalake import write_deltalake

    refuse_repeated(table, sequence)
    with once():
        write_deltalake(
            *(table, rows),
            mode="overwrite",
            schema_mode="overwrite",
            commit_properties=_properties(sequence, None),
            writer_properties=_writer(),
        )


def mark(table: DeltaTable, sequence: int, manifest: Manifest) -> None:
    """Commit a manifest alone; the table in hand stays the version before.

    Raises:
        Overtaken: the table has this sequence number already, or another writer has committed.
    """
    refuse_repeated(table, sequence)
    with once():
        table.create_write_transaction([], "append", table.schema(), commit_properties=_properties(sequence, manifest))


def restore(table: DeltaTable, version: int) -> None:
    """Take a table back to a version that it had, unless that was done before.

    Raises:
        Overtaken: another writer has committed.
    """
    if table.history(1)[0].get(RESTORED) == str(version):
        return
    with once():
        table.restore(version, commit_properties=_properties(None, None, restored=version))


def refuse_repeated(table: DeltaTable, sequence: int) -> None:
    """Refuse a sequence number that a table has already: the protocol asks it of writers, delta-rs leaves it to us.

    Raises:
        Overtaken: the table has it, or a later one.
    """
    if last_sequence(table) >= sequence:
        raise Overtaken


def last_sequence(table: DeltaTable) -> int:
    """The sequence number of the table's last commit."""
    return table.transaction_version(APP) or 0


@contextmanager
def once() -> Iterator[None]:
    """Tell a commit that came second from one that the system refused.

    Raises:
        Overtaken: another writer has committed first.
    """
    from deltalake.exceptions import CommitFailedError

    try:
        yield
    except CommitFailedError as error:
        if cause(error):
            raise
        raise Overtaken from error


def manifests(place: Place) -> Iterator[tuple[int, Manifest]]:
    """Time (milliseconds since 1970, UTC) and manifest of each version of a store, the newest first.

    Raises:
        NotStore: there is no store.
        NewerStore: a newer Dragoman wrote it.
    """
    yield from _manifests(place, table(place, PAGES), None)


def newest(place: Place, pages: DeltaTable) -> Manifest:
    """The manifest of the newest version. It may be newer than the table in hand, whose log is read once more.

    Raises:
        NotStore: the table is none of a store.
        NewerStore: a newer Dragoman wrote it.
    """
    for limit in (1, NEAR, None):
        for _, manifest in _manifests(place, pages, limit):
            return manifest
    raise NotStore(place.name, "its table of pages is not of a store of Dragoman")


def _manifests(place: Place, pages: DeltaTable, limit: int | None) -> Iterator[tuple[int, Manifest]]:
    with told(place):
        commits = pages.history(limit)
    for commit in commits:
        if text := commit.get(APP):
            manifest = Manifest.from_json(text)
            if manifest.schema > SCHEMA:
                raise NewerStore(place.name, f"a newer Dragoman wrote it (layout {manifest.schema}, known: {SCHEMA})")
            yield commit["timestamp"], manifest


def sizes(table: DeltaTable) -> list[int]:
    """The bytes of each file of a table."""
    import pyarrow as pa

    return [int(size) for size in pa.table(table.get_add_actions(flatten=True)).column("size_bytes").to_pylist()]


def plain() -> CommitProperties:
    """The properties of a commit that changes no row and marks nothing."""
    return _properties(None, None)


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _properties(sequence: int | None, manifest: Manifest | None, restored: int | None = None) -> CommitProperties:
    from deltalake import CommitProperties, Transaction

    metadata = {APP: manifest.to_json()} if manifest else {}
    if restored is not None:
        metadata[RESTORED] = str(restored)
    transactions = [] if sequence is None else [Transaction(APP, sequence)]
    return CommitProperties(custom_metadata=metadata, max_commit_retries=0, app_transactions=transactions)


def _writer() -> WriterProperties:
    from deltalake import WriterProperties

    return WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=GROUP)
