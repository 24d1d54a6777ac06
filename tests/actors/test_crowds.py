import pytest

from tests.actors.reading import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police arrested 74 people.", "74 people"),
        ("Authorities in Oslo have deported a man.", "man"),
        ("Dozens of doctors went on strike in Lagos.", "doctors"),
        ("Teachers staged a walkout.", "teachers"),
        ("Soldiers killed three students.", "three students"),
    ],
)
def test_common_people_are_parties_of_what_is_done_to_them_or_by_them(text: str, name: str) -> None:
    assert name in read(text).names()


@pytest.mark.parametrize("text", ["Three people watched the game.", "A man walked in.", "Teachers earn little."])
def test_elsewhere_they_are_nobody(text: str) -> None:
    assert read(text).names() == []


def test_those_at_work_in_a_state_are_of_it() -> None:
    assert read("Workers in Chile went on strike.").named("Chilean workers").country == "CHL"


def test_a_minority_is_of_where_it_is_told_to_live() -> None:
    assert read("Ethnic Albanians in southern Serbia demanded a vote.").named("ethnic Albanians").country == "SRB"


def test_opponents_who_protest_are_somebody() -> None:
    assert any("pponents" in name for name in read("Opponents of Rwanda's Senate protested in the capital.").names())
