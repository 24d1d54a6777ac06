"""Adding a row to a user's lexicon: nothing is written that a check would refuse."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dragoman.curation.check import of_rows
from dragoman.errors import LexiconError, UsageError
from dragoman.lexicon import SHIPPED, Lexicon, Row
from dragoman.lexicon.layers import Layer, refused
from dragoman.lexicon.schema import Table, table_of, tables


def add(folder: Path, name: str, cells: Mapping[str, str], *, source: str | None = None) -> Row:
    """Append a row to the table `name` in a user's folder, and return it as it stands there.

    Args:
        folder: the user's lexicon; it is made if it is missing.
        name: a table, such as `offices` or `frames/assault`.
        cells: values by column; several values of one cell are parted by `|`.
        source: where the fact is from: written as a note above the row.

    Raises:
        UsageError: there is no such table or column, or a value would break the line.
        LexiconError: the row is wrong, or the user's lexicon already is.
    """
    before = Lexicon.load(folder).layers[0] if folder.is_dir() else Layer(folder.as_posix(), ())
    table = _table(before, name, cells, source)
    text = _appended(dict(before.texts).get(name), table, cells, source)
    after = replace(before, texts=tuple(sorted({**dict(before.texts), name: text}.items())))
    row = after.rows[name][-1]
    wrong = sorted({problem.reason for problem in of_rows(Lexicon((after,)), lambda one: _at(one) == _at(row))})
    if wrong:
        raise row.error("; ".join(wrong))
    _write(folder / f"{name}.tsv", text)
    return row


def replaced(name: str, row: Row) -> list[Row]:
    """The shipped rows that a user's row stands for, since it has their key."""
    if name not in tables():
        return []
    table = tables()[name]
    return [shipped for shipped in SHIPPED.table(name) if table.key(shipped) == table.key(row)]


def _at(row: Row) -> tuple[str, int]:
    return row.file, row.line


def _table(layer: Layer, name: str, cells: Mapping[str, str], source: str | None) -> Table:
    if refused(layer, name):
        known = ", ".join(known for known, table in tables().items() if not table.closed)
        raise UsageError(f"'{name}' is no table to add to; there are {known}")
    table = table_of(name)
    for column, value in cells.items():
        if column not in table.columns:
            raise UsageError(f"'{column}' is no column of {name}; there are {', '.join(table.columns)}")
        if not value.isprintable():
            raise UsageError(f"the value of '{column}' holds a tab, a line end or another sign that cannot be printed")
    if source is not None and not source.isprintable():
        raise UsageError("the source holds a tab, a line end or another sign that cannot be printed")
    return table


def _appended(text: str | None, table: Table, cells: Mapping[str, str], source: str | None) -> str:
    """The file's text with the row at its end, in the order of the file's own header."""
    if text is None:
        text = f"# subject: {table.subject}\n# source: own rows\n" + "\t".join(table.columns) + "\n"
    elif not text.endswith("\n"):
        text += "\n"
    header = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), None)
    if header is None:
        header = "\t".join(table.columns)
        text += f"{header}\n"
    columns = [column.strip() for column in header.split("\t")]
    missing = [column for column, value in cells.items() if value and column not in columns]
    if missing:
        raise LexiconError(f"{table.name}.tsv: its header has no column '{missing[0]}'")
    note = f"# source: {source}\n" if source else ""
    return f"{text}{note}{_line(columns, cells)}\n"


def _line(columns: list[str], cells: Mapping[str, str]) -> str:
    return "\t".join(cells.get(column, "").strip() for column in columns).rstrip("\t")


def _write(path: Path, text: str) -> None:
    """The whole file at once, so that a reader never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8", newline="\n")
    os.replace(new, path)
