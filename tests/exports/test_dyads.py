from typing import Any

from dragoman.exports.dyads import Party, dyads


def party(name: str, country: str | None = None, kind: str = "person") -> dict[str, Any]:
    return {
        "name": name, "key": name, "kind": kind, "country": country, "sectors": None, "role": None, "wikidata": None
    }  # fmt: skip


def pairs(acting: list[dict[str, Any]], upon: list[dict[str, Any]]) -> list[tuple[str | None, str | None]]:
    found = dyads({"occurrence": "o0000000000a1", "acting": acting, "upon": upon})
    return [(_name(dyad.one), _name(dyad.other)) for dyad in found]


def _name(party: Party | None) -> str | None:
    return party.name if party else None


RUSSIA, KENYA, CHAD = party("Russia", "RUS", "state"), party("Kenya", "KEN", "state"), party("Chad", "TCD", "state")


def test_each_who_acts_with_each_who_is_acted_upon() -> None:
    assert pairs([RUSSIA, KENYA], [CHAD]) == [("Russia", "Chad"), ("Kenya", "Chad")]


def test_every_two_who_act_together_once() -> None:
    assert pairs([RUSSIA, KENYA, CHAD], []) == [("Russia", "Kenya"), ("Russia", "Chad"), ("Kenya", "Chad")]


def test_a_state_and_whoever_acts_for_it_do_not_meet() -> None:
    president = party("William Ruto", "KEN")
    assert pairs([KENYA, president, CHAD], []) == [("Kenya", "Chad"), ("William Ruto", "Chad")]
    assert pairs([KENYA, president], []) == [("Kenya", None)]


def test_two_of_one_state_do() -> None:
    assert pairs([party("A", "KEN"), party("B", "KEN")], []) == [("A", "B")]


def test_one_alone_and_nobody_are_an_event_too() -> None:
    assert pairs([RUSSIA], []) == [("Russia", None)]
    assert pairs([], [KENYA]) == [(None, "Kenya")]
    assert pairs([], []) == [(None, None)]


def test_the_first_pair_has_the_number_of_the_occurrence_and_others_do_not_depend_on_order() -> None:
    row = {"occurrence": "o0000000000a1", "acting": [RUSSIA, KENYA], "upon": [CHAD]}
    first, second = dyads(row)
    assert first.id == 0xA1
    (_, other, again) = dyads({**row, "acting": [party("Fiji", "FJI", "state"), RUSSIA, KENYA]})
    assert again.id == second.id
    assert len({first.id, second.id, other.id}) == 3
