"""The text that the cue model is trained on, and its weights: marks fit, nothing is left to chance."""

import pytest

from dragoman.statements.choosing import weights
from training.statements.examples import Example, examples
from training.statements.fit import fit
from training.statements.markup import Text, read, texts


def test_marks_give_spans_of_the_text_without_them() -> None:
    text = read("[The army] {said} <it had left>, {2 adding} <2 that it would return>.")
    assert text.text == "The army said it had left, adding that it would return."
    assert [text.text[slice(*span)] for span in text.cues] == ["said", "adding"]
    assert [text.text[slice(*span)] for span in text.contents] == ["it had left", "that it would return"]
    assert [text.text[slice(*span)] for span in text.sources] == ["The army"]


@pytest.mark.parametrize("wrong", ["[The army} said", "{said", "said}", "{said <it> }"])
def test_marks_that_do_not_fit_are_told(wrong: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        read(wrong)


def test_every_text_can_be_read_and_most_sentences_with_a_source_have_a_cue() -> None:
    found = list(texts())
    assert len(found) > 1000
    assert sum(len(text.cues) for text in found) > 1000
    assert all(text.cues for text in found if text.sources)


def test_candidates_inside_a_content_are_left_out() -> None:
    text = read("[The army] {said} <the rebels planned to leave>.")
    assert [example.cue for example in examples([text])] == [True]
    unmarked = Text(text.text, (), (), ())
    assert [example.cue for example in examples([unmarked])] == [False, False, False][: len(list(examples([unmarked])))]


def test_the_same_examples_give_the_same_weights_and_what_tells_cues_weighs_most() -> None:
    good = [Example(frozenset({"bias", "said"}), cue=True)] * 20
    bad = [Example(frozenset({"bias", "ran"}), cue=False)] * 20
    first, second = fit([*good, *bad]), fit([*good, *bad])
    assert first == second
    assert first["said"] > 0 > first["ran"]


def test_the_shipped_weights_are_of_features_that_the_text_holds() -> None:
    named = {name for example in examples(list(texts())[:150]) for name in example.features}
    assert named & set(weights())
