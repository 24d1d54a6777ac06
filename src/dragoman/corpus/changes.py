"""Change points: when the tone between two sides changed its level and kept the new one.

Method: optimal partitioning of the weekly means of intensity by least squares (PELT, Killick et al. 2012, as
`ruptures.KernelCPD` with its linear kernel does it in C), one penalty for each change. A week without reports has no
mean: it is left out, never taken for zero, and a change that falls among such weeks is told with the weeks on both
sides of it. The mean is taken, not the sum, since the sum follows how many pages were read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEVEL = 4
"""Weeks with reports that a level must last at least."""

FEWEST = 16
"""Weeks with reports below which no change is sought."""

BASE = 5.0
"""The penalty of a change is (BASE + ln n) times the variance of a week, n being the number of weeks with reports.

Measured on 400 series each of 16 to 520 weeks. Without a change, one is reported in 2 to 4 % of series of normal noise,
1 to 5 % of weeks of one to seven acts of PLOVER's intensities, 2 to 5 % of such series with a step, shuffled. A step of
two standard deviations that has held for the last eight weeks is found in 98 % (n = 52 and more; 94 % at 30, 87 % at
24), its week within two in 90 %; in the middle of the series and kept, 100 %; one that goes back after eight weeks, 79
to 88 %. `tests/corpus/test_changes.py` holds these.
"""

SHORT = 0.5
"""Levels fitted to noise hide part of its correlation from week to week; each takes about so much over n.

Without allowing for correlation, noise correlated by 0.3 gives a change in 39 % of series of 52 weeks and 88 % of
520; allowing for it, in 20 % and 11 %.
"""

HIGHEST = 0.6
"""Correlation from week to week that is allowed for at most."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Where levels begin in a series, and the mean of each: `starts` has the first, 0, too."""

    starts: tuple[int, ...]
    means: tuple[float, ...]


def levels(values: Sequence[float]) -> Levels:
    """The levels of a series of weeks that have a value; one level where no change can be told."""
    import numpy as np

    series = np.asarray(values, dtype=float)
    breaks = _breaks(series) if len(series) >= FEWEST else []
    bounds = [0, *breaks, len(series)]
    means = tuple(float(series[a:b].mean()) for a, b in pairwise(bounds) if b > a)
    return Levels(tuple(bounds[:-1]), means)


def _breaks(series: NDArray[Any]) -> list[int]:
    from ruptures import KernelCPD  # type: ignore[import-untyped]

    # Half the mean square of the steps from week to week: a change of level adds to one step alone (von Neumann 1941).
    variance = float(((series[1:] - series[:-1]) ** 2).mean()) / 2
    if not variance:
        return []
    finder = KernelCPD(kernel="linear", min_size=LEVEL).fit(series.reshape(-1, 1))
    penalty = (BASE + log(len(series))) * variance
    first: list[int] = finder.predict(pen=penalty)[:-1]
    if not first:
        return []
    breaks: list[int] = finder.predict(pen=penalty * _inflation(series, first))[:-1]
    return breaks


def _inflation(series: NDArray[Any], breaks: Sequence[int]) -> float:
    """How much more than in independent weeks a mean wanders, as the rest after the first fit shows.

    For a correlation r the variance of a mean grows by (1 + r) / (1 - r), and the steps from week to week show only
    1 - r of the variance of a week.
    """
    import numpy as np

    bounds = [0, *breaks, len(series)]
    rest = np.concatenate([series[a:b] - series[a:b].mean() for a, b in pairwise(bounds)])
    square = float((rest**2).sum())
    shown = max(0.0, float((rest[1:] * rest[:-1]).sum()) / square) if square else 0.0
    r = min(shown + SHORT * len(bounds[1:]) / len(series), HIGHEST)
    return (1 + r) / (1 - r) ** 2


def changes(weeks: Any) -> Any:
    """The change points of a weekly series (`pyarrow.Table`), as `Corpus.changes` says.

    Args:
        weeks: rows as `Corpus.series(by="week")` gives them.
    """
    import pyarrow as pa

    some = [row for row in weeks.select(["week", "occurrences", "intensity_mean"]).to_pylist() if _has(row)]
    found = levels([row["intensity_mean"] for row in some])
    bounds = [*found.starts, len(some)]
    parts = [some[a:b] for a, b in pairwise(bounds)]
    rows = [
        (
            old[-1]["week"],
            new[0]["week"],
            before,
            after,
            after - before,
            *map(len, (old, new)),
            *map(_count, (old, new)),
        )
        for (old, new), (before, after) in zip(pairwise(parts), pairwise(found.means), strict=True)
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    types = [pa.type_for_alias(kind) for kind in COLUMNS.values()]
    return pa.table([pa.array(c, t) for c, t in zip(columns, types, strict=True)], names=list(COLUMNS))


COLUMNS = {
    "last_before": "date32",
    "week": "date32",
    "before": "float64",
    "after": "float64",
    "shift": "float64",
    "weeks_before": "int64",
    "weeks_after": "int64",
    "occurrences_before": "int64",
    "occurrences_after": "int64",
}


def told(weeks: Any) -> int:
    """How many weeks of a series have reports."""
    return sum(map(_has, weeks.select(["intensity_mean"]).to_pylist()))


def _has(row: dict[str, Any]) -> bool:
    return row["intensity_mean"] is not None


def _count(rows: Sequence[dict[str, Any]]) -> int:
    return sum(row["occurrences"] for row in rows)
