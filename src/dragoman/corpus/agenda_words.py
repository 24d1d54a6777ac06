"""Words of a calendar: which dealings it has, and what moves them to another day or calls them off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dragoman import lexicon

# A visit and the talks held on it are told for one another.
AKIN = MappingProxyType({"visit": frozenset({"visit", "talks"}), "talks": frozenset({"visit", "talks"})})
# The kinds of words that move a dealing or call it off, the surest first.
RESCHEDULING = ("cancelled", "moved", "moved to", "planned")
# How far behind its verb the noun of a dealing stands: hold the third round of *talks*.
REACH = 60


@lexicon.cached
def dealings() -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    """Each row of the table: kind, its words, the PLOVER types that they can be (none for any)."""
    return tuple(
        (row["kind"], _words(row["pattern"]), frozenset(row.many("types"))) for row in lexicon.table("dealings")
    )


@lexicon.cached
def rescheduling() -> Mapping[str, re.Pattern[str]]:
    """For each kind of word that reschedules, or takes it back, all its patterns as one."""
    found: dict[str, list[str]] = {}
    for row in lexicon.table("rescheduling"):
        found.setdefault(row["kind"], []).append(row["pattern"])
    return MappingProxyType({kind: _words("|".join(patterns)) for kind, patterns in found.items()})


MAY = re.compile(r"\bMay(?= \d)|(?<=\d )May\b|(?<=in )May\b")
"""The month, which is no *may*."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)


def kinds(text: str, type: str | None = None) -> Iterator[tuple[int, int, str]]:
    """Where words of dealings stand in a text, from the left: begin, end, kind; `type` is that of the event told."""
    found = [
        (*match.span(), kind)
        for kind, words, types in dealings()
        if not types or type is None or type in types
        for match in words.finditer(text)
    ]
    yield from sorted(found)


def kinds_of(trigger: str, sentence: str, type: str) -> frozenset[str]:
    """The kinds of dealing that an event is: its trigger's, and that of the noun that follows; none if no such."""
    start = max(sentence.find(trigger), 0)
    end = start + len(trigger)
    found = list(kinds(sentence, type))
    own = [kind for begin, stop, kind in found if begin < end and start < stop]
    after = [kind for begin, _, kind in found if end <= begin < end + REACH]
    return frozenset(own or after[:1])


def akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether dealings of these kinds can be one and the same, told from two sides."""
    return any(kind in other or AKIN.get(kind, frozenset()) & other for kind in one)


def held_back(text: str) -> bool:
    """Whether words before a rescheduling make it a mere wish, threat, denial or possibility."""
    return bool(rescheduling()["doubt"].search(MAY.sub("", text)))


def reschedules(text: str) -> bool:
    """Whether a text has words that move a dealing or call it off."""
    return any(rescheduling()[kind].search(text) for kind in RESCHEDULING)


def ahead(text: str) -> bool:
    """Whether a text looks ahead to what it tells."""
    return bool(rescheduling()["ahead"].search(text))
