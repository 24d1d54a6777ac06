"""Acronyms mean what the page defines."""

from dragoman.actors import find
from dragoman.language import parse


def names(text: str) -> dict[str, str]:
    parsed = parse(text)
    actors = find(parsed)
    return {parsed.doc[m.start : m.end].text: actors.get(m.ids[0]).name for m in actors.mentions}


def test_the_page_defines_an_acronym() -> None:
    found = names("Chad blamed the Rapid Support Forces (RSF) for the raid. The RSF denied it.")
    assert found["RSF"] == "Rapid Support Forces"


def test_letters_that_the_page_does_not_define_are_read_by_the_lexicon() -> None:
    assert names("RSF condemned the arrest of the reporter.")["RSF"] == "Reporters Without Borders"


def test_letters_of_an_unknown_body_are_not_taken_for_another() -> None:
    found = names("The Royal Sailing Federation (RSF) met in Oslo. The RSF denied it.")
    assert found.get("RSF") != "Reporters Without Borders"
