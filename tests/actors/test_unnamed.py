import pytest

from tests.actors.reading import read


@pytest.mark.parametrize(
    ("text", "name", "country", "sectors"),
    [
        ("Russian troops shelled a town.", "Russian troops", "RUS", ("MIL",)),
        ("US officials denied it.", "US officials", "USA", ("GOV",)),
        ("White House officials denied it.", "White House officials", "USA", ("GOV",)),
        ("A Kremlin spokesman denied it.", "Kremlin spokesman", "RUS", ("GOV",)),
        ("Moscow's troops shelled a town.", "Russian troops", "RUS", ("MIL",)),
        ("Protesters threw stones.", "protesters", None, ("OPP",)),
        ("Three civilians were killed.", "Three civilians", None, ("CVL",)),
        ("Police in Nairobi fired tear gas.", "Kenyan police", "KEN", ("COP",)),
        ("NATO troops arrived.", "NATO troops", None, ("IGO", "MIL")),
    ],
)
def test_country_and_sectors_come_from_the_words(
    text: str, name: str, country: str | None, sectors: tuple[str, ...]
) -> None:
    actor = read(text).named(name)
    assert (actor.country, actor.sectors, actor.kind) == (country, sectors, "unnamed")


def test_ministries_are_organizations() -> None:
    ministry = read("Russia's Defence Ministry confirmed the strike.").named("Russian Defence Ministry")
    assert (ministry.kind, ministry.country) == ("organization", "RUS")


def test_government_administration_and_regime_are_one() -> None:
    reading = read("The Syrian government refused. The Syrian regime later agreed.")
    assert reading.meant("government") == reading.meant("regime") == ("Syrian government",)


def test_two_countries_make_two_actors() -> None:
    assert read("U.S. and Russian negotiators returned.").meant("negotiators") == (
        "US negotiators",
        "Russian negotiators",
    )


def test_allies_of_a_state_are_not_of_it() -> None:
    reading = read("Kyiv's European allies condemned the strike.")
    assert all(actor.country != "UKR" or actor.kind == "state" for actor in reading.actors.records)


def test_a_domestic_body_takes_the_country_of_its_own_statement() -> None:
    reading = read("Sri Lanka has opened an embassy in Tehran, the foreign ministry said.")
    assert reading.meant("ministry") == ("Sri Lankan foreign ministry",)


def test_a_peoples_name() -> None:
    assert read("The Palestinians rejected the plan.").named("Palestinians").country == "PSE"


def test_a_bare_office_is_nobody() -> None:
    assert read("He left his post as president.").names() == []


def test_the_of_part_belongs_to_a_name_in_capitals() -> None:
    assert read("The University of Pretoria said so.").named("University of Pretoria").country == "ZAF"


def test_troops_from_a_country_that_they_leave_are_not_its_own() -> None:
    reading = read("The withdrawal of troops from Mali began.")
    assert all(actor.country is None for actor in reading.actors.records if "MIL" in actor.sectors)
