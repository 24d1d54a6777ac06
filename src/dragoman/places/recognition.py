"""Which names of the gazetteer are places here: entity labels, the words beside the name, and its place in the clause.

Each sign has a weight; a name whose signs add up to `ENOUGH` is a place. The weights were set by hand on one half of
the developers' gold (three news corpora and WikiNews) and looked at on the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from dragoman.language import Parse
from dragoman.lexicon import table
from dragoman.places.windows import Window, windows

ENOUGH = 2.0
KNOWN = 1_000_000
"""Inhabitants from which a name is taken for the place without a locative beside it."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NEVER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE", "NORP"})
LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "toward", "towards", "into", "across", "outside", "around", "through", "via"}
    | {"between", "inside", "throughout", "within", "off", "beyond", "along", "onto", "outside", "over"}
)
WEAK_LOCATIVE = frozenset({"of", "for", "with", "by", "on", "against"})
COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeastern"}
    | {"northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast", "southwest", "downtown"}
    | {"upper", "lower", "greater", "nearby", "neighboring", "neighbouring", "upstate", "rural", "mainland", "inner"}
)
DASHES = frozenset({"-", "--", "—", "–", "("})


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole article says about its names."""

    entity: dict[int, Span]
    persons: frozenset[str]
    accepted: frozenset[str]
    ends: frozenset[int]
    starts: frozenset[int]


def toponyms(parse: Parse) -> tuple[Window, ...]:
    """The names that are places, in order of the text."""
    found = tuple(windows(parse.doc))
    context = _context(parse.doc, (), found)
    for _ in range(2):
        context = _context(parse.doc, tuple(w for w in found if weigh(parse.doc, w, context) >= ENOUGH), found)
    return tuple(window for window in found if weigh(parse.doc, window, context) >= ENOUGH)


def weigh(doc: Doc, window: Window, context: Context) -> float:
    """The sum of the signs for a name being a place."""
    if not window.alone:
        return ENOUGH if _after_comma(doc, window, context.ends) else 0.0
    return sum(_signs(doc, window, context))


def _signs(doc: Doc, window: Window, context: Context) -> Iterator[float]:
    entity = context.entity.get(window.start)
    name = doc[window.start : window.end].text
    yield _label(doc, window, entity)
    yield _neighbours(doc, window, entity)
    yield _locative(doc, window)
    yield 2.5 * _dateline(doc, window)
    yield 2.0 * (_before_comma(doc, window, context.starts) or _after_comma(doc, window, context.ends))
    yield 1.5 * (name in context.accepted)
    yield 1.0 * _listed(doc, window, context)
    yield 1.5 * (window.readings[0].spot.population >= KNOWN and window.readings[0].rank < 2)
    yield -3.0 * (window.end - window.start == 1 and name in context.persons)
    yield -3.0 * (doc[window.start].pos_ not in {"PROPN", "ADJ", "NOUN"} and not _fits(entity, window))


def _label(doc: Doc, window: Window, entity: Span | None) -> float:
    """What the entity recognizer says of the name, or of the longer name that holds it."""
    if entity is None:
        return -1.0 if doc[window.start].is_sent_start else 0.0
    if entity.label_ in NEVER:
        return -9.0
    if _fits(entity, window):
        return {"GPE": 3.0, "LOC": 3.0, "FAC": 3.0, "PERSON": -1.5}.get(entity.label_, -0.5)
    if entity.label_ in PLACE_LABELS:
        return 2.0
    if entity.label_ == "ORG" and entity.start == window.start - (doc[entity.start].lower_ == "the"):
        return -3.0 + 4.0 * (doc[window.end].text in words("institution"))
    return -9.0


def _neighbours(doc: Doc, window: Window, entity: Span | None) -> float:
    """Words beside the name: streets and titles deny it, nouns of towns and people confirm it."""
    before = doc[window.start - 1] if window.start else None
    after = doc[window.end] if window.end < len(doc) else None
    total = 0.0
    if after is not None and after.text in words("street"):
        return -9.0
    if before is not None and before.text in words("title") and not (entity and entity.label_ in PLACE_LABELS):
        total -= 3.0
    if after is not None and (after.lower_ in words("local") or (after.text == "-" and _next(after) == "based")):
        total += 2.0
    if before is not None and not before.is_sent_start and _capital(before) and before.text not in words("title"):
        total -= 2.0 * (before.lower_ not in COMPASS)
    if after is not None and _capital(after) and not after.is_sent_start and after.text not in words("institution"):
        total -= 2.0
    return total


def _locative(doc: Doc, window: Window) -> float:
    """A preposition of place before the name, with an article and adjectives between, or *the town of*."""
    at = window.start - 1
    while at >= 0 and (doc[at].lower_ in COMPASS or doc[at].lower_ == "the" or doc[at].dep_ == "amod"):
        at -= 1
    if at < 0:
        return 0.0
    if doc[at].lower_ == "of" and at and doc[at - 1].lower_ in words("before"):
        return 3.0
    if at < window.start - 1 and doc[window.start - 1].lower_ in COMPASS:
        return 2.0
    return 2.0 * (doc[at].lower_ in LOCATIVE) + 0.5 * (doc[at].lower_ in WEAK_LOCATIVE)


def _dateline(doc: Doc, window: Window) -> bool:
    """*SALINA, Kan. —*, *MOSCOW (AP) —*: capitals throughout at the head of a sentence, with a dash or bracket."""
    text = doc[window.start : window.end].text
    if not text.isupper() or len(text) < 4 or window.end >= len(doc):
        return False
    return any(token.text in DASHES for token in doc[window.end : window.end + 5])


def _before_comma(doc: Doc, window: Window, starts: frozenset[int]) -> bool:
    """*Reno, Nevada*: a comma, then a larger place."""
    return window.end + 1 in starts and doc[window.end].text == ","


def _after_comma(doc: Doc, window: Window, ends: frozenset[int]) -> bool:
    return window.start - 1 in ends and doc[window.start - 1].text == ","


def _listed(doc: Doc, window: Window, context: Context) -> bool:
    """Beside a place in a list: *Suwon and Incheon*."""
    left = window.start - 1 in context.ends and doc[window.start - 1].lower_ in {"and", "or", "&"}
    right = window.end + 1 in context.starts and doc[window.end].lower_ in {"and", "or", "&"}
    return left or right


def _fits(entity: Span | None, window: Window) -> bool:
    """Whether an entity is the name itself, an article apart."""
    if entity is None:
        return False
    start = entity.start + (entity[0].lower_ == "the" and len(entity) > 1)
    end = entity.end - (entity[-1].lower_ in {"'s", "’s"} and len(entity) > 1)
    return start >= window.start and end <= window.end


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ == "PROPN"


def _next(token: Token) -> str:
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def _context(doc: Doc, accepted: Sequence[Window], found: Sequence[Window]) -> Context:
    by_token = {token.i: entity for entity in doc.ents for token in entity}
    persons = {e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1} | {
        e[-2].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 2 and e[-1].lower_ in {"'s", "’s"}
    }
    names = frozenset(doc[w.start : w.end].text for w in accepted)
    larger = {w.start for w in found if not w.alone or w.readings[0].spot.kind in {"country", "region"}}
    starts = frozenset(larger | {w.start for w in accepted})
    return Context(by_token, frozenset(persons), names, frozenset(w.end for w in accepted), starts)


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role in `place_context.tsv`."""
    return frozenset(word for row in table("place_context") if row["role"] == role for word in row.many("words"))
