"""A store at one version: its tables as Arrow, its reports, and SQL over both (DuckDB).

A version never changes, so everything here may be asked as often as one likes while writers go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike
from threading import Lock
from typing import TYPE_CHECKING, Any

import dragoman
from dragoman.errors import NoRecord, NoVersion, UsageError
from dragoman.report import PLOVER, Report
from dragoman.store import delta, schema
from dragoman.store.asking import Filters, clauses
from dragoman.store.manifest import Manifest
from dragoman.store.names import candidates
from dragoman.store.place import Place, told
from dragoman.store.schema import PAGES

if TYPE_CHECKING:
    from dragoman.store.search import Index

BATCH = 200
"""Reports in memory at once while all are gone through."""

ORDER = {"events": ("day", "event"), "statements": ("published", "statement"), PAGES: ("published", "page")}
"""By which day the rows of a table are put in order, and which column names its record."""


def open_store(path: str | PathLike[str], *, at: int | None = None) -> Store:
    """Open a store to ask it, at its newest version or at another.

    Args:
        path: the store's folder or address.
        at: the number of a version, as `versions` lists them.

    Raises:
        NotStore: there is no store.
        NoVersion: it has no such version.
        NewerStore: a newer Dragoman wrote it.
        StoreFailed: the system refuses.
    """
    place = Place.of(path)
    pages = delta.table(place, PAGES)
    if at is None:
        return Store(place, delta.newest(place, pages))
    found = {manifest.version: manifest for _, manifest in delta.manifests(place)}
    if at not in found:
        raise NoVersion(place.name, f"no version {at}; see dragoman versions")
    if at in tidied(found):
        raise NoVersion(place.name, f"version {at} was tidied away")
    return Store(place, found[at])


def tidied(found: Mapping[int, Manifest]) -> set[int]:
    """The versions whose files may be gone: those before the last tidying that it did not keep."""
    marks = [(version, manifest.kept) for version, manifest in found.items() if manifest.action == "tidied"]
    if not marks:
        return set()
    last, kept = max(marks)
    return {version for version in found if version < last} - set(kept or ())


class Store:
    """A store at one version. Tables are `pyarrow.Table`; `schema` in this package says what their columns hold."""

    def __init__(self, place: Place, manifest: Manifest) -> None:
        self.place = place
        self.manifest = manifest
        self._lock = Lock()
        self._views: set[str] = set()
        self._datasets: dict[str, Any] = {}

    @property
    def version(self) -> int:
        """The number of the version."""
        return self.manifest.version

    @property
    def path(self) -> str:
        """The store's folder or address."""
        return self.place.name

    def __enter__(self) -> Store:
        """Use the store within."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the engine; a closed store can be asked no more."""
        if "_engine" in vars(self):
            self._engine.close()

    def tables(self) -> tuple[str, ...]:
        """The names of the tables of this version."""
        return (*self.manifest.tables, PAGES)

    def table(self, name: str, columns: Sequence[str] = ()) -> Any:
        """A whole table (`pyarrow.Table`), or some of its columns.

        Raises:
            UsageError: there is no such table or column.
        """
        if name not in self.tables():
            raise UsageError(f"there is no table '{name}'; there are {', '.join(sorted(self.tables()))}")
        listed = ", ".join('"' + column.replace('"', '""') + '"' for column in columns) or "*"
        return self.sql(f"SELECT {listed} FROM {name}")

    def sql(self, query: str, parameters: Sequence[object] = (), **tables: Any) -> Any:
        """Answer a query of DuckDB's SQL over the tables of this version, `?` standing for the parameters.

        Args:
            query: a SELECT over the names of the tables.
            parameters: values for the question marks.
            tables: further Arrow tables, under the names that the query has for them.

        Raises:
            UsageError: the query is wrong.
            StoreFailed: the files cannot be read.
        """
        import duckdb

        with told(self.place):
            self._ready(query)
            try:
                return self._answer(query, parameters, tables).to_arrow_table()
            except (duckdb.ProgrammingError, duckdb.DataError) as error:
                raise UsageError(str(error).splitlines()[0]) from error

    def batches(
        self, query: str, parameters: Sequence[object] = (), *, size: int = 5_000, **tables: Any
    ) -> Iterator[Any]:
        """The answer to a query, as of `sql`, in `pyarrow.RecordBatch`es of `size` rows at most, made as asked for.

        Raises:
            UsageError: the query is wrong.
            StoreFailed: the files cannot be read.
        """
        import duckdb

        with told(self.place):
            self._ready(query)
            try:
                yield from self._answer(query, parameters, tables).to_arrow_reader(size)
            except (duckdb.ProgrammingError, duckdb.DataError) as error:
                raise UsageError(str(error).splitlines()[0]) from error

    def events(self, filters: Filters | None = None, **named: Any) -> Any:
        """The events that pass filters, in the order of their days (`pyarrow.Table`, the columns of `events`).

        Args:
            filters: what to ask for; or its fields by name, such as `events(state="RUS", type="CONSULT")`.
            named: fields of `Filters`.

        Raises:
            UsageError: a filter makes no sense.
        """
        return self._ask("events", filters or Filters.of(**named))

    def statements(self, filters: Filters | None = None, **named: Any) -> Any:
        """The statements that pass filters, in the order of publication; as `events`."""
        return self._ask("statements", filters or Filters.of(**named))

    def pages(self, filters: Filters | None = None, **named: Any) -> Any:
        """The pages that pass filters, in the order of publication, without their reports; as `events`."""
        return self._ask(PAGES, filters or Filters.of(**named))

    def report(self, page: str) -> Report:
        """The report of a page, by its id or the beginning of it.

        Raises:
            NoRecord: no page or several go by it.
        """
        found = self.sql("SELECT report FROM pages WHERE page = ?", [self.page_id(page)])
        return Report.model_validate_json(found.column("report")[0].as_py())

    def page_id(self, name: str) -> str:
        """The whole id of a page: `name` is it, or how it begins, with or without `sha256:`.

        Raises:
            NoRecord: no page or several go by it.
        """
        where, parameters = candidates(name)
        found = self.sql(f"SELECT page FROM pages WHERE {where} ORDER BY page LIMIT 3", parameters)
        ids = found.column("page").to_pylist()
        if name in ids:
            return name
        if len(ids) == 1:
            return str(ids[0])
        raise NoRecord(self.path, f"several pages are named '{name}…'" if ids else f"no page is named '{name}'")

    def reports(self) -> Iterator[Report]:
        """All reports, in the order of their pages' ids, a few in memory at once."""
        ids = self.sql("SELECT page FROM pages ORDER BY page")
        for start in range(0, ids.num_rows, BATCH):
            batch = ids.slice(start, BATCH)
            query = "SELECT report FROM pages SEMI JOIN batch USING (page) ORDER BY page"
            for text in self.sql(query, batch=batch).column("report").to_pylist():
                yield Report.model_validate_json(text)

    def stale(self, name: str) -> bool:
        """Whether pages have changed since a derived table was made, or another Dragoman or nobody made it."""
        manifest = self.manifest
        return manifest.derived.get(name) != manifest.content or manifest.deriver != dragoman.__version__

    @cached_property
    def index(self) -> Index:
        """The full-text index of this version, brought up to date when first asked."""
        from dragoman.store.search import Index

        return Index.of(self)

    def _ready(self, query: str) -> None:
        """Put the tables that a query may name before the engine; a file that is damaged is found here."""
        with self._lock:
            for name in self.tables():
                if name in query and name not in self._views:
                    self._view(name)

    def _answer(self, query: str, parameters: Sequence[object], tables: Mapping[str, Any]) -> Any:
        with self._lock:
            cursor = self._engine.cursor()
        for name, table in {**self._datasets, **tables}.items():
            cursor.register(name, table)
        return cursor.sql(query, params=list(parameters))

    def _ask(self, table: str, filters: Filters) -> Any:
        day, record = ORDER[table]
        self._known(filters.type)
        where, parameters = clauses(table, filters)
        hits = {}
        if filters.words:
            hits["hits"] = self.index.search(table, filters.words)
            where.append(f"EXISTS (SELECT 1 FROM hits WHERE hits.page = {table}.page AND hits.record = {record})")
        columns = "* EXCLUDE (report)" if table == PAGES else "*"
        kept = f" WHERE {' AND '.join(where)}" if where else ""
        limit = "" if filters.limit is None else f" LIMIT {filters.limit}"
        order = f"{day} {'DESC' if filters.newest else 'ASC'} NULLS LAST, page, length({record}), {record}"
        return self.sql(f"SELECT {columns} FROM {table}{kept} ORDER BY {order}{limit}", parameters, **hits)

    def _known(self, types: Sequence[str]) -> None:
        """Refuse types that are neither PLOVER's nor met in an event of the store."""
        if own := sorted(set(types) - set(PLOVER)):
            met = self.sql("SELECT DISTINCT type FROM events ORDER BY type").column("type").to_pylist()
            there = dict.fromkeys((*PLOVER, *met))
            if unmet := [name for name in own if name not in there]:
                raise UsageError(f"there is no type '{unmet[0]}'; there are {', '.join(there)}")

    @cached_property
    def _engine(self) -> Any:
        import duckdb

        # Nothing is ever fetched: what DuckDB has built in is all that is used.
        return duckdb.connect(
            config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
        )

    def _view(self, name: str) -> None:
        """Put a table before the engine: the files of its version, where they are on this machine."""
        version = self.version if name == PAGES else self.manifest.tables[name]
        table = delta.table(self.place, name, version)
        files = table.file_uris()
        if files and self.place.folder is not None:
            listed = ", ".join(map(delta.quoted, files))
            self._engine.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}])")
        else:
            # Elsewhere DuckDB could read files only by an extension that it would fetch; a cursor sees its own alone.
            self._datasets[name] = table.to_pyarrow_dataset() if files else _empty(name, table)
        self._views.add(name)


def _empty(name: str, table: Any) -> Any:
    """A table without rows has no files, so its columns come from the schema."""
    import pyarrow as pa

    known = name in schema.tables() or name in schema.derived()
    arrow = schema.arrow(name) if known else pa.schema(table.schema().to_arrow())
    return arrow.empty_table()
