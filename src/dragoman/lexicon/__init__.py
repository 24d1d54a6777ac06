"""Knowledge of the world as data: one subject a file, read here and nowhere else.

A lexicon file is UTF-8 text with tab-separated columns. Lines that begin with `#` are notes; two of them are asked for,
`# subject:` and `# source:`. The first other line names the columns. A cell may hold several values, parted by `|`.
A column named `from` or `to` holds an ISO year, month or day, or nothing where the fact has no known bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dragoman.errors import LexiconError

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact, with the file and the line where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

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


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of the lexicon file `name`, such as `countries` or `frames/assault`.

    Raises:
        LexiconError: the file is missing, or a line of it is wrong.
    """
    path = files(__name__).joinpath(*f"{name}.tsv".split("/"))
    if not path.is_file():
        raise LexiconError(f"{name}.tsv: no such lexicon")
    return tuple(parse(f"{name}.tsv", path.read_text(encoding="utf-8").splitlines()))


def names(folder: str = "") -> tuple[str, ...]:
    """The names of all lexicon files in a folder of the lexicon, sorted."""
    root = files(__name__).joinpath(folder) if folder else files(__name__)
    prefix = f"{folder}/" if folder else ""
    return tuple(sorted(prefix + p.name[:-4] for p in root.iterdir() if p.name.endswith(".tsv")))


def parse(file: str, lines: Iterable[str]) -> Iterator[Row]:
    """The rows of one lexicon file, given as lines.

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
            if header:
                yield _row(file, number, header, cells)
            else:
                header = cells
                _require_notes(file, number, notes)


def _require_notes(file: str, line: int, notes: set[str]) -> None:
    for note in ("subject", "source"):
        if note not in notes:
            raise LexiconError(f"{file}:{line}: no '# {note}:' line above the header")


def _row(file: str, line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) > len(header):
        raise LexiconError(f"{file}:{line}: {len(cells)} cells where the header names {len(header)}")
    cells += [""] * (len(header) - len(cells))
    row = Row(file, line, MappingProxyType(dict(zip(header, cells, strict=True))))
    for column in ("from", "to"):
        if row.cells.get(column) and not DATE.fullmatch(row[column]):
            raise row.error(f"'{row[column]}' in column '{column}' is not an ISO date")
    return row
