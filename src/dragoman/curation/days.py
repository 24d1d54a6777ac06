"""Days out of ISO dates that may be no finer than a month or a year: the first and the last day that one can mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

EVER = date.min
NEVER = date.max


def first_day(text: str) -> date:
    """The first day that a date can mean; an empty one has always been.

    Raises:
        ValueError: it is no ISO day, month or year.
    """
    if not text:
        return EVER
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day that a date can mean; an empty one never comes.

    Raises:
        ValueError: it is no ISO day, month or year.
    """
    if not text:
        return NEVER
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
