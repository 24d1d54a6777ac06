"""Parties that a sentence leaves unsaid, from the acts that the page tells around it.

A refusal is of what was demanded, a further criticism is of whoever was criticised, and a strike that nobody is said to
have launched is that of whoever is told to strike there: arguments that lie beyond the sentence (Gerber and Chai 2010).
Only what one earlier act of the page settles is filled in, and only where the frame knows of such a party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.events.candidates import Candidate
from dragoman.events.parties import Parties
from dragoman.language.clauses import VERBAL, is_passive
from dragoman.report import EventType

# How far back, in tokens, an act is taken up: some six sentences. Not tuned.
REACH = 150
# Acts against or towards somebody, who is the same while the page goes on about them.
DIRECTED: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})
# Acts that tell who is at odds with whom: to ask somebody for something is not to be at odds with him.
CONTENDING: frozenset[EventType] = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"}
)
# Acts whose two sides may be told as one: they met, they fought. Those who condemn together do not quarrel.
MUTUAL: frozenset[EventType] = frozenset({"CONSULT", "ASSAULT"})
# What is only planned, possible or denied does not tell who did it.
UNREAL = frozenset({"denied", "possible", "planned"})
# Acts that somebody is told to have suffered without a word of who did them.
MATERIAL: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT"})
AUTHORITY = frozenset({"GOV", "LEG", "COP", "JUD"})
# What both sides of a fight are asked for.
TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice", "cessation", "restraint", "de-escalation"})
# Acts by which somebody gives in to what was asked of him.
YIELDING: frozenset[EventType] = frozenset({"AGREE", "CONCEDE"})
# Acts in words that answer one another.
ARGUING: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"})


def implied(candidates: Sequence[Candidate], parties: Parties) -> Iterator[Candidate]:
    """The acts with the parties that others of the page imply."""
    told: list[Candidate] = []
    for candidate in candidates:
        if candidate.standing.force == "denied":
            pass
        elif candidate.type == "PROTEST" and not candidate.actor and candidate.token.pos_ == "NOUN":
            candidate = replace(candidate, actor=_crowd(candidate, parties))
        elif (
            candidate.type in DIRECTED | YIELDING
            and candidate.actor
            and not candidate.recipient
            and candidate.frame.recipient
        ):
            recipient = _recipient(candidate, told, parties)
            candidate = replace(candidate, recipient=recipient, implied=bool(recipient))
        elif candidate.type in MATERIAL and candidate.recipient and not candidate.actor:
            actor = _actor(candidate, told, candidates, parties)
            candidate = replace(candidate, actor=actor, implied=bool(actor))
        told.append(candidate)
        yield candidate


def _crowd(candidate: Candidate, parties: Parties) -> tuple[str, ...]:
    """Who protests where the page says only where, or against whose own authorities: *demonstrations in Lima*."""
    act = candidate.predicate
    places = (parties.placed_in(t) for slot in ("in", "across", "at", "outside") for t in act[slot])
    ruling = (a for i in candidate.recipient if AUTHORITY & set((a := parties.get(i)).sectors))
    country = next((c for c in places if c), None) or next((a.country for a in ruling if a.country), None)
    return (parties.protesters(country, candidate.token),) if country is not None else ()


def _recipient(candidate: Candidate, told: Sequence[Candidate], parties: Parties) -> tuple[str, ...]:
    if candidate.type == "REQUEST" and (sides := _fighting(candidate, told)):
        return tuple(i for i in sides if not parties.together((i,), candidate.actor))
    if candidate.type == "ACCUSE":
        found = _culprit(candidate, told)
        if found and not parties.together(found, candidate.actor):
            return found
    for earlier in _near(candidate, reversed(told)):
        found = _answered(candidate, earlier, parties)
        if found and not parties.together(found, candidate.actor):
            return found
    return _opponent(candidate, told, parties) if candidate.type in ARGUING else ()


def _fighting(candidate: Candidate, told: Sequence[Candidate]) -> tuple[str, ...]:
    """Those who are asked for a truce: both sides of the fighting that was told last."""
    wanted = (t for slot in ("obj", "for", "to", "on") for t in candidate.predicate[slot])
    words = {t.lemma_.lower() for t in (*wanted, candidate.token, candidate.token.head)}
    fights = (c for c in _near(candidate, reversed(told)) if c.type == "ASSAULT" and c.actor and c.recipient)
    return next((c.actor + c.recipient for c in fights), ()) if words & TRUCES else ()


def _culprit(candidate: Candidate, told: Sequence[Candidate]) -> tuple[str, ...]:
    """Who did what is condemned, by the act that the same noun told before: *condemned the assassination*."""
    acts = {token.lemma_ for slot in ("obj", "for", "about") for token in candidate.predicate[slot]}
    near = _near(candidate, reversed(told))
    return next((c.actor for c in near if c.type in MATERIAL and c.actor and c.token.lemma_ in acts), ())


def _opponent(candidate: Candidate, told: Sequence[Candidate], parties: Parties) -> tuple[str, ...]:
    """Whom the actor, or somebody of his state, was last told to be at odds with."""
    for earlier in _near(candidate, reversed(told)):
        if earlier.type not in CONTENDING:
            continue
        if parties.together(earlier.actor, candidate.actor):
            found = earlier.recipient or _opposite(earlier, candidate.actor, parties)
        else:
            found = earlier.actor if parties.together(earlier.recipient, candidate.actor) else ()
        if found and not parties.together(found, candidate.actor):
            return found
    return ()


def _answered(candidate: Candidate, earlier: Candidate, parties: Parties) -> tuple[str, ...]:
    """Whom an act goes on against, or answers, if it takes up an earlier one."""
    if candidate.type in YIELDING:
        asked = earlier.type == "REQUEST" and parties.together(earlier.recipient, candidate.actor)
        return earlier.actor if asked else ()
    if candidate.mode == "meet" and earlier.type == "CONSULT":
        return _opposite(earlier, candidate.actor, parties)
    if earlier.type == candidate.type and parties.together(earlier.actor, candidate.actor):
        return earlier.recipient or _opposite(earlier, candidate.actor, parties)
    if {candidate.type, earlier.type} <= ARGUING and parties.together(earlier.recipient, candidate.actor):
        return earlier.actor
    return ()


def _opposite(act: Candidate, side: Sequence[str], parties: Parties) -> tuple[str, ...]:
    """The other parties of an act that is told with all of them on one side."""
    if act.recipient or act.type not in MUTUAL or not parties.together(act.actor, side):
        return ()
    return tuple(i for i in act.actor if not parties.together((i,), side))


def _actor(
    candidate: Candidate, told: Sequence[Candidate], every: Sequence[Candidate], parties: Parties
) -> tuple[str, ...]:
    later = every[len(told) + 1 :]
    for other in (*_near(candidate, reversed(told)), *later):
        if other.type == candidate.type and other.actor and other.standing.status not in UNREAL:
            if parties.together(other.recipient, candidate.recipient):
                return other.actor
            found = _opposite(other, candidate.recipient, parties)
            if found:
                return found
    return _only_one(candidate, told, parties)


def _only_one(candidate: Candidate, told: Sequence[Candidate], parties: Parties) -> tuple[str, ...]:
    """Who alone is told to do such a thing just before people of no country suffer it: *four people were killed*.

    A massacre told by a noun may be another's, and lie long before.
    """
    passive = candidate.token.pos_ in VERBAL and is_passive(candidate.token)
    unknown = (parties.get(i) for i in candidate.recipient)
    if not passive or any(a.country is not None or a.kind != "unnamed" for a in unknown):
        return ()
    near = _near(candidate, reversed(told))
    acts = [c for c in near if c.type == candidate.type and c.actor and c.standing.status not in UNREAL]
    one = all(parties.together(c.actor, acts[0].actor) for c in acts)
    return acts[0].actor if acts and one else ()


def _near(candidate: Candidate, earlier: Iterable[Candidate]) -> Iterator[Candidate]:
    return (other for other in earlier if candidate.token.i - other.token.i <= REACH)
