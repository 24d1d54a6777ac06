"""Whether the clause of an expression looks back or ahead: by tense, modals and words of planning."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.times.attachment import NOMINAL
from dragoman.times.rule import Direction
from dragoman.times.words import meanings

STEPS = 12
"""How far to climb from an expression to the predicate that it hangs on; deeper trees are slips of the parser."""
CLAUSES = frozenset({"ROOT", "relcl", "ccomp", "advcl", "acl", "conj", "parataxis"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
CONDITIONS = frozenset({"if", "unless"})
MODALS = frozenset({"would", "must", "should", "may", "can", "might", "could"})


def direction(token: Token) -> Direction:
    """The direction of the nearest predicate over a token that shows one."""
    if _awaited(token):
        return "future"
    if token.dep_ in NOMINAL and token.head.pos_ == "NOUN":
        return _of_noun(token.head)
    return _climbed(token, near=token.lower_ in meanings("weekday", "day"))


def _of_noun(noun: Token) -> Direction:
    """*Saturday's summit will open*; but *said the Feb. 10 hearing was off* tells the saying's tense."""
    after = False
    for _ in range(STEPS):
        if _planned(noun):
            return "future"
        if noun.pos_ in {"VERB", "AUX"} or noun.head == noun:
            break
        after = after or noun.lower_ in {"after", "following", "since"}
        noun = noun.head
    if any(child.lower_ in WILL for child in noun.children):
        return "future"
    return "past" if after else None


def _climbed(token: Token, *, near: bool) -> Direction:
    begin = token.i
    below = token
    for _ in range(STEPS):
        if (_planned(token) and not (token.tag_ == "VBD" and begin < token.i)) or _set_for(token):
            return "future"  # but *In January, he proposed a study* tells the day of the proposal
        if token.pos_ in {"VERB", "AUX"}:
            found = "future" if _lies_ahead(token, below) else _of_verb(token, near=near)
            if not near and found == "future" and _is_about(token, below):
                return None
            if found or token.dep_ in CLAUSES:
                return found
        if token.head == token:
            return None
        below, token = token, token.head
    return None


def _lies_ahead(verb: Token, below: Token) -> bool:
    """*The summit is on Saturday*, *if they are not freed by Monday*: what is on a day or is asked for is to come."""
    if verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children):
        return True
    if verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}:
        return below.dep_ == "prep" and below.lower_ == "on" and below.head == verb
    return False


def _is_about(verb: Token, below: Token) -> bool:
    """*The surge in May should calm them*: a modal tells nothing of when its subject was, *will* mostly does."""
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux"} & MODALS
    return bool(modals) and below.dep_ in {"nsubj", "nsubjpass"}


def _planned(token: Token) -> bool:
    """*Is scheduled*, *a planned summit*."""
    said = [token, *(child for child in token.children if child.dep_ == "amod")]
    return any(word.lemma_.lower() in meanings("planned") for word in said)


def _set_for(token: Token) -> bool:
    """*A summit set for April*, *due in May*; not *set himself on fire*."""
    if token.lemma_ not in meanings("planned for") or token.tag_ not in {"VBN", "JJ"}:
        return False
    return any(child.lower_ in {"for", "to", "in", "on"} for child in token.children)


def _awaited(token: Token) -> bool:
    """*As early as Tuesday*, *ahead of Sunday's vote*, *a truce by Monday*, *delayed until Tuesday*: still to come."""
    before = [word.lower_ for word in token.doc[max(0, token.i - 4) : token.i]]
    if "ahead" in before or (before[-1:] == ["as"] and {"soon", "early"} & set(before)):
        return True
    head = token.head
    if head.lower_ == "by" and head.head.pos_ == "NOUN" and head.dep_ == "prep":
        return True
    while head.pos_ in {"NOUN", "PROPN", "NUM"} and head.head != head:
        head = head.head
    if head.lower_ not in {"until", "till"} or head.head.i > head.i:
        return False
    return all(child.dep_ != "neg" and child.lower_ != "had" for child in head.head.children)


def _of_verb(verb: Token, *, near: bool = True) -> Direction:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {helper.lower_ for helper in helpers}
    if words & WILL:
        return "future"
    if words & MODALS:
        return "past" if "have" in words else _of_modal(words)
    if "to" in words:
        return _of_infinitive(verb, words, near=near)
    return _finite(verb, helpers)


def _of_modal(words: set[str]) -> Direction:
    """*Could* tells of the past as often as of what may come."""
    return None if "could" in words else "future"


def _of_infinitive(verb: Token, words: set[str], *, near: bool) -> Direction:
    """*Intends to meet* looks ahead, *agreed to meet* too; *refused to leave* where its predicate does.

    A weekday tells the agreement's own day (*pledged to deepen ties on Thursday*), a month that of what is agreed.
    """
    if "have" in words:
        return "past"
    over = verb.head
    committed = over.lemma_ in meanings("committing") and (verb.lemma_ in meanings("arranged") or not near)
    if committed or over.lemma_.lower() in meanings("aiming"):
        return "future"
    if verb.dep_ in {"xcomp", "advcl"} and over.pos_ in {"VERB", "AUX"} and over != verb:
        return _of_verb(over)
    return "future" if verb.dep_ in {"acl", "ROOT", "relcl"} else None


def _finite(verb: Token, helpers: list[Token]) -> Direction:
    tags = {helper.tag_ for helper in helpers} | ({verb.tag_} if not helpers else set())
    if "VBD" in tags or {helper.lower_ for helper in helpers} & {"has", "have", "had", "having"}:
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    if tags & {"VBZ", "VBP"} and (verb.lemma_ in meanings("arranged") or (verb.tag_ == "VBG" and helpers)):
        return "future"
    return None
