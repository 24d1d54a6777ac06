"""Predicates and their arguments, whatever the syntax: passives, control, relative clauses, conjunction undone.

The slots follow the proposition banks' practice of one structure for all alternations (Palmer, Gildea and Kingsbury
2005), on the labels of the CLEAR dependency scheme that the pipeline was trained on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from dragoman import lexicon

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "quantmod"})
# In their passive the object that stays is what was given, not to whom: "was given a warning".
GIVING = frozenset({"give", "offer"})
VERBAL = frozenset({"VERB", "AUX"})
# Their prepositional phrase belongs to what they modify.
LEADING_ADVERBS = frozenset(
    {"elsewhere", "together", "jointly", "along", "alongside", "deep", "north", "south", "east", "west"}
)
# The object of these is the one who acts in their complement: "accused Moscow of shelling".
OBJECT_CONTROL_PREPOSITIONS = frozenset({"of", "for", "from", "into", "with"})


@dataclass(frozen=True)
class Clause:
    """A predicate with its arguments: slot name to the head tokens that fill it.

    Slots: `subj` and `obj` are logical (the agent of a passive is its `subj`); `iobj`, `prt`, `xcomp`, `ccomp`,
    `quote` (a complement in quotation marks), `purpose` (an infinitive that tells what for), `acomp`, `attr`, `adv`,
    `neg`, `aux`, `mod`, `poss`, `acl`; a preposition names the slot of its object (`with`, `out_of`).
    """

    head: Token
    slots: Mapping[str, tuple[Token, ...]]

    def __getitem__(self, slot: str) -> tuple[Token, ...]:
        return self.slots.get(slot, ())

    @cached_property
    def passive(self) -> bool:
        """Whether the predicate stands in the passive."""
        return is_passive(self.head)


@lexicon.cached
def subject_control() -> frozenset[str]:
    """Verbs whose subject acts in their complement though they have an object: *promised Kyiv to send arms*."""
    return frozenset(row["lemma"] for row in lexicon.table("control"))


def clause(head: Token) -> Clause:
    """The predicate-argument structure of a verb, noun or adjective."""
    slots: dict[str, list[Token]] = {}
    for slot, token in _own(head):
        slots.setdefault(slot, []).extend(expand(token))
    if head.pos_ in VERBAL:
        _complete(head, slots)
    return Clause(head, {slot: tuple(dict.fromkeys(tokens)) for slot, tokens in slots.items()})


def expand(token: Token) -> Iterator[Token]:
    """A token and what is conjoined to it: *Russia, China and Iran* gives all three."""
    yield token
    for child in token.children:
        joined = child.dep_ == "conj" and (child.pos_ in VERBAL) == (token.pos_ in VERBAL)
        if joined or _continues_list(token, child):
            yield from expand(child)


def _continues_list(token: Token, child: Token) -> bool:
    """*The US, Russia, and Switzerland*: the parser takes the second of a list of names for an apposition."""
    names = token.pos_ == child.pos_ == "PROPN"
    return names and child.dep_ == "appos" and any(c.dep_ in ("cc", "conj") for c in child.children)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: an auxiliary says so, or it is a bare participle after a noun (*sanctioned by*)."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD"):
        own = {c.dep_ for c in verb.children} & (SUBJECTS | {"aux", "dobj", "ccomp", "xcomp"})
        if not own:
            return is_passive(verb.head)
    return verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)


def _own(head: Token) -> Iterator[tuple[str, Token]]:
    """Arguments that hang on the predicate itself."""
    given = head.pos_ in VERBAL and head.lemma_ in GIVING and is_passive(head)
    for child in head.children:
        if child.dep_ in FILLERS:
            yield from FILLERS[child.dep_](child)
        elif child.dep_ in SLOT_OF:
            yield ("iobj" if child.dep_ == "dobj" and given else SLOT_OF[child.dep_]), child


def _agents(preposition: Token) -> Iterator[tuple[str, Token]]:
    yield from (("subj", token) for token in preposition.children if token.dep_ == "pobj")


def _dative(child: Token) -> Iterator[tuple[str, Token]]:
    """*sold gas to China*, *sold China gas*."""
    if child.pos_ == "ADP":
        yield from _prepositional(child)
    else:
        yield "iobj", child


def _particle(child: Token) -> Iterator[tuple[str, Token]]:
    """A particle; *up* of *killed up to 16 people* is none."""
    if child.lower_ == "up" and any(c.lower_ == "to" for c in child.children):
        yield from (("obj", token) for _, token in _own(child))
    else:
        yield "prt", child


def _adverb(child: Token) -> Iterator[tuple[str, Token]]:
    """An adverb, and for those of place and company what follows: *elsewhere in Mali*, *together with Oman*."""
    yield "adv", child
    if child.lower_ in LEADING_ADVERBS:
        yield from (filler for c in child.children if c.dep_ == "prep" for filler in _prepositional(c))


def _modifiers(child: Token) -> Iterator[tuple[str, Token]]:
    """Modifiers, and what modifies them: *a Russian missile strike*."""
    yield "mod", child
    yield from (pair for c in child.children if c.dep_ in MODIFIERS for pair in _modifiers(c))


def _apposition(child: Token) -> Iterator[tuple[str, Token]]:
    """An apposition that stands beside its noun; farther off the parser guesses."""
    between = child.doc[child.head.i + 1 : child.left_edge.i]
    inside = set(child.head.subtree)
    if all(token in inside or token.is_punct for token in between):
        yield "appos", child


def _complement(child: Token) -> Iterator[tuple[str, Token]]:
    yield ("quote" if _is_quoted(child) else "ccomp"), child


def _adjunct(child: Token) -> Iterator[tuple[str, Token]]:
    purpose = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    yield ("purpose" if purpose else "advcl"), child


def _is_quoted(verb: Token) -> bool:
    """Whether a complement is somebody's very words: *“We left,” he said*."""
    first = verb.left_edge
    return first.is_quote or (first.i > 0 and first.nbor(-1).is_quote)


