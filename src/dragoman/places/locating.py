"""Where an event happened: the locative that depends on its trigger, or on the clause that governs it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.places.finding import Places
from dragoman.report import Place

STATIC = ("in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "along", "off", "on")
TOWARDS = ("to", "into", "toward", "towards", "onto")
MOTION = frozenset(
    {
        "visit",
        "travel",
        "fly",
        "go",
        "come",
        "arrive",
        "return",
        "trip",
        "tour",
        "head",
        "welcome",
        "deploy",
        "move",
        "advance",
    }
    | {"send", "march", "withdraw", "deployment", "journey", "invite", "flight", "incursion", "push", "cross", "pour"}
)
"""Acts that happen where they lead to."""
CARRIERS = frozenset({"prep", "advmod", "npadvmod", "pcomp", "agent", "dative"})


def where(parse: Parse, token: Token, places: Places) -> Place | None:
    """The place of the event that `token` triggers, or None where the text does not tie one to it.

    Looked for, in this order: a locative that depends on the trigger (*clashed in Kyiv*); a place that modifies a
    nominal trigger (*the Kharkiv offensive*); the locative of a noun that depends on it (*killed three in Idlib*);
    the locative of the verb that governs the trigger in the same chain of predicates (*held talks in Geneva*). A subject or an
    object (*Beijing said*, *struck Kyiv* aside) never gives the place of another clause.
    """
    for head in _chain(token):
        if place := _own(head, places):
            return place
    return None


def _chain(token: Token) -> Iterator[Token]:
    """The trigger and the predicates that govern it without a new subject between."""
    yield token
    while token.dep_ in {"xcomp", "dobj", "conj", "attr", "pobj", "prep", "aux", "pcomp"} and token.head is not token:
        if token.dep_ == "conj" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children):
            return
        token = token.head
        if token.pos_ in {"VERB", "AUX", "NOUN"}:
            yield token


def _own(head: Token, places: Places) -> Place | None:
    if head.pos_ in {"NOUN", "PROPN"} and (place := _modifier(head, places)):
        return place
    for child in head.children:
        if place := _locative(head, child, places):
            return place
    for child in head.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            for inner in child.children:
                if inner.i > child.i and (place := _locative(child, inner, places)):
                    return place
    return None


def _modifier(noun: Token, places: Places) -> Place | None:
    """*the Kharkiv offensive*, *Geneva talks*."""
    for child in noun.children:
        if child.dep_ in {"compound", "nmod", "amod"} and (place := places.at(child.i)):
            return place
    return None


def _locative(head: Token, child: Token, places: Places) -> Place | None:
    """The place that a preposition beneath `head` leads to."""
    if child.dep_ not in CARRIERS:
        return None
    word = child.lower_
    if word not in STATIC and not (word in TOWARDS and head.lemma_.lower() in MOTION):
        return None
    for noun in child.children:
        if noun.dep_ in {"pobj", "pcomp"} and (place := _named(noun, places)):
            return place
    return None


def _named(noun: Token, places: Places) -> Place | None:
    """The place that a noun names: itself, its apposition or modifier (*the town of Idlib*, *Kharkiv region*)."""
    if place := places.at(noun.i):
        return place
    for child in noun.children:
        if child.dep_ in {"appos", "compound", "nmod"} and (place := places.at(child.i)):
            return place
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "near"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and (place := _named(inner, places)):
                    return place
    return None
