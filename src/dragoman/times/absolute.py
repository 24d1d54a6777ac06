"""Expressions that name a day or a month of the calendar."""

from __future__ import annotations

import re
from datetime import date

from dragoman.lexicon import cached, table
from dragoman.times.rule import Context, Rule, fixed
from dragoman.times.values import month
from dragoman.times.words import CENTURIES, YEAR, either, name_needle, names, renamed, value_of

DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,]?\d|:\d|\s?(?:%|percent|million|billion))"
PART = r"(?:\s+(?P<part>morning|afternoon|evening|night))?"
BEHIND, AHEAD = 120, 300
"""Days that count for a date behind where the clause looks ahead, and for one ahead where it looks back. A past tense
is surer: the future that a modal shows may be that of a clause above (*may face questions about the July 25 call*)."""
LAST_DAY = "9999-12-31"
UNSAID = 60
"""Days that count for a date ahead where the clause does not say; news tells of what was more than of what will be."""


@cached
def rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    months = rf"(?P<month>{names('month')})"
    weekday = rf"(?:{names('weekday')}\s?,?\s+)?"
    which = r"(?P<which>this|last|next)"
    nicks = tuple(sorted(name for row in table("named_days") if not row["day"] for name in row.many("names")))
    nicknames = either(nicks)
    return (
        Rule(
            "second day",
            re.compile(
                rf"\b{months}\s+(?:3[01]|[12]\d|0?[1-9])\s?(?:-|–|and|to|through|or|until)\s?(?P<span>{DAY}(?:\s?,\s+{YEAR})?){PART}"
            ),
            _second_day,
            _second_day_loose,
            guard="day list",
            needle=name_needle("month"),
        ),
        Rule("nickname", re.compile(rf"(?<![\w/]){nicknames}(?![\w/])"), fixed(_nickname), _nickname, needle=nicks),
        Rule("iso", re.compile(r"\b(?P<value>(?:1[0-9]|20)\d\d-\d\d-\d\d)\b"), fixed(_iso), _iso, needle=CENTURIES),
        Rule(
            "slashes",
            re.compile(r"\b(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<year>\d{4})\b"),
            fixed(_slashes),
            _slashes,
            needle=("/",),
        ),
        Rule(
            "first day",
            re.compile(rf"\b(?P<span>{DAY})\s?(?:-|–|and|to|through|or)\s?\d\d?\s+{months}(?:\s?,?\s+{YEAR})?{PART}"),
            _date,
            _date_loose,
            guard="date",
            needle=name_needle("month"),
        ),
        Rule(
            "month day",
            re.compile(rf"\b(?:(?:last|next)\s+)?{weekday}{months}\s+(?:the\s+)?{DAY}(?:\s?,?\s+{YEAR})?{PART}"),
            _date,
            _date_loose,
            guard="date",
            needle=name_needle("month"),
        ),
        Rule(
            "day month",
            re.compile(rf"\b{weekday}(?:the\s+)?{DAY}(?:\s+of)?\s+{months}(?:\s?,?\s+{YEAR})?{PART}"),
            _date,
            _date_loose,
            guard="date",
            needle=name_needle("month"),
        ),
        Rule(
            "month year",
            re.compile(rf"\b{months}(?:\s?,|\s+of)?\s+{YEAR}"),
            fixed(_month_year),
            _month_year,
            edges=True,
            needle=name_needle("month"),
        ),
        Rule(
            "year month",
            re.compile(rf"\b{YEAR}\s+{months}(?![-\w])(?!\s\d)"),
            fixed(_month_year),
            _month_year,
            needle=name_needle("month"),
        ),
        Rule(
            "month",
            re.compile(
                rf"\b(?:{which}\s+)?{months}(?![-\w]|\s\d\d?\b)(?=(?:\s+of)?\s+(?P<rest>this|last|next)\s+year)?"
            ),
            _month,
            _month_loose,
            guard="month",
            edges=True,
            needle=name_needle("month"),
        ),
    )


def _valid(value: str) -> str | None:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    return value


def _iso(match: re.Match[str]) -> str | None:
    return _valid(match["value"])


def _slashes(match: re.Match[str]) -> str | None:
    """Only where the order of day and month is certain."""
    first, second = int(match["a"]), int(match["b"])
    if first > 12 or first == second:
        first, second = second, first
    elif second <= 12:
        return None
    return _valid(f"{match['year']}-{first:02d}-{second:02d}")