SLOT_OF: Mapping[str, str] = {
    "nsubj": "subj",
    "csubj": "subj",
    "expl": "subj",
    "nsubjpass": "obj",
    "csubjpass": "obj",
    "dobj": "obj",
    "obj": "obj",
    "iobj": "iobj",
    "xcomp": "xcomp",
    "acomp": "acomp",
    "attr": "attr",
    "oprd": "attr",
    "npadvmod": "npadv",
    "neg": "neg",
    "aux": "aux",
    "poss": "poss",
    "acl": "acl",
}


# "out of X" and "back to X" are of X and to X as well; "according to X" and "because of X" are not.
DIRECTIONS = frozenset({"out", "away", "back", "off", "down", "up", "over"})


def _prepositional(preposition: Token, before: str = "") -> Iterator[tuple[str, Token]]:
    """`with X` gives slot `with`; `out of X` gives both `out_of` and `of`."""
    name = f"{before}{preposition.lower_}"
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield name, child
            if before.rstrip("_") in DIRECTIONS:
                yield preposition.lower_, child
        elif child.dep_ == "prep":
            yield from _prepositional(child, f"{name}_")


FILLERS: Mapping[str, Callable[[Token], Iterator[tuple[str, Token]]]] = {
    "agent": _agents,
    "prep": _prepositional,
    "dative": _dative,
    "prt": _particle,
    "advmod": _adverb,
    "appos": _apposition,
    "ccomp": _complement,
    "advcl": _adjunct,
    **dict.fromkeys(MODIFIERS, _modifiers),
}


def _complete(verb: Token, slots: dict[str, list[Token]]) -> None:
    """Arguments that the syntax leaves unsaid: of conjoined, controlled, relative and participial clauses."""
    _resolve_relatives(verb, slots)
    passive = is_passive(verb)
    slot = "obj" if passive else "subj"
    if not slots.get(slot):
        missing = list(understood_subject(verb))
        if missing:
            slots[slot] = missing
    if not passive and not slots.get("obj"):
        slots["obj"] = list(_understood_object(verb, slots))
        if not slots["obj"]:
            del slots["obj"]


def _resolve_relatives(verb: Token, slots: dict[str, list[Token]]) -> None:
    """*which*, *who*, *that* stand for the noun that their clause describes."""
    noun = _described(verb)
    if noun is None:
        return
    for slot, tokens in slots.items():
        if slot in ("neg", "aux", "mod"):
            continue
        meant = _agreeing(verb, list(expand(noun)))
        resolved = [n for t in tokens for n in (meant if t.lower_ in RELATIVE and t.tag_[0] == "W" else [t])]
        slots[slot] = resolved


