"""Unnamed people get the country of what happens to them: where it happens, or whose authorities do it.

PLOVER codes *police arrested thirty people* with both sides of one country; a page seldom says so in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.events.candidates import Candidate
from dragoman.events.parties import Parties
from dragoman.report import Actor, Place

# Acts that reach people where they live; a raid abroad has a place, an arrest has an authority.
AT_HOME = frozenset({"PROTEST", "COERCE", "ASSAULT"})
AUTHORITY = frozenset({"GOV", "COP", "JUD", "LEG"})


def countries(acts: Sequence[tuple[Candidate, Place | None]], parties: Parties) -> Mapping[str, str]:
    """The countries of unnamed actors that their acts tell, by actor id; where two acts disagree, none."""
    told: dict[str, set[str]] = {}
    for candidate, place in acts:
        if candidate.type in AT_HOME:
            for actor_id, country in _told(candidate, place, parties):
                told.setdefault(actor_id, set()).add(country)
    return {actor_id: next(iter(found)) for actor_id, found in told.items() if len(found) == 1}


def _told(candidate: Candidate, place: Place | None, parties: Parties) -> Iterator[tuple[str, str]]:
    people = candidate.actor if candidate.type == "PROTEST" else candidate.recipient
    others = candidate.recipient if candidate.type == "PROTEST" else candidate.actor
    country = place.country if place is not None else _authority([parties.get(i) for i in others])
    if country is not None:
        yield from ((i, country) for i in people if _is_nobody(parties.get(i)))


def _is_nobody(actor: Actor) -> bool:
    return actor.kind == "unnamed" and actor.country is None and not set(actor.sectors) - {"CVL", "OPP"}


def _authority(actors: Sequence[Actor]) -> str | None:
    found = {a.country for a in actors if a.country and (AUTHORITY & set(a.sectors))}
    return found.pop() if len(found) == 1 else None
