"""Names of places that stand for those who act: *Beijing said*, *accused Moscow*, *White House officials*.

Such a metonym is an actor, not a place. It is told by its role in the clause, never by its name alone.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.places.vocabulary import words
from dragoman.places.windows import Window

ACTING = frozenset({"country", "capital", "site"})
"""Kinds of places whose names stand for governments."""


def acts(doc: Doc, window: Window) -> bool:
    """Whether a name of a state, a capital or a seat of power stands for those who act there."""
    kinds = {reading.spot.kind for reading in window.readings}
    if kinds.isdisjoint(ACTING) or window.site:
        return False
    token = doc[window.start : window.end].root
    if "site" in kinds and not _located(token):
        return True
    if window.text(doc).isupper() and len(token.text) > 3:
        return False
    head = _first(token)
    if head.dep_ == "nsubj" and head.head.pos_ in {"VERB", "AUX"}:
        return head.head.lemma_ not in words("stative")
    if head.dep_ == "dobj":
        return head.head.lemma_ in words("addressed")
    if head.dep_ == "pobj":
        return _party(head.head, window.readings[0].spot.kind == "capital")
    return head.dep_ == "poss" and "capital" in kinds and _acted(head.head)


def _party(preposition: Token, capital: bool) -> bool:
    """Whether a preposition makes a party of the name: *rejected by*, and of a capital *agreed with*, *request of*."""
    if preposition.dep_ == "agent":
        return True
    if not capital:
        return False
    deed = preposition.lower_ == "of" and preposition.head.lemma_ in words("actorly")
    return deed or preposition.lower_ in {"with", "against", "between"}


def _first(token: Token) -> Token:
    """The first of a list, whose role the others share."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _located(token: Token) -> bool:
    """Whether a building stands where things happen: *at the Kremlin*, *Beijing's Great Hall of the People*."""
    owned = any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in token.children)
    return owned or (token.dep_ == "pobj" and (token.head.lower_ in words("locative") or token.head.lower_ == "in"))


def _acted(noun: Token) -> bool:
    """Whether a capital possesses a deed or a servant of the state: *Moscow's troops*, *Beijing's criticism*."""
    return noun.lemma_ in words("actorly")
