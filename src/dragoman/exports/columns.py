"""The columns of formats of tab-separated lines: declared once, written and documented from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.show.wording import clean
from dragoman.store.schema import Column

Cell = str | int | float | date | None

DIGITS = 5
"""Of a coordinate: a metre."""


def columns(declared: str) -> tuple[Column, ...]:
    """Columns out of lines `name | type | what it holds`."""
    return tuple(Column(*re.split(r"\s*\|\s*", line.strip(), maxsplit=2)) for line in declared.strip().splitlines())


def header(declared: Sequence[Column]) -> str:
    """The names of the columns as a line."""
    return line(column.name for column in declared)


def line(cells: Iterable[Cell]) -> str:
    """A line of tab-separated values: what is not there is empty.

    These formats have no way to quote or escape. So blanks stand for tabs and line ends, other control characters are
    left out, and an apostrophe stands for a quotation mark, with which readers let a quoted cell begin.
    """
    return "\t".join(map(_text, cells)) + "\n"


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return clean(cell).replace('"', "'")
    if isinstance(cell, float):
        # Nothing added makes of minus nothing plain nothing.
        return f"{round(cell, DIGITS) + 0.0:f}".rstrip("0").rstrip(".")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def markdown(declared: Sequence[Column]) -> Iterator[str]:
    """The lines of a table of columns for the documents."""
    yield from ("| | column | type | what it holds |", "| --- | --- | --- | --- |")
    for number, column in enumerate(declared, 1):
        yield f"| {number} | `{column.name}` | {column.type} | {column.meaning} |"
