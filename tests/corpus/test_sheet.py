from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len

from dragoman.corpus.series import APART, Asked
from dragoman.corpus.sheet import Sheet, bar
from dragoman.corpus.sides import Side

RUSSIA, CHINA = Side("Russia", "RUS"), Side("China", "CHN")
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


def counts(**given: Any) -> dict[str, Any]:
    zeros = dict.fromkeys((*QUADS, *APART, "occurrences", "undated", "reports", "acted", "received", "mutual"), 0)
    return {**zeros, "intensity_mean": None, "first": None, "last": None, "pages": 0, **given}


def month(n: int, **given: Any) -> dict[str, Any]:
    return counts(month=date(2024 + n // 12, n % 12 + 1, 1), source="RUS", target="CHN", directed=False, **given)


TOTAL = counts(
    first=date(2024, 1, 3),
    last=date(2025, 2, 9),
    occurrences=7,
    verbal_cooperation=5,
    material_conflict=2,
    intensity_mean=-1.25,
    reports=1,
    acted=4,
    received=2,
    mutual=1,
    planned=2,
    undated=1,
)
SAID = {
    "source": "RUS",
    "published": date(2025, 1, 2),
    "speaker": ["Sergey Lavrov"],
    "cue": "said",
    "via": "Tass",
    "content": "China\x1b[31m is a friend",
    "stance": "supportive",
}


def sheet(**given: Any) -> Sheet:
    fields: dict[str, Any] = {
        "asked": Asked(RUSSIA, CHINA),
        "by": "month",
        "total": TOTAL,
        "periods": [
            month(0, occurrences=5, verbal_cooperation=5, intensity_mean=2.5),
            *(month(n, pages=3) for n in range(1, 12)),
            month(12),
            month(13, occurrences=2, material_conflict=2, intensity_mean=-9.0),
        ],
        "changes": [],
        "weeks": 2,
        "sayings": [SAID],
    }
    return Sheet(**{**fields, **given})


def lines(made: Sheet, width: int = 80) -> list[str]:
    return made.text(width=width, colour=False).splitlines()


def test_the_head_says_who_when_how_much_and_what_is_apart() -> None:
    assert lines(sheet())[:6] == [
        "Russia and China",
        "3 Jan 2024 – 9 Feb 2025 · 7 occurrences in 1 independent report",
        "RUS acts 4 · CHN 2 · both 1",
        "cooperation: 5 verbal, 0 material · conflict: 0 verbal, 2 material",
        "mean intensity −1.2 · besides 2 planned · 1 not dated to the month",
        "Too little to tell a change by: reports of 2 weeks, 16 are needed",
    ]


def test_each_month_has_a_line_and_long_silence_one_that_says_what_was_read() -> None:
    assert lines(sheet())[7:11] == [
        "month     verbal+  material+  verbal−  material−   mean",
        "Jan 2024        5          ·        ·          ·   +2.5             │██▊",
        "          … 12 months: nothing told in 33 pages of that time",
        "Feb 2025        ·          ·        ·          2   −9.0   ██████████│",
    ]
    quiet = [month(0, occurrences=1, intensity_mean=1.0), month(1), month(2), month(3, planned=1)]
    assert len(lines(sheet(periods=quiet))) == len(lines(sheet())) + 1
    silent = [month(0, occurrences=1), *(month(n) for n in range(1, 6)), month(6, occurrences=1)]
    assert "          … 5 months: no page of that time" in lines(sheet(periods=silent))


def test_a_wide_screen_shows_what_is_counted_apart() -> None:
    assert "planned  possible  denied  cancelled" in sheet().text(width=120, colour=False)
    assert "planned  possible" not in sheet().text(width=100, colour=False)


def test_statements_are_shown_with_speaker_stance_and_nothing_that_steers_a_screen() -> None:
    assert lines(sheet())[12:] == [
        "RUSSIA ON CHINA  1 statement, 1 supportive",
        " 2 Jan 2025  supportive  Sergey Lavrov (said), via Tass: China[31m is a friend",
    ]


def test_statements_that_take_a_stance_come_before_the_newest() -> None:
    said = [{**SAID, "stance": "neutral", "content": f"remark {n}"} for n in range(9)]
    said[0] = {**SAID, "content": "praise"}
    said[8] = {**said[8], "published": None}
    text = sheet(sayings=said).text(width=80, colour=False)
    assert [word in text for word in ("praise", "remark 3", "remark 4", "remark 7", "remark 8")] == [
        *(True, False, True, True, False)
    ]
    assert "and 4 more" in text


def test_changes_are_told_in_words() -> None:
    change = {"last_before": date(2024, 5, 27), "week": date(2024, 6, 3), "before": 2.1, "after": -4.0, "shift": -6.1}
    change |= {"weeks_before": 18, "weeks_after": 9, "occurrences_before": 40, "occurrences_after": 21}
    text = " ".join(sheet(changes=[change], weeks=27).text(width=80, colour=False).split())
    assert (
        "Worse from the week of 3 Jun 2024 on: mean +2.1 before (18 weeks, 40 occurrences), −4.0 after (9, 21)" in text
    )
    assert "No lasting change of tone in 27 weeks" in sheet(weeks=27).text(width=80, colour=False)


def test_of_one_side_partners_and_opponents_are_ranked() -> None:
    partners = [
        counts(other="CHN", name="China", occurrences=4, verbal_cooperation=1, verbal_conflict=3),
        counts(other="KEN", name="Kenya", occurrences=3, material_cooperation=3),
    ]
    made = lines(sheet(asked=Asked(RUSSIA), partners=partners, sayings=[]))
    first = made.index(next(line for line in made if line.startswith("PARTNERS")))
    assert [line.split()[0] for line in made[first + 1 : first + 3]] == ["Kenya", "China"]
    second = made.index(next(line for line in made if line.startswith("OPPONENTS")))
    assert made[second + 1].split() == ["China", "3", "0", "4", "0", "0", "0"]
    assert made[second + 2] == ""
    assert "RUS acts 4 · others 2 · both 1" in made


def test_by_direction_each_line_says_whose() -> None:
    rows = [month(0, occurrences=1, intensity_mean=1.0) | {"directed": True}, month(0, occurrences=1)]
    made = lines(sheet(periods=rows, directed=True))
    assert [line[:19] for line in made[8:10]] == ["Jan 2024  RUS → CHN", "Jan 2024  RUS – CHN"]


def test_nothing_is_told_as_nothing() -> None:
    made = lines(sheet(total=counts(planned=1), periods=[], sayings=[]))
    assert made == ["Russia and China", "Nothing that occurred or is going on is told of them. Apart: 1 planned."]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("directed", [False, True])
def test_no_line_is_longer_than_the_screen(width: int, directed: bool) -> None:
    assert max(map(cell_len, lines(sheet(directed=directed), width))) <= width


@pytest.mark.parametrize(
    ("mean", "drawn"),
    [
        (None, "    │"),
        (0.0, "    │"),
        (10.0, "    │████"),
        (5.0, "    │██"),
        (-5.0, "  ██│"),
        (-10.0, "████│"),
        (-1.3, "   ▐│"),
        (0.4, "    │▏"),
    ],
)
def test_the_bar_goes_to_the_side_of_the_sign(mean: float | None, drawn: str) -> None:
    assert bar(mean, 4).plain == drawn
