"""Who did what to whom: the events of one page.

Every token that a frame knows is a candidate; its clause is normalised, the most specific fitting frame names the act,
the frame's roles give the parties, the words around give the status. Then candidates are settled with one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.actors import Actors
from dragoman.events.candidates import Candidate
from dragoman.events.confidence import confidence
from dragoman.events.dating import Days, dated
from dragoman.events.frames import ANY, POS, Frame, fitting, frames, word
from dragoman.events.ontology import contexts, kind
from dragoman.events.parties import SPEAKER, Parties
from dragoman.events.predicates import Predicate, predicate
from dragoman.events.recipients import Recipients
from dragoman.events.residents import countries
from dragoman.events.settling import settle
from dragoman.events.status import Standing, standing
from dragoman.language import Parse
from dragoman.places import Places, where
from dragoman.report import Actor, Event, Place, Published, Span, Statement, Status, Time
from dragoman.statements import Statements

# Parties of these sectors alone make private business, sport or crime, not politics.
PRIVATE = frozenset({"BUS", "CRM", "MED", "EDU"})
# What somebody does with others in politics he does as somebody in politics.
AMONG_ACTORS = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "THREATEN"}
)


WILLED = frozenset({"AGREE", "CONSULT", "SUPPORT"})
NAMED = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rooms before this one know of the page."""

    parse: Parse
    actors: Actors
    places: Places
    times: tuple[Time, ...]
    statements: Statements
    published: Published | None


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a page, and its actors in the light of them.

    States that the page names only through a place, as the one visited or struck, come after the actors that it names;
    unnamed people have the country that their events tell.
    """

    records: tuple[Event, ...]
    actors: tuple[Actor, ...]


def find(
    parse: Parse,
    actors: Actors,
    places: Places,
    times: tuple[Time, ...],
    statements: Statements,
    published: Published | None = None,
) -> Events:
    """The events of a page, in text order (PLOVER 2021)."""
    page = Surroundings(parse, actors, places, times, statements, published)
    parties = Parties(parse, actors, places, statements)
    settled = settle(list(_candidates(page, parties)), parties)
    placed = [(candidate, where(parse, candidate.token, places)) for candidate in settled]
    days = dated(settled, parse, times, statements.records, published)
    records = tuple(
        _event(f"e{number}", *act, when, page) for number, (act, when) in enumerate(zip(placed, days, strict=True), 1)
    )
    return Events(records, tuple(_actors(records, parties, countries(placed, parties))))


def _actors(records: tuple[Event, ...], parties: Parties, told: Mapping[str, str]) -> Iterator[Actor]:
    used = {i for event in records for i in event.actor + event.recipient}
    for actor in parties.actors:
        yield actor.model_copy(update={"country": told[actor.id]}) if actor.id in told else actor
    yield from (host for i, host in parties.hosts.items() if i in used)


def _candidates(page: Surroundings, parties: Parties) -> Iterator[Candidate]:
    known = frames()
    anything = {pos for tags in POS.values() for pos in tags if (ANY, pos) in known}
    for token in page.parse.doc:
        if token.pos_ == "PROPN" and token.ent_type_ == "DATE":
            continue  # the month of March
        if token.pos_ in anything or (word(token), token.pos_) in known:
            candidate = _candidate(token, page, parties)
            if candidate is not None:
                yield candidate


def _candidate(token: Token, page: Surroundings, parties: Parties) -> Candidate | None:
    """What the most specific fitting frame with parties makes of a token."""
    statement = page.statements.at(token.i)
    for frame, act in fitting(predicate(token), parties.kinds):
        actor, recipient = _sides(frame, act, parties)
        if SPEAKER in frame.actor and not (
            actor and recipient and set(recipient) <= set(parties.acting(("subj",), act))
        ):
            continue  # a demand is made of whoever shall act
        if not actor and frame.type in WILLED and "subj" in frame.actor and _is_private(act, parties):
            continue
        bare = frame.pos == "N" and not actor + recipient  # its parties may be told elsewhere
        if bare or _political(frame, actor, recipient, parties):
            told = _standing(frame, act, statement, page)
            return Candidate(act, frame, frame.type, frame.mode, actor, recipient, told, statement)
    return None


def _is_private(act: Predicate, parties: Parties) -> bool:
    """Whether somebody acts of whom nothing public is told: what he promises or meets for is no politics."""
    doers = [token for token in act["subj"] if token.pos_ in NAMED]
    return bool(doers) and not any(parties.named(token) for doer in doers for token in doer.subtree)


def _sides(frame: Frame, act: Predicate, parties: Parties) -> tuple[tuple[str, ...], tuple[str, ...]]:
    meeting = frame.type == "CONSULT"
    actor = parties.acting(frame.actor, act, hosted=meeting, struck=frame.type == "ASSAULT")
    if meeting and act["taker"] and act["with"]:
        actor = tuple(dict.fromkeys(parties.acting(("taker",), act) + actor))
    return actor, Recipients(parties).of(frame, act, actor)


def _political(frame: Frame, actor: tuple[str, ...], recipient: tuple[str, ...], parties: Parties) -> bool:
    """Whether the act belongs to politics: a party is a state, or somebody of a state or of a public sector.

    Crowds are private by nature: whoever protests is in politics.
    """
    if frame.type == "PROTEST":
        return bool(actor + recipient)
    public = [_is_public(parties.get(i)) for i in actor]
    if actor and frame.type in AMONG_ACTORS:
        return any(public)
    return any(public) or any(_is_public(parties.get(i)) for i in recipient)


def _is_public(actor: Actor) -> bool:
    return actor.kind == "state" or bool(set(actor.sectors) - PRIVATE) or bool(actor.country and not actor.sectors)


def _standing(frame: Frame, act: Predicate, statement: Statement | None, page: Surroundings) -> Standing:
    """The status that the words give; what its party denies has not happened. The frame's own *not* is no denial."""
    told = standing(act, aside=frozenset(slot for slot in ("neg", "aux") if frame.asks_for(slot)))
    denied = statement is not None and page.statements.polarity(statement.id) == "denied"
    if denied and told.force in ("occurred", "ongoing"):
        return replace(told, force="denied")
    return told


