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
