"""Holidays and feasts: their days, and the lexicon that names them."""

from datetime import date
from itertools import pairwise

import pytest

from dragoman.lexicon import Row, table
from dragoman.times.holidays import days, easter, pascha
from tests.times.made import values


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [(2000, (4, 23), (4, 30)), (2024, (3, 31), (5, 5)), (2025, (4, 20), (4, 20)), (2038, (4, 25), (4, 25))],
)
def test_easter(year: int, western: tuple[int, int], orthodox: tuple[int, int]) -> None:
    assert easter(year) == date(year, *western)
    assert pascha(year) == date(year, *orthodox)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was found on Thanksgiving Day.", "2023-11-23"),
        ("They prayed on Good Friday.", "2024-03-29"),
        ("They will meet on Memorial Day.", "2024-05-27"),
        ("Prayers marked Eid al-Fitr.", "2024-04-10"),
        ("It was told at Christmas 2021.", "2021-12-25"),
        ("They fought on last Christmas Day.", "2023-12-25"),
        ("It happened during Holy Week.", "2024-W13"),
        ("They marched on Black Friday.", "2023-11-24"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize("row", table("holidays"), ids=lambda row: str(row.many("names")[0]))
def test_every_holiday_falls_in_most_years_and_its_example_is_found(row: Row) -> None:
    assert sum(bool(days(row, year)) for year in range(1995, 2036)) >= 35 or len(row.many("days")) > 30
    assert values(f"They met {row['example']}.")


@pytest.mark.parametrize("row", [row for row in table("holidays") if row["days"]], ids=lambda row: str(row.line))
def test_movable_feasts_lie_about_a_lunar_or_solar_year_apart(row: Row) -> None:
    listed = [date.fromisoformat(day) for day in row.many("days")]
    assert all(330 <= (after - before).days <= 400 for before, after in pairwise(listed))
