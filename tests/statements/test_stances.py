"""Stance: every row's example shows it, and nothing shows it that is negated, another's or only possible."""

import pytest

from dragoman.lexicon import Row, table
from tests.statements.reading import read


def stances(text: str) -> dict[str, tuple[str, list[str]]]:
    """The stance towards each actor of a text's statements, with the words that show it."""
    _, cast, found = read(text)
    shown: dict[str, tuple[str, list[str]]] = {}
    for record in found.records:
        for each in record.about:
            shown[cast.get(each.actor).name] = (each.stance, [text[slice(*span)] for span in each.words])
    return shown


@pytest.mark.parametrize("row", table("stance"), ids=lambda row: f"{row['stance']}-{row['target']}-{row.line}")
def test_the_example_of_a_row_shows_its_stance(row: Row) -> None:
    shown = stances(row["example"])
    assert [stance for stance, _ in shown.values()] == [row["stance"]], shown
    assert all(words for _, words in shown.values())


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov said that Turkey was not an enemy.",
        "Lavrov said that Turkey might violate the truce.",
        "Lavrov denied that Turkey violated the truce.",
        "Lavrov said that farmers support Turkey.",
        "Lavrov said that Turkey would send a delegation.",
        "Lavrov asked whether Turkey was an enemy.",
        "Lavrov said that Iranian support for Turkey would end.",
        "Lavrov said that a new law would help the army and support Turkey.",
    ],
)
def test_a_stance_is_neutral_where_the_words_do_not_show_it(text: str) -> None:
    assert stances(text)["Turkey"] == ("neutral", [])


def test_praise_and_blame_of_one_actor_are_neutral_together() -> None:
    assert (
        stances("Macron said that he admired Turkey but that Turkey had violated the truce.")["Turkey"][0] == "neutral"
    )


def test_each_of_several_actors_has_his_own_stance_and_the_source_none() -> None:
    shown = stances("“We stand with Ukraine and condemn Russia and Belarus,” Macron said.")
    assert {name: stance for name, (stance, _) in shown.items()} == {
        "Ukraine": "supportive",
        "Russia": "critical",
        "Belarus": "critical",
    }


def test_a_stance_told_inside_a_statement_is_its_own_sources() -> None:
    text = "Lavrov said that Iran had issued a response thanking Turkey."
    outer, inner = read(text)[2].records
    assert [each.stance for each in outer.about] == ["neutral", "neutral"]
    assert [each.stance for each in inner.about] == ["supportive"]


def test_what_the_speaker_promises_to_do_is_his_stance() -> None:
    assert stances("Macron promised to support Ukraine.")["Ukraine"] == ("supportive", ["support"])
