from datetime import date

import pytest

from dragoman.errors import UsageError
from dragoman.exports.period import Period


def test_months_and_years_are_whole() -> None:
    assert Period.of("2024", "2024-02") == Period(date(2024, 1, 1), date(2024, 2, 29))
    assert Period.of(None, None) == Period()


def test_a_condition_has_as_many_parameters_as_bounds() -> None:
    assert Period.of(None, "2024").where("day") == ("day <= ?", [date(2024, 12, 31)])
    assert Period().where("day") == ("true", [])


@pytest.mark.parametrize("value", ["May", "2024-13", "2024-02-30"])
def test_what_is_no_day_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match=value):
        Period.of(value, None)
