"""Sources: whose words a cue reports."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.statements.attachment import FINITE, after_conjunction, governor
from dragoman.statements.cues import cue_of
from dragoman.statements.trees import RELATIVES, child, children, passive, prepositions

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART"})
ENDS = frozenset({",", "”", '"', "''"})
# The longest speaker in tokens: *Deputy Assistant Secretary of Defense for Russia Ann Lee*.
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Source:
    """The head of the noun phrase that is the source, and of who relayed it."""

    head: Token
    via: Token | None = None


def source_of(verb: Token) -> Source | None:
    """Whose words the verb reports: its subject, the agent of a passive, or the subject that it shares."""
    relay = verb.head.head if verb.dep_ == "pcomp" else verb
    if relays(relay):
        return _relayed(relay)
    head = agent(verb) if passive(verb) else subject(verb)
    return Source(head) if head is not None else None


def relays(verb: Token) -> bool:
    """Whether a verb tells that its subject passed on its object's words: *Tass quoted the minister as saying*."""
    cue = cue_of(verb)
    said = child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj")
    return (
        cue is not None
        and cue.kind == "relay"
        and said is not None
        and next(prepositions(verb, ["as"]), None) is not None
    )


def _relayed(relay: Token) -> Source | None:
    said = child(relay, "nsubjpass") if passive(relay) else child(relay, "dobj")
    by = agent(relay) if passive(relay) else subject(relay)
    return Source(said, via=by) if said is not None else None


def agent(verb: Token) -> Token | None:
    """The noun after *by* in a passive."""
    for by in verb.children:
        if by.lower_ == "by" and by.dep_ in ("agent", "prep"):
            return child(by, "pobj")
    if verb.dep_ == "conj" and passive(verb.head):
        return agent(verb.head)
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The logical subject of an active verb, shared ones included."""
    own = child(verb, "nsubj", "nsubjpass", "csubj")
    if own is not None:
        return own if own.dep_ != "csubj" else None
    if (lent := _lent(verb)) is not None:
        return lent
    if depth > 6 or verb.head == verb:
        return None
    return _shared(verb, depth)


def _lent(verb: Token) -> Token | None:
    """The subject that the parser gave to a participle before its verb: *Durbin, noting the crowd, said …*."""
    if verb.tag_ not in FINITE:
        return None
    return next((own for left in verb.lefts if left.tag_ == "VBG" and (own := child(left, "nsubj"))), None)


def _shared(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if verb.dep_ in ("acl", "relcl"):
        return author(head)
    if verb.dep_ in ("advcl", "conj") and (after := after_conjunction(verb)) is not None:
        return after
    if verb.dep_ == "pcomp":
        return _shared_with(head.head, depth) if head.dep_ == "prep" else None
    if verb.dep_ in ("conj", "advcl", "xcomp", "dep", "ccomp") and head.pos_ in ("VERB", "AUX"):
        return _shared_with(governor(verb), depth, controlled=verb.dep_ == "xcomp")
    return None


def _shared_with(head: Token, depth: int, *, controlled: bool = False) -> Token | None:
    if head.pos_ not in ("VERB", "AUX"):
        return author(head) if head.pos_ == "NOUN" else None
    if controlled:
        master = child(head, "dobj")
        if master is not None:
            return master
    if passive(head):
        return agent(head) or subject(head, depth + 1)
    return subject(head, depth + 1) or name_before(head)


def name_before(verb: Token) -> Token | None:
    """The noun between a comma and a finite verb at the end of a sentence, whatever the parser took it for."""
    if (
        verb.tag_ not in FINITE
        or verb.dep_ in ("conj", "relcl")
        or child(verb, "nsubj", "nsubjpass", "auxpass") is not None
    ):
        return None
    doc, low = verb.doc, verb.i
    while low and verb.i - low < LONGEST and doc[low - 1].pos_ in NOMINAL:
        low -= 1
    if low > 1 and low < verb.i and doc[low - 1].is_lower and doc[low - 2].text in ENDS:
        low -= 1
    if low == verb.i or not low or doc[low - 1].text not in ENDS:
        return None
    nouns = [t for t in doc[low : verb.i] if t.pos_ in ("NOUN", "PROPN")]
    return next((t for t in nouns if not low <= t.head.i < verb.i), nouns[-1] if nouns else None)


def name_after(cue: Token) -> Token | None:
    """The speaker after a verb that the parser took for something else: *“…,” added another official*."""
    doc = cue.doc
    if cue.i + 1 >= len(doc) or not cue.i or not (cue.nbor(-1).is_quote or cue.nbor(-1).text == ","):
        return None
    noun = child(cue, "dobj", "attr")
    if noun is not None and noun.left_edge.i == cue.i + 1:
        return noun
    last = cue.i
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and doc[last + 1].ent_type_ not in ("DATE", "TIME"):
        last += 1
    return doc[last] if last > cue.i else None


def author(noun: Token) -> Token | None:
    """Whose words a noun holds: its possessor, the noun after *by* or *from*, or who issues it."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("by", "from"):
            return child(preposition, "pobj")
    for clause in children(noun, "acl"):
        if clause.tag_ == "VBN" and (by := agent(clause)) is not None:
            return by
    return _issuer(noun)


def _issuer(noun: Token) -> Token | None:
    """The subject of the verb that puts a noun's words out: *issued a warning that …*."""
    cue = cue_of(noun.head) if noun.dep_ in ("dobj", "nsubjpass") else None
    if cue is None or "words" not in cue.takes:
        return None
    return subject(noun.head, 1) if noun.dep_ == "dobj" else agent(noun.head)


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token stands for itself."""
    if head.lower_ in RELATIVES:
        for above in head.ancestors:
            if above.dep_ in ("relcl", "acl"):
                return above.head
    return head
