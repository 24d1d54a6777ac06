"""Candidates of the marked text, with what each holds and whether it is an attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.language import parse
from dragoman.statements.candidates import candidates
from dragoman.statements.drafts import quoted_tokens
from dragoman.statements.features import features
from training.statements.markup import Span, Text


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate's features, and whether its word is the cue of an attribution."""

    features: frozenset[str]
    cue: bool


def examples(texts: Iterable[Text]) -> Iterator[Example]:
    """The candidates of some texts; those inside what somebody says are left out, since no reader is asked for them."""
    for text in texts:
        parsed = parse(text.text)
        quoted = quoted_tokens(parsed)
        for candidate in candidates(parsed):
            token = parsed.doc[candidate.draft.anchor]
            cue = _inside(token.idx, text.cues)
            if cue or not _inside(token.idx, text.contents):
                yield Example(features(token, candidate, quoted), cue)


def _inside(offset: int, spans: Iterable[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)
