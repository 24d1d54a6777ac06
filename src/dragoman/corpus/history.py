"""The status of an occurrence over its reports: planned, then held, moved or cancelled; claimed, then denied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

# What can follow what: what has happened is not planned again, what is planned can be called off and taken up again.
RANK = {"possible": 0, "planned": 1, "denied": 2, "cancelled": 2, "ongoing": 3, "occurred": 4}


class Told(NamedTuple):
    """The status that one mention gives: on which day, whether only somebody on the page says so, and which mention."""

    day: date | None
    status: str
    said: bool
    mention: str


def status_of(status: str, *, cancelled: bool, first: date | None, reported: date | None) -> str:
    """The status of a mention as it stands in the history of its occurrence.

    What a page tells as done before the first day on which it can be done is planned: *Putin visits Beijing on Friday*.

    Args:
        status: as the event has it.
        cancelled: whether the sentence says that the plan was given up.
        first: the first day on which the occurrence can have been, where it is told.
        reported: the day of the page.
    """
    if cancelled:
        return "cancelled"
    if status in ("occurred", "ongoing") and first and reported and reported < first:
        return "planned"
    return status


def history(told: Iterable[Told]) -> list[Told]:
    """The changes of status, in the order of the reports; the last of them is that of the occurrence."""
    changes: list[Told] = []
    for one in _ordered(told):
        if not changes or _follows(one, changes[-1], changes):
            changes.append(one)
    return changes


def _ordered(told: Iterable[Told]) -> Iterator[Told]:
    """By day; of one day what pages assert before what they let others say."""
    yield from sorted(told, key=lambda t: (t.day is None, t.day or date.max, t.said, -RANK[t.status], t.mention))


def _follows(new: Told, last: Told, changes: list[Told]) -> bool:
    """Whether a mention changes the status; what the page asserts is not changed by what somebody claims."""
    if new.status == last.status:
        return False
    asserted = any(not told.said and told.status == last.status for told in changes)
    if new.said and asserted and not _ahead(last.status):
        return False
    if new.day is None:
        return False
    if _ahead(last.status):
        return True
    if last.status in ("cancelled", "denied"):
        return RANK[new.status] > RANK[last.status] or (new.status == "planned" and _later(new, last))
    # Done is done: only the page itself takes back what was claimed.
    return (new.status == "denied" and last.said and not new.said) or RANK[new.status] > RANK[last.status]


def _ahead(status: str) -> bool:
    return status in ("planned", "possible")


def _later(new: Told, last: Told) -> bool:
    return bool(new.day and last.day and new.day > last.day)
