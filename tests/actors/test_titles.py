import pytest

from dragoman.actors import names, titles
from dragoman.actors.titles import Phrase
from dragoman.language import Parse, parse
from tests.actors.reading import read


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


def test_a_thing_of_an_armed_body_is_no_actor() -> None:
    assert words("The police station and the army base burned.") == []


def test_an_armed_modifier_of_a_title_is_not_apart() -> None:
    assert words("Rebel commanders met police officers.") == ["Rebel commanders", "police officers"]


def test_adjectives_that_and_joins_belong_to_one_phrase() -> None:
    assert words("Kenya's top political and military leaders met.") == ["top political and military leaders"]


def test_to_side_with_a_state_is_not_to_be_of_it() -> None:
    for text in ("Pro-Russian rebels fired.", "U.S.-backed rebels fired."):
        _, (phrase,) = phrases(text)
        assert phrase.backed
        assert not phrase.matches


def test_a_state_may_be_but_the_topic_of_an_expert() -> None:
    _, (phrase,) = phrases("Ann Lee, a China scholar, left.")
    assert not phrase.matches


def test_opposition_to_a_thing_is_no_body() -> None:
    assert words("Her opposition to the treaty grew.") == []


@pytest.mark.parametrize("rank", ["Lt. Gen.", "Lt Gen", "Lieutenant General", "Lieutenant-General"])
def test_ranks_are_read_with_their_points_and_without(rank: str) -> None:
    assert read(f"{rank} Ahmed Sami spoke.").named("Ahmed Sami").role == "lieutenant general"


def test_nobody_holds_the_office_that_a_nominee_is_named_for() -> None:
    assert words("The nominee for commerce secretary spoke.") == ["nominee"]


def test_quotation_marks_do_not_part_a_phrase() -> None:
    _, (phrase,) = phrases("Beijing’s ‘maritime militia’ turned back.")
    assert phrase.possessor is not None
