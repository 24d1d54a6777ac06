"""Days in lines and addresses, and the day inferred from the text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dragoman.lexicon import Row, table
from dragoman.pages.inference import infer
from dragoman.pages.published import day_in_line, day_in_url


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("May 16, 2024", "2024-05-16"),
        ("16th May 2024", "2024-05-16"),
        ("Sept. 2, 201602:06", "2016-09-02"),
        ("10:00am, 20 Jan, 2020", "2020-01-20"),
        ("2024-02-14T16:15:30Z", "2024-02-14"),
        ("28.11.2025", "2025-11-28"),
        ("06/14/2026", "2026-06-14"),
        ("14/06/2026", "2026-06-14"),
        ("02/11/2023 02:00pm GMT", "2023-11-02"),
        ("10/07/2022 04:01 PM EDT", "2022-10-07"),
        ("02/11/2023", None),
        ("February 30, 2024", None),
        ("May 16", None),
        ("in 1850, on May 5, 1850", None),
    ],
)
def test_days_in_lines(line: str, day: str | None) -> None:
    assert day_in_line(line) == day


def test_a_year_completes_the_day_of_a_dateline() -> None:
    assert day_in_line("May 16", year=2024) == "2024-05-16"
    assert day_in_line("16 May", year=2024) == "2024-05-16"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2024/05/16/talks", "2024-05-16"),
        ("https://example.org/world/2024/may/16/talks", "2024-05-16"),
        ("https://example.org/talks-2024-05-16", "2024-05-16"),
        ("https://example.org/a20240516b", "2024-05-16"),
        ("https://example.org/120240516", None),
        ("https://example.org/talks?d=2024-05-16", None),
        ("https://example.org/2024/13/16/", None),
        (None, None),
    ],
)
def test_days_in_addresses(url: str | None, day: str | None) -> None:
    assert day_in_url(url) == day


def inferred(text: str, year: int | None = None) -> tuple[str, str] | None:
    found = infer(text, rights_year=year)
    return (found[0].isoformat(), found[1].isoformat()) if found else None


def test_a_dated_fact_and_a_weekday_give_the_day() -> None:
    text = "The visit is Putin’s first since starting a new term as president last week. He will dine later Thursday."
    assert inferred(text, 2024) == ("2024-05-16", "2024-05-16")
    assert inferred(text, 2018) == ("2018-05-17", "2018-05-17")


def test_without_a_weekday_the_week_is_the_answer() -> None:
    assert inferred("Putin was sworn in last week.", 2024) == ("2024-05-12", "2024-05-19")


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Navalny died in prison last month.", ("2024-03-01", "2024-03-31")),
        ("Navalny died in prison yesterday.", ("2024-02-17", "2024-02-17")),
        ("Navalny died in prison earlier this week.", ("2024-02-16", "2024-02-18")),
        ("Navalny died in prison on Friday.", ("2024-02-16", "2024-02-23")),
        ("Navalny died in prison two weeks ago.", ("2024-02-26", "2024-03-05")),
        ("Navalny died in prison 3 days ago.", ("2024-02-19", "2024-02-19")),
        ("The NATO summit opens tomorrow.", ("2024-07-08", "2024-07-10")),
        ("The NATO summit will be held next week.", ("2024-06-30", "2024-07-07")),
        ("The NATO summit ends later this week.", ("2024-07-07", "2024-07-11")),
    ],
)
def test_phrases_of_time(text: str, window: tuple[str, str]) -> None:
    assert inferred(text, 2024) == window


def test_a_past_month_in_the_text_stands_for_a_year() -> None:
    text = "Putin was sworn in last week. His army has fought there since February 2022."
    assert inferred(text) == ("2024-05-12", "2024-05-19")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The ministers met in Oslo on Thursday.", None),
        ("Putin was sworn in last week.", None),
        ("Putin was sworn in last week, and Navalny died yesterday.", 2024),
        ("Putin was sworn in last week.", 2020),
    ],
)
def test_no_evidence_or_contradiction_gives_nothing(text: str, year: int | None) -> None:
    assert inferred(text, year) is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Oslo.",
        "Putin, who was sworn in five times, met a minister who had come with his delegation only last week.",
        "A poll published last week has Trump ahead before the U.S. election.",
    ],
)
def test_the_year_of_the_rights_alone_gives_the_year(text: str) -> None:
    assert inferred(text, 2024) == ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize("row", table("dated_facts"), ids=lambda row: str(row.line))
def test_every_fact_is_told_by_its_example(row: Row) -> None:
    assert re.search(rf"\b(?:{row['who']})\b", row["example"])
    assert re.search(rf"\b(?:{row['what']})\b", row["example"], re.I)
    assert date(2010, 1, 1) <= date.fromisoformat(row["from"]) <= date.fromisoformat(row["to"]) < date(2027, 1, 1)
    assert row["announced"] in ("", "yes")
