"""PLOVER's types, modes and contexts, with their CAMEO codes and intensities, from the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman import lexicon
from dragoman.report import PLOVER, EventType

# Types whose parties stand on one side together, and types that are a promise when they lie ahead.
VERBAL_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Kind:
    """What the ontology says of a type, or of a mode of it. `intensity` is -10 (conflict) to 10 (cooperation)."""

    cameo: str
    intensity: float
    quad: str


@lexicon.cached
def kinds() -> Mapping[tuple[str, str], Kind]:
    """The ontology by type and mode; the mode of a bare type is empty."""
    rows = lexicon.table("ontology")
    return MappingProxyType({(r["type"], r["mode"]): Kind(r["cameo"], float(r["intensity"]), r["quad"]) for r in rows})


@lexicon.cached
def types() -> tuple[EventType, ...]:
    """The event types that are coded: PLOVER's, then those of a user's own ontology by the alphabet."""
    return (*PLOVER, *sorted({kind for kind, _ in kinds()} - set(PLOVER)))


def kind(event_type: EventType, mode: str | None) -> Kind:
    """What the ontology says of a type and mode, the bare type's where it knows no such mode."""
    known = kinds()
    return known.get((event_type, mode or "")) or known[event_type, ""]


def hostile(event_type: str) -> bool:
    """Whether a type is of material conflict: done, not said."""
    return kinds()[event_type, ""].quad == "material conflict"


@lexicon.cached
def _contexts() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    found = []
    for row in lexicon.table("contexts"):
        words = row.many("words")
        found.append((row["context"], frozenset(w for w in words if " " not in w), tuple(w for w in words if " " in w)))
    return tuple(found)


def contexts(lemmas: Iterable[str], words: str) -> tuple[str, ...]:
    """The PLOVER contexts that the words of a clause tell, given its lemmas and its lower-case text."""
    present = set(lemmas)
    spaced = f" {words} "
    return tuple(
        context
        for context, single, phrases in _contexts()
        if present & single or any(f" {phrase} " in spaced for phrase in phrases)
    )
