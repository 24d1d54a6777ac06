"""Places that no gazetteer lists: streets, rivers, parks, airports and bases told by their last word or their first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.places.gazetteer import Reading
from dragoman.places.vocabulary import words
from dragoman.places.windows import Window

PLACE_LABELS = frozenset({"FAC", "LOC", "GPE"})
LONGEST = 5
LARGE = 200_000
"""Inhabitants from which a site's first word is rather the town than some other thing of that name."""


def sites(doc: Doc, windows: Sequence[Window]) -> Iterator[Window]:
    """Runs of capitalised tokens that end in a word for a street or a site, or open with one for a lake or a mount.

    A run that the gazetteer knows as a whole is left to it. The readings are those of the town that opens the name of
    an airport, a square or a base (*Harbin Airport*); a street or a river is not in the town whose name it bears.
    """
    known = {(window.start, window.end): window for window in windows}
    at = 0
    while at < len(doc):
        end = _end(doc, at) if _opens(doc, at) else 0
        if end and (at, end) not in known:
            yield Window(at, end, _town(doc, at, end, windows), site=True)
        at = max(at + 1, end)


def _opens(doc: Doc, at: int) -> bool:
    return _named(doc[at]) and (at == 0 or not _named(doc[at - 1]) or bool(doc[at].is_sent_start))


def _named(token: Token) -> bool:
    first = token.text[0]
    if token.ent_type_ == "FAC":
        return first.isupper() or first.isdigit()
    return first.isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN", "NUM"}


def _end(doc: Doc, start: int) -> int:
    """One past the run's last word for a street or site, or 0."""
    run = start + 1
    while run < len(doc) and run - start < LONGEST and _named(doc[run]) and not doc[run].is_sent_start:
        run += 1
    if doc[start].text in words("numbered") and start + 1 < len(doc) and doc[start + 1].like_num:
        return start + 2
    if doc[start].text in words("opener") and run - start in {2, 3}:
        return run
    for end in range(run, start + 1, -1):
        if _is_site(doc, start, end):
            return end
    return 0


def _is_site(doc: Doc, start: int, end: int) -> bool:
    last = doc[end - 1]
    if doc[start:end].text in words("generic") or _continues(doc, start, end):
        return False
    if last.text not in words("street") | words("site"):
        return False
    if last.text in words("unsure") and last.ent_type_ not in PLACE_LABELS:
        return False
    return not any(token.ent_type_ == "PERSON" for token in doc[start:end]) or _addressed(doc, start)


def _addressed(doc: Doc, start: int) -> bool:
    """Whether a name that looks like a person's stands like an address: *208 Routon Street*, *on Ruth Drive*."""
    return start > 0 and (doc[start - 1].like_num or doc[start - 1].lower_ in {"on", "of", "at", "from", "along"})


def _continues(doc: Doc, start: int, end: int) -> bool:
    """Whether the run is only the head of a longer name: *National Highway Traffic Safety Administration*."""
    return any(entity.start < end < entity.end and entity.end > start for entity in doc[start:end].sent.ents)


def _town(doc: Doc, start: int, end: int, windows: Sequence[Window]) -> tuple[Reading, ...]:
    if doc[end - 1].text not in words("beside"):
        return ()
    inner = next((w.readings for w in windows if w.start == start and w.end < end), ())
    return tuple(reading for reading in inner if reading.spot.population >= LARGE)
