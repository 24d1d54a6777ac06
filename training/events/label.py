"""Training data for a classifier of triggers: words of each sentence and what some of them are.

Marked words are what their mark says. Unmarked verbs, and unmarked nouns that some frame knows, are `NONE`; the light
verb of a marked noun is left open. The examples of the frames are sentences too, with their predicate marked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc, Token

from dragoman import language
from dragoman.curation.exemplars import NONE, Exemplar
from dragoman.events.frames import ANY, Frame, frames
from training.events.data import exemplars

LIGHT = 4
"""How many words a light verb may stand before its marked noun."""


def records() -> Iterator[dict[str, Any]]:
    """One record a sentence: `words`, and `labels` by index of the word."""
    for exemplar in exemplars():
        doc = language.parse(exemplar.text).doc
        yield _record(doc, dict(_labels(doc, exemplar)))
    yield from _examples(frame for known in frames().values() for frame in known)


def write(out: str) -> int:
    """Write the records to a file of JSON and say how many there are."""
    found = list(records())
    with open(out, "w", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False)
    return len(found)


def _record(doc: Doc, labels: dict[int, str]) -> dict[str, Any]:
    return {"words": [token.text for token in doc], "labels": {str(i): kind for i, kind in labels.items()}}


def _labels(doc: Doc, exemplar: Exemplar) -> Iterator[tuple[int, str]]:
    marks = {t.i: mark for t in doc if (mark := exemplar.mark_at(t.idx, t.idx + len(t))) is not None}
    nouns = {i for i in marks if doc[i].pos_ == "NOUN" and marks[i].type != NONE}
    for token in doc:
        if token.i in marks:
            yield token.i, marks[token.i].type
        elif _is_plain(token) and not (token.pos_ == "VERB" and any(0 < i - token.i <= LIGHT for i in nouns)):
            yield token.i, NONE


def _is_plain(token: Token) -> bool:
    """Whether an unmarked word might have been a trigger."""
    if token.pos_ == "VERB":
        return token.is_alpha
    return token.pos_ == "NOUN" and (token.lemma_.lower(), "NOUN") in frames()


def _examples(known: Iterable[Frame]) -> Iterator[dict[str, Any]]:
    told: dict[str, list[Frame]] = {}
    for frame in known:
        told.setdefault(frame.row["example"], []).append(frame)
    for example in sorted(told):
        doc = language.parse(example).doc
        labels: dict[int, str] = {t.i: f.type for f in told[example] for t in doc if _names(f, t)}
        if labels:
            yield _record(doc, labels)


def _names(frame: Frame, token: Token) -> bool:
    lemmas = frame.row.many("lemma")
    return (token.lemma_.lower() in lemmas or ANY in lemmas) and token.pos_[0] == frame.pos
