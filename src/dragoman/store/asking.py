"""What can be asked of events, statements and pages, and the conditions of SQL that it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, get_args

from dragoman import lexicon
from dragoman.errors import UsageError
from dragoman.report import Status
from dragoman.store.rows import first_day, last_day

Condition = tuple[str, list[object]]


@dataclass(frozen=True, slots=True)
class Filters:
    """What to ask for; a row passes all that are given.

    `actor` is part of a name, of whoever acts, is acted upon or speaks. `state` is one or more countries (ISO 3166-1
    alpha-3), each of which takes part or speaks. `type` and `status` are one of those given. `place` is part of a
    place's name, or a country's code. `since` and `until` bound the day of an event, else that of publication.
    `words` are searched in the full text: all of them, phrases in quotation marks. `newest` puts the latest first;
    `limit` is a number of rows.
    """

    STATUSES: ClassVar[tuple[str, ...]] = get_args(Status)

    actor: str | None = None
    state: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    place: str | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None
    newest: bool = False
    limit: int | None = None

    @classmethod
    def of(
        cls,
        *,
        state: str | tuple[str, ...] | list[str] = (),
        type: str | tuple[str, ...] | list[str] = (),
        status: str | tuple[str, ...] | list[str] = (),
        since: str | date | None = None,
        until: str | date | None = None,
        **others: Any,
    ) -> Filters:
        """Filters out of what a user gives: names of countries for their codes, ISO days, months and years.

        Raises:
            UsageError: a value makes no sense.
        """
        unknown = set(others) - {field.name for field in fields(cls)}
        if unknown:
            raise UsageError(f"there is no filter '{min(unknown)}'")
        if (limit := others.get("limit")) is not None and limit < 0:
            raise UsageError(f"limit must be 0 or more, not {limit}")
        first, last = period(since, until)
        return cls(
            state=tuple(map(country, _many(state))),
            type=tuple(value.upper() for value in _many(type)),
            status=tuple(_one_of("status", value.lower(), cls.STATUSES) for value in _many(status)),
            since=first,
            until=last,
            **others,
        )


def _many(values: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _one_of(what: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise UsageError(f"there is no {what} '{value}'; there are {', '.join(known)}")
    return value


def period(since: str | date | None, until: str | date | None) -> tuple[date | None, date | None]:
    """The days that a period begins and ends with, given ISO days, months or years; None where it is open.

    Raises:
        UsageError: one is no day, month or year.
    """
    return _day(since, first_day), _day(until, last_day)


def _day(value: str | date | None, of: Callable[[str | None], date | None]) -> date | None:
    if value is None or isinstance(value, date):
        return value
    found = of(value)
    if found is None:
        raise UsageError(f"'{value}' is not a day like 2024-05-16, a month or a year")
    return found


def country(text: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country, given that or one of its names.

    Raises:
        UsageError: no country goes by it.
    """
    code = countries().get(text.casefold())
    if code is None:
        raise UsageError(f"'{text}' is no country that is known; give its ISO code such as RUS")
    return code


@lexicon.cached
def countries() -> Mapping[str, str]:
    """The code (ISO 3166-1 alpha-3) of each country under its names and itself, all in lower case."""
    found: dict[str, str] = {}
    for row in lexicon.table("countries"):
        for name in (*row.many("names"), row["name"], row["iso3"]):
            found[name.casefold()] = row["iso3"]
    return MappingProxyType(found)


Conditions = Mapping[str, Mapping[str, Callable[[Any], Iterator[Condition]]]]
"""For each filter the tables that can be asked for it, and how."""


def clauses(table: str, filters: Filters, known: Conditions | None = None) -> tuple[list[str], list[object]]:
    """The conditions that filters are on a table, and their parameters; `known` are `CONDITIONS` unless given.

    Raises:
        UsageError: the table has nothing that a filter asks for.
    """
    made: list[Condition] = []
    for name, condition in (CONDITIONS if known is None else known).items():
        value = getattr(filters, name)
        if value in (None, ()):
            continue
        if table not in condition:
            raise UsageError(f"{table} cannot be asked for by {name}")
        made += condition[table](value)
    return [where for where, _ in made], [value for _, values in made for value in values]


def like(*columns: str) -> Callable[[str], Iterator[Condition]]:
    """Part of a name in one of several lists."""

    def conditions(value: str) -> Iterator[Condition]:
        # A line end stands between names, so that no match goes over two of them.
        each = [f"contains(lower(array_to_string({column}, chr(10))), lower(?))" for column in columns]
        yield f"({' OR '.join(each)})", [value] * len(columns)

    return conditions


def taking_part(*columns: str) -> Callable[[tuple[str, ...]], Iterator[Condition]]:
    """Every one of the countries in one of several lists."""

    def conditions(values: tuple[str, ...]) -> Iterator[Condition]:
        for value in values:
            yield f"({' OR '.join(f'list_contains({column}, ?)' for column in columns)})", [value] * len(columns)

    return conditions


def any_of(column: str) -> Callable[[tuple[str, ...]], Iterator[Condition]]:
    """One of several values."""

    def conditions(values: tuple[str, ...]) -> Iterator[Condition]:
        yield f"{column} IN ({', '.join('?' * len(values))})", list(values)

    return conditions


def located(value: str) -> Iterator[Condition]:
    """Part of the place's name, or its country."""
    yield "(contains(lower(place_name), lower(?)) OR country = ?)", [value, countries().get(value.casefold())]


def bound(column: str, comparison: str) -> Callable[[date], Iterator[Condition]]:
    """A day on one side of another."""

    def conditions(value: date) -> Iterator[Condition]:
        yield f"{column} {comparison} ?", [value]

    return conditions


CONDITIONS: Conditions = MappingProxyType(
    {
        "actor": {"events": like("actors", "recipients"), "statements": like("speaker")},
        "state": {
            "events": taking_part("actor_countries", "recipient_countries"),
            "statements": taking_part("countries"),
        },
        "type": {"events": any_of("type")},
        "status": {"events": any_of("status")},
        "place": {"events": located},
        "since": {
            "events": bound("day", ">="),
            "statements": bound("published", ">="),
            "pages": bound("published", ">="),
        },
        "until": {
            "events": bound("day", "<="),
            "statements": bound("published", "<="),
            "pages": bound("published", "<="),
        },
    }
)
"""Of events, statements and pages. `words` goes through the full-text index."""
