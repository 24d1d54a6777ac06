"""The day that an article reckons from, on a page of Thursday, 16 May 2024."""

from datetime import date

import pytest

from dragoman.report import Published
from dragoman.times.anchors import anchors
from tests.times.made import THURSDAY, values


@pytest.mark.parametrize(
    "text",
    [
        "TEHRAN, May 14, IRNA - The minister left.",
        "KHARTOUM, May 14 (Xinhua) -- The minister left.",
        "MOSCOW, May 14. /TASS/. The minister left.",
        "The minister leaves\n\nADDIS ABABA, Ethiopia, May 14, 2024 (AP) — The minister left.",
    ],
)
def test_a_dateline_gives_the_day_that_the_story_was_written(text: str) -> None:
    assert anchors(text, THURSDAY) == (date(2024, 5, 14),)


@pytest.mark.parametrize(
    "text",
    [
        "KHARTOUM, May 14 was quiet.",
        "In Khartoum, May 14 (a Tuesday) was quiet.",
        "KHARTOUM, March 14 (Xinhua) -- The minister left.",
        "KHARTOUM, May 20 (Xinhua) -- The minister left.",
        "KHARTOUM, Feb. 30 (Xinhua) -- The minister left.",
        "The minister left.",
    ],
)
def test_else_the_day_of_publication(text: str) -> None:
    assert anchors(text, THURSDAY) == (date(2024, 5, 16),)


def test_an_interval_has_two_days_unless_a_dateline_tells_which() -> None:
    week = Published(start="2024-05-13", end="2024-05-19", basis="text")
    assert anchors("The minister left.", week) == (date(2024, 5, 13), date(2024, 5, 19))
    assert anchors("KHARTOUM, May 14 (Xinhua) -- He left.", week) == (date(2024, 5, 14),)
    assert anchors("The minister left.", None) == ()
    assert anchors("The minister left.", Published(start="2024-13", end="2024-13", basis="text")) == ()


def test_today_is_the_day_of_the_dateline() -> None:
    assert values("KHARTOUM, May 14 (Xinhua) -- He left today.")[-1] == ("today", "2024-05-14")
