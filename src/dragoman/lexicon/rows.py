"""The rows of one lexicon file: UTF-8 text, tab-separated, notes first, then a header."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.errors import LexiconError

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact, with the file and the line where it stands; `shipped` unless it comes from a user's lexicon."""

    file: str
    line: int
    cells: Mapping[str, str]
    shipped: bool = True

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that are parted by `|`."""
        cell = self.cells[column]
        return tuple(value.strip() for value in cell.split("|")) if cell else ()

    def holds(self, day: str | None) -> bool:
        """Whether the fact holds on an ISO day (or month, or year); an unknown day asks for facts without an end."""
        start, end = self.cells.get("from", ""), self.cells.get("to", "")
        if day is None:
            return not end
        return (not start or start <= day[: len(start)]) and (not end or day[: len(end)] <= end)

    def error(self, reason: str) -> LexiconError:
        """An error that names this line."""
        return LexiconError(f"{self.file}:{self.line}: {reason}")


def _raise(error: LexiconError) -> None:
    raise error


def parse(
    file: str, lines: Iterable[str], *, shipped: bool = True, tell: Callable[[LexiconError], None] = _raise
) -> Iterator[Row]:
    """The rows of one lexicon file, given as lines.

    Args:
        file: its name, for errors.
        lines: its text.
        shipped: whether it comes with Dragoman, rather than from a user.
        tell: what is done with the error of a wrong line; the others are read on where it does not raise it.

    Raises:
        LexiconError: a line has another number of cells than the header, or a date is not one.
    """
    header: list[str] = []
    notes = set()
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            notes.add(line[1:].split(":", 1)[0].strip())
        elif line.strip():
            cells = [cell.strip() for cell in line.split("\t")]
            try:
                if header:
                    yield _row(file, number, header, cells, shipped)
                else:
                    header = cells
                    _require_notes(file, number, notes)
                    _require_columns(file, number, header)
            except LexiconError as error:
                tell(error)


def _require_notes(file: str, line: int, notes: set[str]) -> None:
    for note in ("subject", "source"):
        if note not in notes:
            raise LexiconError(f"{file}:{line}: no '# {note}:' line above the header")


def _require_columns(file: str, line: int, header: list[str]) -> None:
    for column in header:
        if not column or header.count(column) > 1:
            raise LexiconError(f"{file}:{line}: the header names no column, or one twice: '{column}'")


def _row(file: str, line: int, header: list[str], cells: list[str], shipped: bool) -> Row:
    if len(cells) > len(header):
        raise LexiconError(f"{file}:{line}: {len(cells)} cells where the header names {len(header)}")
    cells += [""] * (len(header) - len(cells))
    row = Row(file, line, MappingProxyType(dict(zip(header, cells, strict=True))), shipped)
    for column in ("from", "to"):
        if row.cells.get(column) and not DATE.fullmatch(row[column]):
            raise row.error(f"'{row[column]}' in column '{column}' is not an ISO date")
    return row
