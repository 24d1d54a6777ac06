"""Speakers: who says a quotation that no cue holds by its grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.language import Parse, Quotation
from dragoman.statements.cues import cue_of
from dragoman.statements.drafts import Draft
from dragoman.statements.sources import NOMINAL, Source, name_after, name_before, source_of
from dragoman.statements.trees import child, children

# How many tokens a cue may stand behind its quotation: *“…,” Ann Lee, who runs the camp, said*. Read off pages.
REACH = 24
# How many words of where or when may part a verb of saying from the comma before its quotation.
FAR_LEAD = 8
# The longest name before a colon, in tokens.
LABEL = 6
LABEL_ENDS = frozenset({".", "?", "!", "”", '"', "''", "»"})


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
        number += token.is_space and _parts(token)
        numbers.append(number)
    inside = {i: n for n, q in enumerate(parse.quotations) for i in range(q.start, q.end)}
    return Scene(parse, quoted, numbers, inside)


def _parts(blank: Token) -> bool:
    """Whether white space parts paragraphs: a blank line, or a line's end where a sentence ends too."""
    if "\n\n" in blank.text or not blank.i:
        return True
    before = blank.nbor(-1)
    return "\n" in blank.text and (before.is_quote or before.text in {".", "?", "!"})


def introduced(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is an utterance that a comma or a colon leads to: *In May he said, “We will go.”*."""
    doc, first = scene.parse.doc, quotation.start
    inner = next((t for t in doc[first : quotation.end] if t.is_alpha), None)
    return bool(first) and doc[first - 1].text in {",", ":"} and inner is not None and inner.is_title


def utters(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is an utterance: whole, or the few words that a verb of saying leads to (*said, “No.”*)."""
    return quotation.whole or (introduced(scene, quotation) and _leading(scene, quotation) is not None)


def _leading(scene: Scene, quotation: Quotation) -> Token | None:
    """The verb of saying right before a quotation, a comma between them."""
    doc, first = scene.parse.doc, quotation.start
    verb = doc[first - 2] if first > 1 and doc[first - 1].text == "," else None
    return verb if verb is not None and verb.i not in scene.quoted and says(verb) else None


def _leading_far(scene: Scene, quotation: Quotation) -> Token | None:
    """A verb of saying before a quotation with nothing but where or when between: *said on Monday, “We will go.”*."""
    doc, first = scene.parse.doc, quotation.start
    if not introduced(scene, quotation) or doc[first - 1].text != ",":
        return None
    for i in range(first - 2, max(first - 2 - FAR_LEAD, -1), -1):
        token: Token = doc[i]
        if token.is_quote or token.is_punct or token.is_space:
            return None
        if token.pos_ in ("VERB", "AUX"):
            told = says(token) and source_of(token) is not None and _tells_nothing(token, first)
            return token if told else None
    return None


def _tells_nothing(verb: Token, end: int) -> bool:
    """Whether no content of a verb stands before a token; whoever is spoken to is none."""
    cue = cue_of(verb)
    spoken_to = cue is not None and "addressee" in cue.takes
    contents = children(verb, "ccomp", "xcomp", "prt", *(() if spoken_to else ("dobj",)))
    return not any(one.left_edge.i < end for one in contents)


def led(scene: Scene, quotation: Quotation, anchors: Set[int]) -> Token | None:
    """The verb of the sentence that leads to a quotation with a colon, in its own paragraph or the one before."""
    doc = scene.parse.doc
    colon = quotation.start - 1
    if (leading := _leading(scene, quotation) or _leading_far(scene, quotation)) is not None:
        return leading
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
    """Whether a quotation ends with a comma, or asks or calls: its speaker may come after it."""
    doc = scene.parse.doc
    return any(doc[i].text in {",", "?", "!"} for i in range(max(quotation.end - 2, quotation.start), quotation.end))


def labelled(scene: Scene, quotation: Quotation) -> Token | None:
    """The name that leads to a quotation with nothing but a colon: *Lavrov: “We will not go.”*."""
    doc = scene.parse.doc
    colon = quotation.start - 1
    if colon <= 0 or doc[colon].text != ":":
        return None
    first = colon
    while first and not doc[first - 1].is_space and doc[first - 1].text not in LABEL_ENDS:
        first -= 1
    label = list(doc[first:colon])
    if not label or len(label) > LABEL or any(t.pos_ in ("VERB", "AUX", "NUM") for t in label):
        return None
    names = [t for t in label if _name(t) and t.ent_type_ not in ("DATE", "TIME")]
    return names[-1] if names else None


def _name(token: Token) -> bool:
    """Whether a token is a name, here or elsewhere on the page: alone before a colon the parser may not know it."""
    return token.pos_ == "PROPN" or (
        token.is_title and any(t.pos_ == "PROPN" and t.text == token.text for t in token.doc)
    )


def cue_after(scene: Scene, quotation: Quotation) -> Token | None:
    """A verb of saying shortly after a quotation, in its own paragraph; after a full stop a new sentence begins."""
    doc, here = scene.parse.doc, scene.paragraph[quotation.start]
    if any(doc[i].text == "." for i in range(max(quotation.end - 2, quotation.start), quotation.end)):
        return _after_stop(scene, quotation)
    for i in range(quotation.end, min(quotation.end + REACH, len(doc))):
        token: Token = doc[i]
        if scene.paragraph[i] != here or i in scene.quoted or token.text in {".", ";"}:
            return None
        if (says(token) or _beside(scene, quotation, token)) and source_beside(token) is not None:
            return token
        if says(token) and noun_between(scene, quotation, token) is not None:
            return token
    return None


def noun_between(scene: Scene, quotation: Quotation, verb: Token) -> Source | None:
    """The noun that alone stands between a quotation and a verb that the parser took for a participle or a new
    sentence: *“Enough?” the 43-year-old asked*.
    """
    doc = scene.parse.doc
    between, last = doc[quotation.end : verb.i], doc[verb.i - 1]
    if verb.tag_ not in ("VBD", "VBN") or not pauses(scene, quotation):
        return None
    noun = last.pos_ in ("NOUN", "PROPN") or (last.pos_ == "ADJ" and doc[quotation.end].pos_ == "DET")
    return Source(last) if noun and all(t.pos_ in NOMINAL or t.text == "-" for t in between) else None


def _after_stop(scene: Scene, quotation: Quotation) -> Token | None:
    """The verb in *“We will go.” Putin said.*: a sentence of nothing but its speaker and a verb of saying."""
    doc, at = scene.parse.doc, quotation.end
    while at < len(doc) and doc[at].pos_ in ("PROPN", "PRON"):
        at += 1
    bare = quotation.end < at < len(doc) - 1 and doc[at + 1].text == "."
    return doc[at] if bare and says(doc[at]) and source_beside(doc[at]) is not None else None


def _beside(scene: Scene, quotation: Quotation, verb: Token) -> bool:
    """Whether any finite verb stands as a verb of saying would: *“We will go!” laughed the mayor*."""
    doc = scene.parse.doc
    if verb.tag_ not in ("VBD", "VBZ") or verb.pos_ != "VERB" or not pauses(scene, quotation):
        return False
    between = doc[quotation.end : verb.i]
    own = child(verb, "nsubj")
    if own is None:
        return verb.i == quotation.end and name_after(verb) is not None
    named = all(t.pos_ in ("PROPN", "DET", "NOUN", "ADJ") or t.tag_ == "PRP" for t in between)
    return named and child(verb, "dobj", "attr") is None


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