def _date(match: re.Match[str], context: Context) -> str | None:
    number, day = int(value_of(match["month"], "month")), int(match["day"])
    part = f"T{value_of(match['part'], 'part')}" if match["part"] else ""
    if match["year"]:
        return _valid(f"{match['year']}-{number:02d}-{day:02d}{part}")
    if named := _named(match, f"{number:02d}-{day:02d}", context.day.isoformat()):
        return named
    if year := _year_ahead(match, number):
        return _valid(f"{year}-{number:02d}-{day:02d}{part}")
    if context.direction != "future" and (told := context.days.get(f"{number:02d}-{day:02d}")):
        return f"{told}{part}"
    if context.told and re.match(rf"\d{{4}}-{number:02d}", context.told):
        return _valid(f"{context.told[:7]}-{day:02d}{part}")  # in the July that was told just before
    near = [found for shift in (-1, 0, 1) if (found := _day(context.day.year + shift, number, day))]
    chosen = _choose(near, context)
    return f"{chosen.isoformat()}{part}" if chosen else None


@cached
def _until() -> re.Pattern[str]:
    """The end of a range with its year, as it follows the begin of the range."""
    month, day = rf"(?P<month>{names('month')})", r"\d\d?(?:st|nd|rd|th)?"
    return re.compile(
        r"\s?(?:-|–|—|to|and|or|through|until)\s?"
        rf"(?:{month}(?:\s+{day})?|{day}(?:\s+{renamed(month, 'last')})?)\s?,?\s+{YEAR}"
    )


def _year_ahead(match: re.Match[str], number: int) -> int | None:
    """*July 30-Aug. 14, 1932*: the year that the end of the range tells."""
    end = _until().match(match.string, match.end())
    if end is None:
        return None
    said = end["month"] or end["last"]
    return int(end["year"]) - (said is not None and int(value_of(said, "month")) < number)


def _named(match: re.Match[str], day: str, today: str) -> str | None:
    """A day that has a name by what happened on it: *the Sept. 11 attacks*."""
    after = re.match(r"(?:['’]s)?[\s-]+(\w+)(?:[\s-]+(\w+))?", match.string[match.end() : match.end() + 40])
    for row in table("named_days"):
        if after and row["day"] == day and row["from"] < today and set(after.groups()) & set(row.many("followed")):
            return row["value"]
    return None


def _nickname(match: re.Match[str]) -> str | None:
    return next((row["value"] for row in table("named_days") if match.group() in row.many("names")), None)


def _second_day(match: re.Match[str], context: Context) -> str | None:
    """The second day of *April 24 and 25*, in the month that was told just before."""
    if match["year"]:
        return _second_day_loose(match)
    told = re.match(r"\d{4}-\d\d", context.told or "")
    return _valid(f"{told.group()}-{int(match['day']):02d}") if told else None


def _second_day_loose(match: re.Match[str]) -> str | None:
    return f"{match['year'] or 'XXXX'}-{value_of(match['month'], 'month')}-{int(match['day']):02d}"


def _choose(days: list[date], context: Context) -> date | None:
    """The nearest day, a day on the other side than the tense tells counting as farther away."""
    ahead = {"past": AHEAD, "future": 0, None: UNSAID}[context.direction]
    behind = BEHIND if context.direction == "future" else 0

    def cost(day: date) -> int:
        away = (day - context.day).days
        return away + ahead if away > 0 else behind * (away < 0) - away

    return min(days, key=cost, default=None)


def _day(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _date_loose(match: re.Match[str]) -> str | None:
    number, day = int(value_of(match["month"], "month")), int(match["day"])
    if match["year"]:
        return _valid(f"{match['year']}-{number:02d}-{day:02d}")
    if named := _named(match, f"{number:02d}-{day:02d}", LAST_DAY):
        return named
    return f"XXXX-{number:02d}-{day:02d}" if _day(2000, number, day) else None


def _month_year(match: re.Match[str]) -> str:
    return f"{match['year']}-{value_of(match['month'], 'month')}"


def _month(match: re.Match[str], context: Context) -> str:
    number, here = int(value_of(match["month"], "month")), context.day
    if match["rest"]:
        return month(here.year + {"last": -1, "this": 0, "next": 1}[match["rest"]], number)
    if match["which"] is None and (year := _year_ahead(match, number)):
        return month(year, number)
    told = context.told if match["which"] is None and context.direction != "future" else None
    if told and told[4:7] == f"-{number:02d}":
        return told[:7]  # the May that was told just before
    away = number - here.month
    if match["which"] == "last" or (context.direction == "past" and match["which"] is None):
        away -= 12 if away > 0 or (away == 0 and match["which"] == "last") else 0
    elif match["which"] == "next" or context.direction == "future":
        away += 12 if away < 0 or (away == 0 and match["which"] == "next") else 0
    elif match["which"] is None:
        away = min((away, away - 12, away + 12), key=lambda months: (abs(months), months))
    return month(here.year, here.month + away)


def _month_loose(match: re.Match[str]) -> str:
    return f"XXXX-{value_of(match['month'], 'month')}"
