"""Organizations with their members over time."""

from collections import defaultdict
from itertools import combinations

import pytest

from dragoman import lexicon
from dragoman.curation.days import first_day, last_day
from dragoman.lexicon import members, memberships


@pytest.mark.parametrize(
    ("organization", "day", "count"),
    [
        ("European Union", "2003-01-01", 15),
        ("European Union", "2016-06-23", 28),
        ("European Union", "2025-01-01", 27),
        ("Eurozone", "2025-06-01", 20),
        ("Eurozone", "2026-06-01", 21),
        ("Schengen Area", "2025-01-01", 29),
        ("NATO", "1990-01-01", 16),
        ("NATO", "2015-01-01", 28),
        ("NATO", "2024-06-01", 32),
        ("Council of Europe", "2022-02-24", 47),
        ("Council of Europe", "2022-04-01", 46),
        ("Organization for Security and Co-operation in Europe", "2020-01-01", 57),
        ("Organisation for Economic Co-operation and Development", "2022-01-01", 38),
        ("African Union", "2018-01-01", 55),
        ("Arab League", "2020-01-01", 22),
        ("Organisation of Islamic Cooperation", "2015-01-01", 57),
        ("Association of Southeast Asian Nations", "2026-01-01", 11),
        ("BRICS", "2015-01-01", 5),
        ("BRICS", "2025-02-01", 10),
        ("Shanghai Cooperation Organisation", "2025-01-01", 10),
        ("Organization of the Petroleum Exporting Countries", "2024-06-01", 12),
        ("Commonwealth of Nations", "2023-01-01", 56),
        ("Caribbean Community", "2020-01-01", 15),
        ("Pacific Islands Forum", "2020-01-01", 18),
        ("Southern African Development Community", "2020-01-01", 16),
        ("Economic Community of West African States", "2024-12-31", 15),
        ("Economic Community of West African States", "2025-02-01", 12),
        ("Group of Seven", "2020-01-01", 7),
        ("Group of Eight", "2010-01-01", 8),
        ("Group of Twenty", "2020-01-01", 19),
    ],
)
def test_an_organization_has_its_known_number_of_members(organization: str, day: str, count: int) -> None:
    assert len(members(organization, day)) == count


@pytest.mark.parametrize("year", range(2016, 2027))
def test_the_security_council_has_five_permanent_and_ten_elected_members(year: int) -> None:
    council = "United Nations Security Council"
    assert members(council, f"{year}-07-01", status="permanent") == ("CHN", "FRA", "GBR", "RUS", "USA")
    assert len(members(council, f"{year}-07-01", status="elected")) == 10


def test_other_names_lead_to_an_organization() -> None:
    assert members("Nato", "2015-01-01") == members("NATO", "2015-01-01")
    assert members("ECOWAS", "2015-01-01") == members("Economic Community of West African States", "2015-01-01")
    assert "RUS" in members("OPEC+", "2020-01-01")
    assert "RUS" not in members("OPEC", "2020-01-01")


def test_an_unknown_organization_has_no_members() -> None:
    assert members("League of Villains", "2015-01-01") == ()


def test_without_a_day_membership_lasts() -> None:
    assert "GBR" not in members("EU")
    assert "FRA" in members("EU")


def test_suspended_members_are_told_apart() -> None:
    assert "MLI" in members("African Union", "2024-01-01")
    assert "MLI" in members("African Union", "2024-01-01", status="suspended")
    assert "MLI" not in members("African Union", "2024-01-01", status="")


def test_a_country_s_organizations() -> None:
    held = memberships("FIN", "2020-01-01")
    assert "European Union" in held
    assert "NATO" not in held
    assert "NATO" in memberships("FIN", "2024-01-01")


def test_no_membership_overlaps_another_of_the_same_state() -> None:
    held = defaultdict(list)
    for row in lexicon.table("members"):
        held[row["organization"], row["country"]].append(row)
    for rows in held.values():
        for one, other in combinations(rows, 2):
            start = max(last_day(row["from"]) for row in (one, other))
            end = min(first_day(row["to"]) if row["to"] else last_day("") for row in (one, other))
            assert start >= end, (one.line, other.line)
