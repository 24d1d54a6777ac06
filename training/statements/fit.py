"""Logistic regression by gradient descent on all examples at once (Adam; Kingma and Ba 2015), without chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from training.statements.examples import Example

STEPS = 300
RATE = 0.1
# Chosen on the tuned part of PolNeAR's training articles among .3, 1 and 3.
RIDGE = 3.0
# A feature seen once tells nothing about the next text.
LEAST = 2
# Weights smaller than this change no decision that was looked at; left out, the table is a third as long.
SMALL = 0.03
# News holds three to four such clauses for each cue, our text one: each counts for more. Chosen as `RIDGE` was.
OTHERS = 2.0


def fit(found: Sequence[Example]) -> Mapping[str, float]:
    """The weights of all features that matter, by name."""
    counts = Counter(name for example in found for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    place = {name: i for i, name in enumerate(names)}
    columns = [[place[name] for name in sorted(example.features) if name in place] for example in found]
    row = np.repeat(np.arange(len(columns)), [len(column) for column in columns])
    column = np.concatenate([np.array(each, dtype=int) for each in columns])
    wanted = np.array([example.cue for example in found], dtype=float)
    share = np.where(wanted > 0, 1.0, OTHERS)
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        given = 1 / (1 + np.exp(-np.bincount(row, weights[column], minlength=len(columns))))
        slope = np.bincount(column, (share * (given - wanted))[row], minlength=len(names)) + RIDGE * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        rate = RATE if step < 2 * STEPS / 3 else 0.3 * RATE
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weights[place[name]]), 2) for name in names if abs(weights[place[name]]) >= SMALL}
