import pytest

from dragoman.language import parse
from dragoman.places import find, where


def place_of(text: str, trigger: str) -> str | None:
    parsed = parse(text)
    token = next(token for token in parsed.doc if token.text == trigger)
    place = where(parsed, token, find(parsed))
    return place.name if place else None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The ministers met in Geneva on Monday.", "met", "Geneva"),
        ("Gunmen killed three officers in Nairobi.", "killed", "Nairobi"),
        ("Fighting erupted near the town of Idlib.", "erupted", "Idlib"),
        ("A missile attack on Odesa wounded four people.", "attack", "Odesa"),
        ("Rockets struck the city of Kharkiv overnight.", "struck", "Kharkiv"),
        ("The Kharkiv offensive surprised the army.", "offensive", "Kharkiv"),
        ("The president began a visit to Beijing.", "visit", "Beijing"),
        ("They agreed to hold talks in Oslo.", "hold", "Oslo"),
        ("They agreed to hold talks in Oslo.", "talks", "Oslo"),
        ("A peace conference in Switzerland is planned.", "conference", "Switzerland"),
    ],
)
def test_the_locative_of_the_clause_is_the_place(text: str, trigger: str, place: str) -> None:
    assert place_of(text, trigger) == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Beijing accused the army of delay.", "accused"),
        ("France condemned the attack in Mali.", "condemned"),
        ("The leaders discussed the war in Syria.", "discussed"),
        ("US activity worried the neighbours.", "activity"),
        ("He flew to Cairo, and the rebels attacked.", "attacked"),
        ("He travelled to Syria and is now held in a prison.", "held"),
        ("The economy has become reliant on China.", "become"),
        ("The minister spoke after protests erupted in Dhaka.", "spoke"),
    ],
)
def test_actors_topics_and_other_clauses_give_no_place(text: str, trigger: str) -> None:
    assert place_of(text, trigger) is None
