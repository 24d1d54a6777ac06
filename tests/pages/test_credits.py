"""Datelines, agencies, credits."""

from __future__ import annotations

import pytest

from dragoman.lexicon import Row, table
from dragoman.pages.credits import agency, credit, dateline, names_agency


@pytest.mark.parametrize(
    ("lead", "place", "wire", "day"),
    [
        ("Hong Kong (CNN) — Leaders of both states met.", "Hong Kong", "CNN", None),
        ("WASHINGTON (Reuters) - The talks failed.", "WASHINGTON", "Reuters", None),
        ("SANTA FE, N.M. (AP) — A cat was found.", "SANTA FE, N.M.", "AP", None),
        ("(Reuters) — Two people said so.", None, "Reuters", None),
        ("(CNN) The president spoke.", None, "CNN", None),
        ("Hong Kong (CNN Business) A muddled view.", "Hong Kong", "CNN", None),
        ("DUBAI, United Arab Emirates — The carrier bought 30 jets.", "DUBAI, United Arab Emirates", None, None),
        ("NEW DELHI: Nearly 150 people returned.", "NEW DELHI", None, None),
        ("Dekalb, Ill. — The mayor resigned.", "Dekalb, Ill.", None, None),
        ("Indianapolis – Several thousand teachers marched.", "Indianapolis", None, None),
        ("JOHANNESBURG, August 7 (Xinhua) -- South Africa deplored the blasts.", "JOHANNESBURG", "Xinhua", "August 7"),
        ("MOSCOW, May 16. /TASS/. The ministers met.", "MOSCOW", "TASS", "May 16"),
        ("ASTANA. KAZINFORM – The presidents met.", "ASTANA", "Kazinform", None),
        ("HAVANA (AP ) -- The father wrote a letter.", "HAVANA", "AP", None),
        ("EDMONTON, Ky. (WBKO) -- One man died.", "EDMONTON, Ky.", "WBKO", None),
        ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya", "AP", None),
        ("Talks fail in the capital. OSLO — The talks failed.", "OSLO", None, None),
    ],
)
def test_datelines_of_many_houses(lead: str, place: str | None, wire: str | None, day: str | None) -> None:
    found, printed = dateline((lead,))
    assert found is not None
    assert (found.place, found.agency, printed) == (place, wire, day)


def test_a_dateline_may_follow_the_standfirst() -> None:
    found, _ = dateline(("The vote was close.", "DUBLIN — She won."))
    assert found is not None
    assert found.place == "DUBLIN"


@pytest.mark.parametrize(
    "lead",
    [
        "The World Health Organization (WHO) said polio has re-emerged.",
        "Putin — whose delegation includes officials — was welcomed.",
        "Analysis — What the vote means.",
        "UPDATE: The road is open again.",
        "Health officials say that bird flu (H5N1) is back.",
        "NATO: The alliance will meet.",
        "President Obama — He spoke.",
    ],
)
def test_what_is_no_dateline(lead: str) -> None:
    assert dateline((lead,)) == (None, None)


@pytest.mark.parametrize("row", table("agencies"), ids=lambda row: row["agency"])
def test_every_agency_is_found_by_each_of_its_names(row: Row) -> None:
    names = (row["agency"], *row.many("aliases"), *row.many("signature"))
    assert {agency(name) for name in names} == {row["agency"]}


@pytest.mark.parametrize("row", [row for row in table("agencies") if row["example"]], ids=lambda row: row["agency"])
def test_every_agency_is_found_in_the_dateline_of_its_house(row: Row) -> None:
    found, _ = dateline((f"{row['example']} The talks failed on Monday.",))
    assert found is not None
    assert found.agency == row["agency"]


@pytest.mark.parametrize("row", table("credits"), ids=lambda row: str(row.line))
def test_every_credit_line_matches_its_example(row: Row) -> None:
    assert credit(row["example"]) is not None


@pytest.mark.parametrize(
    ("line", "names", "wire"),
    [
        (
            "(Reporting by Jane Doe in Vienna and John Roe; Editing by A. Other)",
            ("Jane Doe in Vienna and John Roe",),
            None,
        ),
        ("CNN’s Jane Doe and John Roe contributed to this report.", ("Jane Doe and John Roe",), "CNN"),
        ("Associated Press writers Jane Doe and John Roe contributed.", ("Jane Doe and John Roe",), "AP"),
        ("— Reuters", (), "Reuters"),
    ],
)
def test_credits_give_names_and_agency(line: str, names: tuple[str, ...], wire: str | None) -> None:
    found = credit(line)
    assert found is not None
    assert (found.names, found.agency) == (names, wire)


@pytest.mark.parametrize(
    "line", ["Norway contributed two ships to the mission, and Chile a third one from Arica.", "The talks failed."]
)
def test_sentences_are_no_credits(line: str) -> None:
    assert credit(line) is None


def test_a_notice_of_rights_is_an_agencys_by_its_full_name() -> None:
    assert names_agency("© 2024 Cable News Network, Inc.")
    assert not names_agency("© 2024 The Daily Map. All rights reserved.")


@pytest.mark.parametrize(
    ("lead", "place", "wire"),
    [
        ("OSLO/VIENNA (Reuters) - The talks failed.", "OSLO/VIENNA", "Reuters"),
        ("THE HAGUE, Netherlands (AP) — Judges met.", "THE HAGUE, Netherlands", "AP"),
        ("RAMALLAH, Tuesday, May 12, 2025 (WAFA) - The talks failed.", "RAMALLAH", "WAFA"),
        ("BAGHDAD, Iraq — May 3 (UPI) -- The talks failed.", "BAGHDAD, Iraq", "UPI"),
        ("LAGOS, Nigeria, Dec 3 (The Ledger) – The talks failed.", "LAGOS, Nigeria", None),
        ("DUBAI (Agencies) — The talks failed.", "DUBAI", None),
    ],
)
def test_datelines_of_two_places_with_weekdays_and_with_papers_of_their_own(
    lead: str, place: str, wire: str | None
) -> None:
    found, _ = dateline((lead,))
    assert found is not None
    assert (found.place, found.agency) == (place, wire)
    assert dateline(("The minister (Jane Doe) - a lawyer - resigned.",)) == (None, None)


def test_an_agency_that_only_contributed_did_not_write_the_story() -> None:
    found = credit("Agence France-Presse contributed to this report")
    assert found is not None
    assert found.agency is None
