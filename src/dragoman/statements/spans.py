"""From sets of tokens to ranges that read well: gaps closed, edges trimmed, sources cut to their noun phrase."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.statements.attachment import PAUSES
from dragoman.statements.cues import cue_of
from dragoman.statements.drafts import Draft
from dragoman.statements.trees import Range, noun_phrase, runs

# A gap of so few words, without mark or cue, is an adjunct that the parser hung elsewhere. Read off real pages.
GAP = 8


def content_ranges(doc: Doc, draft: Draft) -> list[Range]:
    """The ranges of a content: gaps closed, punctuation at the edges cut, quotation marks kept."""
    joined: list[Range] = []
    for low, high in runs(draft.tokens):
        if joined and _bridges(doc, draft, joined[-1][1], low):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    cut = (_cut(doc, low, high) for low, high in joined)
    return [(low, high) for low, high in cut if any(doc[i].is_alpha or doc[i].like_num for i in range(low, high))]


def _bridges(doc: Doc, draft: Draft, low: int, high: int) -> bool:
    """Whether a gap may be closed: nothing but marks, or few words that belong to nobody's cue."""
    gap = [doc[i] for i in range(low, high)]
    if all(t.is_punct or _blank(t) for t in gap):
        return True
    source = range(*noun_phrase(draft.source.head)) if draft.source is not None else range(0)
    held = any(t.i in draft.cue or t.i in source or t.is_space or t.text in PAUSES or t.is_quote for t in gap)
    return len(gap) <= GAP and not held and not any(t.pos_ == "VERB" and cue_of(t) is not None for t in gap)


def _blank(token: Token) -> bool:
    """White space inside a paragraph; what runs over a blank line stays in pieces."""
    return token.is_space and "\n\n" not in token.text


def _cut(doc: Doc, low: int, high: int) -> Range:
    def bare(i: int) -> bool:
        token = doc[i]
        edge = token.is_punct and not token.is_quote and token.text not in "()[]?!"
        return token.is_space or edge or (token.dep_ == "cc" and i == high - 1)

    while low < high and (bare(low) or doc[low].text in {"”", "»"}):
        low += 1
    while high > low and bare(high - 1):
        high -= 1
    return low, high


def source_range(draft: Draft, head: Token) -> tuple[int, int]:
    """The source's noun phrase, without cue or content where the tree hung them below it."""
    low, high = noun_phrase(head)
    taken = draft.cue | draft.tokens
    while high - 1 > head.i and any(i in taken for i in range(head.i + 1, high)):
        high = min(i for i in range(head.i + 1, high) if i in taken)
    while low < head.i and any(i in taken for i in range(low, head.i)):
        low = max(i for i in range(low, head.i) if i in taken) + 1
    high = _before_stray_clause(head, high)
    while high - 1 > head.i and head.doc[high - 1].is_punct:
        high -= 1
    return low, high


def _before_stray_clause(head: Token, high: int) -> int:
    """The end of a noun phrase before a relative pronoun whose clause the parser hung elsewhere."""
    for token in head.doc[head.i + 1 : high]:
        if token.tag_ in ("WP", "WP$", "WDT"):
            verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
            if verb is not None and not head.i < verb.i < high:
                return token.i
    return high
