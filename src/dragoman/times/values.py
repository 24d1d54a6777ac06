"""TIMEX3 values: making them from dates, and reading first and last day back out of them.

Values follow ISO 24617-1: `2024-05-16`, `2024-05`, `2024`, `2024-W20`, `2024-W20-WE`, `2024-Q2`, `2024-H1`, `2024-SP`,
`202` (decade), `20` (century), `2024-05-16TEV`, `2024-05-16T09:30Z`, `P2W`, `PRESENT_REF`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the meteorological seasons of the northern hemisphere; winter ends in the next year."""

Interval = tuple[str | None, str | None]
NOTHING: Interval = (None, None)


def interval(value: str) -> Interval:
    """The first and the last ISO day of a TIMEX3 value.

    Durations, sets, references such as `PRESENT_REF`, and values with unknown parts (`XXXX-05`) give `(None, None)`.
    """
    bare = value.split("T", 1)[0] if value[:1].isdigit() else value
    for pattern, days in SHAPES:
        match = pattern.fullmatch(bare)
        if match:
            try:
                first, last = days(*match.groups())
            except (ValueError, OverflowError):
                return NOTHING
            return first.isoformat(), last.isoformat()
    return NOTHING


def _day(year: str, month: str, day: str) -> tuple[date, date]:
    found = date(int(year), int(month), int(day))
    return found, found


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    end = year + (last < first)
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])


def _week(year: str, week: str) -> tuple[date, date]:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return monday, monday + timedelta(days=6)


def _weekend(year: str, week: str) -> tuple[date, date]:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return monday + timedelta(days=5), monday + timedelta(days=6)


def _years(first: int, last: int) -> tuple[date, date]:
    return date(first, 1, 1), date(last, 12, 31)


SHAPES: tuple[tuple[re.Pattern[str], Callable[..., tuple[date, date]]], ...] = tuple(
    (re.compile(pattern), days)
    for pattern, days in (
        (r"(\d{4})-(\d\d)-(\d\d)", _day),
        (r"(\d{4})-(\d\d)", lambda y, m: _months(int(y), int(m), int(m))),
        (r"(\d{4})", lambda y: _years(int(y), int(y))),
        (r"(\d{4})-W(\d\d?)", _week),
        (r"(\d{4})-W(\d\d?)-WE", _weekend),
        (r"(\d{4})-Q([1-4])", lambda y, q: _months(int(y), 3 * int(q) - 2, 3 * int(q))),
        (r"(\d{4})-H([12])", lambda y, h: _months(int(y), 6 * int(h) - 5, 6 * int(h))),
        (r"(\d{4})-(SP|SU|FA|WI)", lambda y, s: _months(int(y), *SEASONS[s])),
        (r"(\d{3})X?", lambda d: _years(10 * int(d), 10 * int(d) + 9)),
        (r"(\d{2})(?:XX)?", lambda c: _years(100 * int(c), 100 * int(c) + 99)),
    )
)


def month(year: int, number: int) -> str:
    """A month; numbers outside 1 to 12 run over into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return f"{year:04d}-{number:02d}"


def week(day: date) -> str:
    """The ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def shifted(day: date, unit: str, count: int) -> str:
    """The day, week, month, year … that lies `count` units after the one that `day` lies in.

    Raises:
        ValueError, OverflowError: the date is outside the calendar.
    """
    if unit in STEPS:
        return STEPS[unit](day, count)
    raise ValueError(unit)


def _clock(day: date, _: int) -> str:
    """Hours and minutes from now: on this day, at a time that the text does not give."""
    return f"{day.isoformat()}TXX:XX"


def _year(year: int) -> str:
    return f"{date(year, 1, 1).year:04d}"  # raises outside the calendar


STEPS: dict[str, Callable[[date, int], str]] = {
    "D": lambda day, n: (day + timedelta(days=n)).isoformat(),
    "W": lambda day, n: week(day + timedelta(weeks=n)),
    "2W": lambda day, n: week(day + timedelta(weeks=2 * n)),
    "WE": lambda day, n: week(day + timedelta(weeks=n)) + "-WE",
    "M": lambda day, n: month(day.year, day.month + n),
    "3M": lambda day, n: quarter(day, n),
    "Y": lambda day, n: _year(day.year + n),
    "DE": lambda day, n: _year(day.year + 10 * n)[:3],
    "CE": lambda day, n: _year(day.year + 100 * n)[:2],
    "TH": _clock,
    "TM": _clock,
    "TS": _clock,
}


def quarter(day: date, shift: int = 0) -> str:
    """The quarter that lies `shift` quarters after the one that `day` lies in."""
    index = day.year * 4 + (day.month - 1) // 3 + shift
    return f"{index // 4:04d}-Q{index % 4 + 1}"


SMALLER = {"ML": ("Y", 1000), "CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}


def away(day: date, count: Fraction, unit: str) -> str | None:
    """The date `count` units away: decades are counted in years, and broken numbers in the next smaller unit."""
    while unit in SMALLER and (unit in {"ML", "CE", "DE"} or count.denominator > 1):
        unit, factor = SMALLER[unit]
        count *= factor
    try:
        return shifted(day, unit, int(count))
    except (ValueError, OverflowError):
        return None


def same_day(day: date, count: Fraction, unit: str) -> str | None:
    """The very day `count` units away (*a year ago today*); None where it is not in the calendar."""
    try:
        if unit in {"D", "W"} and count.denominator == 1:
            return (day + timedelta(days=int(count) * (7 if unit == "W" else 1))).isoformat()
        value = away(day, count, unit) or ""
        return (
            date.fromisoformat(f"{value}{day.isoformat()[len(value) :]}").isoformat() if len(value) in {4, 7} else None
        )
    except (ValueError, OverflowError):
        return None


def year_of(value: str) -> int | None:
    """The year that a value lies in."""
    return int(value[:4]) if re.match(r"\d{4}(?!\d)", value) else None


def day_of(value: str) -> date | None:
    """The day that a value names, its day part or clock time left aside."""
    match = re.match(r"\d{4}-\d\d-\d\d", value)
    return date.fromisoformat(match.group()) if match else None


def common(first: str, last: str) -> str | None:
    """The narrowest value that holds both: for a publication date known only as an interval.

    Only what is certain is kept: a month or a year that both lie in, else nothing.
    """
    if first == last:
        return first
    spans = interval(first), interval(last)
    if None in spans[0] or None in spans[1]:
        return None
    days = [day for span in spans for day in span if day]
    for length in (7, 4):
        if len({day[:length] for day in days}) == 1:
            return days[0][:length]
    return None
