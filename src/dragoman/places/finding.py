"""The places of an article: recognized, resolved, and written as records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from spacy.tokens import Doc

from dragoman.language import Parse
from dragoman.places.gazetteer import Spot, distance, lookup
from dragoman.places.names import Kind, key
from dragoman.places.recognition import toponyms
from dragoman.places.resolution import Name, resolve
from dragoman.places.vocabulary import words
from dragoman.places.windows import Window
from dragoman.report import Place

SUBDIVISIONS: frozenset[Kind] = frozenset({"region", "district", "area"})
SETTLEMENTS: frozenset[Kind] = frozenset({"town", "capital"})
LOCAL_KM = 100.0
"""The reach of a local story: streets are no farther than this from the largest town that it names."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of an article, in order of first mention, and which of them a token names."""

    records: tuple[Place, ...] = ()
    _by_token: Mapping[int, Place] = field(default_factory=lambda: MappingProxyType({}))
    _states: frozenset[str] = frozenset()

    def at(self, token_index: int) -> Place | None:
        """The place that a token names, or None."""
        return self._by_token.get(token_index)

    def is_state(self, place: Place) -> bool:
        """Whether a place is a whole country."""
        return place.id in self._states


def find(parse: Parse, *, dateline: str | None = None) -> Places:
    """The places that an article names.

    Args:
        parse: the parsed article.
        dateline: the place of the envelope's dateline (*Hong Kong*), a weak hint to what other names mean.
    """
    windows = toponyms(parse)
    names = _names(parse.doc, windows)
    spots = resolve([*names.values(), *_dateline(dateline, names)])
    groups: dict[int | str, list[Window]] = defaultdict(list)
    for window in windows:
        groups[window.text(parse.doc) if window.site else spots[_sense(parse.doc, window)].id].append(window)
    starts = {window.start: window for window in windows}
    records, by_token, states = [], {}, set()
    country = _only_country(spots.values())
    for number, group in enumerate(groups.values(), 1):
        spot = _of_site(parse.doc, group, spots, starts) if group[0].site else spots[_sense(parse.doc, group[0])]
        record = _record(f"p{number}", spot, parse, group, country)
        records.append(record)
        if spot and spot.kind == "country" and not group[0].site:
            states.add(record.id)
        by_token.update({i: record for window in group for i in range(window.start, window.end)})
    return Places(tuple(records), MappingProxyType(by_token), frozenset(states))


def _of_site(doc: Doc, group: Sequence[Window], spots: Mapping[str, Spot], starts: Mapping[int, Window]) -> Spot | None:
    """The town of a site that the gazetteer lacks: named in its own name or beside it (*Falcon Street, Luton*)."""
    if town := spots.get(_sense(doc, group[0])):
        return town
    for window in group:
        beside = (_larger(doc, window, starts), _owner(doc, window, starts))
        if found := [spots[_sense(doc, other)] for other in beside if other and other.readings]:
            return found[0]
    return _neighbourhood(spots.values())


def _neighbourhood(spots: Iterable[Spot]) -> Spot | None:
    """The largest town of an article whose towns lie close together: a local story, its streets lie there too."""
    towns = [spot for spot in spots if spot.kind in SETTLEMENTS]
    if not towns:
        return None
    largest = max(towns, key=lambda spot: (spot.population, -spot.id))
    return largest if all(distance(largest, town) < LOCAL_KM for town in towns) else None


def _names(doc: Doc, windows: Sequence[Window]) -> dict[str, Name]:
    """The names to resolve by their sense: words that ask for another kind of place make another name of it."""
    starts = {window.start: window for window in windows}
    groups: dict[str, list[Window]] = defaultdict(list)
    for window in windows:
        if window.readings:
            groups[_sense(doc, window)].append(window)
    out = {}
    for sense, group in groups.items():
        within = next((larger.readings for w in group if (larger := _larger(doc, w, starts))), ())
        out[sense] = Name(sense, group[0].readings, len(group), within, _asked(doc, group[0]))
    return out


def _sense(doc: Doc, window: Window) -> str:
    """A name with the kinds that the words beside it ask for: *Kharkiv region* is not *Kharkiv*."""
    return "|".join((window.text(doc), *sorted(_asked(doc, window) & SUBDIVISIONS)))


def _larger(doc: Doc, window: Window, starts: Mapping[int, Window]) -> Window | None:
    """The place named right after a comma, or *in* which this one is said to lie."""
    if window.end < len(doc) and doc[window.end].text in {",", "(", "in"}:
        return starts.get(window.end + 1)
    return None


def _owner(doc: Doc, window: Window, starts: Mapping[int, Window]) -> Window | None:
    """The place that possesses a site: *Seoul's Jamsil Stadium*."""
    if window.start > 1 and doc[window.start - 1].tag_ == "POS":
        return next((other for other in starts.values() if other.end == window.start - 1), None)
    return None


def _asked(doc: Doc, window: Window) -> frozenset[Kind]:
    """The kinds that a word beside the name asks for: *Kharkiv region*, *the city of Kharkiv*."""
    beside = [doc[window.end].text] if window.end < len(doc) else []
    if window.start > 1 and doc[window.start - 1].lower_ == "of":
        beside.append(doc[window.start - 2].text)
    if any(word in words("region") for word in beside):
        return SUBDIVISIONS
    if any(word in words("settlement") for word in beside):
        return SETTLEMENTS
    return frozenset()


def _dateline(dateline: str | None, names: Mapping[str, Name]) -> Sequence[Name]:
    if not dateline or dateline in names:
        return ()
    readings = lookup(key(dateline.split(",")[0]))
    return (Name(dateline, readings, 1),) if readings else ()


def _only_country(spots: Iterable[Spot]) -> str | None:
    """The country in which all places of an article lie, so that its sites without a position lie there too."""
    countries = {spot.country for spot in spots if spot.country}
    return countries.pop() if len(countries) == 1 else None


def _called(text: str, spot: Spot | None, site: bool) -> str:
    """The gazetteer's name, in the text's own letters where it only leaves diacritics out (*Hama* for *Ḩamāh*)."""
    if site or not spot:
        return text
    return text if key(text) == key(spot.name) and text.isascii() and not text.isupper() else spot.name


def _record(id_: str, spot: Spot | None, parse: Parse, group: Sequence[Window], country: str | None) -> Place:
    """The record of a place; `country` is that of a site without a position."""
    site = group[0].site
    return Place(
        id=id_,
        name=_called(group[0].text(parse.doc), spot, site),
        country=(spot.country or None) if spot else country,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        geonames=spot.id if spot and not site and spot.id > 0 else None,
        mentions=tuple(parse.span(window.start, window.end) for window in group),
    )
