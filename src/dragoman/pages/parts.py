"""The parts of a page: what stands above the article, headline, front, body, what stands in it, and what below.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the features of lines: every feature
has a weight for every part, in `lexicon/page_parts.tsv`, which `python -m training.pages` writes. The best sequence of
parts is found by dynamic programming (Viterbi 1967); parts follow one another in the order of `NEXT` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.lexicon import cached, table

PARTS = ("above", "headline", "front", "body", "inside", "below")
FIRST = (0, 1, 2, 3)
NEXT = ((0, 1, 2, 3), (1, 2, 3), (1, 2, 3), (3, 4, 5), (3, 4), (5,))
"""Which parts may follow each: the furniture inside an article has a paragraph of it on both sides."""

LAST = (0, 1, 2, 3, 5)
NEVER = float("-inf")
Weights = Mapping[str, tuple[float, ...]]


@cached
def weights() -> Weights:
    """The learnt weight of every feature for every part."""
    return {row["feature"]: tuple(float(row[part] or 0) for part in PARTS) for row in table("page_parts")}


def parts(page: Iterable[Iterable[str]], learnt: Weights | None = None) -> list[str]:
    """The part of every line.

    Args:
        page: the features of each line.
        learnt: weights, those of the lexicon if None.
    """
    known = weights() if learnt is None else learnt
    scores = [emission(line, known) for line in page]
    return [PARTS[state] for state in best(scores, transitions(known))]


def emission(line: Iterable[str], known: Weights) -> list[float]:
    """The weight of a line for every part."""
    sums = [0.0] * len(PARTS)
    for feature in line:
        row = known.get(feature)
        if row:
            sums = [total + weight for total, weight in zip(sums, row, strict=True)]
    return sums


def transitions(known: Weights) -> list[tuple[float, ...]]:
    """The weight of going from each part to each."""
    nothing = (0.0,) * len(PARTS)
    return [known.get(f"after {part}", nothing) for part in PARTS]


def best(scores: Sequence[Sequence[float]], steps: Sequence[Sequence[float]]) -> list[int]:
    """The sequence of parts with the greatest weight; of equal ones the first."""
    if not scores:
        return []
    total = [scores[0][state] if state in FIRST else NEVER for state in range(len(PARTS))]
    back: list[list[int]] = []
    for line in scores[1:]:
        came = [0] * len(PARTS)
        reached = [NEVER] * len(PARTS)
        for before, nexts in enumerate(NEXT):
            for state in nexts:
                weight = total[before] + steps[before][state]
                if weight > reached[state]:
                    reached[state], came[state] = weight, before
        total = [weight + own for weight, own in zip(reached, line, strict=True)]
        back.append(came)
    state = max(LAST, key=lambda last: total[last])
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    return path[::-1]
