from dragoman.actors import names, titles
from dragoman.actors.titles import Phrase
from dragoman.language import Parse, parse


def phrases(text: str) -> tuple[Parse, list[Phrase]]:
    parsed = parse(text)
    return parsed, titles.find(parsed, names.find(parsed), [])


def words(text: str) -> list[str]:
    parsed, found = phrases(text)
    return [parsed.doc[p.start : p.end].text for p in found]


def test_a_phrase_reaches_left_to_its_first_modifier() -> None:
    assert words("Several senior US officials left.") == ["senior US officials"]


def test_a_possessor_stands_outside_the_phrase() -> None:
    parsed, (phrase,) = phrases("Albania’s foreign minister left.")
    assert parsed.doc[phrase.start : phrase.end].text == "foreign minister"
    assert phrase.possessor is not None
    assert phrase.possessor.country == "ALB"


def test_coordinated_adjectives_both_count() -> None:
    _, (phrase,) = phrases("U.S. and Russian negotiators returned.")
    assert [m.country for m in phrase.matches] == ["USA", "RUS"]


def test_a_noun_that_modifies_a_thing_is_no_actor() -> None:
    assert words("The government offices burned.") == []


def test_an_armed_modifier_names_the_actor_of_a_nominal_event() -> None:
    assert words("A rebel attack began.") == ["rebel"]


def test_backed_forces_are_not_the_backers() -> None:
    _, (phrase,) = phrases("US-backed forces advanced.")
    assert phrase.backed
    assert phrase.matches == ()


def test_led_forces_are_the_leaders() -> None:
    _, (phrase,) = phrases("US-led forces advanced.")
    assert [m.country for m in phrase.matches] == ["USA"]


def test_the_role_leaves_country_and_article_out() -> None:
    parsed, (phrase,) = phrases("The Turkish deputy foreign minister spoke.")
    assert titles.role_of(parsed, phrase) == "deputy foreign minister"


def test_former_offices_are_told() -> None:
    parsed, (phrase,) = phrases("A former Turkish minister spoke.")
    assert titles.is_former(parsed, phrase)


def test_abbreviated_ranks_that_the_tokenizer_cut() -> None:
    _, found = phrases("Lt. Col. Marta Ilves spoke.")
    assert found[-1].title.noun == "lieutenant colonel"
