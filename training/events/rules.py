"""How far the frames alone code the exemplars: recall by type, what they take for what, and each trigger missed.

A trigger is found where an event of its type has its own trigger there or within four words, as of a light verb and its
noun. Sentences are read one by one, so that nothing is known but what stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman import Event, InputError, read
from training.events.data import NONE, Exemplar, Mark

NEAR = 30
"""Characters between two triggers of one act (*paid … tribute*): some four words. Not tuned."""

MISSED = "-"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trigger is, and what the frames make of it: a type, or `MISSED`."""

    exemplar: Exemplar
    mark: Mark
    found: str
    status: str | None


def outcomes(sentences: Iterable[Exemplar]) -> Iterator[Outcome]:
    """One outcome a trigger."""
    for exemplar in sentences:
        events = _events(exemplar)
        for mark in exemplar.marks:
            event = _answer(mark, events)
            yield Outcome(exemplar, mark, event.type if event else MISSED, event.status if event else None)


def _events(exemplar: Exemplar) -> tuple[Event, ...]:
    try:
        report = read(exemplar.text)
    except InputError:
        return ()
    return tuple(report.events) if report.text == exemplar.text else ()


def _answer(mark: Mark, events: tuple[Event, ...]) -> Event | None:
    """The event of the mark's type beside it, or else the one at its very place."""
    beside = (e for e in events if e.type == mark.type and _distance(mark, e) <= NEAR)
    return next(beside, None) or next((e for e in events if _distance(mark, e) == 0), None)


def _distance(mark: Mark, event: Event) -> int:
    start, end = event.trigger
    return max(mark.start - end, start - mark.end, 0)


def table(found: Iterable[Outcome]) -> str:
    """Recall by type, with the other types that were given; of NONE, how many raise no event."""
    pairs = Counter((o.mark.type, o.found) for o in found)
    lines = [f"{'type':10} {'n':>4} {'right':>6}  taken for"]
    for kind in sorted({kind for kind, _ in pairs}):
        given = {other: count for (of, other), count in pairs.items() if of == kind}
        total = sum(given.values())
        right = given.get(MISSED if kind == NONE else kind, 0)
        others = ", ".join(f"{o} {c}" for o, c in sorted(given.items(), key=lambda x: (-x[1], x[0])) if o != kind)
        lines.append(f"{kind:10} {total:4} {right / total:6.3f}  {others}")
    return "\n".join(lines)
