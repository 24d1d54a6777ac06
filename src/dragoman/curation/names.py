"""Rows that stand twice, and names that two rows claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.curation.problems import Considered, Problem
from dragoman.lexicon import SHIPPED, Lexicon, Row
from dragoman.lexicon.schema import Table


def twice(lexicon: Lexicon, table: Table, considered: Considered) -> Iterator[Problem]:
    """Rows of one file with one key: nobody can say which holds."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in lexicon.table(table.name):
        first = seen.setdefault(table.key(row), row)
        if first is not row and considered(row):
            columns = [name for name, column in table.columns.items() if column.key]
            yield Problem.of(row, f"line {first.line} has the same {', '.join(columns)}")


def shared(lexicon: Lexicon, table: Table, considered: Considered) -> Iterator[Problem]:
    """Names that two rows of a table claim, where the table asks for names of one's own."""
    columns = [name for name, column in table.columns.items() if column.unique]
    owners: dict[str, Row] = {}
    for row in lexicon.table(table.name) if columns else ():
        for name in dict.fromkeys(name for column in columns for name in row.many(column)):
            first = owners.setdefault(name, row)
            if first is not row and (considered(row) or considered(first)):
                yield _claim(name, row, first, considered)


def _claim(name: str, row: Row, first: Row, considered: Considered) -> Problem:
    one, other = (first, row) if considered(first) and not considered(row) else (row, first)
    return Problem.of(one, f"the name '{name}' is also that of {other.file}:{other.line}")


def persons(lexicon: Lexicon, considered: Considered) -> Iterator[Problem]:
    """Names and Wikidata identifiers that two persons of the table of offices share."""
    owners: dict[str, Row] = {}
    known: dict[str, str] = defaultdict(str)
    for row in lexicon.table("offices"):
        known[row["person"]] = known[row["person"]] or row["wikidata"]
        for name in dict.fromkeys((row["person"], *row.many("aliases"), *filter(None, [row["wikidata"]]))):
            first = owners.setdefault(name, row)
            apart = first["person"] != row["person"] and first["country"] == row["country"]
            if apart and (considered(row) or considered(first)):
                yield _claim(name, row, first, considered)
        if row["wikidata"] and known[row["person"]] != row["wikidata"] and row.shipped and considered(row):
            yield Problem.of(row, f"{row['person']} is {known[row['person']]} elsewhere, not {row['wikidata']}")


def namesakes(lexicon: Lexicon, considered: Considered) -> Iterator[Problem]:
    """A user's rows that may be of somebody else than the person of that name whom the shipped lexicon knows."""
    known: dict[str, Row] = {}
    for row in SHIPPED.table("offices"):
        known.setdefault(row["person"], row)
    for row in lexicon.table("offices"):
        first = known.get(row["person"], row)
        apart = row["country"] and first["country"] not in ("", row["country"])
        if apart and considered(row) and not row.shipped and not row["wikidata"]:
            who = f"{first['person']} of {first['country']} is known ({first.file}:{first.line})"
            yield Problem.of(row, f"{who}: tell by 'wikidata' who is meant")
