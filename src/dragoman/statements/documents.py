"""Documents that speak: *the statement said* stands for those who released the statement."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.statements.cues import cue_of
from dragoman.statements.sources import author, source_of
from dragoman.statements.trees import child

# How many tokens back a definite mention looks for the document that it takes up: about a page.
REACH = 600


def writer(noun: Token) -> Token | None:
    """Whose words a noun holds, looked up at its earlier mention where it is definite; None where that is not safe."""
    if not _is_document(noun):
        return None
    found = _own_writer(noun)
    if found is not None or not _definite(noun):
        return found
    for i in range(noun.i - 1, max(noun.i - REACH, -1), -1):
        earlier = noun.doc[i]
        if earlier.lemma_ == noun.lemma_ and earlier.pos_ == "NOUN":
            found = _own_writer(earlier)
            if found is not None or not _definite(earlier):
                return found
    return None


def _own_writer(noun: Token) -> Token | None:
    return author(noun) or _speaker_in(noun)


def _speaker_in(noun: Token) -> Token | None:
    """Who speaks in a document: *the two ministers said in a joint statement*."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("in", "with"):
        return None
    verb = preposition.head
    cue = cue_of(verb) if verb.pos_ == "VERB" else None
    source = source_of(verb) if cue is not None and cue.takes & {"clause", "object"} else None
    return source.head if source is not None else None


def _is_document(noun: Token) -> bool:
    cue = cue_of(noun)
    return cue is not None and "document" in cue.takes


def _definite(noun: Token) -> bool:
    determiner = child(noun, "det")
    return determiner is not None and determiner.lower_ in ("the", "this", "that")
