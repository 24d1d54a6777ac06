"""The names of an article, each in the sense that the words beside it ask for, ready to be resolved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.places.gazetteer import lookup
from dragoman.places.names import Kind, key
from dragoman.places.resolution import Name, contains
from dragoman.places.vocabulary import demonyms, names_of_states, words
from dragoman.places.windows import Window

SUBDIVISIONS: frozenset[Kind] = frozenset({"region", "district", "area"})
HOLDERS: frozenset[Kind] = frozenset({"country", "region"})
SETTLEMENTS: frozenset[Kind] = frozenset({"town", "capital"})


def names(doc: Doc, windows: Sequence[Window]) -> dict[str, Name]:
    """The names to resolve by their sense: words that ask for another kind of place make another name of it."""
    starts = {window.start: window for window in windows}
    groups: dict[str, list[Window]] = defaultdict(list)
    for window in windows:
        if window.readings:
            groups[sense(doc, window)].append(window)
    out = {}
    for name, group in groups.items():
        within = next((around.readings for w in group if (around := larger(doc, w, starts))), ())
        out[name] = Name(name, group[0].readings, len(group), within, _asked(doc, group[0]))
    return out


def with_holders(doc: Doc, windows: Sequence[Window]) -> tuple[Window, ...]:
    """The windows, those marked that end an address: the name before their comma is a place that they contain."""
    ends = {window.end: window for window in windows if window.readings}
    return tuple(replace(window, holder=_holds(doc, window, ends.get(window.start - 1))) for window in windows)


def _holds(doc: Doc, window: Window, held: Window | None) -> bool:
    if held is None or doc[window.start - 1].text != ",":
        return False
    larger = [reading.spot for reading in window.readings if reading.spot.kind in {"region", "country"}]
    return any(contains(spot, reading.spot) for spot in larger for reading in held.readings)


def of_dateline(dateline: str | None, known: Mapping[str, Name]) -> Sequence[Name]:
    """The dateline's place as one more name, a witness for the others."""
    if not dateline or dateline in known:
        return ()
    readings = lookup(key(dateline.split(",")[0]))
    return (Name(dateline, readings, 1),) if readings else ()


def of_peoples(doc: Doc, known: Mapping[str, Name]) -> Iterator[Name]:
    """The states of the peoples that the article names (*the Spanish city of Valencia*), as witnesses."""
    counts = Counter(state for token in doc if (state := demonyms().get(token.text)))
    for state, count in sorted(counts.items()):
        name = names_of_states()[state]
        readings = tuple(r for r in lookup(key(name)) if r.spot.kind == "country" and r.spot.country == state)
        if readings and name not in known:
            yield Name(f"{name}|people", readings, count)


def sense(doc: Doc, window: Window) -> str:
    """A name with the kinds that the words beside it ask for: *Kharkiv region* is not *Kharkiv*."""
    return "|".join((window.text(doc), *sorted(_asked(doc, window) - SETTLEMENTS)))


def larger(doc: Doc, window: Window, starts: Mapping[int, Window]) -> Window | None:
    """The place named right after a comma, or *in* which this one is said to lie."""
    if window.end < len(doc) and doc[window.end].text in {",", "(", "in"}:
        return starts.get(window.end + 1)
    return None


def owner(doc: Doc, window: Window, starts: Mapping[int, Window]) -> Window | None:
    """The place that possesses a site: *Seoul's Jamsil Stadium*."""
    if window.start > 1 and doc[window.start - 1].tag_ == "POS":
        return next((other for other in starts.values() if other.end == window.start - 1), None)
    return None


def _asked(doc: Doc, window: Window) -> frozenset[Kind]:
    """The kinds that a word beside the name asks for: *Kharkiv region*, *the city of Kharkiv*."""
    beside = [doc[window.end].text] if window.end < len(doc) else []
    if window.start > 1 and doc[window.start - 1].lower_ == "of":
        beside.append(doc[window.start - 2].text)
    if window.holder:
        return HOLDERS
    if any(word in words("region") for word in beside):
        return SUBDIVISIONS
    if any(word in words("settlement") for word in beside):
        return SETTLEMENTS
    return frozenset()
