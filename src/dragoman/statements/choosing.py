"""Chooses attributions among candidates by a linear model, and trims what is no part of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from spacy.tokens import Doc, Token

from dragoman.language import Parse
from dragoman.lexicon import cached
from dragoman.statements.attachment import PAUSES
from dragoman.statements.candidates import Candidate, candidates
from dragoman.statements.drafts import Draft
from dragoman.statements.features import features
from dragoman.statements.quotes import gather
from dragoman.statements.trees import subtree

WEIGHTS = Path(__file__).with_name("weights.tsv")
# Of candidates that seem as likely as not; the best of .4, .5 and .6 on the tuned part of PolNeAR's training articles.
LEAST = 0.5
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


@cached
def weights() -> Mapping[str, float]:
    """The weights of `python -m training.statements`, by feature."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return MappingProxyType({name: float(weight) for name, weight in rows})


def likelihood(named: Iterable[str], table: Mapping[str, float]) -> float:
    """The probability that a candidate with these features is an attribution (logistic regression)."""
    return 1 / (1 + math.exp(-sum(table.get(name, 0.0) for name in named)))


def chosen(parse: Parse, quoted: frozenset[int]) -> list[Draft]:
    """The attributions of an article: likely candidates with their quotations, none inside another."""
    table = weights()
    likely = [c for c in candidates(parse) if _likely(parse.doc, c, quoted, table)]
    found = gather(parse, [c.draft for c in likely], quoted)
    return [trimmed(parse.doc, draft, quoted) for draft in _outermost(found)]


def _likely(doc: Doc, candidate: Candidate, quoted: frozenset[int], table: Mapping[str, float]) -> bool:
    return likelihood(features(doc[candidate.draft.anchor], candidate, quoted), table) >= LEAST


def _outermost(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts whose cue lies in no other's content."""
    holders: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        for i in draft.tokens:
            holders.setdefault(i, []).append(number)
    return [d for n, d in enumerate(drafts) if all(m == n for m in holders.get(d.anchor, ()))]


def trimmed(doc: Doc, draft: Draft, quoted: frozenset[int]) -> Draft:
    """A draft without the relative clause after a comma that ends it: the reporter's aside."""
    tokens = draft.tokens
    clauses = [doc[i] for i in sorted(tokens) if doc[i].dep_ == "relcl"]
    if not clauses or tokens <= quoted:
        return draft
    last = max((i for i in tokens if not doc[i].is_punct and not doc[i].is_space), default=-1)
    for word in clauses if last > draft.anchor else ():
        if _ends(word, last) and not subtree(word) & quoted:
            low = word.left_edge.i
            if low - 1 > min(tokens) and doc[low - 1].text in PAUSES and doc[low].tag_ in RELATIVE:
                return replace(draft, tokens=frozenset(t for t in tokens if t < low - 1))
    return draft


def _ends(word: Token, last: int) -> bool:
    """Whether a clause reaches the last word of a content."""
    return max(t.i for t in word.subtree if not t.is_punct) >= last
