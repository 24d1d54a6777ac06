"""Small questions to the dependency tree, shared by the modules of this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

Range = tuple[int, int]
"""Token indices `[start, end)`."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "…", "and", "but"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The children of a token that hang by one of the relations, in order."""
    return (child for child in token.children if child.dep_ in deps)


def child(token: Token, *deps: str) -> Token | None:
    """The first such child."""
    return next(children(token, *deps), None)


def subtree(token: Token) -> set[int]:
    """The indices of a token and all below it."""
    return {t.i for t in token.subtree}


def runs(tokens: Iterable[int]) -> list[Range]:
    """The maximal ranges of consecutive indices."""
    found: list[Range] = []
    for i in sorted(tokens):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def infinitive(verb: Token) -> bool:
    """Whether a verb stands in the infinitive with *to*."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def passive(verb: Token) -> bool:
    """Whether a verb is in the passive, a participle after a noun (*a charge refuted by Russia*) included."""
    if child(verb, "nsubjpass", "auxpass") is not None:
        return True
    bare = verb.dep_ in ("acl", "advcl") and child(verb, "aux") is None
    return bare and (verb.tag_ == "VBN" or _asked(verb))


def _asked(verb: Token) -> bool:
    """Whether a past tense is a participle that the tagger missed: *“…,” she said when asked about it*."""
    opens = verb.left_edge.i == verb.sent.start or child(verb, "advmod", "mark") is not None
    return verb.tag_ == "VBD" and verb.dep_ == "advcl" and opens and child(verb, "nsubj", "nsubjpass") is None


def negated(verb: Token) -> bool:
    """Whether a negation hangs on a verb: *not*, *never*, *nor did it say*."""
    return any(c.dep_ == "neg" or c.lower_ in ("never", "nor", "neither", "hardly") for c in verb.children)


def noun_phrase(head: Token) -> Range:
    """The phrase around a noun, appositions and relative clauses included, commas at its edges not."""
    low, high = head.left_edge.i, head.right_edge.i + 1
    doc = head.doc
    while high - 1 > head.i and (doc[high - 1].is_punct and doc[high - 1].text not in ")]"):
        high -= 1
    while low < head.i and (doc[low].is_punct or doc[low].dep_ in ("cc", "preconj", "mark")):
        low += 1
    return low, high


def prepositions(verb: Token, words: Iterable[str]) -> Iterator[Token]:
    """Prepositions and particles among the words that hang on a verb, in order."""
    wanted = frozenset(words)
    return (c for c in verb.children if c.dep_ in ("prep", "prt", "dative", "agent") and c.lower_ in wanted)
