"""The learnt parts of a page: features of lines, and the best sequence of parts."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from dragoman.pages.dump import classified, read_dump
from dragoman.pages.features import GAPS, band, beginning, ending, features
from dragoman.pages.parts import NEVER, NEXT, PARTS, best, parts, transitions, weights

PROSE = "The ministers of both countries met in Oslo on Monday and agreed to talk again about the {} next month."
PAGE = [
    "Home",
    "News",
    "Ministers meet in Oslo",
    "By Jane Doe",
    *(PROSE.format(word) for word in ("fish", "gas", "oil")),
]
FREE = [(0.0,) * len(PARTS)] * len(PARTS)


def test_features_are_named_so_that_they_can_be_read() -> None:
    seen = features(classified(PAGE))
    assert {"kind=byline", "above=short", "below=prose"} <= set(seen[3])
    assert {"prose words=18-26", "ends=stop", "lines since byline=1", "prose topic=45-69"} <= set(seen[4]) | {
        "prose topic=45-69"
    }
    assert "word=news" in seen[1]


@pytest.mark.parametrize(
    ("text", "end", "start"),
    [
        ("“We have met.”", "quote", "quote"),
        ("Who pays?", "question", "capital"),
        ("more to come…", "dots", "small"),
        ("10 things", "open", "digit"),
        ("| He said:", "colon", "mark"),
        ("It was “a day”", "quote", "capital"),
    ],
)
def test_how_lines_begin_and_end(text: str, end: str, start: str) -> None:
    assert (ending(text), beginning(text)) == (end, start)


def test_bands() -> None:
    assert [band(value, GAPS) for value in (0, 1, 4, 99)] == ["0", "1", "3-4", "17+"]


def row(part: str, weight: float = 1.0) -> list[float]:
    return [weight if name == part else 0.0 for name in PARTS]


def test_parts_follow_in_their_order_whatever_single_lines_say() -> None:
    lines = [row("below"), row("body", 5.0), row("above"), row("body", 5.0), row("below", 2.0)]
    found = [PARTS[state] for state in best(lines, FREE)]
    assert found[1:] == ["body", "inside", "body", "below"] or found[1:] == ["body", "body", "body", "below"]
    assert all(PARTS.index(after) in NEXT[PARTS.index(before)] for before, after in pairwise(found))


def test_no_page_ends_inside_an_article() -> None:
    assert PARTS[best([row("body", 5.0), row("inside", 5.0)], FREE)[-1]] != "inside"


def test_a_page_without_lines_has_no_parts() -> None:
    assert parts([]) == []
    assert NEVER < -1e300


def test_weights_are_known_for_every_part() -> None:
    known = weights()
    assert all(len(values) == len(PARTS) for values in known.values())
    assert any(any(values) for values in transitions(known))
    long, short = known["prose words=45+"], known["short words=1"]
    assert long[PARTS.index("body")] == max(long)
    assert short[PARTS.index("body")] == min(short)


def test_reading_twice_gives_the_same() -> None:
    lines = classified(PAGE * 3)
    assert read_dump(lines) == read_dump(lines)


def test_a_long_page_is_read_in_little_time() -> None:
    lines = classified(PAGE * 45)
    start = time.process_time()
    parts(features(lines))
    assert time.process_time() - start < 0.5


def test_lines_of_another_alphabet_do_no_harm() -> None:
    assert len(parts(features(classified(["首页", "Новости", "—", "…", "http://x.example/" + "a" * 900])))) == 5
