"""From candidates to events: one act, one record.

Status is settled first, then type: help that lies ahead is a promise, force on a condition is a threat, a withdrawal
announced is a concession. What a demand, promise, refusal or threat is about is no second event, and an act that the
page has told already is not told again when it is only referred to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from spacy.tokens import Token

from dragoman.events.candidates import Candidate
from dragoman.events.implicit import implied
from dragoman.events.ontology import hostile
from dragoman.events.parties import Parties
from dragoman.events.status import Standing
from dragoman.language.clauses import VERBAL
from dragoman.report import EventType

# Their complement is what is wanted, promised, refused or threatened (annotation guide, rules 2, 5 and 7).
SWALLOWING = frozenset({"REQUEST", "AGREE", "REJECT", "THREATEN", "CONCEDE"})
# What a speaker says that he will do is the promise of it (PLOVER manual 2021, AGREE and CONCEDE).
PROMISED: Mapping[str, EventType] = MappingProxyType(
    {"AID": "AGREE", "COOPERATE": "AGREE", "SUPPORT": "AGREE", "RETREAT": "CONCEDE"}
)
TOLD_AS_AIM = frozenset({"CONSULT", "SUPPORT", "AGREE", "REQUEST"})
COMPLEMENTS = frozenset({"xcomp", "dobj", "pobj", "pcomp", "acl", "attr", "oprd", "nsubjpass"})
GOVERNED = frozenset({"of", "on", "for", "to", "at", "from", "into", "with", "about", "over", "against", "upon"})
INSTRUMENTS = ("subj", "by", "in", "during", "with")
# How far back, in tokens, a noun finds the act that it refers to: some six sentences. Not tuned.
REACH = 150
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def settle(candidates: Sequence[Candidate], parties: Parties) -> list[Candidate]:
    """The events among candidates in text order, each with its final type, parties and status."""
    revised = [settled for candidate in _join(list(_resolve(candidates))) if (settled := revise(candidate)) is not None]
    triggers = {candidate.token.i: candidate for candidate in revised}
    told = [candidate for candidate in revised if not _swallowed(candidate, triggers)]
    return _once(told, list(implied(told, parties)))


def _join(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One act told by verb and noun, *the strike killed*, *killed in a strike*: the verb's, with the parties of both.

    A noun whose parties nobody tells is left out.
    """
    nouns = {c.token.i: c for c in candidates if c.token.pos_ not in VERBAL}
    joined: set[int] = set()
    found = []
    for candidate in candidates:
        act = candidate.predicate
        tokens = [t for slot in INSTRUMENTS for t in act[slot]] if candidate.token.pos_ in VERBAL else []
        for noun in (nouns[t.i] for t in tokens if t.i in nouns):
            if noun.type == candidate.type:
                joined.add(noun.token.i)
                candidate = replace(
                    candidate, actor=candidate.actor or noun.actor, recipient=candidate.recipient or noun.recipient
                )
        found.append(candidate)
    return [c for c in found if c.parties and (c.token.i not in joined or c.token.pos_ in VERBAL)]


