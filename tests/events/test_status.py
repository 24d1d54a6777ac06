"""The status of an act, word by word: every row of the lexicon does what its example shows."""

import pytest

from dragoman import lexicon
from dragoman.events.predicates import predicate
from dragoman.events.status import standing
from dragoman.language import parse

ACTS = frozenset(
    {
        "meet",
        "attack",
        "visit",
        "withdraw",
        "host",
        "send",
        "strike",
        "expel",
        "release",
        "retake",
        "shell",
        "protest",
        "bomb",
        "seize",
        "join",
        "hold",
        "overthrow",
        "end",
        "arrest",
        "provoke",
        "hack",
        "talk",
        "offensive",
        "exercise",
        "sanction",
        "war",
        "ceasefire",
        "investigation",
        "aid",
        "summit",
        "coup",
        "impose",
        "block",
    }
)


def forces(sentence: str) -> set[str]:
    return {standing(predicate(t)).force for t in parse(sentence).doc if t.lemma_ in ACTS and t.pos_ != "ADJ"}


@pytest.mark.parametrize("row", lexicon.table("status"), ids=lambda row: f"{row['kind']}-{row['word']}-{row['prep']}")
def test_example_has_the_status_of_its_row(row: lexicon.Row) -> None:
    assert row["status"] in forces(row["example"])


@pytest.mark.parametrize(
    ("sentence", "force"),
    [
        ("Israel attacked Syria.", "occurred"),
        ("Israel is attacking Syria.", "ongoing"),
        ("Israel did not attack Syria.", "denied"),
        ("No talks were held.", "denied"),
        ("Israel will not attack Syria.", "denied"),
        ("If Israel attacks Syria, Iran will respond.", "possible"),
        ("Troops gathered to attack the town.", "aim"),
        ("Rome demanded that Israel withdraw.", "demanded"),
    ],
)
def test_status_of_the_clause(sentence: str, force: str) -> None:
    assert forces(sentence) == {force}
