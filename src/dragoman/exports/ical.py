"""The agenda as iCalendar (RFC 5545): one whole-day event for each item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from dragoman.store.names import name

PRODUCT = "-//Dragoman//agenda//EN"
HOST = "dragoman"

# RFC 5545, 3.8.1.11. What was put off without another day, or passed without report, may yet be.
STATUS = MappingProxyType(
    {
        "expected": "CONFIRMED",
        "held": "CONFIRMED",
        "moved": "CONFIRMED",
        "cancelled": "CANCELLED",
        "unreported": "TENTATIVE",
    }
)
WHOLE_MONTH = 27
"""Days, less one, from which on an interval is of a month that alone is known."""


def to_ical(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The agenda as one iCalendar file, the same bytes for the same rows.

    Args:
        rows: rows of the table `agenda` (`dragoman.store.schema`), such as `table.to_pylist()`.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for row in rows:
        calendar.add_component(_event(row))
    return bytes(calendar.to_ical())


def _event(row: Mapping[str, Any]) -> Any:
    from icalendar import Event

    event = Event()
    # The time of a record's making must not depend on the clock: it is the day of the announcement.
    event.add("dtstamp", datetime.combine(row["announced"], time(), UTC))
    event.add("uid", f"{row['item']}@{HOST}")
    event.add("sequence", len(row["earlier"] or ()))
    event.add("dtstart", row["first"])
    event.add("dtend", row["last"] + timedelta(1))
    event.add("summary", _clean(_summary(row)))
    event.add("status", _status(row))
    event.add("transp", "TRANSPARENT")
    if row["place_name"]:
        event.add("location", _clean(row["place_name"]))
    if row["latitude"] is not None and row["longitude"] is not None:
        event.add("geo", (row["latitude"], row["longitude"]))
    event.add("categories", [row["type"], row["state"]])
    event.add("description", _clean("\n".join(_description(row))))
    return event


def _status(row: Mapping[str, Any]) -> str:
    """Confirmed where the day is known; a month known alone, or a day still to be named, is tentative."""
    known = STATUS[row["state"]]
    open_ = row["state"] in ("expected", "moved") and (
        (row["last"] - row["first"]).days >= WHOLE_MONTH or _undated(row)
    )
    return "TENTATIVE" if open_ else known


def _undated(row: Mapping[str, Any]) -> bool:
    """Whether it was put off without another day: its days then stand among the earlier ones too."""
    return row["state"] == "moved" and _days(row) in (row["earlier"] or ())


def _days(row: Mapping[str, Any]) -> str:
    return f"{row['first'].isoformat()}/{row['last'].isoformat()}"


def _summary(row: Mapping[str, Any]) -> str:
    who = ", ".join(row["parties"])
    what = " ".join(filter(None, (row["type"], row["mode"])))
    state = "postponed, no new date" if _undated(row) else row["state"]
    return f"{who}: {what}" if row["state"] == "expected" else f"{who}: {what} ({state})"


def _description(row: Mapping[str, Any]) -> Iterator[str]:
    by = f" by {', '.join(row['announcer'])}" if row["announcer"] else ""
    yield row["words"]
    yield f"Announced {row['announced'].isoformat()}{by}: {name(row['page'], row['event'])}"
    for days in row["earlier"] or ():
        yield f"Earlier date: {_shown(days)}"
    if row["outcome_page"]:
        yield f"{row['state'].capitalize()}: {row['outcome_words']}"
        yield name(row["outcome_page"], row["outcome_event"])


def _shown(days: str) -> str:
    first, last = map(date.fromisoformat, days.split("/"))
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _clean(text: str) -> str:
    """Text that iCalendar can hold: no control characters but the line end."""
    return "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if (c >= " " and c != "\x7f") or c == "\n")
