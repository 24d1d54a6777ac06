from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from dragoman.corpus.changes import FEWEST, changes, levels, told

Chance = np.random.Generator
ACTS = np.array([4.2, 2.1, 4.6, 5.0, 6.8, 7.4, 7.6, -5.0, -2.0, -4.2, -5.1, -6.6, -5.2, -5.3, -7.0, -9.0])
RUNS = 150


def noise(chance: Chance, n: int) -> Any:
    return chance.normal(size=n)


def acts(chance: Chance, n: int) -> Any:
    """Means of one to some seven acts a week."""
    return np.array([chance.choice(ACTS, size=1 + chance.poisson(2)).mean() for _ in range(n)])


def shuffled(chance: Chance, n: int) -> Any:
    series = acts(chance, n)
    series[n // 3 :] += 4
    chance.shuffle(series)
    return series


def share(happens: Callable[[Chance], bool]) -> float:
    return sum(happens(np.random.default_rng(run)) for run in range(RUNS)) / RUNS


@pytest.mark.parametrize("n", [20, 52, 156])
@pytest.mark.parametrize("series", [noise, acts, shuffled])
def test_at_most_one_in_twenty_series_without_a_change_shows_one(series: Callable[[Chance, int], Any], n: int) -> None:
    # One in twenty, and twice the error of so many runs.
    assert share(lambda chance: len(levels(series(chance, n)).starts) > 1) <= 0.05 + 0.036


@pytest.mark.parametrize("n", [52, 156])
def test_a_step_of_two_deviations_held_for_eight_weeks_is_found(n: int) -> None:
    def found(chance: Chance) -> bool:
        series = noise(chance, n)
        series[-8:] += 2
        return len(levels(series).starts) > 1

    assert share(found) >= 0.95


def test_a_step_that_goes_back_after_eight_weeks_is_mostly_found() -> None:
    def found(chance: Chance) -> bool:
        series = noise(chance, 104)
        series[48:56] += 2
        return any(abs(start - 48) <= 2 for start in levels(series).starts)

    assert share(found) >= 0.7


def test_weeks_that_go_with_the_one_before_seldom_make_a_change() -> None:
    def found(chance: Chance) -> bool:
        series = noise(chance, 104)
        for n in range(1, 104):
            series[n] += 0.3 * series[n - 1]
        return len(levels(series).starts) > 1

    assert share(found) <= 0.25


def test_a_series_without_noise_has_no_change_and_one_with_a_clear_step_has_one() -> None:
    assert levels([3.0] * 40).starts == (0,)
    assert levels([3.0] * 20 + [-5.0] * 20).starts == (0, 20)
    assert levels([3.0] * 20 + [-5.0] * 20).means == (3.0, -5.0)


def table(values: dict[int, tuple[int, float]], n: int) -> Any:
    """Weeks from the first Monday of 2024 on; `values` are occurrences and mean by the number of the week."""
    monday = date(2024, 1, 1)
    rows = [
        {
            "week": monday + timedelta(7 * k),
            "occurrences": values.get(k, (0, 0))[0],
            "intensity_mean": values[k][1] if k in values else None,
        }
        for k in range(n)
    ]
    types = [("week", pa.date32()), ("occurrences", pa.int64()), ("intensity_mean", pa.float64())]
    return pa.Table.from_pylist(rows, schema=pa.schema(types))


def test_nothing_is_claimed_of_few_weeks_however_far_apart() -> None:
    weeks = table({0: (1, 7.0), 30: (1, -9.0), 60: (1, -9.0)}, 61)
    assert changes(weeks).num_rows == 0
    assert told(weeks) == 3
    assert levels([7.0] * 7 + [-9.0] * (FEWEST - 8)).starts == (0,)
    assert changes(table({}, 0)).num_rows == 0


def test_weeks_without_reports_are_no_zeros_and_are_told_where_a_change_falls_among_them() -> None:
    weeks = table({k: (2, 4.0 + k % 2) for k in range(0, 30, 2)} | {k: (3, -4.0 - k % 2) for k in range(50, 62)}, 62)
    (row,) = changes(weeks).to_pylist()
    assert (row["last_before"], row["week"]) == (date(2024, 7, 15), date(2024, 12, 16))
    assert (row["before"], round(row["after"], 3)) == (4.0, -4.5)
    assert (row["weeks_before"], row["weeks_after"]) == (15, 12)
    assert (row["occurrences_before"], row["occurrences_after"]) == (30, 36)
    assert told(weeks) == 27
