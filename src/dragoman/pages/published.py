"""When the page was published: what was given, what the page says, and what its text allows to infer."""

from __future__ import annotations

import re
from datetime import date

from dragoman.pages.credits import MONTH

URL_DAY = re.compile(r"(?<!\d)(20[0-4]\d|199\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
URL_NAMED = re.compile(r"/(20[0-4]\d|199\d)/([a-z]{3})/(\d{1,2})/", re.I)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?:at )?|/)(?P<year>\d{{4}})", re.I
)
DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>{MONTH}),?[ -/](?P<year>\d{{4}})", re.I
)
ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)")
AMERICAN = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
EUROPEAN = re.compile(r"\b(?:GMT|BST|CES?T|EES?T|IST|SAST|AES?T)\b")
EARLIEST, LATEST = 1990, 2049


def iso(year: int, month: int, day: int) -> str | None:
    """An ISO day, or None where there is no such day or it is out of the years that we read."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12 for an English month, whole or shortened."""
    return MONTHS.index(name[:3].lower()) + 1


def day_in_url(url: str | None) -> str | None:
    """The day that an address carries, as in `/2024/05/16/` or `/2024/may/16/`."""
    named = URL_NAMED.search(url or "")
    if named and named[2].lower() in MONTHS:
        return iso(int(named[1]), month_number(named[2]), int(named[3]))
    match = URL_DAY.search((url or "").split("?")[0])
    return iso(int(match[1]), int(match[2]), int(match[3])) if match else None


def day_in_line(line: str, *, year: int | None = None) -> str | None:
    """The first whole date in a line of text; `year` completes one that has none, as datelines do.

    Dates in figures are read day first unless that is impossible; where both readings differ, they are left alone.
    """
    for pattern in (MONTH_FIRST, DAY_FIRST):
        match = pattern.search(line)
        if match:
            return iso(int(match["year"]), month_number(match["month"]), int(match["day"]))
    match = ISO.search(line)
    if match:
        return iso(int(match["year"]), int(match["month"]), int(match["day"]))
    return _numeric(line) or (_without_year(line, year) if year else None)


def _numeric(line: str) -> str | None:
    match = NUMERIC.search(line)
    if not match:
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    american, european = bool(AMERICAN.search(line)), bool(EUROPEAN.search(line))
    year += 2000 if year < 100 else 0
    if (match["mark"] == "." and second <= 12) or first > 12 or first == second or (european and second <= 12):
        return iso(year, second, first)
    return iso(year, first, second) if second > 12 or american else None


def _without_year(line: str, year: int) -> str | None:
    match = re.search(
        rf"(?P<month>{MONTH}) ?(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{MONTH})", line
    )
    if not match:
        return None
    return iso(year, month_number(match["month"] or match["month2"]), int(match["day"] or match["day2"]))
