"""The signs that a name of the gazetteer is a place here, each with its weight.

A sign is one fact about the name in its sentence; the weights of the signs that hold are summed in `recognition`.
They were fitted on one half of the developers' gold (three corpora of news and one of WikiNews, weighed alike),
rounded, and looked at on the other half.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.places.vocabulary import words
from dragoman.places.windows import Window

KNOWN = 1_000_000
"""Inhabitants from which a name is mostly meant as the place."""
SMALL = 500_000
"""Inhabitants under which another name of a town is rather a word of the language."""
NEVER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"})
DASHES = frozenset({"-", "--", "—", "–", "(", ":"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole article says about its names: tokens of entities, surnames, names and tokens taken for places."""

    entities: Mapping[int, Span]
    surnames: frozenset[str]
    names: frozenset[str]
    starts: frozenset[int]
    ends: frozenset[int]


def signs(doc: Doc, window: Window, context: Context) -> Iterator[str]:
    """The names of the signs that hold for a name of the gazetteer."""
    before = doc[window.start - 1] if window.start else None
    after = doc[window.end] if window.end < len(doc) else None
    entity = context.entities.get(window.start)
    yield _label(doc, window, entity)
    yield from _gazetteer(window)
    yield from _article(doc, window, context)
    if before is not None:
        yield from _before(doc, window, before, context)
    if after is not None:
        yield from _after(doc, window, after, context)
    root = doc[window.start : window.end].root
    if _speaks(root):
        yield "speaks"
    if root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_ in words("reach"):
        yield "reached"
    if doc[window.end - 1].pos_ != "PROPN":
        yield "not a name by tag"
    if len(window.text(doc)) > 3 and window.text(doc).isupper():
        yield "capitals" if doc[window.start].is_sent_start else "acronym"


def _label(doc: Doc, window: Window, entity: Span | None) -> str:
    """What the entity recognizer says of the name, or of the longer name that holds it."""
    if entity is None:
        return "no label"
    label = "never" if entity.label_ in NEVER else entity.label_
    if fits(entity, window):
        return f"is {label}"
    if entity.label_ == "ORG" and window.readings[0].spot.kind == "country":
        return "state body"
    if entity.start >= window.start - (doc[entity.start].lower_ == "the"):
        public = label == "ORG" and doc[window.end : window.end + 1].text in words("institution")
        return "opens public body" if public else f"opens {label}"
    return f"inside {label}"


def _gazetteer(window: Window) -> Iterator[str]:
    best = window.readings[0].spot
    yield f"kind {best.kind}"
    if best.population >= KNOWN:
        yield "known"
    if all(reading.rank and reading.spot.population < SMALL for reading in window.readings):
        yield "small by another name"
    if window.end - window.start > 1:
        yield "several words"


def _article(doc: Doc, window: Window, context: Context) -> Iterator[str]:
    if window.text(doc) in context.names:
        yield "taken elsewhere"
    if window.end - window.start == 1 and doc[window.start].text in context.surnames:
        yield "surname"


def _before(doc: Doc, window: Window, before: Token, context: Context) -> Iterator[str]:
    if before.text in words("title"):
        yield "title before"
    elif before.text[0].isupper() and not before.is_sent_start and before.lower_ not in {"the", "in", "a", "of"}:
        yield "compass before" if before.lower_ in words("compass") else "capital before"
    elif before.lower_ in words("compass"):
        yield "compass before"
    if before.lower_ in {"a", "an"} and doc[window.end : window.end + 1].root.pos_ not in {"NOUN", "ADJ", "PROPN"}:
        yield "indefinite"
    if before.text == "," and before.i in context.ends:
        yield "after comma"
    if before.lower_ in {"and", "or", "&"} and before.i in context.ends:
        yield "listed"
    if window.readings[0].spot.kind == "water" and window.end - window.start == 1 and not _articled(doc, window.start):
        yield "water without article"
    yield from _preposition(doc, window)


def _articled(doc: Doc, start: int) -> bool:
    """Whether *the* stands before a name, adjectives between: *the lower Dnieper* is a river, *Amazon* a company."""
    at = start - 1
    while at > 0 and doc[at].lower_ in words("compass"):
        at -= 1
    return doc[at].lower_ == "the"


def _preposition(doc: Doc, window: Window) -> Iterator[str]:
    """The preposition before the name, with an article and adjectives between, or *the town of*."""
    at = window.start - 1
    while at > 0 and (doc[at].lower_ in words("compass") or doc[at].lower_ == "the" or doc[at].dep_ == "amod"):
        at -= 1
    word = doc[at].lower_
    if word == "of" and at and doc[at - 1].lower_ in words("before"):
        yield "kind of"
    elif word == "in":
        yield "in"
    elif word in words("locative"):
        yield "locative"
    elif word in words("weak"):
        yield "weak locative"


def _after(doc: Doc, window: Window, after: Token, context: Context) -> Iterator[str]:
    if after.text in words("street"):
        yield "street"
    elif after.text in words("institution"):
        yield "institution"
    elif after.text in words("other"):
        yield "other"
    elif after.lower_ in words("local") or (after.text == "-" and _next(after) == "based"):
        yield "local"
    elif after.text[0].isupper() and not after.is_sent_start and after.pos_ == "PROPN":
        yield "capital after"
    if after.text == "," and window.end + 1 in context.starts:
        yield "before comma"
    if after.lower_ in {"and", "or", "&"} and window.end + 1 in context.starts:
        yield "listed"
    if window.text(doc).isupper() and any(token.text in DASHES for token in doc[window.end : window.end + 5]):
        yield "dateline"


def _speaks(token: Token) -> bool:
    """Whether the name is the one who says something; towns do not speak, people named like them do."""
    return token.dep_ == "nsubj" and token.head.lemma_ in words("speech")


def fits(entity: Span, window: Window) -> bool:
    """Whether an entity is the name itself, an article and a possessive mark apart."""
    start = entity.start + (entity[0].lower_ == "the" and len(entity) > 1)
    end = entity.end - (entity[-1].lower_ in {"'s", "’s"} and len(entity) > 1)
    return start >= window.start and end <= window.end


def _next(token: Token) -> str:
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
