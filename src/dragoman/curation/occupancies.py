"""Offices over time: two holders of an office that is one person's, and days on which a post has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.curation.days import first_day, last_day
from dragoman.curation.problems import Considered, Problem
from dragoman.lexicon import Lexicon, Row

BEGIN = "2016-01-01"
"""Posts must be filled since then: the last decade."""
UNTIL = "2026-11"
"""Posts must be filled up to this month: the last that the shipped table of offices was brought up to."""
PATIENCE = timedelta(days=31)
"""A post that is empty no longer than this is no gap: cabinets take weeks to form, and many dates are of a month."""


def overlaps(lexicon: Lexicon, considered: Considered) -> Iterator[Problem]:
    """Two persons who surely held one person's office at once: the one before the other had left, by their dates."""
    single = {row["office"] for row in lexicon.table("single_offices")}
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in lexicon.table("offices"):
        if row["country"] and row["office"] in single and _dated(row):
            held[row["country"], row["office"]].append(row)
    together = _exceptions(lexicon, ("together",))
    for (country, office), rows in held.items():
        for one, other in combinations(rows, 2):
            asked = considered(one) or considered(other)
            if asked and _clash(one, other) and not any(_meet(one, row) for row in together[country, office]):
                yield _both(*((one, other) if considered(one) else (other, one)))


def _both(one: Row, other: Row) -> Problem:
    office = f"both are {one['office']} of {one['country']} {_common(one, other)}"
    return Problem.of(one, f"{one['person']} and {other['person']} ({other.file}:{other.line}) {office}")


def _dated(row: Row) -> bool:
    """Whether both dates are days of the calendar: what is none is told of the cell."""
    try:
        return bool(first_day(row["from"]) and last_day(row["to"]))
    except ValueError:
        return False


def _clash(one: Row, other: Row) -> bool:
    """Whether two rows surely overlap: by more than the day on which one hands over to the other."""
    start = max(last_day(row["from"]) if row["from"] else date.min for row in (one, other))
    end = min(first_day(row["to"]) if row["to"] else date.max for row in (one, other))
    return end > start + timedelta(days=1)


def _meet(one: Row, other: Row) -> bool:
    return first_day(one["from"]) <= last_day(other["to"]) and first_day(other["from"]) <= last_day(one["to"])


def _common(one: Row, other: Row) -> str:
    start = max(one["from"], other["from"])
    ends = [row["to"] for row in (one, other) if row["to"]]
    return f"from {start} to {min(ends)}" if ends else f"from {start} on"


def gaps(lexicon: Lexicon) -> Iterator[Problem]:
    """Posts of the table `posts` without a holder for more than a month in the last decade."""
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in filter(_dated, lexicon.table("offices")):
        held[row["country"], row["office"]].append(row)
    vacant = _exceptions(lexicon, ("vacant", "unknown"))
    for post in lexicon.table("posts"):
        rows = [row for office in post.many("offices") for row in held[post["country"], office]]
        rows += vacant[post["country"], post["post"]]
        for start, end in _empty(rows, *_asked(post)):
            yield Problem.of(post, f"no {post['post']} of {post['country']} from {start} to {end}")


def _asked(post: Row) -> tuple[date, date]:
    return first_day(max(post["from"], BEGIN)), last_day(min(post["to"], UNTIL) if post["to"] else UNTIL)


def _empty(rows: Sequence[Row], begin: date, until: date) -> Iterator[tuple[date, date]]:
    """The stretches within which no row may hold, longer than is borne."""
    at = begin
    for start, end in sorted((first_day(row["from"]), last_day(row["to"])) for row in rows):
        if start > until:
            break
        if start - at > PATIENCE:
            yield at, start
        at = max(at, end)
    if until - at > PATIENCE:
        yield at, until


def _exceptions(lexicon: Lexicon, kinds: tuple[str, ...]) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in lexicon.table("office_exceptions"):
        if row["kind"] in kinds:
            found[row["country"], row["office"]].append(row)
    return found
