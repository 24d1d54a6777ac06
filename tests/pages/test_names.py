"""Bylines to names."""

from __future__ import annotations

import pytest

from dragoman.pages.names import capitalized, is_person, merge, name_line, signature, split_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Simone Example, CNN", ["Simone Example"]),
        ("By JANE DOE, JOHN ROE and ANN OTHER December 16, 2016, 4:19 PM", ["Jane Doe", "John Roe", "Ann Other"]),
        ("By Jane Doe published 19 May 2026", ["Jane Doe"]),
        ("by Jane Doe @jane_doe February 1, 2016: 12:41 PM ET", ["Jane Doe"]),
        ("byJane Doe", ["Jane Doe"]),
        ("By Jane Doe in Vienna and John Roe in Geneva", ["Jane Doe", "John Roe"]),
        ("By Jane Doe Washington Post", ["Jane Doe"]),
        ("By Jane Doe, Senior Staff Technologist", ["Jane Doe"]),
        ("World, News | Published: 5 hours ago | Written by Jane Doe", ["Jane Doe"]),
        ("Jane Doe · CBC News · Posted: Oct 14, 2022", ["Jane Doe"]),
        (
            "By Jane O’Neill-Doe, Luiz da Silva and Mohammed al-Amin",
            ["Jane O’Neill-Doe", "Luiz da Silva", "Mohammed al-Amin"],
        ),
        ("By Martin King Jr., AP", ["Martin King Jr."]),
        ("By Staff Reporter", []),
        ("By The Associated Press", []),
        ("By the numbers", []),
    ],
)
def test_signatures(line: str, names: list[str]) -> None:
    found = [name.rstrip(".") for name in signature(line)[0]]
    assert found == [name.rstrip(".") for name in names]


def test_the_agency_that_signs_is_kept_apart() -> None:
    assert split_names("By Jane Doe, The Associated Press") == (["Jane Doe"], "AP")


def test_a_paper_is_no_person_even_if_it_reads_like_one() -> None:
    assert split_names("Kaieteur Lines", "Kaieteur Lines") == ([], None)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Amy Example Political Correspondent", ["Amy Example"]),
        ("Dylan Example5 hours ago", ["Dylan Example"]),
        ("Jane Doe / TNN / Updated: Oct 9, 2019", ["Jane Doe"]),
        ("Jane Doe, Ruwaida Kamal Example", ["Jane Doe", "Ruwaida Kamal Example"]),
        ("Related Topics", []),
        ("Getty Images", []),
        ("Conservative Party,", ["Conservative Party"]),
        ("Sign in", []),
    ],
)
def test_lines_of_names_alone(line: str, names: list[str]) -> None:
    assert name_line(line) == names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("JANE O’NEILL-DOE", "Jane O’Neill-Doe"),
        ("J. R. EXAMPLE", "J. R. Example"),
        ("Jane DOE", "Jane DOE"),
        ("XI LI", "XI LI"),
    ],
)
def test_names_in_capitals_are_set_as_names(printed: str, name: str) -> None:
    assert capitalized(printed) == name


@pytest.mark.parametrize("name", ["Xi Jinping", "Ursula von der Leyen", "Andrés Manuel López Obrador", "J. R. Example"])
def test_people(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", ["Reuters", "News Desk", "jane doe", "Jane", "Jane Doe 2", "Deputy Editor", "X" * 60])
def test_not_people(name: str) -> None:
    assert not is_person(name)


def test_the_same_name_in_another_case_is_one_name() -> None:
    assert merge(["JANE DOE"], ["Jane Doe", "John Roe"]) == ["Jane Doe", "John Roe"]
