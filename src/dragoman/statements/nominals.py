"""Candidates of nouns, adjectives and adverbs: *fears of a frost*, *is sure that …*, *reportedly*."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.statements.attitudes import classes_of, source_words
from dragoman.statements.complements import Complements, first_phrase
from dragoman.statements.drafts import Draft
from dragoman.statements.sources import Source, author, subject
from dragoman.statements.trees import child, children, infinitive, subtree

# Verbs that lend an adjective their subject: *is sure*, *feels certain*.
COPULAS = frozenset(
    {"be", "become", "remain", "feel", "seem", "stay", "get", "grow", "sound", "look", "appear", "make", "leave"}
)


def of_noun(noun: Token) -> tuple[Draft, frozenset[str]] | None:
    """A noun with a clause or a phrase that tells what it is about; its owner, author or holder is the source."""
    clause = next((c for c in noun.children if _noun_clause(c)), None)
    if clause is None and not classes_of(noun):
        return None
    source, how = _noun_source(noun)
    found = Complements()
    phrase = first_phrase(noun, without=frozenset({"by", "from"}))
    if clause is not None:
        found.clause(clause)
    elif phrase is not None and child(phrase, "pobj", "pcomp") is not None and (how, phrase.lower_) != ("none", "of"):
        found.phrase(phrase)
    found.traits.add(f"shared={how}")
    if source is not None:
        found.tokens -= subtree(source)
    return drafted(noun, found, source)


def _noun_clause(clause: Token) -> bool:
    if clause.dep_ not in ("acl", "ccomp", "relcl"):
        return False
    return infinitive(clause) or _tied(clause)


def _noun_source(noun: Token) -> tuple[Token | None, str]:
    """Who holds what a noun tells, and how that is told."""
    found, verb = author(noun), noun.head
    own = noun.dep_ == "dobj" and verb.lemma_.lower() in source_words("holder")
    if found is not None and not (found.tag_ == "PRP$" and own):
        return found, "author"
    if noun.dep_ == "attr":
        return None, "attr"
    if noun.dep_ == "dobj" and verb.pos_ in ("VERB", "AUX"):
        holder = child(verb, "nsubj") or subject(verb)
        if holder is not None:
            return holder, f"holder:{verb.lemma_.lower()}" if own else "object"
    return found, "none"


def of_adjective(adjective: Token) -> tuple[Draft, frozenset[str]] | None:
    """An adjective said of somebody, with what he is sure, afraid or ready about."""
    if not classes_of(adjective):
        return None
    source, how = _who_is(adjective)
    copula = adjective.head
    clause = next((c for c in children(adjective, "ccomp", "xcomp", "acl", "advcl") if c.i > adjective.i), None)
    clause = clause or next((c for c in children(copula, "ccomp", "advcl") if c.i > adjective.i and _tied(c)), None)
    phrase = first_phrase(adjective)
    found = Complements(linked={copula.i} if how == "copula" else set(), traits={f"shared={how}"})
    if source is None:
        return None
    if clause is not None:
        found.clause(clause)
    elif phrase is not None:
        found.phrase(phrase)
    if source.lower_ in ("it", "there", "what"):
        found.traits.add("nobody")
        return drafted(adjective, found, None)
    return drafted(adjective, found, source)


def _who_is(adjective: Token) -> tuple[Token | None, str]:
    above = adjective.head
    if adjective.dep_ in ("acomp", "oprd") and above.lemma_ in COPULAS:
        return child(above, "nsubj") or subject(above), "copula"
    if adjective.dep_ in ("acl", "amod") and above.pos_ in ("NOUN", "PROPN"):
        return above, "modified"
    if adjective.dep_ == "conj" and above.head.pos_ in ("VERB", "AUX"):
        return child(above.head, "nsubj"), "conj"
    return None, "none"


def _tied(clause: Token) -> bool:
    """Whether a clause begins with *that* or *whether*."""
    return any(t.dep_ == "mark" and t.lower_ in ("that", "whether") for t in clause.lefts)


def of_adverb(adverb: Token) -> tuple[Draft, frozenset[str]] | None:
    """*reportedly*, *allegedly*: the clause that it qualifies, with no source."""
    if not classes_of(adverb) or adverb.head.pos_ not in ("VERB", "AUX"):
        return None
    return drafted(adverb, Complements(subtree(adverb.head) - subtree(adverb), traits={"adverb"}), None)


def drafted(word: Token, found: Complements, source: Token | None) -> tuple[Draft, frozenset[str]] | None:
    """The draft that a word makes with its complements, and its traits; None where it has no content."""
    cue = frozenset({word.i} | found.linked)
    tokens = frozenset(found.tokens - cue)
    if not tokens:
        return None
    who = Source(source) if source is not None else None
    return Draft(word.i, tokens, who, cue, "believe"), frozenset(found.traits)
