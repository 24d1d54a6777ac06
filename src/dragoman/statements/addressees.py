"""Addressees: who is spoken to, where the sentence names him (*told the council*, *wrote to Tehran*)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.statements.cues import Cue, cue_of
from dragoman.statements.drafts import Draft
from dragoman.statements.trees import child, children, infinitive

# Kinds of cues whose object is asked to do what follows: *urged Israel to stop*.
ASKING = frozenset({"demand", "ask", "threaten"})
SPEAKING = frozenset({"say", "promise", "praise", "blame", "demand", "ask", "believe", "concede", "threaten"})
MESSAGES = frozenset({"letter", "message", "note", "email", "call", "phone", "telegram", "conversation", "interview"})


def addressees(doc: Doc, draft: Draft) -> Iterator[Token]:
    """The heads of the noun phrases that name those spoken to."""
    cue = cue_of(doc[draft.anchor]) if draft.cue else None
    if cue is None or cue.pos != "V":
        return
    verb = doc[draft.anchor]
    source = draft.source.head if draft.source is not None else None
    yield from (noun for noun in (*_objects(verb, cue), *_after_prepositions(verb, cue)) if noun != source)


def _objects(verb: Token, cue: Cue) -> Iterator[Token]:
    """*told reporters that …*; *urged Israel to stop*."""
    asked = cue.kind in ASKING and any(
        infinitive(c) and c.i > verb.i for c in children(verb, "xcomp", "ccomp", "advcl")
    )
    if "addressee" not in cue.takes and not asked:
        return
    yield from (o for o in children(verb, "dobj", "dative") if o.pos_ != "ADP")
    if asked:  # the parser may take the one asked for the subject of what he is to do
        clauses = (c for c in children(verb, "ccomp", "xcomp") if infinitive(c))
        yield from (s for c in clauses if (s := child(c, "nsubj")) is not None and s.i > verb.i)


def _after_prepositions(verb: Token, cue: Cue) -> Iterator[Token]:
    """*said to Putin*, *wrote to Tehran*, *said in a letter to Putin*, *called on Israel to stop*."""
    if cue.kind not in SPEAKING:
        return
    for preposition in children(verb, "prep", "dative"):
        noun = child(preposition, "pobj")
        if noun is None:
            continue
        called = verb.lemma_ == "call" and preposition.lower_ in ("on", "upon")
        if called or (preposition.lower_ == "to" and "to" not in cue.takes):
            yield noun
        elif preposition.lower_ in ("in", "during", "by") and noun.lemma_ in MESSAGES:
            yield from _of_message(noun)


def _of_message(noun: Token) -> Iterator[Token]:
    """*in a letter to Putin*, *in a call with Putin*."""
    for preposition in children(noun, "prep"):
        who = child(preposition, "pobj") if preposition.lower_ in ("to", "with") else None
        if who is not None:
            yield who
