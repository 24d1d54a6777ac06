"""Whether two tellings are of one occurrence: what speaks for it, each with its weight, and what forbids it.

```
 kind ─► sides ─► time ─► place ─► words ─► sum over what the type asks for
   each may forbid           each may add
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, hypot, radians
from types import MappingProxyType
from typing import NamedTuple

from dragoman import lexicon
from dragoman.corpus.content_words import Weights
from dragoman.corpus.telling import Kind, Side, Telling, When, Where

# Weights and the sum that is enough: set by hand on pairs of sentences of real pages, so that both parties, the day and
# one thing more are enough for what happens once a day between two, and shared words are needed where many do.
ENOUGH = 4.75
NAMED, STATE, LAND = 2.0, 1.0, 0.5
FROM, DAY, WITHIN, MONTH, ABOUT = 3.0, 2.0, 1.0, 0.75, 0.5
TOWN, COUNTRY = 2.0, 0.5
WORDS, TRIGGER, MODE, INTERCHANGED = 4.0, 0.75, 0.5, -1.0
# Types of which two modes are two acts.
MODAL = frozenset({"SANCTION", "COERCE", "RETREAT", "MOBILIZE"})
# Sentences about one thing share a fifth of the weight of their words; about two of the same parties, less.
ALIKE = 0.2
# Kilometres within which two names are of one town and its parts, and beyond which they are two towns.
NEAR, FAR = 15.0, 40.0
# Kilometres beyond which a town does not lie in a region, measured from the middle of both.
WIDE = 800.0
# A span longer than this, in days, tells little of when.
LONG = 9
# Days by which a meeting is moved, at most; and days between pages that print one sentence.
MOVED, REPRINTED = 150, 7


class Ask(NamedTuple):
    """What a type asks for (occurrence_types.tsv)."""

    kin: str
    reach: int
    said: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Match:
    """How much speaks for one occurrence, and what."""

    score: float
    basis: str


class Facet(NamedTuple):
    """What one side of the comparison gives: its weight and its words for the basis."""

    weight: float
    basis: str


NOTHING = Facet(0.0, "")


@lexicon.cached
def asked() -> Mapping[str, Ask]:
    """What each type asks for; a type that a user adds is its own kin."""
    found = {row["type"]: Ask(row["type"], 3, False, True) for row in lexicon.table("ontology")}
    for row in lexicon.table("occurrence_types"):
        found[row["type"]] = Ask(row["kin"], int(row["reach"]), row["said"] == "y", row["many"] == "y")
    return MappingProxyType(found)


@lexicon.cached
def _interchanged() -> frozenset[tuple[str, str]]:
    rows = [(row["one"], row["other"]) for row in lexicon.table("interchanged_types")]
    return frozenset((*rows, *((other, one) for one, other in rows)))


def match(one: Telling, other: Telling, weights: Weights, *, page: bool = False) -> Match | None:
    """What speaks for two tellings being of one occurrence; None where that is too little, or something forbids it.

    Args:
        one: a telling.
        other: another.
        weights: how much each word tells.
        page: whether both are on one page, which rarely leaves open whether it speaks of one thing or of two.
    """
    facets = []
    for facet in _facets(one, other, weights, page):
        if facet is None:
            return None
        facets.append(facet)
    score = sum(facet.weight for facet in facets)
    if score < ENOUGH:
        return None
    return Match(score, ", ".join(facet.basis for facet in facets if facet.basis))


def _facets(one: Telling, other: Telling, weights: Weights, page: bool) -> Iterator[Facet | None]:
    """The facets in the order of their cost, None as soon as one forbids."""
    yield (kind := _kind(one, other))
    yield (time := _time(one, other, page))
    yield (sides := _sides(one, other))
    yield (place := _place(one, other))
    if kind and time and sides and place:
        yield _words(one, other, weights, sides, place, page)


def _kind(one: Telling, other: Telling) -> Facet | None:
    """One type, or two that writers interchange; two modes that exclude one another forbid."""
    if _phoned(one, other) or _phoned(other, one):
        return None
    best: Facet | None = None
    for a in one.kinds:
        for b in other.kinds:
            found = _kinds(a, b)
            if found and (best is None or found > best):
                best = found
    return best


def _kinds(one: Kind, other: Kind) -> Facet | None:
    if one.type != other.type:
        names = {(a, b) for a in _names(one) for b in _names(other)}
        return Facet(INTERCHANGED, f"{one.type} for {other.type}") if names & _interchanged() else None
    if one.mode == other.mode:
        return Facet(MODE if one.mode else 0.0, one.type)
    # An expulsion and the closing of a consulate are two; a strike and shots may be one.
    apart = one.mode and other.mode and one.type in MODAL
    return Facet(INTERCHANGED if apart else 0.0, one.type)


def _phoned(one: Telling, other: Telling) -> bool:
    """Whether one was by telephone and the other cannot have been: a visit, or talks in a town."""
    if all(kind.mode != "phone" for kind in one.kinds):
        return False
    return bool(other.where.town) or any(kind.mode in ("visit", "third-party", "multilateral") for kind in other.kinds)


def _names(kind: Kind) -> tuple[str, str]:
    return kind.type, f"{kind.type}/{kind.mode}"


def _time(one: Telling, other: Telling, page: bool) -> Facet | None:
    """Days told must meet; days guessed from publication count for less."""
    a, b = one.when, other.when
    if a.meets(b) and not _after_the_fact(one, other):
        met = _meeting(a, b)
        return met if (a.told and b.told) or not page else Facet(WITHIN, met.basis)
    if moved := _moved(one, other):
        return moved
    if page and not (a.told and b.told) and one.ahead == other.ahead:
        return Facet(ABOUT, "page")
    return None


def _after_the_fact(one: Telling, other: Telling) -> bool:
    """Whether a plan without a day was told when the other, on its day, was over."""
    plan, done = (one, other) if one.ahead else (other, one)
    if not plan.ahead or done.ahead or plan.when.told or plan.reported is None or not done.when.told:
        return False
    return plan.reported > done.when.last


def _meeting(a: When, b: When) -> Facet:
    if not (a.told and b.told):
        return Facet(ABOUT, "about the same time")
    first, last = max(a.first, b.first), min(a.last, b.last)
    if a.days <= 2 and b.days <= 2:
        return Facet(DAY, _iso(first))
    longer = max(a.days, b.days)
    return Facet(
        WITHIN if longer <= LONG else MONTH if longer <= 31 else ABOUT,
        _iso(first) if first == last else f"{_iso(first)}/{_iso(last)}",
    )


def _iso(ordinal: int) -> str:
    from datetime import date

    return date.fromordinal(ordinal).isoformat()


def _moved(one: Telling, other: Telling) -> Facet | None:
    """A page says that it was moved: from the day of the other, or from one that it leaves unsaid."""
    for told, known in ((one, other), (other, one)):
        if told.moved is None or not known.when.told or known.when.days > 31:
            continue
        if told.moved.told and told.moved.meets(known.when):
            return Facet(FROM, f"moved from {_iso(known.when.first)}")
        if told.moved.told and known.ahead and abs(known.when.first - told.moved.first) < LONG:
            return Facet(WITHIN, "moved")
        if not told.moved.told and known.ahead and abs(known.when.first - told.when.first) <= MOVED:
            return Facet(WITHIN, "moved")
    return None


def _sides(one: Telling, other: Telling) -> Facet | None:
    """Who acts and who is acted upon; both together where one telling has everybody on one side, as meetings have."""
    said = _said(one, other)
    if _flat(one) or _flat(other):
        return _together(one.both, other.both)
    acting, acted = _side(one.acting, other.acting), _side(one.acted, other.acted)
    if acting is None or acted is None:
        return None
    if said and not one.acting.named & other.acting.named and one.acting.named and other.acting.named:
        return None
    return Facet(acting.weight + acted.weight, ", ".join(filter(None, (acting.basis, acted.basis))))


def _said(one: Telling, other: Telling) -> bool:
    known = asked()
    return any(known[kind.type].said for kind in (*one.kinds, *other.kinds))


def _flat(one: Telling) -> bool:
    """Whether all parties stand on one side: *A and B met*."""
    return not one.acted.lands and (len(one.acting.lands) > 1 or len(one.acting.named) > 1)


def _side(a: Side, b: Side) -> Facet | None:
    """One side against one: unknown is compatible with any, another country or another person is not."""
    if named := a.named & b.named:
        return Facet(NAMED, min(named))
    if not a.lands or not b.lands:
        return NOTHING
    common = a.lands & b.lands
    if not common:
        return None
    land = min(common)
    if differ(a, b):
        return None
    standing = common & (a.states | b.states)
    return Facet(STATE, min(standing)) if standing else Facet(LAND, land)


def differ(a: Side, b: Side) -> bool:
    """Whether the same countries are meant by different people or bodies: two ministers, two parties."""
    if not a.named or not b.named or a.named & b.named:
        return False
    if a.posts() & b.posts():
        return False
    return not (a.lands & b.lands & (a.states | b.states)) or bool(a.offices and b.offices)


def _together(a: Side, b: Side) -> Facet | None:
    """All who meet, or fight each other: those of one telling must be among those of the other."""
    common = a.lands & b.lands
    if not common or not (a.lands <= b.lands or b.lands <= a.lands):
        return None
    named = a.named & b.named
    # Somebody of unknown country may be of that which the other telling has.
    if (less := min(a, b, key=lambda side: len(side.lands))).strays - named:
        common |= frozenset(sorted((a.lands | b.lands) - common)[: len(less.strays - named)])
    if (a.named and b.named and not named and differ(a, b)) or (len(common) < 2 and len(named) < 1):
        return None
    if _apart(a, b, named):
        return None
    # A party left out, or two instead of three at the table, lets it be another meeting.
    missing = 0.0 if common == a.lands | b.lands else -1.0
    weight = min(NAMED * len(named) + STATE * max(len(common) - len(named), 0), 2 * NAMED)
    if len(common) == 1:
        weight = min(NAMED * len(named), 2 * NAMED)
    return Facet(weight + missing, " and ".join(sorted(named) or sorted(common)))


def _apart(a: Side, b: Side, named: frozenset[str]) -> bool:
    """One man meets two others of one country: both tellings name somebody else of those that they do not share."""
    rest_a, rest_b = a.named - named, b.named - named
    return bool(named and rest_a and rest_b and not (a.posts(named) & b.posts(named)))


def _place(one: Telling, other: Telling) -> Facet | None:
    """Two towns are two; a town lies within its country. Where the act is a saying the place may be of its content."""
    a, b = one.where, other.where
    if not a.country or not b.country:
        return NOTHING
    if a.town and b.town:
        near = distance(a, b)
        if a.town == b.town or near <= NEAR:
            return Facet(TOWN, b.town)
        if near > FAR:
            return NOTHING if _said(one, other) else None
        return NOTHING
    if a.country != b.country:
        return NOTHING if _said(one, other) else None
    if WIDE < distance(a, b) < float("inf"):
        return None
    return Facet(COUNTRY if a.town or b.town else 0.0, "")


def distance(a: Where, b: Where) -> float:
    """Kilometres between two places, on the flat; without end where one has no coordinates."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return float("inf")
    east = (a.longitude - b.longitude) * cos(radians((a.latitude + b.latitude) / 2))
    return 111.2 * hypot(a.latitude - b.latitude, east)


def _words(one: Telling, other: Telling, weights: Weights, sides: Facet, place: Facet, page: bool) -> Facet | None:
    """Words beside the parties and the place; where a day sees many of a kind, words or the place must be shared."""
    if one.sentences & other.sentences:
        return Facet(ENOUGH, "sentence")
    alike = max((weights.likeness(a, b) for a in one.words for b in other.words), default=0.0)
    triggers = one.triggers & other.triggers
    known = asked()
    asks = [known[kind.type] for kind in (*one.kinds, *other.kinds)]
    if any(ask.said for ask in asks) and alike < ALIKE:
        return None
    if all(ask.many for ask in asks) and alike < ALIKE and place.weight < TOWN:
        return None
    basis = "words" if alike >= ALIKE else ""
    return Facet(
        WORDS * alike + (TRIGGER if triggers else 0.0),
        ", ".join(filter(None, (f"‘{min(triggers)}’" if triggers else "", basis))),
    )
