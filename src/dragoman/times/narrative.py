"""Expressions reckoned from a date that the text has told just before: the next day, that year, two days earlier."""

from __future__ import annotations

import re
from datetime import date

from dragoman.lexicon import cached
from dragoman.times.rule import Context, Rule
from dragoman.times.values import away, day_of, month, shifted, year_of
from dragoman.times.words import amount, amount_pattern, any_of, duration, needle, value_of

MONTH = re.compile(r"\d{4}-\d\d(?!\d)")


@cached
def rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    unit = rf"(?P<unit>(?i:day|week|month|year)|{any_of('part')}|{any_of('season')})"
    turn = r"(?P<shift>(?i:previous|preceding|next|following|same))"
    before = r"(?:(?i:earlier|later|late|early)\s+)?"
    end = r"(?=\s*[.,;:])"
    turns = needle("previous", "preceding", "next", "following", "same")
    return (
        Rule(
            "within",
            re.compile(r"\b(?i:(?:early|earlier|late|later)\s+in\s+the\s+(?P<unit>week|month|year))\b(?!-)"),
            _within,
            needle=needle("early", "earlier", "late", "later"),
        ),
        Rule(
            "turned",
            re.compile(rf"\b(?i:the)\s+{turn}\s+{unit}\b(?!-)"),
            _turned,
            needle=turns,
        ),
        Rule(
            "that",
            re.compile(rf"\b{before}(?i:that)\s+(?P<shift>)(?i:same\s+)?{unit}\b(?!-)"),
            _turned,
            needle=needle("that"),
        ),
        Rule(
            "before",
            re.compile(rf"\b(?i:the)\s+{unit}\s+(?P<shift>(?i:before|prior|after)){end}"),
            _turned,
            needle=needle("before", "prior", "after"),
        ),
        Rule(
            "counted",
            re.compile(
                rf"\b{amount_pattern()}\s+(?P<way>(?i:earlier|later|before{end}|after{end}|prior{end}|previously))\b"
            ),
            _counted,
            lambda match: duration(*amount(match)),
            needle=needle("earlier", "later", "before", "after", "prior", "previously"),
        ),
        Rule(
            "same period",
            re.compile(
                r"\b(?i:the\s+same\s+(?P<unit>month|period|quarter|week|day|time)\s+"
                r"(?:a\s+year\s+(?:ago|earlier|before)|last\s+year|(?:of\s+)?the\s+previous\s+year))\b"
            ),
            _same,
            needle=needle("same"),
        ),
    )


def _turned(match: re.Match[str], context: Context) -> str | None:
    """*The next day*, *that year*: nothing is known unless the text has told as much before."""
    told, name = context.told, match["unit"].lower()
    step = 0 if match["shift"].lower() in {"", "same"} else int(value_of(match["shift"], "shift"))
    if told is None or not _exact_enough(told, name):
        return None
    if re.fullmatch(any_of("season"), name):
        return f"{_first(told).year + step:04d}-{value_of(name, 'season')}"
    if re.fullmatch(any_of("part"), name):
        return f"{shifted(_first(told), 'D', step)}T{value_of(name, 'part')}"
    return shifted(_first(told), value_of(name, "unit"), step)


def _within(match: re.Match[str], context: Context) -> str:
    """*Earlier in the week*: the week that the text has told just before, else that of the publication."""
    name = match["unit"].lower()
    told = context.told if context.told and _exact_enough(context.told, name) else context.day.isoformat()
    return shifted(_first(min(told, context.day.isoformat())), value_of(name, "unit"), 0)


def _exact_enough(told: str, name: str) -> bool:
    """Whether a told date is as exact as the unit that is counted from it."""
    if name.startswith("month"):
        return MONTH.match(told) is not None
    exact = re.fullmatch(any_of("season"), name) or re.match("year|decade|centur|millenni", name)
    return (year_of(told) if exact else day_of(told)) is not None


def _first(told: str) -> date:
    """The day that was told, or the first of the month or year."""
    parts = [int(part) for part in re.findall(r"\d+", told[:10]) if MONTH.match(told) or len(part) == 4]
    return date(*[*parts, 1, 1][:3])


def _counted(match: re.Match[str], context: Context) -> str | None:
    """*Two days earlier*: a date where the text has told one to count from, else only a length of time."""
    number, unit = amount(match)
    told = context.told
    if number is None or told is None or not _exact_enough(told, match["unit"].lower()):
        return duration(number, unit)
    ahead = match["way"].lower() in {"later", "after"}
    return away(_first(told), number if ahead else -number, unit)


def _same(match: re.Match[str], context: Context) -> str | None:
    """*The same month a year ago*: the month or quarter told before, a year back."""
    told = context.told
    year = year_of(told) if told else None
    if told is None or year is None:
        return f"{context.day.year - 1:04d}"
    quarter = re.fullmatch(r"\d{4}(-[QH]\d)", told)
    if quarter:
        return f"{year - 1:04d}{quarter[1]}"
    return month(year - 1, int(told[5:7])) if MONTH.match(told) else f"{year - 1:04d}"
