import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports.columns import line


def read(text: str) -> list[str]:
    (cells,) = csv.reader(StringIO(text, newline=""), dialect="excel-tab", strict=True)
    return cells


@given(st.lists(st.text(), min_size=2, max_size=4))
def test_no_text_breaks_a_line(cells: list[str]) -> None:
    text = line(cells)
    assert text.endswith("\n")
    assert text.count("\n") == 1
    assert len(read(text)) == len(cells)


def test_tabs_line_ends_and_quotation_marks() -> None:
    assert line(['"a\tb', "c\r\nd\x00", "\x1b[1m"]) == "'a b\tc d\t[1m\n"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1.0, "1"), (-9.5, "-9.5"), (0.0, "0"), (-0.0, "0"), (-0.000001, "0"), (120.123456, "120.12346"), (10, "10")],
)
def test_numbers_have_no_more_digits_than_they_need(number: float, shown: str) -> None:
    assert line([number]) == f"{shown}\n"


def test_days_and_nothing() -> None:
    assert line([date(2024, 5, 1), None, ""]) == "2024-05-01\t\t\n"
