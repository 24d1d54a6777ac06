"""The status of an act: occurred, ongoing, planned, possible or denied.

The way up the tree from the act to the main clause is read word by word: negation, auxiliaries, and the verbs and
nouns that govern it, as event factuality is annotated (Sauri and Pustejovsky, 2009). What the words do is in
`lexicon/status`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.events.predicates import Predicate
from dragoman.language.clauses import VERBAL
from dragoman.report import Status

Force = Literal["occurred", "ongoing", "planned", "possible", "denied", "demanded", "aim"]
# The stronger a reading, the later it gives way to another on the way up: a denied plan is denied.
STRENGTH: Mapping[Force, int] = MappingProxyType(
    {"occurred": 0, "ongoing": 1, "planned": 2, "possible": 3, "aim": 4, "demanded": 5, "denied": 6}
)
KIND_OF = MappingProxyType({"aux": "aux", "auxpass": "aux", "advmod": "adverb", "mark": "mark"})
NEGATIVE = frozenset({"no", "neither", "nor", "without"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of an act and the word that decided it.

    `conditional` acts have a condition (*will respond if attacked*); `hypothetical` ones stand in one (*if attacked*).
    """

    force: Force
    because: Token | None = None
    conditional: bool = False
    hypothetical: bool = False

    @property
    def status(self) -> Status:
        """The report's status; an act that is only demanded or aimed at is possible."""
        return "possible" if self.force == "demanded" or self.force == "aim" else self.force


@lexicon.cached
def _words() -> Mapping[tuple[str, str, str], Force]:
    rows = lexicon.table("status")
    return MappingProxyType({(r["kind"], r["word"], r["prep"]): r["status"] for r in rows})  # type: ignore[misc]


def _force(kind: str, token: Token, preposition: str = "") -> Force | None:
    words = _words()
    return words.get((kind, token.lower_, preposition)) or words.get((kind, token.lemma_.lower(), preposition))


def standing(predicate: Predicate, *, aside: frozenset[str] = frozenset()) -> Standing:
    """The status of a predicate's act from the words of its own sentence.

    What stands `aside`, its own `neg` or `aux`, is part of the act: *would not negotiate* is a refusal that occurred.
    """
    best = Standing("occurred")
    hypothetical = False
    for force, because in _readings(predicate):
        hypothetical |= because.dep_ == "mark"
        if because.head == predicate.carrier and because.dep_ in aside:
            continue
        if STRENGTH[force] > STRENGTH[best.force]:
            best = Standing(force, because)
    hypothetical |= _opens_condition(predicate.carrier)
    return Standing(best.force, best.because, _has_condition(predicate.carrier), hypothetical)


def _opens_condition(verb: Token) -> bool:
    """*If and when she is returned*: the parser hangs such an *if* on the main clause."""
    first = verb.left_edge.i
    before = [token.lower_ for token in verb.doc[max(first - 2, 0) : first]]
    return verb.dep_ == "advcl" and before == ["if", "and"]


def _readings(predicate: Predicate) -> Iterator[tuple[Force, Token]]:
    head = predicate.head
    if head.pos_ not in VERBAL:
        yield from _of_noun(head)
    for token in (*predicate["neg"], *predicate["adv"]):
        if token.dep_ == "neg":
            yield "denied", token
    if head.pos_ in VERBAL or head.pos_ == "ADJ" or predicate.support is not None:
        yield from _of_verb(predicate.carrier, depth=0)
    if head.pos_ not in VERBAL:
        yield from _of_governors(head)


def _of_noun(noun: Token) -> Iterator[tuple[Force, Token]]:
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in NEGATIVE:
            yield "denied", child
        elif child.dep_ in ("amod", "compound", "nmod") and (force := _force("modifier", child)):
            yield force, child
        elif child.dep_ == "relcl" and (force := _force("complement", child)) in ("planned", "possible"):
            yield force, child  # "a visit which is expected to take place in May"
    if noun.dep_ == "pobj" and noun.head.lower_ in NEGATIVE:
        yield "denied", noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead":
        yield "planned", noun.head.head


def _of_verb(verb: Token, depth: int) -> Iterator[tuple[Force, Token]]:
    """Readings of a verb's own auxiliaries and adverbs, then of what governs it."""
    for child in verb.children:
        force = _force(KIND_OF[child.dep_], child) if child.dep_ in KIND_OF else None
        if child.dep_ == "neg" or _is_nobody(child):
            yield "denied", child
        elif force:
            yield force, child
    if _is_progressive(verb):
        yield "ongoing", verb
    if depth < 8:
        yield from _of_clause(verb, depth)


def _is_nobody(child: Token) -> bool:
    """*No envoy came*: a subject that denies its verb."""
    return child.dep_ in ("nsubj", "nsubjpass") and any(
        c.dep_ == "det" and c.lower_ in NEGATIVE for c in child.children
    )


def _is_progressive(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" and c.tag_ != "VBD" for c in verb.children)


def _of_clause(verb: Token, depth: int) -> Iterator[tuple[Force, Token]]:
    """Readings that a verb's place in the sentence gives it."""
    head, dep = verb.head, verb.dep_
    finite = _is_finite(verb)
    if dep == "conj" and not finite:
        yield from _of_verb(head, depth + 1)
    elif dep == "conj":
        yield from ((force, why) for force, why in _of_verb(head, depth + 1) if why.dep_ == "mark")
    elif dep in ("xcomp", "ccomp", "pcomp", "advcl") and not finite:
        yield from _of_complement(verb, head.head if dep == "pcomp" else head, depth)
    elif dep == "advcl" and verb.tag_ in ("VBZ", "VBP"):
        yield from ((force, why) for force, why in _of_verb(head, depth + 1) if force == "planned")
    elif dep == "ccomp" and _subjunctive(verb):
        yield "demanded", head
    elif dep == "ccomp" and _force("complement", head) == "denied":
        yield "denied", head
    elif dep == "acl" and not finite and (force := _force("nominal", head)):
        yield force, head


def _of_complement(verb: Token, governor: Token, depth: int) -> Iterator[tuple[Force, Token]]:
    force = _force("complement", governor)
    if force:
        yield force, governor
    if verb.dep_ == "advcl" and _is_infinitive(verb) and not force:
        yield "aim", governor
    elif governor.pos_ in VERBAL | {"ADJ"} and verb.dep_ != "advcl":
        yield from _of_verb(governor if governor.pos_ in VERBAL else governor.head, depth + 1)


def _of_governors(noun: Token) -> Iterator[tuple[Force, Token]]:
    """Readings of the verb or noun that an event noun depends on."""
    at = noun
    while at.dep_ in ("conj", "appos") and at.head != at and at.head.pos_ not in VERBAL:
        at = at.head
    preposition = at.head.lower_ if at.dep_ == "pobj" else ""
    governor = at.head.head if at.dep_ == "pobj" else at.head
    if governor == at:
        return
    if governor.pos_ in VERBAL:
        force = _force("object", governor, preposition)
        if force and (preposition or at.dep_ in ("dobj", "nsubjpass")):
            yield force, governor
            yield from _of_verb(governor, depth=1)
    elif governor.pos_ in ("NOUN", "PROPN") and (force := _force("nominal", governor)):
        yield force, governor


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return any(c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in auxiliaries)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _subjunctive(verb: Token) -> bool:
    """*demanded that Russia withdraw*: a bare verb with a subject after *that*."""
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    bare = verb.tag_ == "VB" or any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in verb.children)
    return marked and bare and not any(c.dep_ == "aux" for c in verb.children)


def _has_condition(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in child.children)
        for child in verb.children
    )
