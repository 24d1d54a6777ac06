"""Shingles: what counts as the same words."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.corpus.shingles import WORDS, Hashes, shingled, words


def hashes(text: str) -> Hashes:
    return shingled([text]).hashes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The U.S. Centre of Defence said", "the us center of defense said"),
        ("It wasn’t organised by him — or was it?", 'it wasn\'t organized by him - "or was it"'),
        ("Up 5 per cent to 12,000 in Málaga", "up 5% to 12000 in Malaga"),
        ("Neighbouring labour programme was cancelled", "neighboring labor program was canceled"),
        ("zu Straße und Fluß gehen", "ZU STRASSE UND FLUSS GEHEN"),
    ],
)
def test_house_styles_are_one(one: str, other: str) -> None:
    assert np.array_equal(hashes(one), hashes(other))
    assert len(hashes(one))


def test_a_shingle_is_a_run_of_words_in_their_order() -> None:
    assert len(hashes("one two three four five")) == 5 - WORDS + 1
    assert not np.array_equal(hashes("one two three four"), hashes("one two four three"))


def test_letters_in_another_order_are_another_word() -> None:
    assert words("form") != words("from")


def test_no_shingle_runs_from_one_text_into_the_next() -> None:
    made = shingled(["one two three four", "too few", "", "five six seven eight nine"])
    assert made.offsets.tolist() == [0, 1, 1, 1, 3]
    assert np.array_equal(made.hashes[1:], hashes("five six seven eight nine"))


def test_quoted_words_are_not_ones_own() -> None:
    made = shingled(["He said that he “will not go there again” while she said nothing at all"])
    alone = shingled(["while she said nothing at all"]).hashes
    assert set(alone.tolist()) <= set(made.hashes[made.own].tolist())
    assert not set(hashes("will not go there").tolist()) & set(made.hashes[made.own].tolist())


def test_a_mark_not_closed_holds_to_the_end_of_its_paragraph() -> None:
    made = shingled(["“one two three four five\nsix seven eight nine ten"])
    assert made.own.tolist() == [False] * 5 + [True] * 2


def test_an_apostrophe_opens_no_quotation() -> None:
    assert shingled(["the minister’s aides and the dockers’ union and the others’ views"]).own.all()


def test_figures_are_kept_by_text() -> None:
    made = shingled(["on 3 March 5,000 men", "none here", "5000 men"])
    assert made.figure_offsets.tolist() == [0, 2, 2, 3]
    assert made.figures[1] == made.figures[2]


@pytest.mark.parametrize("texts", [[], [""], ["\ud800 broken 😀 \x00"], ["'''"]])
def test_anything_is_hashed(texts: list[str]) -> None:
    assert shingled(texts).offsets[-1] == len(shingled(texts).hashes)
