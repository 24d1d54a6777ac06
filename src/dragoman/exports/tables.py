"""All tables of a store as a folder: Parquet or CSV, a file a table, with a manifest of their columns.

Parquet is Apache Parquet format 2.6, ZSTD; CSV follows RFC 4180, in UTF-8, lists parted by a bar. `manifest.json` names
for every table its file, its number of rows and its columns with type and meaning (docs/store.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import dragoman
from dragoman.corpus import Corpus
from dragoman.errors import UsageError
from dragoman.exports.period import Period
from dragoman.store import schema
from dragoman.store.output import as_csv
from dragoman.store.schema import PAGES, Column, Table

MANIFEST = "manifest.json"
ROWS = 50_000
"""Rows in memory at once, and of a row group."""
REPORTS = 500
"""The same of pages, each of which holds a report."""

OF_PAGES = "page IN (SELECT page FROM pages WHERE {within})"
OF_OCCURRENCES = f"occurrence IN (SELECT occurrence FROM occurrence_mentions WHERE {OF_PAGES})"
LINKED = {"occurrences": OF_OCCURRENCES, "relations": OF_OCCURRENCES}
"""How a period, of the publication of pages, narrows the tables that do not go by their own page."""

LEFT_OUT = frozenset({"report"})
"""Columns without a place in CSV: a report is too long for a cell, and JSON Lines and Parquet have it."""


def parquet(corpus: Corpus, period: Period, folder: Path) -> None:
    """Write every table as a Parquet file into a folder, with a manifest.

    Raises:
        UsageError: it cannot be written there.
    """
    _export(corpus, period, folder, "parquet")


def csv(corpus: Corpus, period: Period, folder: Path) -> None:
    """Write every table as comma-separated values into a folder, with a manifest.

    Raises:
        UsageError: it cannot be written there.
    """
    _export(corpus, period, folder, "csv")


def _export(corpus: Corpus, period: Period, folder: Path, form: str) -> None:
    write = {"parquet": _write_parquet, "csv": _write_csv}[form]
    without = LEFT_OUT if form == "csv" else frozenset()
    here = set(corpus.tables())
    tables = [table for table in (*schema.tables().values(), *schema.derived().values()) if table.name in here]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # A folder without a manifest is one that was not finished.
        (folder / MANIFEST).unlink(missing_ok=True)
        listed = []
        for table in tables:
            columns = [column for column in table.columns if column.name not in without]
            file = f"{table.name}.{form}"
            rows = write(_batches(corpus, table, columns, period), table, columns, folder / file)
            listed.append({"name": table.name, "row": table.row, "file": file, "rows": rows, "columns": _told(columns)})
        (folder / MANIFEST).write_text(_manifest(corpus, period, listed), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror or error}") from error


def _told(columns: Sequence[Column]) -> list[dict[str, str]]:
    return [{"name": column.name, "type": column.type, "meaning": column.meaning} for column in columns]


def _manifest(corpus: Corpus, period: Period, listed: list[dict[str, Any]]) -> str:
    """What the folder is; not where the store lay, so that equal stores give equal folders."""
    days = {"from": period.since and period.since.isoformat(), "to": period.until and period.until.isoformat()}
    about = {"dragoman": dragoman.__version__, "schema": schema.SCHEMA, "version": corpus.version, **days}
    return json.dumps({**about, "tables": listed}, ensure_ascii=False, indent=1) + "\n"


def _batches(corpus: Corpus, table: Table, columns: Sequence[Column], period: Period) -> Iterator[Any]:
    """The rows of a table as `pyarrow.Table`s, in an order that no two of them share."""
    import pyarrow as pa

    within, parameters = period.where("published")
    narrowed = LINKED.get(table.name, OF_PAGES).format(within=within)
    bounded = f" WHERE {narrowed}" if parameters else ""
    names = [column.name for column in columns]
    listed = ", ".join(f'"{name}"' for name in names)
    declared = pa.schema([schema.arrow(table.name).field(name) for name in names])
    query = f"SELECT {listed} FROM {table.name}{bounded} ORDER BY ALL"
    for batch in corpus.batches(query, parameters, size=REPORTS if table.name == PAGES else ROWS):
        yield pa.Table.from_batches([batch]).cast(declared)


def _write_parquet(batches: Iterator[Any], table: Table, columns: Sequence[Column], file: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    declared = pa.schema([schema.arrow(table.name).field(column.name) for column in columns])
    rows = 0
    with pq.ParquetWriter(str(file), declared, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(batch)
            rows += batch.num_rows
    return rows


def _write_csv(batches: Iterator[Any], table: Table, columns: Sequence[Column], file: Path) -> int:
    rows = 0
    with file.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        out.write(",".join(column.name for column in columns) + "\n")
        for batch in batches:
            # Each batch comes with its header.
            out.writelines(islice(as_csv(batch), 1, None))
            rows += batch.num_rows
    return rows
