"""The places of an article: recognized, resolved, and written as records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from spacy.tokens import Doc

from dragoman.language import Parse
from dragoman.places.gazetteer import Spot, distance
from dragoman.places.mentions import precision, roles
from dragoman.places.names import key
from dragoman.places.recognition import toponyms
from dragoman.places.resolution import resolve
from dragoman.places.senses import SETTLEMENTS, larger, names, of_dateline, of_peoples, owner, sense, with_holders
from dragoman.places.windows import Window
from dragoman.report import Place

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
    doc = parse.doc
    found, acting = toponyms(parse)
    windows = with_holders(doc, found)
    named = names(doc, (*windows, *acting))
    spots = resolve([*named.values(), *of_dateline(dateline, named), *of_peoples(doc, named)])
    starts = {window.start: window for window in windows}
    country = _only_country(spots.values())
    ends = frozenset(window.end for window in windows)
    records, by_token, states = [], {}, set()
    for number, group in enumerate(_grouped(doc, windows, spots), 1):
        site = group[0].site
        spot = _of_site(doc, group, spots, starts) if site else spots[sense(doc, group[0])]
        record = _record(f"p{number}", spot, parse, group, country, ends)
        records.append(record)
        by_token.update({i: record for window in group for i in range(window.start, window.end)})
        if spot and spot.kind == "country" and not site:
            states.add(record.id)
    return Places(tuple(records), MappingProxyType(by_token), frozenset(states))


def _grouped(doc: Doc, windows: Sequence[Window], spots: Mapping[str, Spot]) -> Iterable[list[Window]]:
    """The mentions of each place together, in order of first mention; a site is the same by its words."""
    groups: dict[int | str, list[Window]] = defaultdict(list)
    for window in windows:
        groups[window.text(doc) if window.site else spots[sense(doc, window)].id].append(window)
    return groups.values()


def _of_site(doc: Doc, group: Sequence[Window], spots: Mapping[str, Spot], starts: Mapping[int, Window]) -> Spot | None:
    """The town of a site that the gazetteer lacks: named in its own name or beside it (*Falcon Street, Luton*)."""
    if town := spots.get(sense(doc, group[0])):
        return town
    for window in group:
        beside = (larger(doc, window, starts), owner(doc, window, starts))
        if found := [spots[sense(doc, other)] for other in beside if other and other.readings]:
            return found[0]
    return _neighbourhood(spots.values())


def _neighbourhood(spots: Iterable[Spot]) -> Spot | None:
    """The largest town of an article whose towns lie close together: a local story, its streets lie there too."""
    towns = [spot for spot in spots if spot.kind in SETTLEMENTS]
    if not towns:
        return None
    largest = max(towns, key=lambda spot: (spot.population, -spot.id))
    return largest if all(distance(largest, town) < LOCAL_KM for town in towns) else None


def _only_country(spots: Iterable[Spot]) -> str | None:
    """The country in which all places of an article lie, so that its sites without a position lie there too."""
    countries = {spot.country for spot in spots if spot.country}
    return countries.pop() if len(countries) == 1 else None


def _called(text: str, spot: Spot | None, site: bool) -> str:
    """The gazetteer's name, in the text's own letters where it only leaves diacritics out (*Hama* for *Ḩamāh*)."""
    if site or not spot:
        return text
    return text if key(text) == key(spot.name) and text.isascii() and not text.isupper() else spot.name


def _record(
    id_: str, spot: Spot | None, parse: Parse, group: Sequence[Window], country: str | None, ends: frozenset[int]
) -> Place:
    """The record of a place; `country` is that of a site without a position."""
    site = group[0].site
    return Place(
        id=id_,
        name=_called(group[0].text(parse.doc), spot, site),
        country=(spot.country or None) if spot else country,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        geonames=spot.id if spot and not site and spot.id > 0 else None,
        precision=precision(spot),
        mentions=tuple(parse.span(window.start, window.end) for window in group),
        roles=roles(parse, group, ends),
    )
