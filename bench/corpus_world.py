"""The world of the corpus with known truth: states and their people, pairs, kinds of dealings and their wordings.

All of it is data beside this module: `corpus_states.tsv`, `corpus_pairs.tsv`, `corpus_dealings.txt`,
`corpus_claims.txt` and `corpus_sayings.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

HERE = Path(__file__).parent
WITH_ARTICLE = ("United States", "Philippines", "Democratic Republic of the Congo")
LANDLOCKED = frozenset(
    "ETH UGA RWA NER TCD MLI BLR SRB HUN ARM AFG BOL KAZ UZB TJK KGZ".split()  # noqa: SIM905
)
FAMILY_NAME_FIRST = ("CHN", "KOR", "PRK", "VNM")
OFFICES = {"foreign": "Foreign Minister", "defence": "Defence Minister", "speaker": "Foreign Ministry spokesperson"}
"""What the people of a state are called beside their names; the leader's title is the state's own."""


@dataclass(frozen=True)
class Town:
    """A place with its coordinates in decimal degrees and its country (ISO 3166-1 alpha-3)."""

    name: str
    latitude: float
    longitude: float
    country: str


THIRD = (
    Town("Geneva", 46.20, 6.15, "CHE"),
    Town("Vienna", 48.21, 16.37, "AUT"),
    Town("Muscat", 23.58, 58.41, "OMN"),
    Town("Singapore", 1.29, 103.85, "SGP"),
    Town("Valletta", 35.90, 14.51, "MLT"),
)
"""Where two states meet that will not go to each other."""


@dataclass(frozen=True)
class State:
    """A state and those who speak for it: leader, foreign, defence and speaker."""

    code: str
    name: str
    adj: str
    capital: Town
    towns: tuple[Town, ...]
    title: str
    people: Mapping[str, str]

    @property
    def called(self) -> str:
        """Its name within a sentence."""
        return f"the {self.name}" if self.name in WITH_ARTICLE else self.name

    def office(self, role: str) -> str:
        """What somebody is called beside his name."""
        return self.title if role == "leader" else OFFICES[role]

    def surname(self, role: str) -> str:
        """The name by which somebody is called again."""
        parts = self.people[role].split()
        if self.code in FAMILY_NAME_FIRST:
            return parts[0]
        return " ".join(parts[-2:]) if parts[-2] == "El" else parts[-1]


@dataclass(frozen=True)
class Pair:
    """Two states; `standing` is hostile, near or far."""

    one: State
    other: State
    standing: str


@dataclass(frozen=True)
class Dealing:
    """A kind of dealing: accepted PLOVER types, the likeliest first, and how it is told (`wordings` by section)."""

    name: str
    types: tuple[str, ...]
    mutual: bool
    pairs: str
    where: str
    mood: str
    topics: tuple[tuple[str, ...], ...]
    wordings: Mapping[str, tuple[str, ...]]
    by: str = "A"
    """Of what is claimed: who is said to have done it."""

    def fits(self, pair: Pair) -> bool:
        """Whether two such states may deal so."""
        if self.pairs == "sea":
            return not {pair.one.code, pair.other.code} & LANDLOCKED
        allowed = {"any": ("hostile", "near", "far"), "near": ("hostile", "near"), "hostile": ("hostile",)}
        return pair.standing in allowed[self.pairs]

    @property
    def planned(self) -> bool:
        """Whether it is a thing that is announced beforehand."""
        return "plan" in self.wordings


@dataclass(frozen=True)
class Happening:
    """What truly happened, was planned or is claimed: once, however often it is told."""

    key: str
    dealing: Dealing
    types: tuple[str, ...]
    a: State
    b: State
    mutual: bool
    town: Town | None
    day: date
    topic: tuple[str, ...]
    numbers: Mapping[str, int] = field(hash=False)

    @property
    def actors(self) -> tuple[str, ...]:
        """The countries that act; both of a mutual one."""
        return (self.a.code, self.b.code) if self.mutual else (self.a.code,)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The countries that are acted upon."""
        return () if self.mutual else (self.b.code,)


@cache
def states() -> Mapping[str, State]:
    """All states by their codes."""
    found = {}
    for row in _rows("corpus_states.tsv"):
        capital, *towns = (_town(cell, row["iso"]) for cell in (row["capital"], *row["towns"].split("|")))
        people = {role: row[role] for role in ("leader", *OFFICES)}
        found[row["iso"]] = State(
            row["iso"], row["name"], row["adj"], capital, tuple(towns), row["title"], MappingProxyType(people)
        )
    return MappingProxyType(found)


@cache
def pairs() -> tuple[Pair, ...]:
    """All pairs of states that deal with each other."""
    return tuple(Pair(states()[r["one"]], states()[r["other"]], r["standing"]) for r in _rows("corpus_pairs.tsv"))


@cache
def dealings() -> tuple[Dealing, ...]:
    """All kinds of dealings."""
    return tuple(_dealings())


def _dealings() -> Iterator[Dealing]:
    for head, wordings in _sections("corpus_dealings.txt"):
        name, types, shape, standing, where, mood = head
        topics = _topics(wordings.pop("topic"))
        told = {section: tuple(lines) for section, lines in wordings.items()}
        yield Dealing(name, tuple(types.split(",")), shape == "mutual", standing, where, mood, topics, told)


@cache
def claims() -> tuple[Dealing, ...]:
    """All kinds of what is claimed and denied; the types are those of the act."""
    found = []
    for (name, types, by, standing, where), wordings in _sections("corpus_claims.txt"):
        topics = _topics(wordings.pop("topic"))
        told = {section: tuple(lines) for section, lines in wordings.items()}
        found.append(Dealing(name, tuple(types.split(",")), False, standing, where, "bad", topics, told, by))
    return tuple(found)


@cache
def sayings() -> Mapping[str, tuple[str, ...]]:
    """Quotations, background and sites' own lines by their section."""
    found: dict[str, list[str]] = {}
    for line in _lines("corpus_sayings.txt"):
        section, _, words = line.partition(": ")
        found.setdefault(section, []).append(words)
    return MappingProxyType({section: tuple(lines) for section, lines in found.items()})


def _sections(name: str) -> Iterator[tuple[list[str], dict[str, list[str]]]]:
    head: list[str] = []
    wordings: dict[str, list[str]] = {}
    for line in _lines(name):
        if line.startswith("= "):
            if head:
                yield head, wordings
            head, wordings = re.split(r" \| ", line[2:]), {}
        else:
            section, _, words = line.partition(": ")
            wordings.setdefault(section, []).append(words)
    yield head, wordings


def _topics(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(topic.split(" / ")) for line in lines for topic in line.split("; "))


def _town(cell: str, country: str) -> Town:
    name, latitude, longitude = cell.split(":")
    return Town(name, float(latitude), float(longitude), country)


def _rows(name: str) -> Iterator[dict[str, str]]:
    head, *lines = _lines(name)
    names = head.split("\t")
    for line in lines:
        yield dict(zip(names, line.split("\t"), strict=True))


def _lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
