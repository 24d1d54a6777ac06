"""Features of a candidate: what a linear model weighs to tell attributions from other clauses."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.statements.attitudes import classes_of, source_words
from dragoman.statements.candidates import Candidate
from dragoman.statements.cues import cue_of
from dragoman.statements.drafts import CONDITION, HYPOTHETICAL
from dragoman.statements.trees import child, children, infinitive, negated


def features(token: Token, candidate: Candidate, quoted: frozenset[int]) -> frozenset[str]:
    """The features of the candidate that a token makes. `quoted` holds the tokens between quotation marks."""
    own = [*_word(token), *_place(token, quoted), *_mood(token)]
    source = _source(candidate)
    pos = token.pos_[0]
    classes = classes_of(token) or frozenset({"none"})
    frame = [f"{pos}:{trait}" for trait in candidate.frame]
    crossed = [f"{name}&{trait}" for name in classes for trait in (*candidate.frame, source)]
    crossed += [f"{pos}&{source}"]
    crossed += [f"{token.lemma_.lower()}&{trait}" for trait in candidate.frame if trait.startswith(("has", "phrase"))]
    size = len(candidate.draft.tokens)
    extent = "short" if size < 3 else "middling" if size < 12 else "long"
    return frozenset([*own, *frame, *crossed, source, f"{pos}:size={extent}", *_content(token, candidate, quoted)])


def _word(token: Token) -> Iterator[str]:
    yield "bias"
    yield f"pos={token.pos_}"
    yield f"lemma={token.lemma_.lower()}/{token.pos_[0]}"
    for name in classes_of(token):
        yield f"class={name}/{token.pos_[0]}"
    known = cue_of(token)
    if known is not None:
        yield f"cue={known.kind}/{known.pos}"


def _place(token: Token, quoted: frozenset[int]) -> Iterator[str]:
    yield f"dep={token.dep_}/{token.pos_[0]}"
    yield f"tag={token.tag_}"
    if token.i in quoted:
        yield "quoted"
    above = token.head
    if above != token:
        for name in classes_of(above):
            yield f"under={name}"
        if cue_of(above) is not None:
            yield f"under cue/{token.dep_}"
    if token.dep_ in ("relcl", "acl"):
        yield f"modifies={above.ent_type_ or above.pos_}"


def _mood(token: Token) -> Iterator[str]:
    if negated(token):
        yield "negated"
    for auxiliary in children(token, "aux"):
        if auxiliary.lower_ in HYPOTHETICAL:
            yield "modal"
            yield f"modal={auxiliary.lower_}"
    if any(c.dep_ == "mark" and c.lower_ in CONDITION for c in token.lefts):
        yield "conditional"
    if token.pos_ == "VERB" and infinitive(token):
        yield f"infinitive under {token.head.pos_}"


def _source(candidate: Candidate) -> str:
    """What kind of noun the source is."""
    if candidate.draft.source is None:
        return "source=none"
    head = candidate.draft.source.head
    lower, lemma = head.lower_, head.lemma_.lower()
    if head.pos_ == "PRON" or head.tag_ in ("PRP", "PRP$", "WP", "WDT", "DT"):
        return f"source={lower}"
    if head.ent_type_:
        return f"source={head.ent_type_}"
    if lemma in source_words("document"):
        return "source=document"
    if lemma in source_words("person"):
        return "source=people"
    return f"source={head.pos_}"


def _content(token: Token, candidate: Candidate, quoted: frozenset[int]) -> Iterator[str]:
    tokens = candidate.draft.tokens
    inside = sum(i in quoted for i in tokens)
    if inside and token.i not in quoted:
        yield "content quoted" if 2 * inside > len(tokens) else "content partly quoted"
    first = token.doc[min(tokens)]
    yield f"first={first.lower_ if first.pos_ in ('SCONJ', 'PRON', 'DET', 'PART', 'ADP', 'AUX') else first.pos_}"
    if min(tokens) < token.i:
        yield f"before/{token.pos_[0]}"
    comma = child(token, "punct")
    if comma is not None and comma.text == ":":
        yield "colon"
