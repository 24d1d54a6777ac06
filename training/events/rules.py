"""How far the frames alone code the exemplars: recall by type, what they take for what, and each trigger missed.

A trigger is found where an event of its type has its own trigger there or within four words, as of a light verb and its
noun. Sentences are read one by one, so that nothing is known but what stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.curation.exemplars import NONE, Exemplar, Mark, coded

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
        for mark, event in coded(exemplar):
            yield Outcome(exemplar, mark, event.type if event else MISSED, event.status if event else None)


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
