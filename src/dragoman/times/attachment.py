"""To which predicate or noun an expression of time belongs, by the dependency tree and known slips of the parser."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.times.words import meanings

NOMINAL = frozenset({"poss", "compound", "nummod", "amod", "nmod"})
"""Relations by which an expression belongs to its noun and to nothing above it: *Thursday's statement*."""
NAMES = frozenset({"GPE", "LOC", "FAC", "PERSON", "ORG", "NORP"})
STEPS = 8


def head_of(tokens: list[Token]) -> Token:
    """The token of an expression that ties it to the rest of its sentence."""
    inside = {token.i for token in tokens}
    outward = [token for token in tokens if token.head.i not in inside or token.head == token]
    return outward[-1] if outward else tokens[-1]


def host(token: Token) -> Token | None:
    """The verb or noun whose time the expression headed by `token` tells.

    None where a word such as *since* or *before* makes it a bound of the event and not its time.
    """
    nominal = token.dep_ in NOMINAL
    found = _above(token)
    if found is not None and not nominal:
        found = _over_names(found)
    return _committed(found) if found is not None else None


def _above(token: Token) -> Token | None:
    """The head over prepositions and coordinated expressions."""
    head = token.head if token.head != token else None
    for _ in range(STEPS):
        if head is None or not (head.pos_ in {"ADP", "SCONJ", "ADV"} or (token.dep_ == "conj" and _timely(head))):
            return head
        if head.lower_ in meanings("bound"):
            return None
        token, head = head, head.head if head.head != head else None
    return None


def bound_of(token: Token) -> Token | None:
    """The word that makes an expression headed by `token` a bound: *since*, *until*."""
    head = token.head
    return head if head.pos_ in {"ADP", "SCONJ"} and head.lower_ in meanings("bound") else None


def _timely(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _over_names(token: Token) -> Token | None:
    """*In Beijing on Thursday*: a place or a person has no time, the predicate over it has."""
    for _ in range(STEPS):
        if not (token.pos_ == "PROPN" or token.ent_type_ in NAMES or token.pos_ in {"ADP", "PRON"}):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _committed(token: Token) -> Token:
    """*Pledged to deepen ties on Thursday*: the day of the pledge; *agreed to meet on Friday*: of the meeting."""
    over = token.head
    if token.dep_ != "xcomp" or token.tag_ != "VB" or token.lemma_ in meanings("arranged"):
        return token
    committed = over.lemma_ in meanings("committing") and over.tag_ in {"VBD", "VBN"}
    return over if committed and all(child.lower_ not in {"will", "would"} for child in over.children) else token
