import pytest

from tests.actors.reading import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Beijing said on Monday that it would not attend.", "Beijing"),
        ("The minister put pressure on Moscow to leave.", "Moscow"),
        ("France promised more aid to Kyiv.", "Kyiv"),
        ("Tensions between Delhi and Islamabad grew.", "Islamabad"),
        ("Washington accused Tehran of shelling a port.", "Tehran"),
    ],
)
def test_a_capital_in_an_actors_role_is_its_government(text: str, words: str) -> None:
    mention = read(text).mention(words)
    assert mention is not None
    assert mention.kind == "metonym"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers met in Beijing on Monday.", "Beijing"),
        ("He flew to Moscow.", "Moscow"),
        ("Kyiv is the capital of a large country.", "Kyiv"),
        ("The streets of Tehran were empty.", "Tehran"),
    ],
)
def test_a_capital_where_something_happens_is_a_place(text: str, words: str) -> None:
    assert read(text).mention(words) is None


def test_a_state_has_one_actor_for_name_adjective_and_seat() -> None:
    reading = read("Russia denied it. The Kremlin called the Russian offensive a reply.")
    russia = reading.named("Russia")
    assert russia.kind == "state"
    assert (russia.country, russia.sectors) == ("RUS", ("GOV",))
    assert [reading.parse.text[start:end] for start, end in russia.mentions] == ["Russia", "Kremlin", "Russian"]


def test_the_kinds_of_its_mentions() -> None:
    reading = read("Russia denied it. The Kremlin called the Russian offensive a reply.")
    kinds = [m.kind for m in reading.actors.mentions]
    assert kinds == ["name", "metonym", "adjective"]


def test_a_state_that_is_no_more_keeps_its_name() -> None:
    union = read("The Soviet Union signed the treaty in 1972.").named("Soviet Union")
    assert union.country == "RUS"
