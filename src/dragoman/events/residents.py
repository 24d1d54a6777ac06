"""Unnamed people get the country of what happens to them: where it happens, or whose authorities do it.

Where neither is told, it is where the acts told before it happened: a page stays at its place until it says otherwise.
PLOVER codes *police arrested thirty people* with both sides of one country; a page seldom says so in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.events.candidates import Candidate
from dragoman.events.implicit import REACH
from dragoman.events.parties import Parties
from dragoman.report import Actor, Place

# Acts that reach people where they live; a raid abroad has a place, an arrest has an authority.
AT_HOME = frozenset({"PROTEST", "COERCE", "ASSAULT"})
AUTHORITY = frozenset({"GOV", "COP", "JUD", "LEG"})
# A government strikes abroad as well as at home.
POLICE = frozenset({"COP", "JUD"})
# Who lives where he suffers or protests; refugees, envoys and soldiers may be from elsewhere.
COMMON = frozenset({"CVL", "OPP", "LAB", "EDU", "HLH", "AGR"})

ARMED = frozenset({"REB"})


def countries(acts: Sequence[tuple[Candidate, Place | None]], parties: Parties) -> Mapping[str, str]:
    """The countries of unnamed actors that their acts tell, by actor id; where two acts disagree, none."""
    told: dict[str, set[str]] = {}
    guessed: dict[str, str] = {}
    home = [(candidate, place.country if place is not None else None) for candidate, place in acts]
    home = [(candidate, country) for candidate, country in home if candidate.type in AT_HOME]
    for number, (candidate, country) in enumerate(home):
        known = country or _authority(candidate, parties)
        near = known or _scene(candidate, home[: number + 1], home[number:]) or _struck(candidate, home, parties)
        people = list(_people(candidate, parties))
        for actor_id in people if known is not None else ():
            told.setdefault(actor_id, set()).add(known or "")
        for actor_id in _fighters(candidate, parties) if country is not None else ():
            told.setdefault(actor_id, set()).add(country or "")
        likely = {i: known or parties.homes.get(i) or near for i in people}
        likely |= {i: near or _fought(candidate, i, parties) for i in _fighters(candidate, parties)}
        guessed |= {i: country for i, country in likely.items() if country is not None}
    sure = {actor_id: next(iter(found)) for actor_id, found in told.items() if len(found) == 1}
    return {i: country for i, country in guessed.items() if i not in told} | sure


def _scene(
    candidate: Candidate, earlier: Sequence[tuple[Candidate, str | None]], later: Sequence[tuple[Candidate, str | None]]
) -> str | None:
    """Where the page is: in the place of another act of the sentence, else of the last one before."""
    at = candidate.token
    here = (c for other, c in later if c is not None and other.token.sent == at.sent)
    before = (c for other, c in reversed(earlier) if c is not None and at.i - other.token.i <= REACH)
    return next(here, None) or next(before, None)


def _struck(candidate: Candidate, acts: Sequence[tuple[Candidate, str | None]], parties: Parties) -> str | None:
    """The one country whose people the same actor is told to strike elsewhere on the page."""
    same = (c for c, _ in acts if c.type == candidate.type and c.actor and parties.together(c.actor, candidate.actor))
    found = {parties.get(i).country for c in same for i in c.recipient} - {None}
    return found.pop() if len(found) == 1 else None


def _people(candidate: Candidate, parties: Parties) -> Iterator[str]:
    people = candidate.actor if candidate.type == "PROTEST" else candidate.recipient
    return (i for i in people if _is_nobody(parties.get(i), COMMON))


def _fighters(candidate: Candidate, parties: Parties) -> Iterator[str]:
    """Rebels and gunmen of whom nothing is told are of where they fight."""
    return (i for i in candidate.actor + candidate.recipient if _is_nobody(parties.get(i), ARMED))


def _fought(candidate: Candidate, fighter: str, parties: Parties) -> str | None:
    """The state that rebels of no country fight, which is their own; militants may be from anywhere."""
    if "rebel" not in parties.get(fighter).name.lower():
        return None
    others = candidate.recipient if fighter in candidate.actor else candidate.actor
    found = {parties.get(i).country for i in others}
    return found.pop() if len(found) == 1 else None


def _is_nobody(actor: Actor, sectors: frozenset[str]) -> bool:
    kinds = ("unnamed", "organization") if sectors is ARMED and actor.sectors else ("unnamed",)
    return actor.kind in kinds and actor.country is None and not set(actor.sectors) - sectors


def _authority(candidate: Candidate, parties: Parties) -> str | None:
    """The country of those who hold or judge people, of whose own state these are."""
    others = candidate.recipient if candidate.type == "PROTEST" else candidate.actor
    law = AUTHORITY if candidate.type != "ASSAULT" else POLICE
    actors = (parties.get(i) for i in others)
    found = {a.country for a in actors if a.country and (law & set(a.sectors))}
    return found.pop() if len(found) == 1 else None
