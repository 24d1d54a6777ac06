"""Expressions reckoned from the publication day, or from the date told before: weekdays, last week, two years ago."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dragoman.times.absolute import told_day, told_year
from dragoman.times.rule import Context, Rule, fixed
from dragoman.times.values import ago, day_of, shifted, year_of
from dragoman.times.words import any_of, count, duration, name_needle, names, needle, number_pattern, value_of

TURN = {"D": 60, "W": 8, "M": 18}
"""Units that a narrative date is counted in: *18 months earlier* is a month, *30 years earlier* a year."""


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    unit, part, season = any_of("unit"), any_of("part"), any_of("season")
    single = r"(?i:day|week|month|year|weekend|decade|century|quarter|fortnight)"
    number = rf"(?P<number>(?i:half\s+an?|an?|a\s+half)|{number_pattern()})(?P<half>(?i:\s+and\s+a\s+half))?"
    amount = rf"\b{number}[-\s]+(?P<unit>{unit})(?P<tail>\s+(?i:and\s+a\s+half))?"
    return (
        Rule(
            "weekday",
            re.compile(
                rf"\b(?:(?P<which>(?i:this\s+past|this\s+coming|last|next|this|past|coming))\s+)?"
                rf"(?P<weekday>{names('weekday')})(?:\s+(?P<part>{part})\b)?"
            ),
            _weekday,
            _weekday_loose,
            guard="weekday",
            needle=name_needle("weekday"),
        ),
        Rule(
            "early hours",
            re.compile(
                rf"\b(?i:(?:the\s+)?early\s+hours\s+of\s+)(?P<weekday>{names('weekday')})(?P<which>)(?P<part>)(?:\s+(?i:morning))?"
            ),
            _early,
            _weekday_loose,
            needle=name_needle("weekday"),
        ),
        Rule(
            "day",
            re.compile(
                rf"\b(?:(?i:earlier|later|late|early)\s+(?=(?i:today|tonight)))?(?P<day>{any_of('day')})(?:\s+(?P<part>{part}))?\b"
            ),
            _deictic,
            lambda _: "PRESENT_REF",
        ),
        Rule(
            "reference",
            re.compile(rf"\b{any_of('reference')}\b(?!-)"),
            fixed(_reference),
            _reference,
            guard="reference",
        ),
        Rule(
            "shifted",
            re.compile(
                rf"\b(?P<shift>(?i:last|past|this\s+past|next|this|current))\s+(?P<unit>{single}|{season})\b(?!-)"
            ),
            _shifted,
            _shifted_loose,
            edges=True,
        ),
        Rule(
            "the shifted",
            re.compile(
                rf"\b(?i:the)\s+(?P<shift>(?i:previous|preceding|next|following|coming|same))\s+(?P<unit>(?i:day|week|month|year)|{part}|{season})\b(?!-)"
            ),
            _narrative,
        ),
        Rule(
            "that",
            re.compile(
                rf"\b(?:(?i:earlier|later|late|early)\s+)?(?i:that)\s+(?P<shift>)(?:same\s+)?(?P<unit>(?i:day|week|month|year)|{part}|{season})\b"
            ),
            _narrative,
        ),
        Rule("weekend", re.compile(r"\b(?i:the\s+weekend)\b"), _weekend, lambda _: "PRESENT_REF"),
        Rule(
            "ago",
            re.compile(rf"{amount}\s+(?P<way>(?i:ago|from\s+now|hence))\b"),
            _ago,
            lambda m: "PAST_REF" if m["way"] == "ago" else "FUTURE_REF",
            needle=needle(r"ago|now|hence"),
        ),
        Rule(
            "vague ago",
            re.compile(rf"\b(?P<unit>{unit})\s+(?i:ago)\b"),
            fixed(lambda _: "PAST_REF"),
            lambda _: "PAST_REF",
            needle=needle("ago"),
        ),
        Rule(
            "counted",
            re.compile(rf"{amount}\s+(?P<way>(?i:earlier|later|before(?=\s*[.,;])|after(?=\s*[.,;])|previously))\b"),
            _counted,
            needle=needle("earlier|later|before|after|previously"),
        ),
        Rule(
            "end of",
            re.compile(
                r"\b(?i:the\s+(?P<edge>start|beginning|end|rest|remainder|middle)\s+of\s+(?:the|that)\s+(?P<unit>day|week|month|year|decade|century))\b"
            ),
            _edge,
        ),
        Rule(
            "week of",
            re.compile(
                rf"\b(?i:the\s+week\s+(?:of|beginning))\s+(?P<month>{names('month')})\s+(?P<day>\d\d?)\b(?!\s*,?\s+\d{{4}})"
            ),
            _week_of,
        ),
    )


def _weekday(match: re.Match[str], context: Context) -> str:
    number, here = int(value_of(match["weekday"], "weekday")), context.day
    which = re.sub(r"^this\s+", "", (match["which"] or "").lower())
    away = number - here.isoweekday()
    if which in {"last", "past"} or (not which and context.direction != "future"):
        away -= 7 if away > 0 or (away == 0 and which) else 0
    elif which in {"next", "coming"} or not which:
        away += 7 if away < 0 or (away == 0 and which) else 0
    part = f"T{value_of(match['part'], 'part')}" if match["part"] else ""
    return (here + timedelta(days=away)).isoformat() + part


def _weekday_loose(match: re.Match[str]) -> str:
    part = f"T{value_of(match['part'], 'part')}" if match["part"] else ""
    return f"XXXX-WXX-{value_of(match['weekday'], 'weekday')}{part}"


def _early(match: re.Match[str], context: Context) -> str:
    return _weekday(match, context) + "TMO"


def _deictic(match: re.Match[str], context: Context) -> str:
    shift, _, part = value_of(match["day"], "day").partition("T")
    part = value_of(match["part"], "part") if match["part"] else part
    return (context.day + timedelta(days=int(shift))).isoformat() + (f"T{part}" if part else "")


def _reference(match: re.Match[str]) -> str:
    return value_of(match.group(), "reference")


def _shifted(match: re.Match[str], context: Context) -> str | None:
    step = _step(match["shift"])
    name = match["unit"].lower()
    if name in {"spring", "summer", "fall", "autumn", "winter"}:
        return _season(context, value_of(name, "season"), step)
    unit = value_of(name, "unit")
    if unit == "D":
        return None
    if unit == "WE" and step == -1 and context.day.isoweekday() >= 6:
        step = -1
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


def _narrative(match: re.Match[str], context: Context) -> str | None:
    """*The next day*, *that year*: reckoned from the date told before; without one nothing is known."""
    if context.told is None:
        return None
    name, step = match["unit"].lower(), _narrative_step(match["shift"])
    if name in {"spring", "summer", "fall", "autumn", "winter"}:
        return f"{told_year(context) + step:04d}-{value_of(name, 'season')}"
    if name in {"morning", "afternoon", "evening", "night", "day", "week"} and day_of(context.told) is None:
        return None
    if name in {"morning", "afternoon", "evening", "night"}:
        return shifted(told_day(context), "D", step) + f"T{value_of(name, 'part')}"
    if name == "month" and not re.match(r"\d{4}-\d\d(?!\d)", context.told):
        return None
    return shifted(_anchor(context.told), value_of(name, "unit"), step)


def _narrative_step(word: str) -> int:
    return 0 if word in {"", "same"} else int(value_of(word, "shift"))


def _anchor(told: str) -> date:
    """The day, or the first day of the month or year, that was told."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", told)
    assert match
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))


