"""Where an event happened: the locative that depends on its trigger, or on the clause that governs it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.places.finding import Places
from dragoman.places.mentions import OBJECTS, STATIC, TOWARDS
from dragoman.places.vocabulary import words
from dragoman.report import Place

HERE = frozenset({"in", "at", "near", "outside", "inside"})
TARGET = frozenset({"on", "against", "of", "over", "for", "into"})
UPWARD = frozenset({"xcomp", "dobj", "conj", "attr", "pobj", "prep", "pcomp", "nsubjpass", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
FAR = 16
"""Tokens to the head of a coordination beyond which parsers are mostly wrong about it."""
TIMES = frozenset({"DATE", "TIME", "EVENT", "CARDINAL", "ORDINAL"})


def where(parse: Parse, token: Token, places: Places) -> Place | None:
    """The place of the event that `token` triggers, or None where the text does not tie one to it.

    Looked for on the trigger, then on the predicates that govern it without a new subject between: a locative
    (*clashed in Kyiv*), the target of a strike or the end of a journey (*an attack on Kyiv*, *a visit to Beijing*), a
    place before a nominal trigger (*the Kharkiv offensive*), and the locative of what it acts on (*killed three in
    Idlib*). A predicate with a locative of its own that names no place (*held in a prison*) ends the search.
    """
    for head, close in _chain(token):
        if place := _own(head, places, close):
            return place
        if _elsewhere(head):
            return None
    return None


def _chain(token: Token) -> Iterator[tuple[Token, bool]]:
    """The trigger and the predicates that govern it without a new subject between; whether they are one with it."""
    yield token, True
    while _rises(token):
        below, token = token, token.head
        if below.dep_ == "prep" and token.pos_ not in {"VERB", "AUX"}:
            return
        if token.lower_ in TARGET | {"to", "about"} and token.dep_ == "prep":
            return
        if token.pos_ in {"VERB", "AUX", "NOUN"}:
            yield token, below.dep_ == "dobj" and token.lemma_ in words("light")


def _rises(token: Token) -> bool:
    """Whether the clause of a token's head is the same or shares its subject (*was in Kyiv to reaffirm support*)."""
    children = {child.dep_ for child in token.children}
    if token.head is token or children & SUBJECTS:
        return token.dep_ in {"dobj", "pobj", "attr", "nsubjpass"} and token.head is not token
    if token.dep_ == "conj":
        return token.i - token.head.i <= FAR
    purpose = token.dep_ == "advcl" and any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
    return purpose or token.dep_ in UPWARD


def _own(head: Token, places: Places, first: bool) -> Place | None:
    """The place that a predicate or nominal has by itself; motion and targets count for the trigger alone."""
    if first and (place := _modifier(head, places) or _struck(head, places)):
        return place
    for child in head.children:
        if (
            child.dep_ in {"prep", "advmod", "dative"}
            and _leads(head, child, first)
            and (place := _of_preposition(child, places))
        ):
            return place
    return _of_object(head, places, first) or (_of_parties(head, places) if first else None)


def _leads(head: Token, preposition: Token, first: bool) -> bool:
    word, lemma = preposition.lower_, head.lemma_.lower()
    if word in STATIC:
        return True
    return first and (
        (word in TOWARDS | {"from"} and lemma in words("motion"))
        or (word in TARGET and lemma in words("strike") | words("light"))
    )


def _modifier(noun: Token, places: Places) -> Place | None:
    """*the Kharkiv offensive*, *Geneva talks*; a state before a noun is the one who acts (*US activity*)."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    for child in noun.children:
        if child.dep_ in {"compound", "nmod", "amod"} and (place := places.at(child.i)) and _local(place, noun, places):
            return place
    return None


def _local(place: Place, noun: Token, places: Places) -> bool:
    return not places.is_state(place) or noun.lemma_ in words("motion") or noun.lemma_ in {"war", "conflict", "crisis"}


def _struck(verb: Token, places: Places) -> Place | None:
    """What a strike hits or a journey reaches: *struck Kyiv*, *visited Harbin*."""
    if verb.lemma_.lower() not in words("reach"):
        return None
    objects = (child for child in verb.children if child.dep_ in OBJECTS)
    return next((place for child in objects if (place := _named(child, places))), None)


def _of_object(head: Token, places: Places, first: bool) -> Place | None:
    """The locative of what a predicate acts on, unless that is an event or a topic (*discussed the war in Syria*)."""
    for child in head.children:
        if child.dep_ in OBJECTS and not _is_topic(head, child):
            for inner in child.children:
                after = inner.i > child.i and inner.dep_ in {"prep", "dative"} and _leads(head, inner, first)
                if after and (place := _of_preposition(inner, places)):
                    return place
    return None


def _of_parties(noun: Token, places: Places) -> Place | None:
    """Where the parties of a nominal trigger are: *a meeting of ministers in Brussels*."""
    if noun.pos_ != "NOUN":
        return None
    parties = (child for child in noun.children if child.dep_ == "prep" and child.lower_ in {"of", "with", "between"})
    nouns = (party for child in parties for party in child.children if party.dep_ == "pobj")
    inner = (
        child for party in nouns for child in party.children if child.dep_ == "prep" and child.lower_ in {"in", "at"}
    )
    return next((place for child in inner if (place := _of_preposition(child, places))), None)


def _is_topic(verb: Token, noun: Token) -> bool:
    """Whether an object is an event that the verb only speaks of; *hold talks*, *launch an attack* are one event."""
    if verb.lemma_ in words("spoken"):
        return True
    return verb.lemma_ not in words("light") and noun.lemma_ in words("topic") | words("strike") | words("motion")


def _of_preposition(preposition: Token, places: Places) -> Place | None:
    """The place that a preposition leads to; one deeper for *against positions in the enclave of Ghouta*."""
    for noun in preposition.children:
        if noun.dep_ in {"pobj", "pcomp"}:
            if place := _named(noun, places):
                return place
            inner = (child for child in noun.children if child.dep_ == "prep" and child.lower_ in STATIC)
            if noun.pos_ == "NOUN" and (place := next((p for c in inner if (p := _of_preposition(c, places))), None)):
                return place
        elif noun.dep_ == "prep" and (place := _of_preposition(noun, places)):
            return place
    return None


def _named(noun: Token, places: Places) -> Place | None:
    """The place that a noun names: itself, *the town of Idlib*, *Kharkiv region*, *the capital, Kyiv*."""
    if place := places.at(noun.i):
        return place
    if noun.lower_ in words("before") | words("part"):
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of" and (place := _of_preposition(child, places)):
                return place
    for child in noun.children:
        near = child.dep_ in {"compound", "nmod"} and noun.lower_ in words("local") | words("before") | words("part")
        if (near or child.dep_ == "appos") and (place := places.at(child.i)):
            return place
    return None


def _elsewhere(head: Token) -> bool:
    """Whether a predicate has a locative of its own that names no place and no time."""
    within = [child for child in head.children if child.dep_ == "prep" and child.lower_ in HERE]
    return any(noun.dep_ == "pobj" and noun.ent_type_ not in TIMES for child in within for noun in child.children)
