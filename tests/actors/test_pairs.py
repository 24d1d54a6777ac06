"""The two states that a text is about, by the nouns of wires and communiques."""

import pytest

from dragoman.actors import find
from dragoman.language import parse

LEAD = "Envoys of Ethiopia and Somalia held talks in Nairobi. Ethiopia sent its army. Somalia protested. "


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("The delegations will meet again.", "delegations"),
        ("The two governments signed a pact.", "governments"),
        ("The UN urged both countries to show restraint.", "countries"),
        ("The Parties agreed to open the border.", "Parties"),
    ],
)
def test_a_pair_is_the_two_states_spoken_of_most(sentence: str, noun: str) -> None:
    parsed = parse(LEAD + sentence)
    actors = find(parsed)
    token = next(t for t in parsed.doc if t.text == noun)
    assert {actors.get(i).country for i in actors.at(token.i)} == {"ETH", "SOM"}


def test_no_pair_where_a_third_state_is_as_near() -> None:
    parsed = parse("Ethiopia, Somalia and Kenya met. Kenya spoke. Somalia left. Ethiopia stayed. The Parties agreed.")
    actors = find(parsed)
    token = next(t for t in parsed.doc if t.text == "Parties")
    assert actors.at(token.i) == ()


def test_three_countries_are_those_set_side_by_side() -> None:
    parsed = parse("Ethiopia, Somalia and Kenya met. The three countries agreed.")
    actors = find(parsed)
    token = next(t for t in parsed.doc if t.text == "countries")
    assert {actors.get(i).country for i in actors.at(token.i)} == {"ETH", "SOM", "KEN"}


def test_the_latter_is_the_last_of_two() -> None:
    parsed = parse("John Reed met Marta Ilves. The latter left.")
    actors = find(parsed)
    token = next(t for t in parsed.doc if t.text == "latter")
    assert [actors.get(i).name for i in actors.at(token.i)] == ["Marta Ilves"]


def test_both_parties_of_a_congress_are_no_states() -> None:
    parsed = parse(LEAD + "Lawmakers of both parties applauded.")
    actors = find(parsed)
    token = next(t for t in parsed.doc if t.text == "parties")
    assert not {actors.get(i).country for i in actors.at(token.i)} & {"ETH", "SOM"}


def test_the_trio_may_be_states() -> None:
    parsed = parse("Ethiopia, Somalia and Kenya met. The trio agreed.")
    actors = find(parsed)
    token = next(t for t in parsed.doc if t.text == "trio")
    assert {actors.get(i).country for i in actors.at(token.i)} == {"ETH", "SOM", "KEN"}
