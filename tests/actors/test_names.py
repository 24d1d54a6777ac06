from dragoman.actors import names
from dragoman.language import parse


def found(text: str) -> list[tuple[str, str]]:
    parsed = parse(text)
    matches = names.find(parsed)
    return [(parsed.doc[m.start : m.end].text, m.entries[0].sort) for m in matches]


def test_the_longest_name_wins() -> None:
    assert found("North Korea met South Sudan.") == [("North Korea", "state"), ("South Sudan", "state")]


def test_a_name_inside_another_word_is_none() -> None:
    assert found("Omanhene praised the Chadwick bill.") == []


def test_names_that_only_look_like_a_state_are_blocked() -> None:
    assert found("The South China Sea is wide.") == [("South China Sea", "block")]


def test_curly_and_straight_apostrophes_read_the_same() -> None:
    assert found("The Kurdistan Workers’ Party left.") == found("The Kurdistan Workers' Party left.".replace("'", "’"))
    assert found("The Kurdistan Workers’ Party left.")[0][1] == "group"


def test_the_adjective_of_a_state() -> None:
    assert names.adjective("FRA") == "French"
    assert names.state("FRA") == ("France", "Q142")


def test_an_unknown_code_names_itself() -> None:
    assert names.state("QQQ") == ("QQQ", None)


def test_names_in_an_office_are_spelled_as_names() -> None:
    assert names.spelled("un envoy for syria") == "UN envoy for Syria"
    assert names.spelled("african union envoy") == "African Union envoy"
    assert names.spelled("defense minister") == "defense minister"
