"""Gaps between the holders of posts, on small tables made by hand."""

from pathlib import Path

import pytest

from dragoman import Lexicon
from dragoman.curation.occupancies import BEGIN, gaps
from dragoman.lexicon import SHIPPED
from tests.lexicon.made import write

OFFICES = "person ; country ; office ; sector ; from ; to"


def found(folder: Path, *rows: str) -> list[str]:
    """The gaps of an office of the Vatican that only these rows hold."""
    write(folder, "posts", "country ; post ; offices", "VAT ; foreign minister ; herald|acting herald")
    lexicon = Lexicon.load(write(folder, "offices", OFFICES, *rows))
    return [problem.reason for problem in gaps(lexicon) if "of VAT" in problem.reason]


def test_a_post_that_nobody_holds_for_months_is_a_gap(tmp_path: Path) -> None:
    rows = "A B ; VAT ; herald ; GOV ; 2010 ; 2018-03-01", "C D ; VAT ; herald ; GOV ; 2018-06-01 ; "
    assert found(tmp_path, *rows) == ["no foreign minister of VAT from 2018-03-01 to 2018-06-01"]


def test_the_decade_is_asked_from_its_first_day(tmp_path: Path) -> None:
    assert found(tmp_path, "A B ; VAT ; herald ; GOV ; 2017-01-01 ; ") == [
        f"no foreign minister of VAT from {BEGIN} to 2017-01-01"
    ]


@pytest.mark.parametrize("end", ["2018-05-15", "2018-05", "2018"])
def test_weeks_between_two_holders_and_dates_of_months_are_none(end: str, tmp_path: Path) -> None:
    rows = f"A B ; VAT ; herald ; GOV ; 2010 ; {end}", "C D ; VAT ; herald ; GOV ; 2018-06-01 ; "
    assert found(tmp_path, *rows) == []


def test_an_acting_holder_fills_the_post(tmp_path: Path) -> None:
    rows = ("A B ; VAT ; herald ; GOV ; 2010 ; 2018-03-01", "C D ; VAT ; acting herald ; GOV ; 2018-03-01 ; ")
    assert found(tmp_path, *rows) == []


def test_a_known_vacancy_is_none(tmp_path: Path) -> None:
    header = "country ; office ; kind ; from ; to ; reason"
    write(tmp_path, "office_exceptions", header, "VAT ; foreign minister ; vacant ; 2018-03 ; 2018-06 ; made up")
    rows = "A B ; VAT ; herald ; GOV ; 2010 ; 2018-03-01", "C D ; VAT ; herald ; GOV ; 2018-06-01 ; "
    assert found(tmp_path, *rows) == []


def test_fifty_states_have_no_gap() -> None:
    assert list(gaps(SHIPPED)) == []
    assert len({row["country"] for row in SHIPPED.table("posts")}) == 50
