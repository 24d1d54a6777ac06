"""TIMEX3 values read back as days."""

from datetime import date
from fractions import Fraction

import pytest

from dragoman.times import interval
from dragoman.times.values import away, common


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-05-16", "2024-05-16", "2024-05-16"),
        ("2024-05-16TEV", "2024-05-16", "2024-05-16"),
        ("2024-05-16T09:30Z", "2024-05-16", "2024-05-16"),
        ("2024-W20", "2024-05-13", "2024-05-19"),
        ("2024-W20-WE", "2024-05-18", "2024-05-19"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("197", "1970-01-01", "1979-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_interval(value: str, first: str, last: str) -> None:
    assert interval(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    ["P2W", "PT5M", "PXY", "PRESENT_REF", "XXXX-05", "XXXX-WXX-4", "2024-13", "2024-02-30", "2024-W60", "0000", ""],
)
def test_values_without_days(value: str) -> None:
    assert interval(value) == (None, None)


def test_common_keeps_what_is_certain() -> None:
    assert common("2024-05-09", "2024-05-16") == "2024-05"
    assert common("2023-12-28", "2024-01-04") is None
    assert common("2024-02", "2024-03") == "2024"
    assert common("P2W", "P3W") is None


def test_broken_counts_go_down_a_unit() -> None:
    assert away(date(2024, 5, 16), Fraction(-3, 2), "Y") == "2022-11"
    assert away(date(2024, 5, 16), Fraction(-5), "DE") == "1974"
    assert away(date(2024, 5, 16), Fraction(-9000), "Y") is None
