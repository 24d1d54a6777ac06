"""Speakers: who says a quotation that no cue holds by its grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.language import Parse, Quotation
from dragoman.statements.cues import cue_of
from dragoman.statements.drafts import Draft
from dragoman.statements.sources import Source, name_after, name_before, source_of
from dragoman.statements.trees import child

# How many tokens a cue may stand behind its quotation: *“…,” Ann Lee, who runs the camp, said*. Read off pages.
REACH = 24
# The longest name before a colon, in tokens.
LABEL = 6


@dataclass(frozen=True, slots=True)
class Scene:
    """What the search for speakers looks at: the parse, quoted tokens, each token's paragraph and quotation."""

    parse: Parse
    quoted: frozenset[int]
    paragraph: Sequence[int]
    quotation: Mapping[int, int]


def scene_of(parse: Parse, quoted: frozenset[int]) -> Scene:
    """The scene of a parse."""
    numbers, number = [], 0
    for token in parse.doc:
        number += token.is_space and "\n\n" in token.text
        numbers.append(number)
    inside = {i: n for n, q in enumerate(parse.quotations) for i in range(q.start, q.end)}
    return Scene(parse, quoted, numbers, inside)


def led(scene: Scene, quotation: Quotation, anchors: Set[int]) -> Token | None:
    """The verb of the sentence that leads to a quotation with a colon, in its own paragraph or the one before."""
    doc = scene.parse.doc
    colon = quotation.start - 1
    while colon > 0 and doc[colon].is_space:
        colon -= 1
    if colon <= 0 or doc[colon].text not in {":", "."}:
        return None
    verb = _teller(scene, colon)
    bare = verb is not None and verb.i not in anchors and _bare(verb) and colon == quotation.start - 1
    return verb if doc[colon].text == ":" or bare else None


def _bare(verb: Token) -> bool:
    """Whether a verb of saying tells nothing in its own sentence: *He said in a statement. “…”*."""
    return says(verb) and child(verb, "ccomp", "dobj", "xcomp", "prt") is None and verb.dep_ == "ROOT"


def _teller(scene: Scene, end: int) -> Token | None:
    """The verb of saying in the main clause of the sentence that ends at a token; else that clause's own verb."""
    sentence = [t for t in scene.parse.doc[end].sent if t.i < end and t.i not in scene.quoted and source_of(t)]
    main = [t for t in sentence if _main(t)]
    told = [t for t in main if says(t)] or [t for t in sentence if says(t) and t.dep_ in ("relcl", "ccomp")]
    return next(iter([*reversed(told), *main]), None)


def _main(verb: Token) -> bool:
    """Whether a verb is the sentence's own, an equal of it, or a participle or infinitive that shares its subject."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    while verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        verb = verb.head
    return verb.dep_ == "ROOT"


def pauses(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation ends with a comma: its speaker comes after it."""
    doc = scene.parse.doc
    return any(doc[i].text == "," for i in range(max(quotation.end - 2, quotation.start), quotation.end))


def labelled(scene: Scene, quotation: Quotation) -> Token | None:
    """The name that leads to a quotation with nothing but a colon: *Lavrov: “We will not go.”*."""
    doc = scene.parse.doc
    colon = quotation.start - 1
    if colon <= 0 or doc[colon].text != ":":
        return None
    label = [t for t in doc[colon].sent if t.i < colon]
    if not label or len(label) > LABEL or any(t.pos_ in ("VERB", "AUX", "NUM") for t in label):
        return None
    names = [t for t in label if t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME")]
    return names[-1] if names else None


def cue_after(scene: Scene, quotation: Quotation) -> Token | None:
    """A verb of saying shortly after a quotation, in its own paragraph; after a full stop a new sentence begins."""
    doc, here = scene.parse.doc, scene.paragraph[quotation.start]
    if any(doc[i].text == "." for i in range(max(quotation.end - 2, quotation.start), quotation.end)):
        return None
    for i in range(quotation.end, min(quotation.end + REACH, len(doc))):
        token: Token = doc[i]
        if scene.paragraph[i] != here or i in scene.quoted or token.text in {".", ";"}:
            return None
        if says(token) and source_beside(token) is not None:
            return token
    return None


def says(token: Token) -> bool:
    """Whether a token is a verb that can have a quotation for its content."""
    cue = cue_of(token)
    return cue is not None and cue.pos == "V" and bool(cue.takes & {"clause", "quote", "that"})


def source_beside(cue: Token) -> Source | None:
    """The source of a cue beside a quotation: its subject, or the name before or after it."""
    source = source_of(cue)
    named = name_after(cue) or name_before(cue) if source is None else None
    return Source(named) if named is not None else source


def own_paragraph(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation that ends as a sentence does opens its paragraph, or follows a whole sentence in it."""
    doc = scene.parse.doc
    last = next((t for t in reversed(doc[quotation.start : quotation.end]) if not t.is_quote and not t.is_space), None)
    if last is None or not last.is_punct:
        return False
    if quotation.start == 0 or doc[quotation.start - 1].is_space:
        return True
    return doc[quotation.start - 1].text in {".", ":", "?", "!", "”"}


def speaker(scene: Scene, quotation: Quotation, before: Draft | None) -> Source | None:
    """The source of the statement before, or the subject of the sentence before; a question before is another's."""
    here = scene.paragraph[quotation.start]
    previous = quotation.start - 1
    while previous > 0 and scene.parse.doc[previous].is_space:
        previous -= 1
    if previous > 0 and scene.parse.doc[previous].text == "?":
        return None
    if before is not None and scene.paragraph[before.anchor] >= here - 1:
        return before.source
    if previous <= 0 or scene.paragraph[previous] < here - 1:
        return None
    root: Token = scene.parse.doc[previous].sent.root
    noun = child(root, "nsubj", "nsubjpass")
    return Source(noun) if noun is not None and _person(noun) else None


def _person(noun: Token) -> bool:
    named = noun.pos_ == "PROPN" or noun.lower_ in ("he", "she", "they")
    return named and child(noun, "acl", "relcl") is None
