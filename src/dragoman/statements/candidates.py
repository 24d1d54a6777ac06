"""Candidates: what each verb, noun, adjective and adverb would attribute to whom, were it a cue.

Wider than `drafts`, which a lexicon governs: here any word with a complement is proposed, and a model decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.statements.attachment import outside
from dragoman.statements.attitudes import classes_of, feels
from dragoman.statements.complements import CLAUSES, TELLING, Complements, clause_type, first_phrase, of_verb
from dragoman.statements.drafts import Draft, drafts, group, quoted_tokens
from dragoman.statements.nominals import drafted, of_adjective, of_adverb, of_noun
from dragoman.statements.sources import agent, author, name_after, name_before, subject
from dragoman.statements.trees import child, children, passive, subtree


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft that a word would make, the traits of its frame, and whether the lexicon's own rules made it."""

    draft: Draft
    frame: frozenset[str]
    ruled: bool = False


def candidates(parse: Parse) -> Iterator[Candidate]:
    """All candidates of an article, in the order of their words."""
    quoted = quoted_tokens(parse)
    ruled = {draft.anchor: draft for draft in drafts(parse)}
    for token in parse.doc:
        draft = ruled.get(token.i)
        if draft is not None:
            yield Candidate(draft, _ruled_frame(token, draft, quoted), ruled=True)
        elif token.pos_ in PROPOSALS:
            found = PROPOSALS[token.pos_](token)
            if found is not None:
                yield Candidate(*found)


def _ruled_frame(token: Token, draft: Draft, quoted: frozenset[int]) -> frozenset[str]:
    first = token.doc[min(draft.tokens)]
    whole = "quote" if draft.tokens & quoted else "plain"
    last = "before" if first.i < token.i else "after"
    return frozenset({f"ruled={draft.kind}", f"ruled:{whole}", f"ruled:{last}"})


def _verb(verb: Token) -> tuple[Draft, frozenset[str]] | None:
    """A verb with its complements; in the passive, and after *seems*, its subject belongs to the content."""
    source, how = _verb_source(verb)
    undergoer = child(verb, "nsubjpass") if _undergoes(verb) and how != "felt" else None
    clauses = list(children(verb, *CLAUSES))
    if "seem" in classes_of(verb) and source is not None and source.head == verb and clauses:
        undergoer, source, how = source, None, "seems"
    found = of_verb(verb, source, phrases_told=not _undergoes(verb) or how == "felt")
    if not found.tokens:
        _elsewhere(found, verb, undergoer)
    if undergoer is not None:
        found.traits.add("passive")
        told = any(clause_type(c) in TELLING for c in clauses)
        found.tokens |= subtree(undergoer) if not told and source is None else set()
    found.tokens -= outside(verb.doc[i] for i in found.tokens)
    if source is not None and source.i not in found.tokens:
        found.tokens -= subtree(source)
    found.traits.add(f"shared={how}")
    words = group(verb)
    found.linked |= words
    found.tokens -= words
    return drafted(verb, found, source)


def _undergoes(verb: Token) -> bool:
    return passive(verb) and verb.dep_ not in ("acl", "relcl")


def _elsewhere(found: Complements, verb: Token, undergoer: Token | None) -> None:
    """The content of a verb without complements: a phrase of its passive, or the clause around it."""
    phrase = first_phrase(verb)
    if undergoer is not None and phrase is not None:
        found.tokens |= subtree(phrase)
        found.traits |= {"passive phrase", f"phrase={phrase.lower_}"}
    elif undergoer is None and (around := _around(verb)):
        found.tokens |= around
        found.traits.add("around")


def _verb_source(verb: Token) -> tuple[Token | None, str]:
    """Who says or thinks what a verb tells, and how that is told."""
    if passive(verb):
        by = agent(verb)
        if by is not None:
            return by, "agent"
        return (child(verb, "nsubjpass"), "felt") if feels(verb) else (None, "passive")
    own = child(verb, "nsubj")
    if own is not None:
        return own, "own"
    if verb.dep_ == "acl":
        return (verb.head, "acl") if verb.tag_ == "VBG" else (author(verb.head), "acl-to")
    return _far_source(verb)


def _far_source(verb: Token) -> tuple[Token | None, str]:
    """A source that is not the verb's own subject."""
    after = name_after(verb) if verb.tag_ in ("VBD", "VBZ") else None
    if after is not None and child(verb, "ccomp", "xcomp") is None:
        return after, "after"
    found = subject(verb) or name_before(verb)
    if found is not None:
        return found, verb.dep_
    above = _subject_above(verb)
    return above, "above" if above is not None else "none"


def _subject_above(verb: Token) -> Token | None:
    """Who does what an infinitive tells: *looked for chances to present himself*, *is able to expect*."""
    for above in (a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")):
        if passive(above):
            return agent(above)
        own = child(above, "nsubj")
        if own is not None or above.dep_ in ("ccomp", "relcl", "ROOT"):
            return own
    return None


def _around(verb: Token) -> set[int]:
    """The clause around *…, he thinks, …* or before *…, he thinks*."""
    head = verb.head
    if head == verb or child(verb, "nsubj") is None:
        return set()
    if verb.dep_ in ("parataxis", "advcl", "ccomp", "dep") and head.pos_ in ("VERB", "AUX"):
        return subtree(head) - subtree(verb)
    return set()


PROPOSALS: Mapping[str, Callable[[Token], tuple[Draft, frozenset[str]] | None]] = MappingProxyType(
    {"VERB": _verb, "NOUN": of_noun, "ADJ": of_adjective, "ADV": of_adverb}
)
