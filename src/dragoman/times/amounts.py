"""Expressions of length and repetition, and clock times."""

from __future__ import annotations

import re
from fractions import Fraction

from dragoman.lexicon import cached
from dragoman.times.rule import Rule, fixed
from dragoman.times.words import (
    amount,
    amount_pattern,
    any_of,
    class_needle,
    count,
    duration,
    either,
    names,
    needle,
    number_pattern,
    spelled,
    value_of,
)


@cached
def rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    unit = any_of("unit")
    span = r"(?:(?i:the\s+)?(?i:last|past|next|coming|first|previous|final)\s+|"
    span += r"(?i:the)\s+(?=[\w-]+\s+\w+\s+(?i:to|ended|ending|through|since|before|after|leading|that)\b))?"
    weekdays = [word for word in spelled("weekday") if word.endswith("day")]
    zone = rf"(?:\s+(?P<zone>{any_of('zone')}))?"
    meridiem = r"(?P<meridiem>[ap]\.m\.|[ap]m\b|[AP]M\b|[AP]\.M\.)"
    return (
        Rule(
            "amount",
            re.compile(rf"\b{span}{amount_pattern()}(?:-long)?\b"),
            fixed(_amount),
            _amount,
            guard="amount",
            needle=class_needle("unit"),
        ),
        Rule(
            "past unit",
            re.compile(
                r"\b(?i:the\s+(?:past|last|next|coming))\s+(?P<unit>(?i:week|month|year|decade|century|hour|minute|quarter))\b"
            ),
            fixed(_one),
            _one,
            needle=class_needle("unit"),
        ),
        Rule(
            "recent units",
            re.compile(
                r"\b(?i:(?:the\s+)?(?:recent|coming|past|last|next))\s+(?P<unit>(?i:hours|days|weeks|months|years|decades|centuries))\b"
            ),
            fixed(_some),
            _some,
            needle=class_needle("unit"),
        ),
        Rule(
            "units",
            re.compile(r"\b(?P<unit>(?i:minutes|hours|days|weeks|months|years|decades|centuries))\b(?!-old)(?:-long)?"),
            fixed(_some),
            _some,
            guard="units",
            needle=class_needle("unit"),
        ),
        Rule(
            "units beside",
            re.compile(
                r"\b(?i:the\s+(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries))"
                r"(?=\s+(?i:before|after|since|leading\s+up|following|preceding|prior\s+to|that\s+followed|to\s+come|ahead))\b"
            ),
            fixed(_some),
            _some,
            needle=class_needle("unit"),
        ),
        Rule(
            "long",
            re.compile(r"\b(?P<unit>(?i:day|week|month|year|decade|century|hour))-?(?i:long)\b"),
            fixed(_one),
            _one,
            needle=needle("long"),
        ),
        Rule(
            "set word",
            re.compile(rf"\b{any_of('set')}\b"),
            fixed(_set_word),
            _set_word,
            kind="SET",
            guard="set",
            needle=class_needle("set"),
        ),
        Rule(
            "every",
            re.compile(
                rf"\b(?i:every|each)\s+(?:(?P<number>(?i:other)|{number_pattern()})\s+)?(?:(?P<unit>{unit})|(?P<weekday>{names('weekday')})|(?P<part>{any_of('part')}))\b"
            ),
            fixed(_every),
            _every,
            needle=needle("every", "each"),
            kind="SET",
        ),
        Rule(
            "rate",
            re.compile(
                rf"(?<=\s)(?P<often>(?i:once|twice|{number_pattern()}\s+times)\s+)?(?i:an?|per|every|each)\s+(?P<unit>(?i:day|week|month|year|hour|minute))\b"
            ),
            fixed(_one),
            _one,
            kind="SET",
            guard="rate",
            needle=class_needle("unit"),
        ),
        Rule(
            "on weekdays",
            re.compile(rf"(?<=\b(?:[Oo]n|[Aa]t)\s)(?:(?P<weekday>{either(weekdays)})s|(?P<kind>weekends|weekdays))\b"),
            fixed(_on_weekdays),
            _on_weekdays,
            kind="SET",
            needle=("days", "weekends"),
        ),
        Rule(
            "clock",
            re.compile(rf"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?{meridiem}{zone}"),
            fixed(_clock),
            _clock,
            kind="TIME",
            needle=("a.m", "p.m", "A.M", "P.M", "am", "pm", "AM", "PM"),
        ),
        Rule(
            "clock in words",
            re.compile(
                r"\b(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?(?:\s+o['’]clock)?\s+(?:in\s+the\s+|at\s+)"
                r"(?P<part>morning|afternoon|evening|night)\b"
            ),
            fixed(_clock_in_words),
            _clock_in_words,
            kind="TIME",
            needle=class_needle("part"),
        ),
        Rule(
            "clock 24",
            re.compile(rf"\b(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![:\d])(?P<meridiem>){zone}"),
            fixed(_clock),
            _clock,
            kind="TIME",
            guard="clock",
            needle=tuple(f":{ten}" for ten in range(6)),
        ),
        Rule(
            "clock zone",
            re.compile(
                r"(?<!\()\b(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<meridiem>)\s+(?:hours\s+)?(?P<zone>GMT|UTC|local\s+time)"
            ),
            fixed(_clock),
            _clock,
            kind="TIME",
            needle=("GMT", "UTC", "local"),
        ),
        Rule(
            "noon",
            re.compile(rf"\b(?P<word>{any_of('clock')})\b"),
            fixed(lambda m: "T" + value_of(m["word"], "clock")),
            lambda m: "T" + value_of(m["word"], "clock"),
            kind="TIME",
            guard="noon",
            needle=class_needle("clock"),
        ),
    )


def _amount(match: re.Match[str]) -> str:
    return duration(*amount(match))


def _one(match: re.Match[str]) -> str:
    return duration(Fraction(1), value_of(match["unit"], "unit"))


def _some(match: re.Match[str]) -> str:
    return duration(None, value_of(match["unit"], "unit"))


def _set_word(match: re.Match[str]) -> str:
    return value_of(match.group(), "set")


def _every(match: re.Match[str]) -> str | None:
    if match["weekday"]:
        return f"XXXX-WXX-{value_of(match['weekday'], 'weekday')}"
    if match["part"]:
        return f"XXXX-XX-XXT{value_of(match['part'], 'part')}"
    word = (match["number"] or "one").lower()
    return duration(Fraction(2) if word == "other" else count(word), value_of(match["unit"], "unit"))


def _on_weekdays(match: re.Match[str]) -> str:
    """*On Mondays*, *on weekends*."""
    if match["kind"]:
        return f"XXXX-WXX-{'WE' if match['kind'] == 'weekends' else 'WD'}"
    return f"XXXX-WXX-{value_of(match['weekday'], 'weekday')}"


def _clock_in_words(match: re.Match[str]) -> str:
    """*4 in the morning*, *9 o'clock at night*."""
    hour = int(match["hour"]) % 12 + (0 if match["part"] == "morning" else 12)
    return f"T{hour % 24:02d}:{match['minute'] or '00'}"


def _clock(match: re.Match[str]) -> str:
    """The time of day alone; `find` puts the day before it."""
    hour = int(match["hour"])
    if match["meridiem"]:
        hour = hour % 12 + (12 if match["meridiem"][0] in "pP" else 0)
    zone = value_of(match["zone"], "zone") if match["zone"] and match["zone"] in {"GMT", "UTC"} else ""
    return f"T{hour:02d}:{match['minute'] or '00'}{zone}"
