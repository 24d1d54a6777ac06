"""What a rule of the grammar is: a pattern, and how its match becomes a value in a context."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.report import TimeType

Direction = Literal["past", "future"] | None
"""Where the clause of an expression looks to; None where it does not say."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a value is reckoned from: the publication day, the clause's tense, the date told last before.

    `days` holds the days that the text has told before, by month and day (`10-07`).
    """

    day: date
    direction: Direction = None
    told: str | None = None
    days: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression.

    `needle` holds the pieces of which every match has one: the pattern is tried only around them, which is far quicker.

    `value` gives the TIMEX3 value of a match in a context, or None where the match is no expression of time.
    `loose` gives the value of a match without a publication date; None leaves the expression out.
    `guard` names the check against the parse that a match must pass, and `edges` whether words such as *early*,
    *the end of* before it belong to the expression.
    """

    name: str
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], Context], str | None]
    loose: Callable[[re.Match[str]], str | None] | None = None
    kind: TimeType | None = None
    guard: str | None = None
    edges: bool = False
    needle: tuple[str, ...] = ()


def fixed(value: Callable[[re.Match[str]], str | None]) -> Callable[[re.Match[str], Context], str | None]:
    """A value that needs no context."""
    return lambda match, _: value(match)


def kind_of(value: str) -> TimeType:
    """The TIMEX3 type that the form of a value tells."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if re.match(r"[\dX-]+(W\d\d-\d)?T", value) else "DATE"
