"""Weights of a linear-chain conditional random field, by the likelihood of labelled pages, its square penalised.

The objective is convex, so the weights do not hang on where the search for them begins. It is minimised by L-BFGS
(Nocedal 1980); sums run in one order, and weights are rounded, so that the same pages give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.pages.parts import FIRST, LAST, NEXT, PARTS

Array = NDArray[np.float64]
Page = tuple[list[list[str]], list[str], list[int]]
"""The features, the part and the number of words of every line of a page."""

MARGIN, WORD_MARGIN, MOST_WORDS = 0.2, 5.0, 40
"""Softmax-margin (Gimpel and Smith 2010): a wrong part must be worse by this much, and by more for long lines, whose
loss costs more; without it long paragraphs hang on their surroundings."""

STATES = len(PARTS)
IMPOSSIBLE = -1e4
MEMORY, STEPS = 10, 120
"""Gradients that L-BFGS remembers, and its steps: after 120 the likelihood changes by less than one part in ten
thousand a step."""

ALLOWED = np.array(
    [[0.0 if after in NEXT[before] else IMPOSSIBLE for after in range(STATES)] for before in range(STATES)]
)
START = np.array([0.0 if state in FIRST else IMPOSSIBLE for state in range(STATES)])
END = np.array([0.0 if state in LAST else IMPOSSIBLE for state in range(STATES)])


@dataclass(frozen=True, slots=True)
class Data:
    """Pages as numbers: the features of every line, padded to the fullest; the parts, padded to the longest page."""

    names: list[str]
    codes: NDArray[np.int32]
    gold: NDArray[np.int64]
    mask: NDArray[np.bool_]
    cost: Array

    @property
    def size(self) -> int:
        """Number of weights."""
        return len(self.names) * STATES + STATES * STATES


def number(pages: Sequence[Page], least: int, words: frozenset[str]) -> Data:
    """Pages as numbers.

    Args:
        pages: the features of each line, and its part.
        least: pages that have a feature, for it to get a weight.
        words: that may get a weight.
    """
    pages = sorted(pages, key=lambda page: -len(page[1]))
    times = Counter(name for page, _, _ in pages for name in sorted({name for line in page for name in line}))
    names = sorted(name for name, count in times.items() if count >= least and _allowed(name, words))
    place = {name: index for index, name in enumerate(names)}
    longest = max(len(labels) for _, labels, _ in pages)
    known = [[place[name] for name in line if name in place] for page, _, _ in pages for line in page]
    codes = np.full((len(known), max(map(len, known))), len(names), dtype=np.int32)
    for row, line in enumerate(known):
        codes[row, : len(line)] = line
    gold = np.zeros((len(pages), longest), dtype=np.int64)
    mask = np.zeros((len(pages), longest), dtype=np.bool_)
    for row, (_, labels, _) in enumerate(pages):
        mask[row, : len(labels)] = True
        gold[row, : len(labels)] = [PARTS.index(label) for label in labels]
    return Data(names, codes, gold, mask, _cost(gold, mask, [size for page in pages for size in page[2]]))


def _cost(gold: NDArray[np.int64], mask: NDArray[np.bool_], sizes: Sequence[int]) -> Array:
    """What each wrong part of each line costs: a little, and by its words where body and furniture are confused."""
    body = PARTS.index("body")
    words = np.zeros(mask.shape)
    words[mask] = np.minimum(np.array(sizes), MOST_WORDS) / MOST_WORDS
    wrong = np.eye(STATES)[gold] == 0
    confused = (gold == body)[..., None] != (np.arange(STATES) == body)
    return np.where(mask[..., None] & wrong, MARGIN + WORD_MARGIN * confused * words[..., None], 0.0)


def _allowed(name: str, words: frozenset[str]) -> bool:
    return not name.startswith("word=") or name.removeprefix("word=") in words


def objective(flat: Array, data: Data, penalty: float) -> tuple[float, Array]:
    """The penalised negative log-likelihood of the pages, and its gradient."""
    emit = np.vstack([flat[: -STATES * STATES].reshape(-1, STATES), np.zeros(STATES)])
    step = flat[-STATES * STATES :].reshape(STATES, STATES)
    scores = np.zeros((*data.mask.shape, STATES))
    own = np.zeros((len(data.codes), STATES))
    for column in data.codes.T:
        own += emit[column]
    scores[data.mask] = own
    scores += data.cost
    scores[:, 0] += START
    last = data.mask.sum(axis=1) - 1
    rows = np.arange(len(last))
    scores[rows, last] += END
    partition, marginal, pairs = _expect(scores, step + ALLOWED, data.mask)
    truth, seen = _truth(scores, step, data)
    wrong = (marginal - np.eye(STATES)[data.gold])[data.mask]
    gradient = np.empty_like(flat)
    for state in range(STATES):
        sums = np.zeros(len(data.names) + 1)
        for column in data.codes.T:
            sums += np.bincount(column, weights=wrong[:, state], minlength=len(sums))
        gradient[state : -STATES * STATES : STATES] = sums[:-1]
    gradient[-STATES * STATES :] = (pairs - seen).reshape(-1)
    loss = float(partition.sum() - truth) + 0.5 * penalty * float(flat @ flat)
    return loss, gradient + penalty * flat


def _truth(scores: Array, step: Array, data: Data) -> tuple[float, Array]:
    """The weight of the pages' own parts, and how often each part follows each."""
    own = np.take_along_axis(scores, data.gold[..., None], axis=2)[..., 0]
    follows = data.mask[:, 1:]
    before, after = data.gold[:, :-1][follows], data.gold[:, 1:][follows]
    seen = np.bincount(before * STATES + after, minlength=STATES * STATES).reshape(STATES, STATES).astype(np.float64)
    return float(own[data.mask].sum() + (seen * step).sum()), seen


