"""Sketches: who may be alike, and what hangs together."""

from __future__ import annotations

import numpy as np

from dragoman.corpus import sketches
from dragoman.corpus.shingles import shingled
from tests.corpus import told


def near(*texts: str) -> list[list[int]]:
    made = shingled(texts)
    groups = sketches.buckets(sketches.signatures(made.hashes, made.offsets), np.diff(made.offsets))
    return sketches.components(len(texts), groups)


def test_texts_that_share_half_of_their_words_meet_and_others_do_not() -> None:
    strike = told.STRIKE
    assert near(strike.text, told.QUAKE.text, strike.only(0, 1, 2, 3).text, told.RATES.text) == [[0, 2]]


def test_a_long_text_meets_the_short_one_that_it_begins_with() -> None:
    story = told.FERRY.only(0).text
    long = "\n\n".join((story, told.QUAKE.text, told.RATES.text, told.STRIKE.text, told.RELEASE.text))
    assert near(long, told.TRUCE_AP.text, story) == [[0, 2]]


def test_a_story_meets_the_flash_that_was_its_first_sentence() -> None:
    flash = "OLVERA, March 3 (Reuters) - A strong earthquake struck the Tarhuna highlands on Monday. More to follow."
    story = told.QUAKE.replaced(("before dawn on Monday", "on Monday"))
    assert near(told.STRIKE.text, story.text, flash) == [[1, 2]]


def test_lines_and_empty_texts_meet_nothing() -> None:
    assert near("", "", "Subscribe to read this", "Subscribe to read this") == []


def test_company_counts_the_others_of_every_group() -> None:
    groups = [np.array([0, 2, 3]), np.array([2, 3])]
    assert sketches.company(4, groups).tolist() == [2, 0, 3, 3]


def test_what_groups_join_hangs_together() -> None:
    groups = [np.array([4, 5]), np.array([0, 2]), np.array([2, 4])]
    assert sketches.components(7, groups) == [[0, 2, 4, 5]]
    assert sketches.components(3, []) == []
