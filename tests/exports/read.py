"""Tab-separated files read back."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import StringIO

from dragoman.store.schema import Column

NUMBERS: dict[str, Callable[[str], object]] = {
    "integer": int,
    "float": float,
    "date": date.fromisoformat,
    "string": str,
}


def rows(pieces: Iterable[str], columns: Sequence[Column], *, header: bool) -> list[dict[str, str]]:
    """The rows under the names of the columns; each has as many cells, of the declared types, and none is quoted."""
    lines = list(csv.reader(StringIO("".join(pieces), newline=""), dialect="excel-tab", strict=True))
    if header:
        assert lines.pop(0) == [column.name for column in columns]
    for line in lines:
        assert len(line) == len(columns)
        for cell, column in zip(line, columns, strict=True):
            assert not cell or NUMBERS[column.type](cell) is not None
    return [dict(zip([column.name for column in columns], line, strict=True)) for line in lines]