def _expect(scores: Array, step: Array, mask: NDArray[np.bool_]) -> tuple[Array, Array, Array]:
    """Log partition functions, the chance of every part for every line, and the expected number of steps.

    Pages are sorted, the longest first, so that those that go on at a line are the first ones.
    """
    lengths = mask.sum(axis=1)
    active = mask.sum(axis=0)
    forward = np.zeros_like(scores)
    forward[:, 0] = scores[:, 0]
    for at in range(1, scores.shape[1]):
        on = active[at]
        forward[:on, at] = _log_sum(forward[:on, at - 1, :, None] + step, 1) + scores[:on, at]
    partition = _log_sum(forward[np.arange(len(lengths)), lengths - 1], 1)
    backward = np.zeros((len(scores), STATES))
    marginal = np.zeros_like(scores)
    pairs = np.zeros((STATES, STATES))
    for at in range(scores.shape[1] - 1, -1, -1):
        on = active[at]
        whole = partition[:on, None]
        marginal[:on, at] = np.exp(forward[:on, at] + backward[:on] - whole)
        if at:
            onward = step + (scores[:on, at] + backward[:on])[:, None, :]
            joint = forward[:on, at - 1, :, None] + onward - whole[..., None]
            pairs += np.exp(np.minimum(joint, 0.0)).sum(axis=0)
            backward[:on] = _log_sum(onward, 2)
    return partition, marginal, pairs


def _log_sum(values: Array, axis: int) -> Array:
    most = values.max(axis=axis, keepdims=True)
    return np.log(np.exp(values - most).sum(axis=axis)) + most.squeeze(axis)  # type: ignore[no-any-return]


def minimise(function: Callable[[Array], tuple[float, Array]], size: int, steps: int = STEPS) -> Array:
    """The point where a smooth convex function is least, by L-BFGS with a search that halves its step."""
    point = np.zeros(size)
    value, slope = function(point)
    moves: list[tuple[Array, Array]] = []
    for _ in range(steps):
        way = -_two_loops(slope, moves)
        length = 1.0 if moves else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while True:
            tried = point + length * way
            new_value, new_slope = function(tried)
            if new_value <= value + 1e-4 * length * float(slope @ way) or length < 1e-10:
                break
            length /= 2
        moved, turned = tried - point, new_slope - slope
        if float(moved @ turned) > 1e-12:
            moves = [*moves[-MEMORY + 1 :], (moved, turned)]
        done = abs(value - new_value) < 1e-7 * abs(value)
        point, value, slope = tried, new_value, new_slope
        if done:
            break
    return point


def _two_loops(slope: Array, moves: Iterable[tuple[Array, Array]]) -> Array:
    """The slope turned by the inverse curvature that the last moves show."""
    kept = list(moves)
    way = slope.copy()
    shares = []
    for moved, turned in reversed(kept):
        share = float(moved @ way) / float(moved @ turned)
        shares.append(share)
        way -= share * turned
    if kept:
        moved, turned = kept[-1]
        way *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(kept, reversed(shares), strict=True):
        way += moved * (share - float(turned @ way) / float(moved @ turned))
    return way


def train(
    pages: Sequence[Page], penalty: float, words: frozenset[str], least: int = 5, steps: int = STEPS
) -> dict[str, tuple[float, ...]]:
    """The weights of every feature for every part, and those of the steps from each part to each."""
    data = number(pages, least, words)
    flat = minimise(lambda point: objective(point, data, penalty), data.size, steps)
    rows = flat.reshape(-1, STATES).round(2) + 0.0
    names = [*data.names, *(f"after {part}" for part in PARTS)]
    return {name: tuple(map(float, row)) for name, row in zip(names, rows, strict=True)}
