"""The days of what a trigger tells: ranges, bounds and lengths up to the publication, 16 May 2024."""

import pytest

from dragoman.language import parse
from dragoman.report import Published
from dragoman.times import find, when
from tests.times.made import THURSDAY

Days = tuple[str | None, str | None]


def days(text: str, word: str, published: Published | None = THURSDAY) -> Days:
    parsed = parse(text)
    token = next(token for token in parsed.doc if token.text == word)
    return when(parsed, token, find(parsed, published), published)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Israel struck Gaza on Friday.", "struck", ("2024-05-10", "2024-05-10")),
        ("Israel struck Gaza from Monday to Wednesday.", "struck", ("2024-05-13", "2024-05-15")),
        ("Talks were held on May 3-5.", "held", ("2024-05-03", "2024-05-05")),
        ("They met on Monday and Tuesday.", "met", ("2024-05-13", "2024-05-14")),
        ("They met in 2020 and 2022.", "met", ("2020-01-01", "2020-12-31")),
        ("They fought between March and May 2023.", "fought", ("2023-03-01", "2023-05-31")),
        ("Trade has grown since 2022.", "grown", ("2022-01-01", None)),
        ("The troops will stay until Friday.", "stay", (None, "2024-05-17")),
        ("Over the past week, Israel struck Gaza.", "struck", ("2024-05-09", "2024-05-16")),
        ("Russian forces attacked the town in the past 24 hours.", "attacked", ("2024-05-15", "2024-05-16")),
        ("The two will meet over the next two weeks.", "meet", ("2024-05-16", "2024-05-30")),
        ("The war lasted two weeks.", "lasted", (None, None)),
        ("Russia attacked Kyiv, officials said Thursday.", "attacked", (None, None)),
    ],
)
def test_the_days_of_a_trigger(text: str, trigger: str, expected: Days) -> None:
    assert days(text, trigger) == expected


def test_a_length_needs_a_day_to_end_on() -> None:
    month = Published(start="2024-05", end="2024-05", basis="given")
    assert days("Over the past week, Israel struck Gaza.", "struck", None) == (None, None)
    assert days("Over the past week, Israel struck Gaza.", "struck", month) == (None, None)
