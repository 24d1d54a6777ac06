"""Which of a name's meanings holds in this article."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.names import Entry, Match
from dragoman.language import Parse

BODIES = ("organization", "group")


def settle(parse: Parse, matches: Sequence[Match], persons: Sequence[tuple[int, int]]) -> list[Match]:
    """Leave out names inside persons' names, and names that mean their body only where its country is spoken of."""
    inside = {i for start, end in persons for i in range(start, end)}
    spoken = {e.country for m in matches for e in m.entries if e.country and not e.local}
    settled: list[Match] = []
    for match in matches:
        if match.start in inside or match.end - 1 in inside:
            continue
        modifier = _modifier(parse, match, settled)
        entries = tuple(e for e in match.entries if not e.local or _at_home(e, spoken, modifier))
        if entries:
            settled.append(Match(match.start, match.end, entries))
    return settled


def _modifier(parse: Parse, match: Match, before: Sequence[Match]) -> str | None:
    """The country that modifies a name from just before it: *Chile's Senate*, *the Philippine Congress*."""
    if not before:
        return None
    last, gap = before[-1], parse.doc[before[-1].end : match.start]
    joined = len(gap) == 0 or len(gap) == 1 and gap[0].tag_ == "POS"
    return last.country if joined else None


def _at_home(entry: Entry, spoken: set[str | None], modifier: str | None) -> bool:
    if modifier is not None:
        return entry.country == modifier
    return entry.country is None or entry.country in spoken or not spoken
