"""What each mention of a place is there for: a scene, a destination, an origin, the holder of another place.

The role is read off the words that tie the mention to its clause, as `locating` reads the place of one event; whoever
draws a map can leave out datelines and holders, which are named although nothing happened there.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.language import Parse
from dragoman.places.gazetteer import Spot
from dragoman.places.names import Kind
from dragoman.places.vocabulary import words
from dragoman.places.windows import Window
from dragoman.report import PlaceRole, Precision

PRECISIONS: dict[Kind, Precision] = {
    "country": "country",
    "region": "region",
    "district": "district",
    "capital": "town",
    "town": "town",
    "area": "area",
    "water": "area",
    "site": "site",
    "street": "site",
}
STATIC = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "along", "off"}
)
TOWARDS = frozenset({"to", "into", "toward", "towards", "onto"})
FROM = frozenset({"from"})
OBJECTS = frozenset({"dobj", "nsubjpass"})
LINKS = frozenset({"conj", "appos", "compound", "nmod"})
"""Relations through which a name shares the role of its head: *in Kyiv and Odesa*, *in the capital, Kyiv*."""


def precision(spot: Spot | None) -> Precision | None:
    """How exact a position is; None where there is none. A site that the gazetteer lacks stands at its town."""
    return PRECISIONS[spot.kind] if spot else None


def roles(parse: Parse, group: Sequence[Window], ends: frozenset[int]) -> tuple[PlaceRole, ...]:
    """The role of each mention of one place.

    Args:
        parse: the parsed article.
        group: the mentions of the place.
        ends: one past the last token of every name of a place in the article.
    """
    return tuple(_role(parse, window, ends) for window in group)


def _role(parse: Parse, window: Window, ends: frozenset[int]) -> PlaceRole:
    doc = parse.doc
    if window.end <= parse.dateline:
        return "dateline"
    if _holds(doc, window, ends):
        return "holder"
    token = doc[window.start : window.end].root
    for head in _carriers(token):
        if found := _of_head(head):
            return found
    return "mentioned"


def _holds(doc: Doc, window: Window, ends: frozenset[int]) -> bool:
    """Whether the mention only says where the name before its comma lies: *Kharkiv, Ukraine*."""
    return window.holder or (window.start - 1 in ends and doc[window.start - 1].text == ",")


def _carriers(token: Token) -> list[Token]:
    """The name and the words whose role it shares, the nearest first."""
    carriers = [token]
    while carriers[-1].dep_ in LINKS and carriers[-1].head.pos_ in {"PROPN", "NOUN"}:
        carriers.append(carriers[-1].head)
    return carriers


def _of_head(token: Token) -> PlaceRole | None:
    if token.dep_ == "pobj":
        return _of_preposition(token.head)
    if token.dep_ in OBJECTS and token.head.lemma_.lower() in words("reach"):
        return "destination" if token.head.lemma_.lower() in words("motion") else "scene"
    return None


def _of_preposition(preposition: Token) -> PlaceRole | None:
    word, head = preposition.lower_, preposition.head
    if word in STATIC:
        return "scene"
    if word in TOWARDS and head.lemma_.lower() in words("motion"):
        return "destination"
    if word in FROM and head.lemma_.lower() in words("motion"):
        return "origin"
    if word == "of" and head.lower_ in words("before") | words("part") and head.dep_ == "pobj":
        return _of_preposition(head.head)
    return "scene" if head.lemma_.lower() in words("strike") and word in {"on", "against", "over"} else None