def _weekend(match: re.Match[str], context: Context) -> str:
    """The weekend now, or else the last one, unless the clause looks ahead."""
    now = context.day.isoweekday() >= 6
    return shifted(context.day, "WE", 0 if now or context.direction == "future" else -1)


def _amount(match: re.Match[str]) -> tuple[float | None, str]:
    unit = value_of(match["unit"], "unit")
    word = re.sub(r"\s+", " ", match["number"].lower())
    if word in {"half a", "half an", "a half"}:
        return 0.5, unit
    number = count("one" if word in {"a", "an"} else word)
    half = 0.5 if match["half"] or match["tail"] else 0
    return (None if number is None else float(number) + half), unit


def _ago(match: re.Match[str], context: Context) -> str | None:
    number, unit = _amount(match)
    sign = -1 if match["way"].lower() == "ago" else 1
    if number is None:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    return _away(context.day, sign, number, unit)


def _away(day: date, sign: int, number: float, unit: str) -> str | None:
    """So many units away; halves are counted in the next smaller unit."""
    if number != int(number):
        smaller = {"CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}
        if unit not in smaller:
            return shifted(day, unit, 0)
        unit, factor = smaller[unit]
        number *= factor
    try:
        return ago(day, unit, sign * int(number))
    except (ValueError, OverflowError):
        return None


def _counted(match: re.Match[str], context: Context) -> str | None:
    """*Two days earlier*: from the date told before, where that is told as exactly as the count asks."""
    number, unit = _amount(match)
    told = context.told
    if number is None or told is None or not _exact_enough(told, unit):
        return (
            duration(count(match["number"]) if match["number"][0].isdigit() else None, unit) if number is None else None
        )
    sign = 1 if match["way"].lower() in {"later", "after"} else -1
    return _away(_anchor(told), sign, number, unit)


def _exact_enough(told: str, unit: str) -> bool:
    if unit in {"D", "W", "2W", "WE"}:
        return day_of(told) is not None
    if unit in {"M", "3M"}:
        return bool(re.match(r"\d{4}-\d\d(?!\d)", told))
    return unit in {"Y", "DE", "CE"} and year_of(told) is not None


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
