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
        ("Syrian opposition forces advanced.", "Syrian opposition forces", "SYR", ("REB",)),
        ("Iranian opposition fighters advanced.", "Iranian opposition fighters", "IRN", ("REB",)),
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


def test_one_noun_of_two_countries_makes_two_bodies() -> None:
    reading = read("The Russian and Syrian defence ministry’s claim is false.")
    assert reading.meant("ministry") == ("Russian defence ministry", "Syrian defence ministry")


def test_the_ministers_of_several_states() -> None:
    reading = read("The foreign ministers of Turkey, Iran and Chad met.")
    countries = [reading.actors.get(i).country for i in reading.mention("ministers").ids]  # type: ignore[union-attr]
    assert countries == ["TUR", "IRN", "TCD"]


def test_an_embassy_is_not_of_the_city_where_it_stands() -> None:
    assert all(
        a.kind != "organization" or a.country != "IRN" for a in read("An embassy in Tehran opened.").actors.records
    )


def test_rebels_are_of_the_country_where_they_are() -> None:
    assert read("Rebels in Ivory Coast refused.").named("Ivorian rebels").country == "CIV"


@pytest.mark.parametrize(
    "text",
    [
        "John Reed, president of Kenya, met Marta Ilves. His lawyer spoke.",
        "John Reed, president of Kenya, met Marta Ilves. His wife spoke.",
    ],
)
def test_kin_need_not_be_of_the_same_state(text: str) -> None:
    assert all(a.country is None for a in read(text).actors.records if a.kind == "unnamed")


def test_hostile_forces_are_not_the_articles_own() -> None:
    reading = read("Kenya and its president met. Kenya said hostile forces had fired.")
    assert reading.named("hostile forces").country is None


def test_a_mediator_is_of_no_party() -> None:
    reading = read("Gaza burned. Palestinians fled. The Palestinian prime minister said mediators had failed.")
    assert reading.named("mediators").country is None


def test_government_without_article_is_a_matter() -> None:
    assert read("He spoke of life in government.").names() == []


def test_a_role_that_somebody_serves_as_is_nobody_else() -> None:
    assert read("Qatar offered to serve as a mediator.").names() == ["Qatar"]


def test_a_leader_of_an_armed_group_is_of_its_country_and_not_of_its_government() -> None:
    actor = read("A Hezbollah leader spoke.").actors.records[0]
    assert (actor.country, actor.sectors) == ("LBN", ("REB",))


def test_drivers_for_a_firm_are_not_the_firm() -> None:
    assert all(a.country is None or a.name == "Uber" for a in read("Three Uber drivers wept.").actors.records)
