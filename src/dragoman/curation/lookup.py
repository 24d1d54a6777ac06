"""All that a lexicon knows of a name, a country, an office, a verb or a title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.lexicon import Lexicon, Row
from dragoman.lexicon.schema import table_of

ASIDE = frozenset({"example", "reason", "meaning", "definition"})
"""Columns that tell of a row in words, and are not looked into."""
BY_DAY = frozenset({"country", "office", "organization", "iso3"})
"""Columns by which a dated table gives what holds on the day alone: all holders of an office would be too many."""

NAMED = (("countries", "iso3", ("name", "names", "adjectives")), ("organizations", "name", ("names",)))
"""Tables whose rows others call by their key, with the columns of their other names."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row that knows the word, with the column in which it stands and whether the row holds on the day asked for."""

    table: str
    row: Row
    column: str
    holds: bool

    def record(self) -> dict[str, Any]:
        """As JSON: file, line, table, column, holds, and the cells that are not empty."""
        cells = {name: value for name, value in self.row.cells.items() if value}
        return {
            "file": self.row.file,
            "line": self.row.line,
            "table": self.table,
            "column": self.column,
            "holds": self.holds,
            "cells": cells,
        }


def find(word: str, day: str | None, lexicon: Lexicon) -> list[Found]:
    """The rows that know a word, whatever its letter case, table by table.

    A country is found by any of its names and by its code, an organization by any of its names, a person by the
    surname too.

    Args:
        word: the name or word.
        day: an ISO day, month or year on which facts shall hold; None asks for facts without an end.
        lexicon: where to look.
    """
    words = frozenset({word.casefold(), *_others(word.casefold(), lexicon)})
    return [found for name in lexicon.tables() for found in _of_table(name, words, day, lexicon)]


def _others(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Other words by which tables name the same country or organization."""
    for table, key, columns in NAMED:
        for row in lexicon.table(table):
            if word in {name.casefold() for name in (row[key], *(n for column in columns for n in row.many(column)))}:
                yield row[key].casefold()


def _of_table(name: str, words: frozenset[str], day: str | None, lexicon: Lexicon) -> Iterator[Found]:
    if name == "schema":
        return
    columns = {column: known.many for column, known in table_of(name).columns.items() if column not in ASIDE}
    for row in lexicon.table(name):
        column = _column(row, columns, words)
        if column and (row.holds(day) or column not in BY_DAY):
            yield Found(name, row, column, row.holds(day))


def _column(row: Row, columns: Mapping[str, bool], words: frozenset[str]) -> str | None:
    for column, many in columns.items():
        values = row.many(column) if many else (row[column],)
        if any(value.casefold() in words for value in values):
            return column
    person = row.cells.get("person", "").casefold()
    return "person" if person and person.split()[-1] in words else None