def _resolve(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give a noun that refers back (*the attack*) the parties of the last act of its type."""
    told: dict[EventType, Candidate] = {}
    for candidate in candidates:
        earlier = told.get(candidate.type)
        near = earlier is not None and candidate.token.i - earlier.token.i <= REACH
        if earlier is not None and near and not candidate.parties and refers_back(candidate.token):
            candidate = replace(candidate, actor=earlier.actor, recipient=earlier.recipient)
        if candidate.actor and revise(candidate) is not None:
            told[candidate.type] = candidate
        yield candidate


def _is_asked(token: Token) -> bool:
    """Whether a token stands in a question."""
    return any(t.text == "?" for t in token.sent if t.i > token.i)


def revise(candidate: Candidate) -> Candidate | None:
    """A candidate with its type read in the light of its status; None where nothing is said to happen."""
    force = candidate.standing.force
    if candidate.standing.hypothetical or _is_asked(candidate.token):
        return None
    if force == "planned" and candidate.type == "THREATEN":
        return replace(candidate, standing=Standing("occurred"))
    if force == "demanded" or (force == "aim" and not _is_met(candidate)):
        return None
    if force == "aim":
        return replace(candidate, standing=Standing("occurred"))
    if force in ("planned", "possible") and candidate.standing.conditional and _harms(candidate.type):
        return replace(candidate, type="THREATEN", mode=None, standing=Standing("occurred"))
    if _is_promise(candidate):
        return replace(candidate, type=PROMISED[candidate.type], mode=None, standing=Standing("occurred"))
    return candidate


def _is_met(candidate: Candidate) -> bool:
    """Whether an aim was reached by what was done for it: *came to praise* is praise, *did not come to praise* none."""
    governor = candidate.standing.because
    denied = governor is not None and any(child.dep_ == "neg" for child in governor.children)
    return candidate.type in TOLD_AS_AIM and not denied


def _harms(kind: EventType) -> bool:
    """Whether an act done on a condition is a threat: force and sanctions are, and so is leaving."""
    return hostile(kind) or kind == "RETREAT"


def _is_promise(candidate: Candidate) -> bool:
    """Help that *will* be given is promised; what else is to come is, where the statement is the party's own."""
    standing, statement = candidate.standing, candidate.statement
    if standing.force != "planned" or candidate.type not in PROMISED:
        return False
    willed = standing.because is not None and standing.because.dep_ == "aux"
    own = statement is not None and bool(set(statement.source) & set(candidate.actor))
    return own or (willed and candidate.type == "AID")


def _swallowed(candidate: Candidate, triggers: Mapping[int, Candidate]) -> bool:
    """Whether the act is only what another event is about, or told by that event's frame itself."""
    for ancestor in _governing(candidate.token):
        other = triggers.get(ancestor.i)
        if other is None or other is candidate:
            continue
        if other.type in SWALLOWING or other.frame.names_object(candidate.token.lemma_.lower()):
            return True
    return False


def _governing(token: Token) -> Iterator[Token]:
    """Predicates whose complement or object a token is, from the nearest on."""
    at = token
    while at.head != at:
        head = at.head
        joined = at.dep_ == "conj" and at.tag_ != "VBD" and (at.pos_ in VERBAL) == (head.pos_ in VERBAL)
        if not (joined or _is_inside(at)):
            return
        if not joined and head.pos_ != "ADP":
            yield head
        at = head


def _is_inside(token: Token) -> bool:
    """Whether a token belongs to the complement of its head, and does not only tell when, where or why."""
    if token.dep_ == "prep":
        return token.lower_ in GOVERNED
    if token.dep_ == "ccomp":
        return token.tag_ in ("VB", "VBG", "NN", "NNS")
    return token.dep_ in COMPLEMENTS


def _once(told: Sequence[Candidate], filled: Sequence[Candidate]) -> list[Candidate]:
    """Leave out a second record of one act in a sentence, and nouns that refer back to an act already told.

    Acts are compared as they are `told`, and kept as `filled` in. What a second record tells beyond the first, the
    first takes: *carried out a raid, targeting the rebels*.
    """
    kept: dict[int, Candidate] = {}
    for number, candidate in enumerate(told):
        first = next((i for i, earlier in enumerate(told[:number]) if _repeats(candidate, earlier)), None)
        if first is None:
            kept[number] = filled[number]
        elif first in kept and (told[first].token.sent == candidate.token.sent or _again(candidate, told[first])):
            kept[first] = _completed(kept[first], candidate)
    return list(kept.values())


def _again(candidate: Candidate, earlier: Candidate) -> bool:
    """Whether a definite noun takes up an act told by the same noun before, and tells no other parties."""
    sides = ((candidate.actor, earlier.actor), (candidate.recipient, earlier.recipient))
    near = candidate.token.i - earlier.token.i <= REACH
    same = candidate.token.lemma_ == earlier.token.lemma_ and refers_back(candidate.token)
    return near and same and all(not a or not b or set(a) & set(b) for a, b in sides)


def _completed(first: Candidate, second: Candidate) -> Candidate:
    actor = first.actor or tuple(i for i in second.actor if i not in first.recipient)
    recipient = first.recipient or tuple(i for i in second.recipient if i not in actor)
    return replace(first, actor=actor, recipient=recipient)


def _repeats(candidate: Candidate, earlier: Candidate) -> bool:
    if candidate.type != earlier.type:
        return False
    if candidate.token.sent == earlier.token.sent:
        same = candidate.parties <= earlier.parties or earlier.parties <= candidate.parties
        same |= candidate.actor == earlier.actor and candidate.token.dep_ == "advcl"
        return same and _one_act(candidate.token, earlier.token)
    return _again(candidate, earlier) or (refers_back(candidate.token) and candidate.parties <= earlier.parties)


def _one_act(token: Token, earlier: Token) -> bool:
    """Two triggers in one sentence tell one act unless both are verbs of their own clauses."""
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.head == earlier:
        return True  # "shelled the post, wounding six"
    return not (token.pos_ in VERBAL and earlier.pos_ in VERBAL)


def refers_back(token: Token) -> bool:
    """A definite noun without news of its own: *the invasion*, *their meeting*, *this week's visit*."""
    if token.pos_ in VERBAL or token.pos_ == "ADJ":
        return False
    children = list(token.children)
    return any(c.dep_ == "det" and c.lower_ in DEFINITE for c in children) or any(c.dep_ == "poss" for c in children)
