"""Which of a name's meanings holds in this article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.actors import offices
from dragoman.actors.names import Entry, Match
from dragoman.language import Parse

# A local name holds where its country is spoken of at least a third as often as the one spoken of most.
SHARE = 3


def settle(parse: Parse, matches: Sequence[Match], persons: Sequence[tuple[int, int]]) -> list[Match]:
    """Leave out names inside persons' names, and names that mean their body only where its country is spoken of."""
    inside = {i for start, end in persons for i in range(start, end)}
    spoken = Counter(m.country for m in matches if m.country and not m.entries[0].local)
    spoken.update(_countries(parse, persons))
    settled: list[Match] = []
    for match in matches:
        if match.start in inside or match.end - 1 in inside:
            continue
        modifier = _modifier(parse, match, settled)
        home = [
            e for e in match.entries if e.local and not _part_of_longer(parse, match) and _at_home(e, spoken, modifier)
        ]
        home.sort(key=lambda e: -spoken[e.country or ""])
        known = [e for e in match.entries if not e.local]
        if len({e.key for e in known}) > 1:
            # Letters that two bodies bear mean the one whose country is spoken of: the RSF of Sudan.
            known.sort(key=lambda e: -spoken[e.country or ""])
        entries = (*known, *home[:1])
        if entries:
            settled.append(Match(match.start, match.end, entries))
    return settled


def _countries(parse: Parse, persons: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The countries of those whom the lexicon of offices knows by their full names."""
    for start, end in persons:
        known = offices.by_name(parse.doc[start:end].text) if end - start > 1 else None
        if known is not None and known.country:
            yield known.country


def _modifier(parse: Parse, match: Match, before: Sequence[Match]) -> str | None:
    """The country that modifies a name from just before it: *Chile's Senate*, *the Philippine Congress*."""
    if not before:
        return None
    last, gap = before[-1], parse.doc[before[-1].end : match.start]
    joined = len(gap) == 0 or (len(gap) == 1 and gap[0].tag_ == "POS")
    return last.country if joined else None


def _at_home(entry: Entry, spoken: Counter[str], modifier: str | None) -> bool:
    """Whether the article speaks of the body's country, and not far more of another."""
    if modifier is not None or entry.country is None:
        return entry.country == modifier
    return not spoken or spoken[entry.country] * SHARE >= max(spoken.values())


def _part_of_longer(parse: Parse, match: Match) -> bool:
    """*Constitutional Democratic Party of Japan* is not the Democratic Party."""
    doc = parse.doc
    before = doc[match.start - 1] if match.start else None
    if before is not None and before.pos_ == "PROPN" and before.ent_type_ == "ORG" == doc[match.start].ent_type_:
        return True
    after = doc[match.end : match.end + 3]
    return len(after) > 1 and after[0].lower_ in ("of", "for") and after[0].ent_type_ == "ORG"
