"""Whether the clause of an expression looks back or ahead, from tense, modals and words of planning."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.times.rule import Direction
from dragoman.times.words import meanings

AHEAD = frozenset({"by", "until", "till", "before", "ahead", "from"})
REPORTING = frozenset({"say", "tell", "add", "report", "announce", "write", "state", "note", "warn", "claim"})
STEPS = 12
"""How far to climb from an expression to the predicate that it hangs on; deeper trees are slips of the parser."""


def direction(token: Token) -> Direction:
    """The direction of the nearest predicate over a token that shows one."""
    for _ in range(STEPS):
        if token.pos_ in {"VERB", "AUX"} or _planned(token):
            found = _of_verb(token)
            if found or token.dep_ in {"ROOT", "relcl", "ccomp"}:
                return found
        if token.head is token:
            return None
        token = token.head
    return None


def _planned(token: Token) -> bool:
    return token.lemma_.lower() in meanings("future") and token.pos_ in {"ADJ", "VERB", "ADV"}


def _of_verb(verb: Token) -> Direction:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {helper.lower_ for helper in helpers}
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        return "future"
    if words & {"would", "must", "should", "may", "can", "might"}:
        return None if "have" in words else "future"
    if "to" in words:
        return _of_infinitive(verb, words)
    return _finite(verb, helpers)


def _of_infinitive(verb: Token, words: set[str]) -> Direction:
    """*Is expected to meet* looks ahead; *refused to meet* where its predicate does; *to have met* back."""
    if "have" in words:
        return "past"
    over = verb.head
    if over.lemma_.lower() in meanings("future") or over.lemma_ == "go":
        return "future"
    if verb.dep_ == "xcomp" and over.pos_ in {"VERB", "AUX"} and over is not verb:
        return _of_verb(over)
    return "future" if verb.dep_ in {"acl", "ROOT"} else None


def _finite(verb: Token, helpers: list[Token]) -> Direction:
    tags = {helper.tag_ for helper in helpers} | ({verb.tag_} if not helpers else set())
    words = {helper.lower_ for helper in helpers}
    if "VBD" in tags or words & {"has", "have", "had", "having"} or "could" in words:
        return "past"
    if verb.tag_ == "VBN" and verb.lemma_ in meanings("future") and tags & {"VBZ", "VBP"}:
        return "future"
    if verb.tag_ in {"VBN"} and not helpers:
        return "past"
    if tags & {"VBZ", "VBP"} and verb.lemma_ not in REPORTING and verb.lemma_ not in {"be", "have"}:
        return "future"
    return None
