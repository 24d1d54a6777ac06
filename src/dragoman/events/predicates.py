"""Event predicates: a clause, and for nouns the support verb that lends it subject, tense and complements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.language.clauses import VERBAL, Clause, clause, is_passive, surface_subject

# A support verb's own prepositional phrases belong to the noun: "launched an attack | on the town".
LENT = frozenset(
    {"against", "along", "around", "at", "between", "by", "for", "from", "in", "into", "near", "on", "over", "to"}
    | {"toward", "towards", "upon", "with"}
)


# In "hailed their ties in talks with Xi" the talks are the speaker's too: slot `taker`, for frames of meeting.
DURING = frozenset({"in", "during", "after", "at", "following", "before"})


PARTS = frozenset({"role", "part", "involvement", "participation", "complicity", "hand"})


@dataclass(frozen=True)
class Predicate:
    """A predicate and its slots; of nouns and adjectives also the verb that governs it (slot `light`).

    `support` is that verb where it only lends the noun its subject, tense and mood: *launched an attack*.
    """

    head: Token
    slots: Mapping[str, tuple[Token, ...]]
    support: Token | None = None

    def __getitem__(self, slot: str) -> tuple[Token, ...]:
        return self.slots.get(slot, ())

    @property
    def carrier(self) -> Token:
        """The token whose tense and mood are the predicate's: its support verb, else itself."""
        return self.support or self.head

    @cached_property
    def lent(self) -> Predicate:
        """The predicate as if its governing verb were a support verb, for frames that name the verb themselves."""
        if self.support is not None or not self["light"]:
            return self
        verb = self["light"][0]
        return Predicate(self.head, _lend(Clause(self.head, self.slots), clause(verb), ""), verb)


@lexicon.cached
def support_verbs() -> Mapping[str, frozenset[str]]:
    """Support verbs: lemma to the places where the event noun may stand (`obj`, `subj`, a preposition)."""
    places: dict[str, set[str]] = {}
    for row in lexicon.table("light_verbs"):
        places.setdefault(row["lemma"], set()).add(row["noun"])
    return MappingProxyType({lemma: frozenset(found) for lemma, found in places.items()})


def predicate(head: Token) -> Predicate:
    """The predicate of a verb, noun or adjective."""
    own = clause(head)
    if head.pos_ in VERBAL:
        return Predicate(head, _borrow(own, "obj"))
    own = Clause(head, {**_partaking(head), **_borrow(own, "of"), "undergoer": tuple(_undergoing(head))})
    if head.pos_ == "ADJ":
        return _adjective(own)
    governing = governor(head)
    if governing is None:
        return Predicate(head, own.slots)
    verb, place = governing
    slots = {**own.slots, "light": (verb,)}
    if place not in support_verbs().get(verb.lemma_, ()):
        return Predicate(head, slots | ({"taker": clause(verb)["subj"]} if place in DURING else {}))
    return Predicate(head, _lend(Clause(head, slots), clause(verb), place), verb)


def _partaking(noun: Token) -> Mapping[str, tuple[Token, ...]]:
    """Whose act it is by his part in it: *Russia's role in the bombardment*."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.head.head.lemma_ not in PARTS:
        return {}
    part = clause(noun.head.head)
    return {"poss": part["poss"]} if part["poss"] else {"mod": part["mod"]}


def _undergoing(noun: Token) -> Iterator[Token]:
    """Who is under what a noun tells: *leaders under assault from Turkey*, *the town is under siege*."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "under":
        return
    above = noun.head.head
    beside = noun.doc[noun.head.i - 1]
    if beside.pos_ in ("NOUN", "PROPN") and beside.dep_ in ("dobj", "pobj", "conj"):
        yield beside  # the parser hangs the phrase too high
    elif above.pos_ in VERBAL:
        yield from (clause(above)["obj"] if is_passive(above) else surface_subject(above))
    elif above.pos_ in ("NOUN", "PROPN"):
        yield above


def governor(noun: Token) -> tuple[Token, str] | None:
    """The verb that a noun depends on, and as what: `obj`, `subj` (logical), or the preposition between them."""
    at = noun
    while at.dep_ in ("conj", "appos") and at.head.pos_ not in VERBAL and at.head != at:
        at = at.head
    head = at.head
    if at.dep_ == "pobj" and head.dep_ in ("prep", "agent") and head.head.pos_ in VERBAL:
        return head.head, ("subj" if head.dep_ == "agent" else head.lower_)
    if head.pos_ not in VERBAL:
        return None
    if at.dep_ in ("dobj", "nsubjpass", "attr", "oprd"):
        return head, "obj"
    return (head, "subj") if at.dep_ == "nsubj" else None


def _borrow(own: Clause, slot: str) -> Mapping[str, tuple[Token, ...]]:
    """The parser hangs many a phrase of an act on its object: "suspended aid | to Rwanda"."""
    slots = dict(own.slots)
    for token in own[slot]:
        if token.pos_ in VERBAL:
            continue
        for preposition, tokens in clause(token).slots.items():
            if preposition in LENT and preposition not in own.slots:
                slots[preposition] = slots.get(preposition, ()) + tokens
    return slots


def _lend(own: Clause, verb: Clause, place: str) -> Mapping[str, tuple[Token, ...]]:
    slots = dict(own.slots)
    if place != "subj":
        slots.setdefault("subj", tuple(t for t in verb["subj"] if t != own.head))
        if verb["iobj"]:
            slots.setdefault("iobj", verb["iobj"])
    for slot, tokens in verb.slots.items():
        if slot in LENT and slot not in slots and own.head not in tokens:
            slots[slot] = tokens
    for slot in ("prt", "neg", "adv", "aux"):
        if verb[slot]:
            slots.setdefault(slot, verb[slot])
    return MappingProxyType(slots)


def _adjective(own: Clause) -> Predicate:
    head = own.head
    verb = next((t for t in _copulas(head)), None)
    if verb is None:
        slots = dict(own.slots)
        if head.dep_ == "amod":
            slots.setdefault("subj", (head.head,))
        return Predicate(head, slots)
    slots = dict(own.slots) | {"subj": tuple(surface_subject(verb))}
    for slot in ("neg", "aux"):
        if clause(verb)[slot]:
            slots.setdefault(slot, clause(verb)[slot])
    return Predicate(head, slots, verb)


def _copulas(adjective: Token) -> Iterator[Token]:
    at = adjective
    while at.dep_ == "conj" and at.head.pos_ == "ADJ":
        at = at.head
    if at.dep_ in ("acomp", "oprd", "ccomp") and at.head.pos_ in VERBAL and not is_passive(at.head):
        yield at.head