def _agreeing(verb: Token, nouns: list[Token]) -> list[Token]:
    """*Saudi Arabia and Israel, which backs it*: a singular verb is of the last noun alone."""
    finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return nouns[-1:] if any(token.tag_ == "VBZ" for token in finite) else nouns


def _described(verb: Token) -> Token | None:
    at = verb
    while at.dep_ == "conj" and at.head.pos_ in VERBAL:
        at = at.head
    return at.head if at.dep_ in ("relcl", "acl") else None


def understood_subject(verb: Token, depth: int = 0) -> Iterator[Token]:
    """The surface subject of a verb that has none of its own."""
    if depth > 8:
        return
    head, dep = verb.head, verb.dep_
    if dep in ("conj", "dep") and head.pos_ in VERBAL and head != verb:
        yield from surface_subject(head, depth + 1)
    elif dep in ("xcomp", "ccomp") and head.pos_ in VERBAL and _subjectless(verb):
        yield from _controller(head, depth + 1)
    elif dep == "xcomp" and head.pos_ == "ADJ":
        yield from surface_subject(head.head, depth + 1)
    elif dep in ("relcl", "acl"):
        yield from _subject_of_modifier(verb, depth + 1)
    elif dep in ("advcl", "pcomp", "prep"):
        yield from _subject_of_adjunct(verb, depth + 1)


def surface_subject(verb: Token, depth: int = 0) -> Iterator[Token]:
    """The subject that stands before a verb, its own or the understood one; of a passive, who it is done to."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    noun = _described(verb)
    for token in own:
        if noun is not None and token.tag_[0] == "W":
            yield from expand(noun)
        else:
            yield from expand(token)
    if not own and depth <= 8:
        yield from understood_subject(verb, depth + 1)


def _subjectless(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBG", "VBN") and not any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children)


def _controller(head: Token, depth: int) -> Iterator[Token]:
    """Who acts in the complement of `head`: its object where it has one, else its subject."""
    objects = [c for c in head.children if c.dep_ in ("dobj", "dative", "iobj")]
    if objects and head.lemma_ not in subject_control():
        yield from expand(objects[0])
    else:
        yield from surface_subject(head, depth)


def _subject_of_modifier(verb: Token, depth: int) -> Iterator[Token]:
    """*forces advancing on Kyiv*, *a plan to attack*: the noun itself, or for an infinitive whose plan it is."""
    noun = verb.head
    if verb.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        owners = [c for c in noun.children if c.dep_ == "poss"]
        if owners:
            yield from expand(owners[0])
        elif noun.dep_ in ("dobj", "attr", "nsubjpass") and noun.head.pos_ in VERBAL:
            yield from surface_subject(noun.head, depth)
        return
    if verb.tag_ in ("VBG", "VBN") or any(c.dep_ in ("aux", "auxpass") for c in verb.children) or verb.dep_ == "relcl":
        if verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children):
            return
        yield from expand(noun)


def _subject_of_adjunct(verb: Token, depth: int) -> Iterator[Token]:
    """*after meeting Putin*, *accused Moscow of shelling*, *..., heralding a visit*: the main clause's subject."""
    head, preposition = verb.head, None
    if verb.dep_ == "pcomp":
        preposition, head = head, head.head
    if head.pos_ not in VERBAL or not _subjectless(verb):
        return
    objects = [c for c in head.children if c.dep_ == "dobj"]
    if preposition is not None and objects and preposition.lower_ in OBJECT_CONTROL_PREPOSITIONS:
        yield from expand(objects[0])
    elif preposition is not None and is_passive(head) and preposition.lower_ in OBJECT_CONTROL_PREPOSITIONS:
        yield from (t for c in head.children if c.dep_ in PASSIVE_SUBJECTS for t in expand(c))
    else:
        yield from surface_subject(head, depth)


def _understood_object(verb: Token, slots: dict[str, list[Token]]) -> Iterator[Token]:
    """The gap of *the deal they signed*; who is told to act; the object that conjoined verbs share."""
    if verb.dep_ == "relcl" and slots.get("subj") and all(t.tag_[0] != "W" for t in verb.children):
        yield from expand(verb.head)
        return
    for complement in slots.get("ccomp", []):
        if any(c.dep_ == "aux" and c.lower_ == "to" for c in complement.children):
            yield from (t for c in complement.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for t in expand(c))
            return
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in VERBAL and child.i - verb.i == 2:
            yield from (t for c in child.children if c.dep_ == "dobj" for t in expand(c))
