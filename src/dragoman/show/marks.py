"""The article cut into segments, each with the marks that lie on it, so that overlapping spans can all be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.report import Report, Span

Layer = Literal["said", "cue", "time", "place", "actor", "event"]
LAYERS: tuple[Layer, ...] = ("said", "cue", "time", "place", "actor", "event")
"""From the outermost, which may cover whole sentences, to the innermost, which is what a reader can click."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of one record."""

    span: Span
    layer: Layer
    record: str
    number: int
    """Which of the record's spans it is, from 1, in the order that the report gives them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on which the same marks lie; `opens` and `closes` are those that begin and end with it."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]


def marks(report: Report) -> tuple[Mark, ...]:
    """Every span of every record, in the order of the text; empty spans are left out."""
    found = [
        *(Mark(s, "actor", actor.id, n) for actor in report.actors for n, s in enumerate(actor.mentions, 1)),
        *(Mark(s, "place", place.id, n) for place in report.places for n, s in enumerate(place.mentions, 1)),
        *(Mark(time.span, "time", f"t{n}", 1) for n, time in enumerate(report.times, 1)),
        *(Mark(s, "said", said.id, n) for said in report.statements for n, s in enumerate(said.content, 1)),
        *(Mark(said.cue, "cue", said.id, 1) for said in report.statements if said.cue),
        *(Mark(event.trigger, "event", event.id, 1) for event in report.events),
    ]
    kept = [mark for mark in found if 0 <= mark.span[0] < mark.span[1] <= len(report.text)]
    return tuple(sorted(kept, key=lambda mark: (mark.span, LAYERS.index(mark.layer))))


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of an article, parted by blank lines."""
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        yield match.span()


def segments(text: str, span: Span, laid: Sequence[Mark]) -> Iterator[Segment]:
    """A paragraph cut wherever a mark begins or ends."""
    here = [mark for mark in laid if mark.span[0] < span[1] and span[0] < mark.span[1]]
    inner = {edge for mark in here for edge in mark.span if span[0] < edge < span[1]}
    edges = [span[0], *sorted(inner), span[1]]
    for start, end in pairwise(edges):
        over = [mark for mark in here if mark.span[0] <= start and end <= mark.span[1]]
        over.sort(key=lambda mark: LAYERS.index(mark.layer))
        yield Segment(
            text[start:end],
            tuple(over),
            tuple(mark for mark in over if mark.span[0] == start),
            tuple(mark for mark in over if mark.span[1] == end),
        )
