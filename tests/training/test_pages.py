"""The learnt reader of page dumps: own texts, made pages, training, and what the weights that ship tell of them."""

from __future__ import annotations

import pytest

from dragoman.pages.features import features
from dragoman.pages.parts import PARTS
from training.pages import data
from training.pages.generate import MadePage, pages, split_phrasings
from training.pages.learn import body_f1, lines_of, to_table, told, weights

SMALL = 24
FLOOR, LEAST_LINES = 0.6, 5
"""Lines of a kind, of phrasings held out, that stay out of the body; kinds seen less often on the small set are not
asked. A model that took every line for the article would tell none."""


def test_texts_are_many_and_various() -> None:
    assert len(data.articles()) >= 60
    assert len(data.kinds()) >= 50
    assert len(data.styles()) >= 20
    assert set(data.languages()) == {"de", "es", "fr", "it", "nl", "pl", "pt", "tr"}
    assert sum(map(len, data.furniture().values())) >= 800


def test_every_step_of_a_style_can_be_made() -> None:
    steps = [kind for style in data.styles().values() for step in style for kind in (*step.kinds, *dict(step.inside))]
    small = {kind for kind in steps if kind == kind.lower()} - {"none"}
    assert small - set(data.kinds()) <= {f"{kind}_block" for kind in data.kinds()}


def test_a_wrong_step_is_named() -> None:
    with pytest.raises(ValueError, match="menu"):
        data.step("menu*many")


def test_the_same_seed_gives_the_same_pages() -> None:
    assert list(pages(SMALL, seed=3)) == list(pages(SMALL, seed=3))
    assert list(pages(SMALL, seed=3)) != list(pages(SMALL, seed=5))


@pytest.mark.parametrize("page", list(pages(40, seed=7)), ids=lambda page: page.style)
def test_made_pages_keep_the_order_of_parts(page: MadePage) -> None:
    parts = [line.part for line in page.lines]
    assert set(parts) <= set(PARTS)
    first, last = parts.index("body"), len(parts) - 1 - parts[::-1].index("body")
    assert set(parts[:first]) <= {"above", "headline", "front"}
    assert set(parts[first:last]) <= {"body", "inside"}
    assert set(parts[last + 1 :]) <= {"below"}
    assert not any("{" in line.text for line in page.lines)


def test_every_line_of_a_made_page_is_a_line_of_the_dump() -> None:
    page = next(pages(1, seed=7))
    assert len(lines_of(page)) == len(page.lines) == len(features(lines_of(page)))


def test_training_again_gives_the_same_bytes() -> None:
    first, again = (to_table(weights(made=pages(SMALL), steps=8)) for _ in range(2))
    assert first == again
    assert first.splitlines()[3].split("\t") == ["feature", *PARTS]


def test_little_training_finds_most_of_the_body() -> None:
    learnt = weights(made=pages(40), steps=20)
    assert body_f1(pages(30, seed=11), learnt) > 0.7


def held_out() -> dict[str, float]:
    """By kind, the share of lines told, of phrasings that were held out from a small training."""
    known, unknown = split_phrasings()
    learnt = weights(made=pages(70, phrasings=known), steps=30)
    made = list(pages(60, seed=13, phrasings=unknown))
    lines = [line.kind for page in made for line in page.lines if line.part != "body"]
    return {kind: share for kind, share in told(made, learnt).items() if lines.count(kind) >= LEAST_LINES}


def test_the_shipped_weights_read_pages_that_they_were_not_made_from() -> None:
    assert body_f1(pages(20, seed=21)) > 0.9


def test_every_kind_is_told_by_phrasings_that_were_held_out() -> None:
    told_of = held_out()
    assert len(told_of) >= 50
    assert {kind: share for kind, share in told_of.items() if share < FLOOR} == {}
