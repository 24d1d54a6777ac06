import inspect
import re

import pytest

from dragoman.language import parse
from dragoman.lexicon import table
from dragoman.places import signs
from dragoman.places.recognition import toponyms, weights
from dragoman.places.vocabulary import peoples, words


def names(text: str) -> list[str]:
    parsed = parse(text)
    return [window.text(parsed.doc) for window in toponyms(parsed)[0]]


def test_every_weight_is_of_a_sign_that_the_code_gives() -> None:
    source = inspect.getsource(signs)
    for sign in weights():
        assert sign == "any" or f'"{sign}"' in source or re.match("(is|opens|inside|kind) ", sign), sign


def test_every_role_of_the_context_words_stands_there_once() -> None:
    roles = [row["role"] for row in table("place_context")]
    assert len(roles) == len(set(roles))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The convoy left the village of Pokrovske near Bakhmut.", ["Pokrovske", "Bakhmut"]),
        ("Rebels attacked the towns of Goma and Bukavu.", ["Goma", "Bukavu"]),
        ("Rockets hit Khan Younis at dawn.", ["Khan Younis"]),
        ("Residents of Mosul and Kirkuk fled.", ["Mosul", "Kirkuk"]),
        ("The ship sailed from Odesa through the Bosphorus.", ["Odesa", "Bosphorus"]),
        ("SANAA, Yemen (AP) — A drone hit the port.", ["SANAA", "Yemen"]),
        (
            "Talks between Armenia and Azerbaijan resumed in Washington, D.C.",
            ["Armenia", "Azerbaijan", "Washington", "D.C."],
        ),
    ],
)
def test_names_in_lists_datelines_and_after_kinds_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The West Nile virus spread.",
        "Hamas and NATO issued statements.",
        "The DACA program protects them on Earth.",
        "Mr. Lincoln and Ms. Jackson testified.",
        "Chelsea Hamilton joined the team. Hamilton smiled.",
        "The Somali army advanced.",
    ],
)
def test_diseases_people_and_peoples_are_not(text: str) -> None:
    assert names(text) == []


def test_a_peoples_name_that_the_state_bears_too_stays_a_name() -> None:
    assert "Somali" in peoples()
    assert not peoples() & {"New Zealand", "Hong Kong", "Singapore"}


def test_roles_are_read_from_the_lexicon() -> None:
    assert "residents" in words("local")
    assert words("no such role") == frozenset()
