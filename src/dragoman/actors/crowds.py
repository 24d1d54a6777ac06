"""Common people as actors: *police arrested 74 people*, *doctors went on strike*; elsewhere they are nobody."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.actors.antecedents import SUBJECTS, VERBAL
from dragoman.actors.nouns import Title, uses
from dragoman.language.clauses import is_passive

# The people of an occupation or of no description at all; who has another sector has it by an office or arms.
COMMON = frozenset({"CVL", "LAB", "EDU", "HLH", "AGR", "REF"})
# "the arrest of 74 people", "attacks on farmers", "clashes with students", "injuries to two men".
REACHING = frozenset({"of", "on", "against", "with", "to"})
CONTENTS = frozenset({"dobj", "nsubjpass"})


def takes_part(title: Title, noun: Token) -> bool:
    """Whether common people whom a text tells nothing more of are parties of an act: struck, held, or in protest."""
    if title.kin or title.sort not in ("person", "body") or not (title.relational or COMMON & set(title.sectors)):
        return False
    rises = title.plural and _rises(_top(noun))
    return rises or (not title.relational and _suffers(_top(noun)))


def _top(noun: Token) -> Token:
    """The first of those joined, *20 troops and villagers*, or the number that counts them: *dozens of workers*."""
    at = noun
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    counted = at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.lemma_.lower() in uses("counting")
    return at.head.head if counted else at


def _suffers(noun: Token) -> bool:
    verb = noun.head
    if noun.dep_ in CONTENTS:
        return verb.lemma_ in uses("harm") and (noun.dep_ == "dobj" or is_passive(verb))
    return noun.dep_ == "pobj" and verb.lower_ in REACHING and verb.head.lemma_.lower() in uses("harm")


def _rises(noun: Token) -> bool:
    """*workers walked out*, *teachers staged a strike*, *a strike by nurses*: crowds that act in public."""
    if noun.dep_ in SUBJECTS and noun.head.pos_ in VERBAL:
        verb = noun.head
        inside = [c for c in verb.children if c.dep_ in ("dobj", "prep", "xcomp")]
        inside += [c for p in inside if p.dep_ == "prep" for c in p.children]
        return any(t.lemma_.lower() in uses("rising") for t in (verb, *inside))
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("by", "of"):
        return False
    told = noun.head.head  # "a march of students", "a march staged by students"
    return (told.head if told.dep_ == "acl" else told).lemma_.lower() in uses("rising")
