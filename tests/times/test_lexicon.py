"""The words of time: each with an example that the grammar reads."""

import pytest

from dragoman.lexicon import Row, table
from tests.times.made import values

FOUND = {"month", "number", "vague", "unit", "season", "part", "day", "shift", "reference", "set", "decade"}


@pytest.mark.parametrize(
    "row",
    [row for row in table("time_words") if row["class"] in FOUND and row["example"]],
    ids=lambda row: str(row.line),
)
def test_every_word_of_time_is_read_in_its_example(row: Row) -> None:
    assert values(f"He said it {row['example']}.") or values(f"It {row['example']}.")


@pytest.mark.parametrize("row", table("named_days"), ids=lambda row: str(row.line))
def test_every_named_day_has_its_value(row: Row) -> None:
    published = values(f"They recalled {row['example']}.")
    assert [value for _, value in published] == [row["value"]]
