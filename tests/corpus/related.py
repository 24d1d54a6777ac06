"""Stores with occurrences made by hand, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike
from typing import Any

from dragoman.corpus import Corpus, open_store
from dragoman.corpus.makers import MAKERS
from dragoman.report import Report
from dragoman.store import add_reports, derive, schema
from dragoman.store.snapshot import Store
from tests.store.made import report

STATES = {"RUS": "Russia", "CHN": "China", "KEN": "Kenya", "USA": "United States", "Vladimir Putin": "RUS"}
QUADS = {
    "CONSULT": ("verbal cooperation", 2.0),
    "AID": ("material cooperation", 7.0),
    "ACCUSE": ("verbal conflict", -2.0),
    "ASSAULT": ("material conflict", -9.0),
}


def occurrence(name: str, day: str | None, parties: str, type: str = "CONSULT", **fields: Any) -> dict[str, Any]:
    """A row of `occurrences`. `parties` is such as `RUS>CHN`, or `RUS,CHN` of all who act alike; whoever has no code
    of three letters goes by his name and has no country unless it is given in brackets: `Xi Jinping (CHN)`.
    """
    acting, _, upon = parties.partition(">")
    (actors, actor_countries), (recipients, recipient_countries) = _named(acting), _named(upon)
    quad, intensity = QUADS.get(type, ("verbal cooperation", 2.0))
    exact = date.fromisoformat(f"{day}-01-01"[:10]) if day else None
    row = {
        "occurrence": name,
        "type": type,
        "quad": quad,
        "contexts": [],
        "status": "occurred",
        "history": [],
        "actors": actors,
        "actor_countries": actor_countries,
        "recipients": recipients,
        "recipient_countries": recipient_countries,
        "starts": day,
        "ends": day,
        "first": exact,
        "last": exact if day and len(day) == 10 else None,
        "day": exact,
        "reported": exact,
        "updated": exact,
        "intensity": intensity,
        "confidence": 0.9,
        "page": "page-0",
        "event": "e1",
        "words": f"{name} of {parties}.",
        "mentions": 1,
        "pages": 1,
        "families": 1,
        "sources": ["AP"],
        **fields,
    }
    return {column: row.get(column) for column in schema.arrow("occurrences").names}


def _named(parties: str) -> tuple[list[str], list[str]]:
    """Names and countries of such as `RUS,Xi Jinping (CHN)`."""
    names, countries = [], set()
    for party in filter(None, parties.split(",")):
        name, _, code = party.removesuffix(")").partition(" (")
        state = STATES.get(name, name) if len(name) == 3 else None
        names.append(state or name)
        countries |= {name} if state else {code} - {""}
    return names, sorted(countries)


def corpus(
    path: str | PathLike[str],
    occurrences: Iterable[Mapping[str, Any]],
    reports: Iterable[Report] = (),
    **tables: Iterable[Mapping[str, Any]],
) -> Corpus:
    """A store of these reports, else of one, with these rows in its derived tables; `relations` are made of them."""
    add_reports(list(reports) or [report(0)], path)
    rows = {"occurrences": occurrences, **tables}
    makers = {name: _given(name, list(rows.get(name, ()))) for name in MAKERS} | {"relations": MAKERS["relations"]}
    derive(path, makers)
    return open_store(path)


def _given(name: str, rows: list[Mapping[str, Any]]) -> Any:
    declared = schema.arrow(name).names

    def made(store: Store, before: Mapping[str, Any]) -> Any:
        return [{column: row.get(column) for column in declared} for row in rows]

    return made
