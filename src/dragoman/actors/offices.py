"""Persons in offices over time, from the lexicon: who held what on the day of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman import lexicon
from dragoman.actors.cast import fold
from dragoman.actors.nouns import titles
from dragoman.lexicon import Row

LEADING = (
    *("president", "prime minister", "premier", "chancellor", "supreme leader", "paramount leader", "leader"),
    *("king", "queen", "emir", "sultan", "pope", "chief executive"),
    *("acting president", "interim president", "junta leader"),
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with all his occupancies, in the lexicon's order."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    wikidata: str | None
    rows: tuple[Row, ...]

    def on(self, day: str) -> tuple[str, str] | None:
        """Office and sector held on a day, the first listed of several; a leading office goes before the rest."""
        held = [row for row in self.rows if row.holds(day)]
        held.sort(key=lambda row: row["office"] not in LEADING)
        return (held[0]["office"], held[0]["sector"]) if held else None

    def before(self, day: str) -> str | None:
        """The last office that ended before a day."""
        ended = [row for row in self.rows if row["to"] and row["to"] < day[: len(row["to"])]]
        return max(ended, key=lambda row: row["to"])["office"] if ended else None

    def near(self, day: str | None) -> bool:
        """Whether the person was in the news on a day: in some office within ten years of it."""
        if day is None:
            return True
        year = int(day[:4])
        spans = [(int(row["from"][:4] or 0), int(row["to"][:4] or 9999)) for row in self.rows]
        return any(start - 10 <= year <= end + 10 for start, end in spans)

    @property
    def led(self) -> bool:
        """Whether the person ever led a state."""
        return any(row["office"] in LEADING for row in self.rows)


@lexicon.cached
def holders() -> Mapping[str, Holder]:
    """Every person of the lexicon by each of his names, folded."""
    rows: dict[str, list[Row]] = {}
    known = {row["person"]: row["wikidata"] for row in lexicon.table("offices") if row["wikidata"]}
    for row in lexicon.table("offices"):
        rows.setdefault(row["wikidata"] or known.get(row["person"], row["person"]), []).append(row)
    index: dict[str, Holder] = {}
    for own in rows.values():
        first = own[0]
        names = dict.fromkeys(name for row in own for name in (row["person"], *row.many("aliases")))
        country = next((row["country"] for row in own if row["country"]), None)
        holder = Holder(first["person"], tuple(names), country, known.get(first["person"]), tuple(own))
        for name in names:
            index.setdefault(fold(name), holder)
    return index


@lexicon.cached
def first_words() -> frozenset[str]:
    """The first word of every known name, up to a hyphen or an apostrophe, folded."""
    return frozenset(re.split(r"[\s'-]", name, maxsplit=1)[0] for name in holders())


@lexicon.cached
def _by_short_name() -> Mapping[str, tuple[Holder, ...]]:
    index: dict[str, dict[str, Holder]] = {}
    for name, holder in holders().items():
        words = _untitled(name.split())
        family_first = holder.country in FAMILY_FIRST and words[0] not in given_names()
        index.setdefault(words[0 if family_first else -1], {})[holder.name] = holder
    return {word: tuple(found.values()) for word, found in index.items()}


def _untitled(words: list[str]) -> list[str]:
    """*Chairman Mao* is known as Mao, not as Chairman."""
    while len(words) > 1 and words[0] in titles():
        words = words[1:]
    return words


@lexicon.cached
def given_names() -> Mapping[str, str]:
    """The gender that a given name tells, m or f. *John* of John Lee is no surname, wherever he holds office."""
    return {fold(row["name"]): row["gender"] for row in lexicon.table("given_names")}


# Where the family name comes first, and stands alone in second mentions (Xi, Kim, Tsai).
FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "HKG", "MAC"})


def by_name(name: str) -> Holder | None:
    """The person of a full name, in any spelling that the lexicon knows."""
    return holders().get(fold(name))


def by_short_name(name: str, day: str | None) -> tuple[Holder, ...]:
    """The leader of a state whom a bare surname means on a day; several of one country where it may be each of them."""
    known = _by_short_name().get(fold(name), ())
    if day is None:
        return _agreed([h for h in known if h.led])
    held = {h.name: h.on(day) for h in known}
    leading = [h for h in known if (held[h.name] or ("",))[0] in LEADING]
    holding = [h for h in known if held[h.name]]
    for choice in (leading, holding, [h for h in known if h.led and h.near(day)]):
        if choice:
            return _agreed(choice)
    return ()


def surname_of(word: str) -> frozenset[str]:
    """The names of all who bear a folded surname."""
    return frozenset(h.name for h in _by_short_name().get(word, ()))


def alone(holder: Holder) -> bool:
    """Whether no other leader of the lexicon has the surname."""
    words = _untitled(fold(holder.name).split())
    return not any(h.led and h is not holder for word in (words[0], words[-1]) for h in _by_short_name().get(word, ()))


def _agreed(choice: list[Holder]) -> tuple[Holder, ...]:
    return tuple(choice) if len({h.country for h in choice}) == 1 else ()
