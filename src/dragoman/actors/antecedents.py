"""Where to look for what a pronoun or a description means.

The order follows Hobbs (1978): the subjects of the clauses that govern the pronoun from the nearest outwards, what else
stands before it in its sentence, then the sentences before, subjects first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.actors.cast import Cast, Draft
from dragoman.report import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that may be the antecedent, with the figures that it means (none for what is no actor)."""

    token: Token
    keys: tuple[str, ...]
    subject: bool


def at(cast: Cast, token: Token) -> tuple[str, ...]:
    """The figures that a token heads, together with those conjoined to it."""
    draft = cast.heads.get(token.i)
    keys = list(draft.keys) if draft else []
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in VERBAL:
            keys += at(cast, child)
    return tuple(dict.fromkeys(keys))


def one(cast: Cast, token: Token) -> tuple[str, ...]:
    """The figures that a token itself heads."""
    draft = cast.heads.get(token.i)
    return draft.keys if draft else ()


def governing(cast: Cast, pronoun: Token) -> Iterator[Candidate]:
    """Subjects of governing clauses, and nouns that the pronoun's phrase hangs on, from the nearest outwards."""
    inner, own_clause = pronoun, True
    for ancestor in pronoun.ancestors:
        if ancestor.pos_ in VERBAL:
            is_subject = inner.dep_ in SUBJECTS and inner is pronoun
            bound = own_clause and _bound(pronoun)
            if not is_subject and not bound:
                yield from (c for c in subjects(cast, ancestor) if c.token.i < pronoun.i)
            own_clause = False
        elif ancestor.i < pronoun.i and ancestor.i in cast.heads and _internal(pronoun, ancestor, inner):
            yield Candidate(ancestor, one(cast, ancestor), False)
        inner = ancestor


def _bound(pronoun: Token) -> bool:
    """An object pronoun is never its own clause's subject: *Putin met him*."""
    return pronoun.dep_ in ("dobj", "dative", "iobj") or (pronoun.dep_ == "pobj" and pronoun.head.head.pos_ in VERBAL)


def _internal(pronoun: Token, ancestor: Token, inner: Token) -> bool:
    """*the US and its allies*: only a possessive can mean a noun of its own phrase."""
    return pronoun.tag_ == "PRP$" and (inner.dep_ in ("conj", "appos", "prep") or ancestor.dep_ in ("nsubj", "pobj"))


def subjects(cast: Cast, verb: Token) -> Iterator[Candidate]:
    """The subjects of a verb, with what they mean."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            yield Candidate(child, at(cast, child), True)


def before(cast: Cast, token: Token, sentences: int) -> Iterator[list[Candidate]]:
    """The mentions before a token, one list a sentence from its own backwards; subjects of main clauses first."""
    here = cast.parse.sentence(token)
    drafts = sorted((d for d in cast.drafts if d.head < token.i), key=lambda d: d.head)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(cast.parse.sentence_of[draft.head], []).append(draft)
    for index in range(here, max(-1, here - sentences - 1), -1):
        yield _ordered(cast, by_sentence.get(index, ()))


def _ordered(cast: Cast, drafts: Sequence[Draft]) -> list[Candidate]:
    found = []
    for draft in drafts:
        token = cast.parse.doc[draft.head]
        found.append(Candidate(token, draft.keys, token.dep_ in SUBJECTS and _main(token.head)))
    return sorted(found, key=lambda c: (not c.subject, c.token.i))


def _main(verb: Token) -> bool:
    while verb.dep_ in ("conj", "ccomp") and verb.head is not verb:
        verb = verb.head
    return verb.dep_ == "ROOT"


def quotation(cast: Cast, token: Token) -> Span | None:
    """The whole quotation around a token."""
    for quote in cast.parse.quotations:
        if quote.whole and quote.start <= token.i < quote.end:
            return quote.start, quote.end
    return None
