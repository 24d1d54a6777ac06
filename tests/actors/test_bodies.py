import pytest

from tests.actors.reading import read


@pytest.mark.parametrize(
    ("text", "name", "country", "sectors"),
    [
        ("The UN urged restraint.", "United Nations", None, ("IGO",)),
        ("Isis claimed the attack.", "Islamic State", None, ("REB",)),
        ("Hezbollah fired rockets.", "Hezbollah", "LBN", ("REB",)),
        ("The story was told by Tass.", "Tass", "RUS", ("MED",)),
        ("The Pentagon denied it.", "US Department of Defense", "USA", ("GOV", "MIL")),
    ],
)
def test_bodies_of_the_lexicon(text: str, name: str, country: str | None, sectors: tuple[str, ...]) -> None:
    actor = read(text).named(name)
    assert (actor.country, actor.sectors) == (country, sectors)


def test_an_armed_group_is_a_group() -> None:
    assert read("The Taliban took the town.").named("Taliban").kind == "group"


def test_unknown_organizations_are_kept() -> None:
    actor = read("The Harbour Institute of Technology rejected the charge.").actors.records[0]
    assert (actor.kind, actor.sectors) == ("organization", ("EDU",))


def test_the_west_is_a_group_of_states_and_the_west_bank_is_not() -> None:
    assert read("The West warned Moscow.").meant("West") == ("Western states",)
    assert "Western states" not in read("He visited the West Bank.").names()


def test_a_body_in_apposition_is_meant_by_its_description() -> None:
    reading = read("Venezuela and its state oil company, PDVSA, agreed.")
    assert reading.meant("company") == ("PDVSA",)


def test_dollars_are_no_state() -> None:
    assert "United States" not in read("It cost US $6.9 billion.").names()


def test_a_body_with_arms_in_its_name_fights() -> None:
    reading = read("The Ogaden National Liberation Front attacked an oil field.")
    assert reading.named("Ogaden National Liberation Front").sectors == ("REB",)


def test_two_states_of_one_hyphened_word_are_both_meant() -> None:
    assert read("Officials praised the U.S.-Japan pact.").meant("U.S.-Japan") == ("United States", "Japan")
