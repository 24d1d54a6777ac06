"""Whether the cells of a row hold what their columns ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from dragoman.curation.days import first_day, last_day
from dragoman.curation.problems import Problem
from dragoman.lexicon import DATE, SHIPPED, Row
from dragoman.lexicon.schema import Column, Table

# PLOVER's sectors (Open Event Data Alliance, 2021), with those that its coders added.
SECTORS = frozenset(
    (
        *("GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "COP", "REB", "OPP", "CVL", "BUS", "EDU", "MED", "IGO", "NGO"),
        *("REL", "LAB", "CRM", "UAF", "REF", "ELI", "AGR", "HLH"),
    )
)


def of_row(row: Row, table: Table, countries: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the cells of one row; `countries` are the codes that a country may be."""
    for name, column in table.columns.items():
        if column.required and not row[name]:
            yield Problem.of(row, f"'{name}' is empty")
        values = row.many(name) if column.many else (row[name],) if row[name] else ()
        for value in values:
            if reason := _wrong(value, column, table, countries):
                yield Problem.of(row, f"'{value}' in column '{name}' {reason}")
        if column.unique and len(set(values)) < len(values):
            yield Problem.of(row, f"column '{name}' names a value twice")
    yield from _order(row)


def _wrong(value: str, column: Column, table: Table, countries: Collection[str]) -> str | None:
    if column.holds == "known":
        shipped = _shipped(table.name, column.name)
        return None if value in shipped else f"is none of {', '.join(sorted(shipped))}"
    if column.holds == "choice" and column.choices:
        return None if value in column.choices else f"is none of {', '.join(column.choices)}"
    if column.holds == "country":
        return None if value in countries else "is no country of countries.tsv"
    return TESTS[column.holds](value)


@cache
def _shipped(table: str, column: str) -> frozenset[str]:
    return frozenset(value for row in SHIPPED.table(table) for value in row.many(column))


def _of_form(form: str, reason: str) -> Callable[[str], str | None]:
    return lambda value: None if re.fullmatch(form, value) else reason


def _pattern(value: str) -> str | None:
    try:
        re.compile(value)
    except re.error as error:
        return f"is no regular expression: {error}"
    return None


def _date(value: str) -> str | None:
    try:
        return None if DATE.fullmatch(value) and first_day(value) else "is no ISO date"
    except ValueError:
        return "is no day of the calendar"


TESTS: dict[str, Callable[[str], str | None]] = {
    "text": lambda value: None,
    "choice": lambda value: None,
    "pattern": _pattern,
    "date": _date,
    "code": _of_form(r"[A-Z]{3}", "is no code of three capital letters"),
    "sector": lambda value: None if value in SECTORS else "is no PLOVER sector",
    "type": _of_form(r"[A-Z][A-Z_]*", "is not written in capital letters"),
    "number": _of_form(r"[-+]?\d+(\.\d+)?", "is no number"),
    "wikidata": _of_form(r"Q[1-9]\d*", "is no Wikidata identifier"),
}


def _order(row: Row) -> Iterator[Problem]:
    start, end = row.cells.get("from", ""), row.cells.get("to", "")
    if start and end and not _date(start) and not _date(end) and first_day(start) > last_day(end):
        yield Problem.of(row, f"it ends ({end}) before it begins ({start})")
