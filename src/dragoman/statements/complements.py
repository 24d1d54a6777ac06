"""Complements of a word that may be a cue: clauses, objects and phrases, as tokens and as traits for a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.statements.trees import child, children, infinitive, subtree

WH = frozenset({"how", "why", "what", "whether", "where", "when", "who", "which", "if"})
# Beginnings of phrases that tell what a word is about.
ABOUT = frozenset(
    {
        *("about", "against", "for", "of", "on", "over", "to", "in", "with", "at", "as", "from", "toward", "towards"),
        *("regarding", "concerning", "into", "behind", "by"),
    }
)
CLAUSES = ("ccomp", "xcomp", "oprd", "acomp")
TELLING = frozenset({"that", "bare", "wh"})


@dataclass(slots=True)
class Complements:
    """What a word takes: the content's tokens, the words that belong to the cue, and the traits of both."""

    tokens: set[int] = field(default_factory=set)
    linked: set[int] = field(default_factory=set)
    traits: set[str] = field(default_factory=set)

    def clause(self, head: Token) -> None:
        """Take a clause."""
        self.tokens |= subtree(head)
        self.traits.add(f"has={clause_type(head)}")

    def phrase(self, preposition: Token) -> None:
        """Take what follows a preposition, which belongs to the cue."""
        self.linked.add(preposition.i)
        self.tokens |= subtree(preposition) - {preposition.i}
        self.traits |= {"phrase", f"phrase={preposition.lower_}"}


def of_verb(verb: Token, source: Token | None, *, phrases_told: bool) -> Complements:
    """A verb's clauses, else its object with what follows it, else a phrase, where that is told of somebody."""
    found = Complements()
    clauses = [c for c in children(verb, *CLAUSES) if c != source]
    objects = [o for o in children(verb, "dobj", "dative", "attr") if o.pos_ != "ADP"]
    if objects:
        found.traits.add("has=object")
    for clause in clauses:
        found.clause(clause)
    if clauses and objects:
        _object_beside(found, clauses, objects)
    elif objects:
        _objects(found, verb, objects)
    elif not clauses and phrases_told and (phrase := first_phrase(verb)) is not None:
        found.phrase(phrase)
    particle = child(verb, "prt")
    if particle is not None:
        found.linked.add(particle.i)
        found.traits.add(f"particle={particle.lower_}")
    return found


def _object_beside(found: Complements, clauses: list[Token], objects: list[Token]) -> None:
    """An object before a clause that tells something is spoken to; before another it belongs to the content."""
    if any(clause_type(c) in TELLING for c in clauses):
        found.traits.add("addressee")
        return
    found.traits.add("object+clause")
    for each in objects:
        found.tokens |= subtree(each)


def _objects(found: Complements, verb: Token, objects: list[Token]) -> None:
    further = list(_following(verb, objects))
    found.tokens.update(i for head in (*objects, *further) for i in subtree(head))
    found.traits |= {f"object:{_entity(o)}" for o in objects}
    found.traits |= {f"then={p.lower_}" for p in further if p.dep_ == "prep"}
    for adjunct in children(verb, "advcl"):
        if infinitive(adjunct) and adjunct.i > verb.i:
            found.tokens |= subtree(adjunct)
            found.traits.add("has=purpose")


def _following(verb: Token, objects: list[Token]) -> Iterator[Token]:
    """The phrases that follow an object without a comma."""
    at = max(o.right_edge.i for o in objects) + 1
    for phrase in children(verb, "prep", "dative"):
        noun = child(phrase, "pobj", "pcomp")
        if phrase.left_edge.i != at or noun is None or noun.ent_type_ in ("DATE", "TIME") or phrase.lower_ not in ABOUT:
            return
        yield phrase
        at = phrase.right_edge.i + 1


def first_phrase(word: Token, *, without: frozenset[str] = frozenset()) -> Token | None:
    """The first preposition after a word that can tell what it is about."""
    found = (p for p in children(word, "prep", "agent") if p.lower_ in ABOUT - without and p.i > word.i)
    return next(found, None)


def clause_type(clause: Token) -> str:
    """What a clause is: with *that*, bare, with a question word, an infinitive, a gerund, a name, or other."""
    if clause.dep_ in ("oprd", "acomp") and clause.pos_ not in ("VERB", "AUX"):
        return "name"
    if infinitive(clause):
        return "infinitive"
    lefts = {t.lower_ for t in clause.lefts} | {clause.left_edge.lower_}
    if "that" in lefts:
        return "that"
    if lefts & WH:
        return "wh"
    if child(clause, "nsubj", "nsubjpass", "expl") is not None:
        return "bare"
    return "gerund" if clause.tag_ == "VBG" else "other"


def _entity(noun: Token) -> str:
    return "pronoun" if noun.pos_ == "PRON" else noun.ent_type_ or noun.pos_
