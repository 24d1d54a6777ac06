"""Holidays and feasts: the days on which they fall, and the rule that finds their names."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from types import MappingProxyType

from dragoman.lexicon import Row, cached, table
from dragoman.times.rule import Context, Rule
from dragoman.times.values import week
from dragoman.times.words import either

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@cached
def rules() -> tuple[Rule, ...]:
    """The rule for names of holidays, with a year or *last*, *this*, *next* where one stands beside."""
    which, year = r"(?:(?P<which>(?i:last|this|next))\s+)?", r"(?:(?:\s+of|,)?\s+(?P<year>(?:19|20)\d\d)\b)?"
    pattern = rf"\b{which}(?P<name>{either(_rows())})(?!\w){year}"
    rarest = tuple(sorted({max(name.split(), key=len) for name in _rows()}))
    return (Rule("holiday", re.compile(pattern), _value, _loose, guard="holiday", needle=rarest),)


@cached
def _rows() -> MappingProxyType[str, Row]:
    return MappingProxyType({name: row for row in table("holidays") for name in row.many("names")})


def easter(year: int) -> date:
    """Western Easter by the Gregorian computus (Meeus, Jones and Butcher)."""
    century, place = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    step = (32 + 2 * (century % 4) + 2 * (place // 4) - epact - place % 4) % 7
    late = (golden + 11 * epact + 22 * step) // 451
    number, day = divmod(epact + step - 7 * late + 114, 31)
    return date(year, number, day + 1)


def pascha(year: int) -> date:
    """Orthodox Easter by the Julian computus (Meeus), given in the Gregorian calendar for 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    step = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    number, day = divmod(moon + step + 114, 31)
    return date(year, number, day + 1) + timedelta(days=13)


def days(row: Row, year: int) -> tuple[date, ...]:
    """The days of a year on which a holiday of the lexicon falls or begins."""
    rule = row["rule"]
    if rule in {"", "month"}:
        return tuple(day for day in map(date.fromisoformat, row.many("days")) if day.year == year)
    if re.fullmatch(r"\d\d-\d\d", rule):
        return (date.fromisoformat(f"{year}-{rule}"),)
    words = rule.split()
    if words[0] in {"easter", "pascha"}:
        sunday = easter(year) if words[0] == "easter" else pascha(year)
        return (sunday + timedelta(days=-6 if words[1] == "week" else int(words[1])),)
    return (_counted(year, *words),)


def _counted(year: int, month: str, weekday: str, number: str, offset: str = "0") -> date:
    """The n-th such weekday of a month, counted from its end where n is negative."""
    first = date(year, int(month), 1) if int(number) > 0 else date(year, int(month), monthrange(year, int(month))[1])
    away = WEEKDAYS.index(weekday) - first.weekday()
    away = away % 7 + 7 * (int(number) - 1) if int(number) > 0 else -(-away % 7) + 7 * (int(number) + 1)
    return first + timedelta(days=away + int(offset))


def _value(match: re.Match[str], context: Context) -> str | None:
    row = _rows()[re.sub(r"\s+", " ", match["name"])]
    day = _chosen(row, match, context)
    if day is None:
        return None
    if row["rule"] == "month":
        last = day + timedelta(days=28)
        return f"{day:%Y-%m}" if last.month == day.month else f"{day.year:04d}"
    return week(day) if row["rule"] == "easter week" else day.isoformat()


def _chosen(row: Row, match: re.Match[str], context: Context) -> date | None:
    if match["year"]:
        return next(iter(days(row, int(match["year"]))), None)
    near = [day for shift in (-1, 0, 1) for day in days(row, context.day.year + shift)]
    heading = {"last": "past", "next": "future"}.get((match["which"] or "").lower(), context.direction)
    sign = {"past": -1, "future": 1}.get(heading or "", 0)
    away = {(day - context.day).days: day for day in near}
    best = min(away, key=lambda days: (days * sign < 0, abs(days)), default=None)
    return None if best is None else away[best]


def _loose(match: re.Match[str]) -> str | None:
    row = _rows()[re.sub(r"\s+", " ", match["name"])]
    if match["year"]:
        return next((day.isoformat() for day in days(row, int(match["year"]))), None)
    return f"XXXX-{row['rule']}" if re.fullmatch(r"\d\d-\d\d", row["rule"]) else None
