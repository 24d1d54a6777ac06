"""From a Wikidata dump to the table `offices`: who held which position, since when and until when.

The dump is read twice, line by line. The first time gives the positions, which are few: their names, and the state that
each is of. The second gives the people: every position held (P39) with its start (P580) and end (P582) is a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.curation.importing import dump
from dragoman.curation.importing.dump import Entity
from dragoman.curation.importing.names import fold, plain
from dragoman.curation.importing.writing import Tables, Tally
from dragoman.lexicon import cached, table

HELD, START, END = b'"P39"', "P580", "P582"
HUMAN = "Q5"
# Country (P17), applies to jurisdiction (P1001); office held by head of state (P1906) and of government (P1313).
OF_STATE = ("P1001", "P17")
HEADS = {"P1906": "head of state", "P1313": "head of government"}
KINDS = frozenset({"Q4164871", "Q294414", "Q83307", "Q48352", "Q2285706"})
"""Position, public office, minister, head of state, head of government; else a position is a subclass (P279) of one."""
WORDS = re.compile(
    r"\b(president|minister|premier|chancellor|taoiseach|king|queen|emperor|emir|sultan|pope|leader|monarch|sovereign|"
    r"secretary|advis[eo]r|chief|chairman|governor|director|representative|ambassador|member|deputy|speaker|senator|"
    r"lawmaker|mayor|judge|justice|general)\b"
)
"""Words of which the label of every known office has one."""
MARKS = tuple(f'"{name}"'.encode() for name in ("P1001", "P17", "P279", *HEADS, *sorted(KINDS)))
"""A line without any of these names no position and no heads of a state: the cheap test before it is parsed."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a position is called in `offices`, the sector of its holder and its state."""

    name: str
    sector: str
    country: str


@dataclass(slots=True)
class Positions:
    """The positions of a dump by their identifiers: labels, and states as identifiers."""

    labels: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)


def convert(path: Path, folder: Path, tally: Tally, *, since: str = "1990") -> None:
    """Read a dump and append occupancies to the table of offices of a folder.

    Args:
        path: the dump: `.json`, `.json.gz` or `.json.bz2`.
        folder: the user's lexicon.
        tally: what is told of the import.
        since: an ISO year, month or day: what ended before it is left out.

    Raises:
        UsageError: the dump cannot be read.
        LexiconError: the table in the folder is wrong.
    """
    positions = _positions(path)
    source = f"{path.name} (Wikidata, CC0)"
    with Tables(folder, source, tally, once=False) as tables:
        for number, line in dump.lines(path):
            entity = (
                dump.parsed(line, number, lambda at, why: tally.error(path.name, at, why)) if HELD in line else None
            )
            if entity and HUMAN in dump.items(entity, "P31"):
                for row in _occupancies(entity, positions, since, tally):
                    tables.write("offices", row)


def _positions(path: Path) -> Positions:
    """The first reading; lines that are wrong are told by the second."""
    found = Positions()
    for number, line in dump.lines(path):
        if b'"Q5"' in line or not any(mark in line for mark in MARKS):
            continue
        entity = dump.parsed(line, number, lambda at, why: None)
        if entity:
            _remember(entity, found)
    return found


def _remember(entity: Entity, found: Positions) -> None:
    for property_id in HEADS:
        for position in dump.items(entity, property_id):
            found.states.setdefault(position, entity["id"])
    name = dump.label(entity)
    is_position = not KINDS.isdisjoint(dump.items(entity, "P31")) or bool(dump.statements(entity, "P279"))
    if name and is_position and WORDS.search(name.lower()):
        found.labels[entity["id"]] = name
        for state in (state for property_id in OF_STATE for state in dump.items(entity, property_id)):
            if state in _states():
                found.states.setdefault(entity["id"], state)


