"""States in the text: by name, by adjective, and by the capitals and houses that stand for their governments."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.actors.cast import Cast, Figure
from dragoman.actors.complements import HYPHENS
from dragoman.actors.names import Entry, Match, state, state_nouns
from dragoman.language import Parse

NOUNS_OF_STATES = frozenset({"country", "nation", "state"})


def enter(cast: Cast, code: str) -> str:
    """The key of the state with an ISO code, entered into the cast."""
    name, wikidata = state(code)
    nouns = NOUNS_OF_STATES | state_nouns(code)
    return cast.enter(Figure(f"state:{code}", name, "state", code, wikidata=wikidata, nouns=nouns)).key


def enter_entry(cast: Cast, entry: Entry) -> str:
    """The key of the state that a name, an adjective or a seat leads to."""
    nouns = NOUNS_OF_STATES | set(entry.nouns)
    figure = Figure(entry.key, entry.name, "state", entry.country, entry.sectors, wikidata=entry.wikidata, nouns=nouns)
    return cast.enter(figure).key


def modifies(parse: Parse, match: Match) -> bool:
    """Whether a name stands as an adjective before a noun: *US officials*, *the Russian offensive*."""
    last = parse.doc[match.end - 1]
    if match.end >= len(parse.doc):
        return False
    if last.dep_ in ("amod", "compound", "nmod") and last.head.i > last.i:
        return True
    after = parse.doc[match.end]
    if after.text in HYPHENS:
        return True
    return last.pos_ == "ADJ" and after.pos_ in ("NOUN", "PROPN", "ADJ")


def means_people(parse: Parse, match: Match) -> bool:
    """Whether a word that is adjective and noun is the noun: *the Chinese said*, *a Palestinian was hurt*."""
    if not match.entry("people"):
        return False
    token = parse.doc[match.end - 1]
    if modifies(parse, match) or token.dep_ in ("acomp", "amod", "attr") or not match.start:
        return False
    before = parse.doc[match.start - 1]
    after = parse.doc[match.end].lower_ if match.end < len(parse.doc) else ""
    return (before.pos_ in ("DET", "NUM") or before.lower_ in ("many", "most")) and after not in ("and", "or", ",", "-")


def stands_for_government(parse: Parse, match: Match) -> bool:
    """Whether a city's name means the government that sits there: *Beijing said*, *pressure on Moscow*."""
    token = parse.doc[match.start : match.end].root
    while token.dep_ == "conj" and token.head.ent_type_ in ("GPE", "ORG", "NORP", "PERSON", ""):
        token = token.head
    dep, head = token.dep_, token.head
    if dep in ("nsubj", "nsubjpass"):
        return _acts(token, head)
    if dep in ("dobj", "dative", "iobj"):
        return head.lemma_ in verbs("object")
    if dep == "pobj" or (dep == "dative" and head.pos_ == "ADP"):
        return _after_preposition(head)
    if dep == "poss":
        return head.pos_ == "NOUN" and head.lemma_ not in verbs("place noun")
    if dep in ("compound", "nmod"):
        return head.lemma_ in verbs("government noun")
    return False


def _acts(subject: Token, verb: Token) -> bool:
    if verb.lemma_ == "be":
        return any(c.dep_ == "acomp" for c in verb.children)
    if subject.dep_ == "nsubjpass":
        return verb.lemma_ in verbs("object")
    return verb.lemma_ not in verbs("place verb")


def _after_preposition(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head
    if word in ("with", "between", "by", "against", "among"):
        return governor.lemma_ not in verbs("place verb")
    if word in ("on", "to", "for", "from", "of", "toward", "towards"):
        objects = [c.lemma_ for c in governor.children if c.dep_ in ("dobj", "nsubjpass")]
        return bool({governor.lemma_, *objects} & verbs(f"noun {word}"))
    return False


@lexicon.cached
def verbs(use: str) -> frozenset[str]:
    """The words of one use in the lexicon of capitals as governments."""
    return frozenset(row["word"] for row in lexicon.table("capital_uses") if row["use"] == use)
