"""Which names of the gazetteer are places here."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from dragoman.language import Parse
from dragoman.lexicon import cached, table
from dragoman.places.roles import acts
from dragoman.places.signs import Context, signs
from dragoman.places.sites import sites
from dragoman.places.vocabulary import bodies, peoples, words
from dragoman.places.windows import Window, windows

ENOUGH = -0.75
"""The sum of signs over which a name is a place; sums are halves. On the tuned part of the gold one weak sign against
is borne: found F1 .867, against .857 at -0.25; the untouched part agrees (.876, .864)."""

ROUNDS = 2
"""The second round knows which names the first took: lists, *X, Region* and repeated names lean on them."""


def toponyms(parse: Parse) -> tuple[tuple[Window, ...], tuple[Window, ...]]:
    """The names that are places, in order of the text, and the names of places that stand for those who act there."""
    every = tuple(windows(parse.doc))
    unlisted = tuple(sites(parse.doc, every))
    inside = {i for site in unlisted for i in range(site.start, site.end)}
    found = tuple(window for window in every if inside.isdisjoint(range(window.start, window.end)))
    taken = _taken(parse, found)
    acting = tuple(window for window in taken if acts(parse.doc, window))
    places = (*(window for window in taken if window not in acting), *unlisted)
    return tuple(sorted(places, key=lambda window: window.start)), acting


def _taken(parse: Parse, found: Sequence[Window]) -> tuple[Window, ...]:
    taken: tuple[Window, ...] = ()
    for _ in range(ROUNDS + 1):
        context = surroundings(parse.doc, taken, found)
        taken = tuple(window for window in found if weigh(parse.doc, window, context) > ENOUGH)
    return taken


def weigh(doc: Doc, window: Window, context: Context) -> float:
    """The sum of the weights of the signs for a name being a place."""
    if not window.alone:
        return 1.0 if window.start - 1 in context.ends and doc[window.start - 1].text == "," else -1.0
    if window.text(doc) in words("generic") | bodies() or (window.text(doc) in peoples() and not _typed(doc, window)):
        return -1.0
    if any(token.text in words("learned") for token in doc[window.start : window.end]):
        return -1.0
    if window.readings[0].spot.kind == "site":
        return 1.0
    held = weights()
    return held["any"] + sum(held.get(sign, 0.0) for sign in signs(doc, window, context))


def _typed(doc: Doc, window: Window) -> bool:
    """Whether a type word makes a place of a people's name: *the Somali region*."""
    return window.end < len(doc) and doc[window.end].text in words("region")


def surroundings(doc: Doc, taken: Sequence[Window], found: Sequence[Window]) -> Context:
    """What the article says about its names, given those taken for places so far."""
    entities = {token.i: entity for entity in doc.ents for token in entity}
    people = [entity for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1]
    surnames = {entity[-2].text if entity[-1].lower_ in {"'s", "’s"} else entity[-1].text for entity in people}
    larger = {w.start for w in found if not w.alone or w.readings[0].spot.kind in {"country", "region"}}
    return Context(
        entities,
        frozenset(surnames),
        frozenset(doc[w.start : w.end].text for w in taken),
        frozenset(larger | {w.start for w in taken}),
        frozenset(w.end for w in taken),
    )


@cached
def weights() -> dict[str, float]:
    """The weights of `place_signs.tsv`."""
    return {row["sign"]: float(row["weight"]) for row in table("place_signs")}