def _occupancies(person: Entity, positions: Positions, since: str, tally: Tally) -> Iterator[dict[str, str]]:
    name = dump.label(person)
    seen: set[tuple[str, str, str]] = set()
    for statement in dump.statements(person, "P39"):
        position = dump.item_of(statement.get("mainsnak"))
        start, end = dump.day_of(statement, START) or "", dump.day_of(statement, END) or ""
        office = _named(position, positions, dump.items(person, "P27"))
        if not name or not position:
            tally.left_out["no English name, or no position"] += 1
        elif office is None:
            tally.left_out["positions that are no known office of a known state"] += 1
        elif not start or (end and end[: len(since)] < since[: len(end)]) or (end and end < start[: len(end)]):
            tally.left_out[f"without a start, or ended before {since}"] += 1
        elif (office.country, office.name) in _held(person["id"], name):
            tally.left_out["already known"] += 1
        elif (office.country, office.name, start) not in seen:
            seen.add((office.country, office.name, start))
            yield _row(person, name, office, start, end)


def _row(person: Entity, name: str, office: Office, start: str, end: str) -> dict[str, str]:
    written = plain(name)
    known = [alias for alias in (name, *dump.aliases(person)) if " " in alias and alias != written and "|" not in alias]
    return {
        "person": written,
        "aliases": "|".join(dict.fromkeys(known)),
        "country": office.country,
        "office": office.name,
        "sector": office.sector,
        "from": start,
        "to": end,
        "wikidata": person["id"],
    }


def _held(wikidata: str, name: str) -> frozenset[tuple[str, str]]:
    """State and office of all that the lexicon knows of a person already."""
    return _known().get(wikidata) or _known().get(fold(name), frozenset())


@cached
def _known() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for row in table("offices"):
        names = (fold(row["person"]), *map(fold, row.many("aliases")))
        for name in filter(None, (row["wikidata"], *names)):
            found.setdefault(name, set()).add((row["country"], row["office"]))
    return {name: frozenset(held) for name, held in found.items()}


def _named(position: str | None, positions: Positions, citizenships: list[str]) -> Office | None:
    """The office of a position; where the dump does not tell its state, a citizenship counts whose name it bears."""
    label = positions.labels.get(position or "")
    if label is None:
        return None
    state = positions.states.get(position or "") or next((q for q in citizenships if _bears(label, q)), None)
    known = _states().get(state or "")
    office = _office(_without_state(label, known.names)) if known else None
    return Office(*office, known.country) if known and office else None


def _bears(label: str, state: str) -> bool:
    known = _states().get(state)
    return known is not None and any(re.search(rf"\b{re.escape(name)}\b", label.lower()) for name in known.names)


def _without_state(label: str, names: tuple[str, ...]) -> str:
    """*Minister of Foreign Affairs of France*, *French Minister of Foreign Affairs* without the state's name."""
    text = label.lower()
    for name in names:
        text = re.sub(rf"\s*(?:,|\bof|\bfor|\bin)?\s+(?:the )?\b{re.escape(name)}$|^{re.escape(name)}\s+", "", text)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class State:
    """A state of the table of countries, with its names and adjectives in lower case, longest first."""

    country: str
    names: tuple[str, ...]


@cached
def _states() -> Mapping[str, State]:
    found = {}
    for row in table("countries"):
        names = {name.lower() for name in (row["name"], *row.many("names"), *row.many("adjectives"))}
        if row["wikidata"]:
            found[row["wikidata"]] = State(row["iso3"], tuple(sorted(names, key=lambda name: (-len(name), name))))
    return found


@cached
def _office(label: str) -> tuple[str, str] | None:
    """Name and sector of an office by its label in lower case."""
    for pattern, office, sector in _patterns():
        if match := pattern.fullmatch(label):
            to = match.groupdict().get("to")
            return (f"{office} {to}" if to else office or match.group()), sector
    return None


@cached
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(row["pattern"]), row["office"], row["sector"]) for row in table("wikidata_offices"))
