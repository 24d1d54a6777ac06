"""Stance: what the words of a statement show its speaker to think of the actors that it mentions.

Precision first: an actor is supported or criticised where a word of `lexicon/stance.tsv` says so of him in the
statement's own grammar, not negated and not only possible; in all other cases the stance is neutral.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.lexicon import cached, table
from dragoman.report import About, Stance
from dragoman.statements.attachment import FINITE
from dragoman.statements.drafts import HYPOTHETICAL, Draft
from dragoman.statements.sources import agent, subject
from dragoman.statements.trees import Range, child, children, negated, passive

if TYPE_CHECKING:
    from dragoman.actors import Actors

POSITIONS = {"VERB": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}
# Subjects that mean the speaker or those he speaks for: *we support*, *his country supports*.
SPEAKER = frozenset({"i", "we", "he", "she"})
OURS = frozenset({"country", "government", "nation", "people", "party"})
CALLING = frozenset({"call", "brand", "label", "consider", "declare"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A word's stance, and where its target stands: an object, a subject, an agent, or after a preposition."""

    stance: Stance
    target: str


@cached
def signs() -> Mapping[tuple[str, str], tuple[Sign, ...]]:
    """The signs of stance by lemma and part of speech (`V`, `N`, `A`).

    Raises:
        LexiconError: a line of `stance.tsv` is wrong.
    """
    found: dict[tuple[str, str], tuple[Sign, ...]] = {}
    for row in table("stance"):
        sign = Sign(cast(Stance, row["stance"]), row["target"])
        for lemma in row.many("lemma"):
            key = lemma, row["pos"]
            found[key] = (*found.get(key, ()), sign)
    return MappingProxyType(found)


def about(
    parse: Parse, actors: Actors, draft: Draft, ranges: list[Range], source: tuple[str, ...]
) -> tuple[About, ...]:
    """The actors mentioned in a content, in order, the source aside, with the stance that the words show."""
    inside = {i for low, high in ranges for i in range(low, high)}
    mentioned = [(m.head, m.ids) for m in actors.mentions if m.head in inside and m.kind != "pronoun"]
    ids = dict.fromkeys(i for _, named in mentioned for i in named if i not in source)
    shown: dict[str, dict[Stance, list[int]]] = {i: {} for i in ids}
    for word, target, stance in _shown(parse, draft, inside):
        for i in actors.at(target.i):
            if i in shown:
                shown[i].setdefault(stance, []).append(word.i)
    return tuple(_about(parse, i, shown[i]) for i in ids)


def _about(parse: Parse, actor: str, shown: Mapping[Stance, list[int]]) -> About:
    if len(shown) != 1:
        return About(actor=actor)
    ((stance, words),) = shown.items()
    return About(actor=actor, stance=stance, words=tuple(parse.span(i, i + 1) for i in sorted(set(words))))


def _shown(parse: Parse, draft: Draft, inside: set[int]) -> Iterator[tuple[Token, Token, Stance]]:
    """Words of stance of a statement with their targets: its cue, and words of its content that are the speaker's."""
    for i in sorted(inside | draft.cue):
        word = parse.doc[i]
        for sign in _signs_of(word):
            if _holds(word) and (i in draft.cue or _own(word, sign, draft)):
                yield from ((word, target, sign.stance) for target in _targets(word, sign))


def _signs_of(word: Token) -> tuple[Sign, ...]:
    felt = signs().get((word.lower_, "A"), ()) if word.tag_ == "VBN" else ()
    pos = POSITIONS.get(word.pos_)
    return felt or (signs().get((word.lemma_.lower(), pos), ()) if pos else ())


def _holds(word: Token) -> bool:
    """Whether nothing takes a word back: no negation on it or above it in its clause, no *might* or *if*."""
    for each in (word, *word.ancestors):
        if negated(each) or child(each, "preconj") is not None:
            return False
        determiner = child(each, "det") if each.pos_ == "NOUN" else None
        if determiner is not None and determiner.lower_ in ("no", "neither"):
            return False
        if any(c.lower_ in HYPOTHETICAL - {"will", "would"} for c in children(each, "aux")):
            return False
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in each.lefts):
            return False
        if each.pos_ in ("VERB", "AUX") and (each.tag_ in FINITE or each.dep_ in ("ccomp", "relcl", "ROOT")):
            return True
    return True


def _own(word: Token, sign: Sign, draft: Draft) -> bool:
    """Whether a word inside the content is the speaker's own: what others praise or hate is theirs."""
    if draft.polarity != "asserted":
        return False
    if sign.target in ("subject", "agent"):
        return True
    if word.pos_ == "NOUN":  # *voiced his contempt for …*; elsewhere anybody may hold it
        return word.dep_ == "dobj" and word.head.i in draft.cue
    verb = word if word.pos_ == "VERB" else next((a for a in word.ancestors if a.pos_ in ("VERB", "AUX")), word)
    if verb.dep_ in ("acl", "relcl") or (passive(verb) and sign.target == "object"):
        return False
    speaker = child(verb, "nsubj", "nsubjpass") or subject(verb)
    if speaker is None or (draft.source is not None and speaker == draft.source.head):
        return speaker is not None or verb.i in draft.cue
    return speaker.lower_ in SPEAKER or (speaker.lemma_ in OURS and child(speaker, "poss") is not None)


def _targets(word: Token, sign: Sign) -> Iterator[Token]:
    """The heads of the phrases that a word of stance speaks of."""
    if sign.target == "object":
        yield from _joined(children(word, "nsubjpass") if passive(word) else children(word, "dobj"))
    elif sign.target == "subject":
        yield from _joined(_predicated(word))
    elif sign.target == "agent":
        actor = agent(word) if passive(word) else child(word, "nsubj")
        yield from _joined([actor] if actor is not None else [])
    else:
        # The parser may hang the phrase on the verb: *voiced his contempt | for Russia*.
        beside = children(word.head, "prep", "dative") if word.dep_ == "dobj" else iter(())
        for preposition in (*children(word, "prep"), *beside):
            if preposition.lower_ == sign.target and preposition.i > word.i:
                yield from _joined(children(preposition, "pobj"))


def _predicated(word: Token) -> Iterator[Token]:
    """Of whom a noun or an adjective is said: *Russia is an aggressor*, *called Putin a liar*."""
    above = word.head
    if word.dep_ in ("attr", "acomp") and above.lemma_ in ("be", "remain", "become"):
        yield from children(above, "nsubj")
    elif word.dep_ in ("oprd", "acomp", "attr") and above.lemma_ in CALLING:
        yield from children(above, "dobj", "nsubjpass")
    elif word.dep_ in ("ccomp", "xcomp") and above.lemma_ in CALLING:
        yield from children(word, "nsubj")


def _joined(heads: Iterator[Token] | list[Token]) -> Iterator[Token]:
    """Heads with those joined to them: *Russia and Iran*."""
    for head in heads:
        yield head
        yield from _joined(children(head, "conj"))
