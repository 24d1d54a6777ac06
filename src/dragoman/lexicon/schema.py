"""What each table of the lexicon holds: its columns, which of them are its key, and what a cell may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dragoman.errors import LexiconError
from dragoman.lexicon.rows import Row, parse

FRAMES = "frames/"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what a cell of it holds (see the head of `schema.tsv`), and in words what it means."""

    name: str
    holds: str
    choices: tuple[str, ...]
    many: bool
    required: bool
    key: bool
    unique: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table; a closed one takes no rows of a user, since code knows each of its rows."""

    name: str
    columns: Mapping[str, Column]
    closed: bool
    subject: str

    def key(self, row: Row) -> tuple[str, ...]:
        """What tells a row of this table from all others."""
        return tuple(row[name] for name, column in self.columns.items() if column.key)


@cache
def tables() -> Mapping[str, Table]:
    """Every table of the lexicon by its name; those of `frames/` that hold frames share their columns.

    A table that `schema.tsv` does not describe yet is closed, each column text.
    """
    rows: dict[str, list[Row]] = {}
    for row in parse("schema.tsv", tables_text("schema").splitlines()):
        rows.setdefault(row["table"], []).append(row)
    frames = rows.pop("frames/*")
    found = {}
    for name in (*names(), *names("frames")):
        described = rows.get(name, frames if name.startswith(FRAMES) else [])
        found[name] = _table(name, described, _subject(name)) if described else _undescribed(name)
    return MappingProxyType(dict(sorted(found.items())))


def table_of(name: str) -> Table:
    """The table `name`; one that holds the frames of a user's own event type (`frames/loan`) is as the shipped ones.

    Raises:
        LexiconError: there is no such table.
    """
    if name in tables():
        return tables()[name]
    if not name.startswith(FRAMES):
        raise LexiconError(f"{name}.tsv: no such lexicon")
    return replace(
        tables()["frames/accuse"], name=name, subject=f"predicates of {type_of(name)}, an event type of one's own"
    )


def type_of(name: str) -> str:
    """The event type whose frames a table holds."""
    return name.removeprefix(FRAMES).upper()


def names(folder: str = "") -> tuple[str, ...]:
    """The names of all lexicon files in a folder of the lexicon, sorted."""
    root = files("dragoman.lexicon").joinpath(folder) if folder else files("dragoman.lexicon")
    prefix = f"{folder}/" if folder else ""
    return tuple(sorted(prefix + p.name[:-4] for p in root.iterdir() if p.name.endswith(".tsv")))


def _undescribed(name: str) -> Table:
    header = next(line for line in tables_text(name).splitlines() if line.strip() and not line.startswith("#"))
    columns = [column.strip() for column in header.split("\t")]
    plain = {column: Column(column, "text", (), False, False, True, False, "") for column in columns}
    return Table(name, MappingProxyType(plain), True, _subject(name))


def _table(name: str, rows: list[Row], subject: str) -> Table:
    columns = {row["column"]: _column(row) for row in rows}
    return Table(name, MappingProxyType(columns), any(row["closed"] for row in rows), subject)


def _column(row: Row) -> Column:
    holds, _, choices = row["holds"].partition(":")
    flags = row.many("flags")
    return Column(
        row["column"],
        holds,
        tuple(choice.strip() for choice in choices.split(",")) if choices else (),
        many="many" in flags,
        required="required" in flags or ("key" in flags and "optional" not in flags),
        key="key" in flags,
        unique="unique" in flags,
        meaning=row["meaning"],
    )


def _subject(name: str) -> str:
    first = tables_text(name).split("\n", 1)[0]
    return first.partition(":")[2].strip()


def tables_text(name: str) -> str:
    """The text of a shipped lexicon file.

    Raises:
        LexiconError: there is none of this name.
    """
    path = files("dragoman.lexicon").joinpath(*f"{name}.tsv".split("/"))
    if not path.is_file():
        raise LexiconError(f"{name}.tsv: no such lexicon")
    return path.read_text(encoding="utf-8")
