"""What the screen shows of occurrences, stories, agenda, claims and pairs, in columns as `store.output` writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from dragoman.show import wording
from dragoman.store.names import short
from dragoman.store.output import who

Row = Mapping[str, Any]
Columns = Mapping[str, Callable[[Row], str]]


def day(value: Any) -> str:
    """A day as it is read, nothing for none."""
    return wording.day(value.isoformat()) if value else ""


def days(first: Any, last: Any) -> str:
    """A first and a last day as one expression."""
    return wording.interval(first and first.isoformat(), (last or first) and (last or first).isoformat())


def signed(value: float | None) -> str:
    """A number of the scale of intensity: *+2.1*, *−4.0*; nothing for none."""
    return "" if value is None else f"{value:+.1f}".replace("-", "−")


def _when(row: Row) -> str:
    return wording.interval(row["starts"], row["ends"]) or (f"told {day(row['reported'])}" if row["reported"] else "")


def _said(names: list[str] | None, words: str | None) -> str:
    return f"{', '.join(names or ()) or 'the page'}: {words or ''}"


OCCURRENCES: Columns = MappingProxyType(
    {
        "occurrence": lambda row: row["occurrence"],
        "when": _when,
        "type": lambda row: row["type"],
        "status": lambda row: row["status"],
        "reports": lambda row: str(row["families"]),
        "who": who,
        "words": lambda row: row["words"],
    }
)

STORIES: Columns = MappingProxyType(
    {
        "original": lambda row: short(row["family"]),
        "published": lambda row: days(row["published"], row["last"]),
        "pages": lambda row: str(row["pages"]),
        "copies": lambda row: str(row["copies"]),
        "edits": lambda row: str(row["edits"]),
        "addresses": lambda row: str(row["addresses"]),
        "sites": lambda row: str(row["publishers"]),
        "source": lambda row: row["source"] or "",
        "headline": lambda row: row["headline"] or "",
    }
)

AGENDA: Columns = MappingProxyType(
    {
        "item": lambda row: row["item"],
        "when": lambda row: days(row["first"], row["last"]),
        "state": lambda row: row["state"],
        "type": lambda row: row["type"],
        "who": lambda row: ", ".join(row["parties"]),
        "where": lambda row: row["place_name"] or "",
        "words": lambda row: row["words"],
    }
)

CLAIMS: Columns = MappingProxyType(
    {
        "claim": lambda row: row["claim"],
        "said": lambda row: days(row["said"], row["other_said"]),
        "basis": lambda row: row["basis"],
        "asserted": lambda row: _said(row["speaker"], row["words"]),
        "disputed": lambda row: _said(row["other_speaker"], row["other_words"]),
    }
)

NETWORK: Columns = MappingProxyType(
    {
        "pair": lambda row: f"{row['source']} {'→' if row['directed'] else '–'} {row['target']}",
        "total": lambda row: str(row["occurrences"]),
        "verbal+": lambda row: _count(row["verbal_cooperation"]),
        "material+": lambda row: _count(row["material_cooperation"]),
        "verbal−": lambda row: _count(row["verbal_conflict"]),
        "material−": lambda row: _count(row["material_conflict"]),
        "mean": lambda row: signed(row["intensity_mean"]),
        "last": lambda row: day(row["last"]),
    }
)


def _count(number: int) -> str:
    return str(number or "·")
