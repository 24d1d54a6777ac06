"""Expressions reckoned from the publication day: weekdays, last week, two years ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.lexicon import cached
from dragoman.times.rule import Context, Rule, fixed
from dragoman.times.values import NOTHING, away, day_of, interval, month, same_day, shifted
from dragoman.times.words import (
    amount,
    amount_pattern,
    any_of,
    class_needle,
    meanings,
    name_needle,
    names,
    needle,
    value_of,
)

RANGE_REACH = 25
"""Characters before a weekday that hold the begin of its range: *Wednesday afternoon through*."""


@cached
def rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    unit, part, season = any_of("unit"), any_of("part"), any_of("season")
    single = r"(?i:day|week|month|year|weekend|decade|century|quarter|fortnight)"
    return (
        Rule(
            "weekday",
            re.compile(
                rf"\b(?:(?P<which>(?i:this\s+past|this\s+coming|last|next|this|past|coming|previous|preceding|following))\s+)?"
                rf"(?P<weekday>{names('weekday')})(?:\s+(?P<part>{part})\b)?"
                rf"(?:\s+(?:of\s+)?(?P<week>(?i:last|this|next))\s+week\b)?"
            ),
            _weekday,
            _weekday_loose,
            guard="weekday",
            needle=name_needle("weekday"),
        ),
        Rule(
            "day",
            re.compile(
                rf"\b(?:(?i:earlier|later|late|early)\s+(?=(?i:today|tonight)))?(?P<day>{any_of('day')})(?:\s+(?P<part>{part}))?\b"
            ),
            _deictic,
            _deictic_loose,
            guard="day",
            needle=class_needle("day"),
        ),
        Rule(
            "overnight",
            re.compile(r"\b(?i:overnight)\b(?!-)"),
            _overnight,
            guard="overnight",
            needle=needle("overnight"),
        ),
        Rule(
            "fiscal",
            re.compile(
                r"\b(?i:(?:the\s+)?(?P<shift>last|past|previous|this|current|next|coming)\s+(?:fiscal|financial)\s+year)\b"
            ),
            fixed(_shifted_fiscal),
            _shifted_fiscal,
            needle=needle("fiscal", "financial"),
        ),
        Rule("year's end", re.compile(r"\b(?i:year(?:['’]s\s+|-)end)\b"), _year_end, needle=needle("year")),
        Rule(
            "reference",
            re.compile(rf"\b{any_of('reference')}\b(?!-)"),
            fixed(_reference),
            _reference,
            guard="reference",
            needle=class_needle("reference"),
        ),
        Rule(
            "shifted",
            re.compile(
                rf"\b(?:(?i:the)\s+(?=\w+\s+quarter\b))?(?P<shift>(?i:last|past|this\s+past|next|this|current))\s+"
                rf"(?P<unit>{single}|{season})\b(?!-)"
            ),
            _shifted,
            _shifted_loose,
            edges=True,
            needle=needle("last", "past", "next", "this", "current"),
        ),
        Rule(
            "season year",
            re.compile(
                rf"\b(?:(?i:the)\s+)?(?P<season>{season})(?:,|\s+of)?\s+(?:(?P<year>(?:1[0-9]|20)\d\d)\b|(?P<which>last|this|next)\s+year\b)"
            ),
            _season_year,
            lambda m: f"{m['year']}-{value_of(m['season'], 'season')}" if m["year"] else None,
            edges=True,
            needle=class_needle("season"),
        ),
        Rule(
            "season",
            re.compile(
                r"(?<=\b(?:in|by)\s)(?:the\s+|early\s+|late\s+){0,2}(?P<season>spring|summer|autumn|winter|(?<=the\s)fall(?!\s+of\b))\b(?![-\w])"
            ),
            _bare_season,
            lambda m: f"XXXX-{value_of(m['season'], 'season')}",
            guard="bare",
            needle=class_needle("season"),
        ),
        Rule(
            "day of month",
            re.compile(r"(?<=\bon\s)the\s+(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?!-)"),
            _day_of_month,
            guard="bare",
            needle=("on the",),
        ),
        Rule("weekend", re.compile(r"\b(?i:the\s+weekend)\b"), _weekend, needle=needle("weekend")),
        Rule(
            "ago",
            re.compile(rf"\b{amount_pattern()}\s+(?P<way>(?i:ago|from\s+now|hence))\b(?:\s+(?P<today>today)\b)?"),
            _ago,
            lambda m: "PAST_REF" if m["way"] == "ago" else "FUTURE_REF",
            needle=needle("ago", "now", "hence"),
        ),
        Rule(
            "vague ago",
            re.compile(rf"\b(?P<unit>{unit})\s+(?i:ago)\b"),
            fixed(lambda _: "PAST_REF"),
            lambda _: "PAST_REF",
            needle=needle("ago"),
        ),
        Rule(
            "end of",
            re.compile(
                r"\b(?i:the\s+(?P<edge>start|beginning|end|rest|remainder|middle)\s+of\s+(?:the|that)\s+(?P<unit>day|week|month|year|decade|century))\b"
            ),
            _edge,
            needle=class_needle("unit"),
        ),
        Rule(
            "week of",
            re.compile(
                rf"\b(?i:the\s+week\s+(?:of|beginning))\s+(?P<month>{names('month')})\s+(?P<day>\d\d?)\b(?!\s*,?\s+\d{{4}})"
            ),
            _week_of,
            needle=needle("week of", "week beginning"),
        ),
    )


def _weekday(match: re.Match[str], context: Context) -> str | None:
    number, here = int(value_of(match["weekday"], "weekday")), context.day
    part = f"T{value_of(match['part'], 'part')}" if match["part"] else ""
    if "week" in match.re.groupindex and match["week"]:
        weeks = _step(match["week"])
        return (here + timedelta(days=number - here.isoweekday(), weeks=weeks)).isoformat() + part
    which = re.sub(r"^this\s+", "", (match["which"] or "").lower())
    if which in {"previous", "preceding", "following"}:
        return _beside(number, which == "following", context)
    away = number - here.isoweekday()
    if which in {"last", "past"} or (not which and context.direction != "future"):
        away -= 7 if away > 0 or (away == 0 and which) else 0
    elif which in {"next", "coming"} or not which:
        away += 7 if away < 0 or (away == 0 and which) else 0
    day = here + timedelta(days=away)
    if not which and _ends_range(match) and context.told and day.isoformat() < context.told[:10]:
        day += timedelta(days=7)  # from Monday to Thursday: the one after that Monday
    return day.isoformat() + part


@cached
def _range_begin() -> re.Pattern[str]:
    return re.compile(rf"{names('weekday')}(?:\s+{any_of('part')})?\s?(?:to|and|until|till|through|or|–|-)\s?$")


def _ends_range(match: re.Match[str]) -> bool:
    return _range_begin().search(match.string, max(0, match.start() - RANGE_REACH), match.start()) is not None


def _beside(number: int, after: bool, context: Context) -> str | None:
    """*The following Monday*: the next after the day that the text has told, if it has told one."""
    told = day_of(context.told or "")
    if told is None:
        return None
    if after:
        return (told + timedelta(days=(number - told.isoweekday()) % 7 or 7)).isoformat()
    return (told - timedelta(days=(told.isoweekday() - number) % 7 or 7)).isoformat()


def _weekday_loose(match: re.Match[str]) -> str:
    part = f"T{value_of(match['part'], 'part')}" if match["part"] else ""
    return f"XXXX-WXX-{value_of(match['weekday'], 'weekday')}{part}"


def _deictic(match: re.Match[str], context: Context) -> str:
    shift, _, part = value_of(match["day"], "day").partition("T")
    part = value_of(match["part"], "part") if match["part"] else part
    return (context.day + timedelta(days=int(shift))).isoformat() + (f"T{part}" if part else "")


def _deictic_loose(match: re.Match[str]) -> str:
    shift = int(value_of(match["day"], "day").partition("T")[0])
    return "PAST_REF" if shift < 0 else "FUTURE_REF" if shift else "PRESENT_REF"


def _overnight(match: re.Match[str], context: Context) -> str | None:
    """The night that led to the publication, unless the clause looks ahead or the text tells of another day."""
    last, told = (context.day - timedelta(days=1)).isoformat(), context.told
    elsewhere = told is not None and not last <= told[:10] <= context.day.isoformat()
    return None if elsewhere or context.direction == "future" else f"{last}TNI"


def _shifted_fiscal(match: re.Match[str]) -> str:
    """Where a fiscal year begins is its state's or company's choice, so that its number is unknown."""
    return {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[_step(match["shift"])]


def _year_end(match: re.Match[str], context: Context) -> str:
    """The end of this year, or of the last one where a page of spring looks back."""
    back = context.direction != "future" and context.day.month <= 3
    return f"{context.day.year - back:04d}"


def _reference(match: re.Match[str]) -> str:
    return value_of(match.group(), "reference")


def _shifted(match: re.Match[str], context: Context) -> str | None:
    step = _step(match["shift"])
    name = match["unit"].lower()
    if name in meanings("season"):
        return _season(context, value_of(name, "season"), step)
    unit = value_of(name, "unit")
    if unit == "D":
        return None
    return shifted(context.day, unit, step)


def _step(word: str) -> int:
    return int(value_of(word.split()[-1], "shift"))


def _shifted_loose(match: re.Match[str]) -> str | None:
    return {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[_step(match["shift"])]


def _season(context: Context, season: str, step: int) -> str:
    """The season meant by *last fall* or *this summer*: the latest gone by, the one of this year, the next to come."""
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = context.day.year
    if step == -1 and context.day < date(year, min(first + 3, 12), 1):
        year -= 1
    if step == 1 and context.day >= date(year, first, 1):
        year += 1
    if step == 0 and season == "WI" and context.day.month < 6:
        year -= 1
    return f"{year:04d}-{season}"


def _season_year(match: re.Match[str], context: Context) -> str:
    year = match["year"] or f"{context.day.year + _step(match['which']):04d}"
    return f"{year}-{value_of(match['season'], 'season')}"


def _bare_season(match: re.Match[str], context: Context) -> str:
    step = {"past": -1, "future": 1, None: 0}[context.direction]
    return _season(context, value_of(match["season"], "season"), step)


def _day_of_month(match: re.Match[str], context: Context) -> str | None:
    """*On the 16th*: of this month, or of the month before or after, as the clause looks."""
    day, here = int(match["day"]), context.day
    shift = (
        1
        if context.direction == "future" and day < here.day
        else -1
        if context.direction != "future" and day > here.day
        else 0
    )
    value = f"{month(here.year, here.month + shift)}-{day:02d}"
    return value if interval(value) != NOTHING else None


def _weekend(match: re.Match[str], context: Context) -> str:
    """The weekend now, or else the last one, unless the clause looks ahead."""
    now = context.day.isoweekday() >= 6
    return shifted(context.day, "WE", 0 if now or context.direction == "future" else -1)


def _ago(match: re.Match[str], context: Context) -> str | None:
    number, unit = amount(match)
    past = match["way"].lower() == "ago"
    if number is None:
        return "PAST_REF" if past else "FUTURE_REF"
    if match["today"]:
        return same_day(context.day, -number if past else number, unit)
    return away(context.day, -number if past else number, unit)


def _edge(match: re.Match[str], context: Context) -> str | None:
    """*The end of the year*: the year of the publication, unless the text tells of another day."""
    return shifted(context.day, value_of(match["unit"], "unit"), 0)


def _week_of(match: re.Match[str], context: Context) -> str | None:
    number = int(value_of(match["month"], "month"))
    near = []
    for year in (context.day.year - 1, context.day.year, context.day.year + 1):
        try:
            near.append(date(year, number, int(match["day"])))
        except ValueError:
            continue
    chosen = min(near, key=lambda day: abs((day - context.day).days), default=None)
    return shifted(chosen, "W", 0) if chosen else None
