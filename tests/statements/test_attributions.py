"""Attributions in the wide sense: what the model chooses, and what it leaves."""

import pytest

from dragoman.lexicon import Row, table
from dragoman.statements import attributions
from dragoman.statements.candidates import candidates
from dragoman.statements.choosing import likelihood, weights
from tests.statements.reading import read


def wide(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """The source, cue and contents of each attribution of a text."""
    parsed, cast, _ = read(text)
    return [
        (
            text[slice(*record.source_span)] if record.source_span else None,
            text[slice(*record.cue)] if record.cue else None,
            tuple(text[slice(*span)] for span in record.content),
        )
        for record in attributions(parsed, cast).records
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Most voters think that the law is fair.", ("Most voters", "think", ("that the law is fair",))),
        ("The firm plans to build a second bridge.", ("The firm", "plans", ("to build a second bridge",))),
        ("The council opposes the new bridge.", ("The council", "opposes", ("the new bridge",))),
        ("The bank is expected to hold rates.", (None, "is expected", ("The bank", "to hold rates"))),
        ("The mayor is confident that the bridge will hold.", ("The mayor", None, ("that the bridge will hold",))),
        ("The survey shows that the bridge is weak.", ("The survey", "shows", ("that the bridge is weak",))),
        ("The unions' support for the reform is thin.", ("The unions", None, ("the reform",))),
        ("Fears that the bridge may fall have grown.", (None, "Fears", ("that the bridge may fall",))),
    ],
)
def test_beliefs_plans_and_support_are_attributions(
    text: str, told: tuple[str | None, str | None, tuple[str, ...]]
) -> None:
    who, cue, what = told
    found = [(w, c, t) for w, c, t in wide(text) if t == what]
    assert found, wide(text)
    assert found[0][0] == who
    assert cue is None or found[0][1] == cue


@pytest.mark.parametrize(
    "text",
    [
        "The team scored twice and won the cup.",
        "She met her brother at the station.",
        "The plan of the house hangs in the hall.",
        "The soup needs salt.",
        "The road runs along the fence and ends at a gate.",
    ],
)
def test_what_nobody_says_or_thinks_is_none(text: str) -> None:
    assert wide(text) == []


def test_none_lies_inside_another_and_the_report_keeps_to_statements() -> None:
    text = "The mayor said the firm plans to sell the bridge. The firm plans to sell the mill."
    assert [who for who, _, _ in wide(text)] == ["The mayor", "The firm"]
    assert [text[slice(*r.source_span)] for r in read(text)[2].records if r.source_span] == ["The mayor"]


def test_a_clause_set_off_at_the_end_is_the_reporters_aside() -> None:
    text = "The council opposes the new bridge, which would cost nine million."
    assert wide(text)[0][2] == ("the new bridge",)


@pytest.mark.parametrize("row", table("attitudes"), ids=lambda row: f"{row['class']}-{row['pos']}")
def test_the_example_of_a_class_holds_a_candidate_of_its_words(row: Row) -> None:
    parsed = read(row["example"])[0]
    found = {
        form
        for candidate in candidates(parsed)
        for form in (parsed.doc[candidate.draft.anchor].lemma_.lower(), parsed.doc[candidate.draft.anchor].lower_)
    }
    assert found & set(row.many("lemma"))


def test_weights_are_finite_and_a_likelihood_lies_between_none_and_all() -> None:
    assert len(weights()) > 1000
    assert all(-10 < weight < 10 for weight in weights().values())
    assert likelihood([], weights()) == 0.5
    assert 0 < likelihood(weights(), weights()) < 1