def _event(number: str, candidate: Candidate, place: Place | None, when: Days, page: Surroundings) -> Event:
    token = candidate.token
    start, end = when
    what = kind(candidate.type, candidate.mode)
    return Event(
        id=number,
        type=candidate.type,
        mode=candidate.mode,
        contexts=_contexts(candidate.predicate.carrier),
        actor=candidate.actor,
        recipient=candidate.recipient,
        trigger=_trigger(candidate, page.parse),
        sentence=page.parse.sentence(token),
        place=place.id if place is not None else None,
        start=start,
        end=end,
        status=_status(candidate.standing, start, page.published),
        statement=candidate.statement.id if candidate.statement is not None else None,
        cameo=what.cameo or None,
        intensity=what.intensity,
        confidence=confidence(candidate),
    )


def _status(told: Standing, start: str | None, published: Published | None) -> Status:
    """What happens after the day of publication is planned, whatever its tense (*visits Moscow on Friday*)."""
    if told.status in ("occurred", "ongoing") and start and published and start > published.end:
        return "planned"
    return told.status


def _trigger(candidate: Candidate, parse: Parse) -> Span:
    """The predicate's own words: with its particle where that stands next to it."""
    token = candidate.token
    after = [t for t in candidate.predicate["prt"] if t.i == token.i + 1]
    return parse.span(token.i, token.i + 1 + len(after))


def _contexts(carrier: Token) -> tuple[str, ...]:
    words = [token for token in carrier.subtree if not token.is_punct and not token.is_space]
    return contexts((token.lemma_.lower() for token in words), " ".join(token.lower_ for token in words))
