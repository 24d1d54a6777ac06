"""What later pages make of what was announced: held, moved, called off, or nothing told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.corpus import agenda
from dragoman.corpus.followup_notices import window_of
from tests.corpus.written import Did, Page, Said, one_occurrence, stored

TALKS = Page(
    "p1",
    "2024-04-02",
    "Serbia will hold talks with Kosovo in Geneva on April 10.",
    (Did("CONSULT", "talks", "Serbia+Kosovo", start="2024-04-10"),),
)
VISIT = Page(
    "p1",
    "2024-04-02",
    "Anna Berg of Norway will visit Kenya on April 10.",
    (Did("CONSULT", "visit", "Anna Berg", "Kenya", start="2024-04-10"),),
)
TIMES = {
    "April 10": "2024-04-10",
    "April 8": "2024-04-08",
    "May 3": "2024-05-03",
    "June": "2024-06",
    "two weeks": "P2W",
    "Friday": "2024-04-05",
    "next week": "2024-W16",
}
END = Page("z", "2024-07-01", "Nothing was told of it.")


def later(text: str, *events: Did, day: str = "2024-04-05", id: str = "p2", statements: tuple[Said, ...] = ()) -> Page:
    times = {words: value for words, value in TIMES.items() if words in text}
    return Page(id, day, text, events, statements, times)


def items(folder: Path, *pages: Page, same: tuple[tuple[str, ...], ...] = ()) -> list[dict[str, Any]]:
    store = stored(folder, *pages)
    return [dict(row) for row in agenda.made(store, one_occurrence(store, *same))]


def item(folder: Path, *pages: Page, same: tuple[tuple[str, ...], ...] = ()) -> dict[str, Any]:
    (found,) = items(folder, *pages, same=same)
    return found


def test_what_is_still_to_come_is_expected(tmp_path: Path) -> None:
    assert item(tmp_path, TALKS)["state"] == "expected"
    assert item(tmp_path / "b", TALKS, later("Nothing.", day="2024-04-10"))["state"] == "expected"


def test_what_passed_without_a_word_is_unreported(tmp_path: Path) -> None:
    found = item(tmp_path, TALKS, END)
    assert (found["state"], found["outcome_page"]) == ("unreported", None)


def test_a_report_of_its_day_marks_it_held(tmp_path: Path) -> None:
    met = Did("CONSULT", "met", "Serbia+Kosovo", status="occurred", start="2024-04-10")
    found = item(tmp_path, TALKS, later("Serbia and Kosovo met on April 10.", met, day="2024-04-11"), END)
    assert (found["state"], found["outcome_page"], found["outcome_event"]) == ("held", "p2", "e1")
    assert found["outcome_words"] == "Serbia and Kosovo met on April 10."


def test_a_report_without_a_day_counts_only_while_its_days_last(tmp_path: Path) -> None:
    met = Did("CONSULT", "met", "Serbia+Kosovo", status="occurred")
    assert item(tmp_path / "a", TALKS, later("Serbia and Kosovo met.", met, day="2024-04-11"), END)["state"] == "held"
    assert (
        item(tmp_path / "b", TALKS, later("Serbia and Kosovo met.", met, day="2024-05-11"), END)["state"]
        == "unreported"
    )


@pytest.mark.parametrize(
    ("text", "event", "day"),
    [
        # An earlier round.
        (
            "Serbia and Kosovo met.",
            Did("CONSULT", "met", "Serbia+Kosovo", status="occurred", start="2024-04-04"),
            "2024-04-05",
        ),
        # Told again that it is to be.
        (
            "Serbia and Kosovo meet on April 10.",
            Did("CONSULT", "meet", "Serbia+Kosovo", start="2024-04-10"),
            "2024-04-09",
        ),
        # Another dealing of the two on the same day.
        (
            "Serbia shelled Kosovo on April 10.",
            Did("ASSAULT", "shelled", "Serbia", "Kosovo", "occurred", "2024-04-10"),
            "2024-04-11",
        ),
        # One of them with somebody else.
        (
            "Serbia met Turkey on April 10.",
            Did("CONSULT", "met", "Serbia+Turkey", status="occurred", start="2024-04-10"),
            "2024-04-11",
        ),
        # It looks ahead, whatever the events say.
        (
            "The planned talks of Serbia and Kosovo.",
            Did("CONSULT", "talks", "Serbia+Kosovo", status="occurred"),
            "2024-04-10",
        ),
        # That they have not met for years is nothing that came of it.
        ("Serbia and Kosovo have not met.", Did("CONSULT", "met", "Serbia+Kosovo", status="denied"), "2024-04-10"),
    ],
)
def test_other_dealings_do_not_mark_it(tmp_path: Path, text: str, event: Did, day: str) -> None:
    assert item(tmp_path, TALKS, later(text, event, day=day), END)["state"] == "unreported"


def test_another_minister_s_visit_does_not_mark_it(tmp_path: Path) -> None:
    other = Did("CONSULT", "visited", "Lena Dahl", "Kenya", "occurred", "2024-04-10")
    assert (
        item(tmp_path, VISIT, later("Lena Dahl visited Kenya.", other, day="2024-04-11"), END)["state"] == "unreported"
    )


def test_a_visit_is_held_by_the_talks_on_it(tmp_path: Path) -> None:
    met = Did("CONSULT", "met", "Anna Berg+Kenya", status="occurred", start="2024-04-10")
    assert (
        item(tmp_path, VISIT, later("Anna Berg met Kenya on April 10.", met, day="2024-04-11"), END)["state"] == "held"
    )


def test_the_same_occurrence_told_as_past_marks_it_held(tmp_path: Path) -> None:
    met = Did("CONSULT", "gathered", "Serbia+Kosovo", status="occurred")
    told = later("Serbia and Kosovo gathered.", met, day="2024-04-20")
    assert item(tmp_path, TALKS, told, END, same=(("p1#e1", "p2#e1"),))["state"] == "held"


def test_what_is_told_of_before_its_day_is_not_held(tmp_path: Path) -> None:
    met = Did("CONSULT", "gathered", "Serbia+Kosovo", status="occurred")
    told = later("Serbia and Kosovo gathered.", met, day="2024-04-05")
    assert item(tmp_path, TALKS, told, END, same=(("p1#e1", "p2#e1"),))["state"] == "unreported"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The talks between Serbia and Kosovo were postponed until May 3.", "2024-05-03", "2024-05-03"),
        ("Serbia and Kosovo postponed their talks to June.", "2024-06-01", "2024-06-30"),
        ("Serbia and Kosovo on Friday put off the meeting until May 3.", "2024-05-03", "2024-05-03"),
        ("Serbia has pushed back the talks with Kosovo to May 3.", "2024-05-03", "2024-05-03"),
        ("Serbia and Kosovo agreed to move the meeting to June.", "2024-06-01", "2024-06-30"),
        ("The summit of Serbia and Kosovo was brought forward to April 8.", "2024-04-08", "2024-04-08"),
        ("Serbia and Kosovo rescheduled their talks for May 3.", "2024-05-03", "2024-05-03"),
        ("Serbia and Kosovo rescheduled the April 10 talks for May 3.", "2024-05-03", "2024-05-03"),
        (
            "The talks of Serbia and Kosovo, originally planned for April 10, will be held on May 3.",
            "2024-05-03",
            "2024-05-03",
        ),
        (
            "The talks of Serbia and Kosovo will be held on May 3, not on April 10 as originally planned.",
            "2024-05-03",
            "2024-05-03",
        ),
        ("The talks of Serbia and Kosovo were delayed by two weeks.", "2024-04-24", "2024-04-24"),
        ("Serbia moved its talks with Kosovo from April 10 to next week.", "2024-04-15", "2024-04-21"),
    ],
)
def test_another_day_moves_it_and_the_earlier_one_is_kept(tmp_path: Path, text: str, first: str, last: str) -> None:
    found = item(tmp_path, TALKS, later(text))
    assert (found["first"].isoformat(), found["last"].isoformat()) == (first, last)
    assert (found["state"], found["earlier"]) == ("moved", ["2024-04-10/2024-04-10"])
    assert (found["outcome_page"], found["outcome_words"]) == ("p2", text)


def test_it_keeps_its_last_days_where_it_was_put_off_without_others(tmp_path: Path) -> None:
    found = item(tmp_path, TALKS, later("Serbia postponed the talks with Kosovo."), END)
    assert (found["state"], found["first"]) == ("moved", date(2024, 4, 10))
    assert found["earlier"] == ["2024-04-10/2024-04-10"]


def test_a_new_day_told_later_is_the_new_day(tmp_path: Path) -> None:
    again = Did("CONSULT", "talks", "Serbia+Kosovo", start="2024-05-03")
    put_off = later("Serbia postponed the talks with Kosovo.")
    new = later("Serbia will hold talks with Kosovo on May 3.", again, id="p3", day="2024-04-20")
    found = item(tmp_path, TALKS, put_off, new)
    assert (found["state"], found["first"]) == ("moved", date(2024, 5, 3))
    assert found["earlier"] == ["2024-04-10/2024-04-10"]


def test_the_new_day_announced_on_the_page_that_moves_it_is_no_item_of_its_own(tmp_path: Path) -> None:
    again = Did("CONSULT", "hold", "Serbia+Kosovo", start="2024-05-03")
    moved = later("The talks of Serbia and Kosovo were postponed. Serbia and Kosovo will hold talks on May 3.", again)
    assert item(tmp_path, TALKS, moved)["first"] == date(2024, 5, 3)


def test_it_is_moved_once_however_many_pages_tell_so(tmp_path: Path) -> None:
    text = "The talks between Serbia and Kosovo were postponed until May 3."
    found = item(tmp_path, TALKS, later(text, id="p3"), later(text, id="p2"))
    assert (found["earlier"], found["outcome_page"]) == (["2024-04-10/2024-04-10"], "p2")


def test_what_was_moved_is_held_on_its_new_day(tmp_path: Path) -> None:
    met = Did("CONSULT", "met", "Serbia+Kosovo", status="occurred", start="2024-05-03")
    moved = later("The talks between Serbia and Kosovo were postponed until May 3.")
    found = item(tmp_path, TALKS, moved, later("Serbia and Kosovo met.", met, id="p3", day="2024-05-04"))
    assert (found["state"], found["first"], found["outcome_page"]) == ("held", date(2024, 5, 3), "p3")
    assert found["earlier"] == ["2024-04-10/2024-04-10"]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia called off the talks with Kosovo.",
        "The talks between Serbia and Kosovo have been cancelled.",
        "Serbia scrapped the summit with Kosovo on Friday.",
        "Serbia cancelled Friday's briefing. Serbia cancelled the April 10 talks with Kosovo.",
        "The meeting of Serbia and Kosovo will not take place.",
        "Kosovo pulled out of the talks with Serbia.",
        "Serbia and Kosovo are at odds. The talks were called off.",
        "The talks between Serbia and Kosovo were suspended.",
    ],
)
def test_what_is_called_off_is_cancelled(tmp_path: Path, text: str) -> None:
    found = item(tmp_path, TALKS, later(text), END)
    assert (found["state"], found["first"], found["earlier"]) == ("cancelled", date(2024, 4, 10), [])
    assert found["outcome_page"] == "p2"


@pytest.mark.parametrize(
    "text",
    [
        "Serbia may postpone the talks with Kosovo.",
        "Serbia threatened to call off the talks with Kosovo.",
        "Kosovo denied that the talks with Serbia had been cancelled.",
        "The talks between Serbia and Kosovo were not postponed.",
        "If Serbia cancels the talks with Kosovo, nobody wins.",
        "Turkey urged Serbia to call off the talks with Kosovo.",
        "Serbia is considering postponing its talks with Kosovo.",
        # Somebody else's, or something else.
        "Iran called off the talks with Israel.",
        "Serbia called off the talks with Turkey.",
        "Serbia and Kosovo suspended flights.",
        "Serbia and Kosovo postponed the vote until May 3.",
        # Another day's.
        "Serbia cancelled the talks with Kosovo that were planned for May 3.",
        # A place is no day.
        "Serbia and Kosovo moved the talks to Oslo.",
    ],
)
def test_doubts_threats_and_other_dealings_leave_it_expected(tmp_path: Path, text: str) -> None:
    assert item(tmp_path, TALKS, later(text))["state"] == "expected"


def test_a_rescheduling_that_is_denied_or_only_possible_as_an_event_counts_for_nothing(tmp_path: Path) -> None:
    event = Did("REJECT", "called off", "Serbia", "Kosovo", "denied")
    assert item(tmp_path / "a", TALKS, later("Serbia called off the talks with Kosovo.", event))["state"] == "expected"
    said = (Said("Kosovo", "the talks with Serbia were called off", "doubted"),)
    told = later("Kosovo says the talks with Serbia were called off.", statements=said)
    assert item(tmp_path / "b", TALKS, told)["state"] == "expected"


def test_what_is_denied_for_its_day_is_cancelled(tmp_path: Path) -> None:
    denied = Did("CONSULT", "meet", "Serbia+Kosovo", status="denied", start="2024-04-10")
    found = item(tmp_path, TALKS, later("Serbia said it refuses to meet Kosovo on April 10.", denied))
    assert (found["state"], found["outcome_event"]) == ("cancelled", "e1")


def test_what_was_called_off_and_then_held_on_its_day_was_held(tmp_path: Path) -> None:
    met = Did("CONSULT", "met", "Serbia+Kosovo", status="occurred", start="2024-04-10")
    off = later("Serbia called off the talks with Kosovo.")
    assert (
        item(tmp_path, TALKS, off, later("Serbia and Kosovo met.", met, id="p3", day="2024-04-11"))["state"] == "held"
    )


def test_of_two_dealings_the_next_one_is_meant(tmp_path: Path) -> None:
    second = Page(
        "p0",
        "2024-04-02",
        "Serbia will hold talks with Kosovo on June 10.",
        (Did("CONSULT", "talks", "Serbia+Kosovo", start="2024-06-10"),),
    )
    states = [
        (i["first"].month, i["state"])
        for i in items(tmp_path, second, TALKS, later("Serbia called off the talks with Kosovo."))
    ]
    assert states == [(4, "cancelled"), (6, "expected")]


def test_a_state_s_own_dealing_needs_more_than_the_state(tmp_path: Path) -> None:
    rally = Page(
        "p1", "2024-04-02", "A rally in Norway on April 10.", (Did("PROTEST", "rally", "Norway", start="2024-04-10"),)
    )
    assert item(tmp_path / "a", rally, later("Norway and Kenya called off the rally."))["state"] == "expected"
    assert item(tmp_path / "b", rally, later("Norway called off a rally."))["state"] == "expected"
    assert item(tmp_path / "c", rally, later("Norway called off the April 10 rally."))["state"] == "cancelled"


def test_a_later_announcement_of_the_same_occurrence_for_another_day_moves_it(tmp_path: Path) -> None:
    again = Did("CONSULT", "talks", "Serbia+Kosovo", start="2024-04-20")
    told = later("Serbia will hold talks with Kosovo on April 20.", again)
    found = item(tmp_path, TALKS, told, same=(("p1#e1", "p2#e1"),))
    assert (found["state"], found["first"], found["outcome_page"]) == ("moved", date(2024, 4, 20), "p2")


def test_a_day_more_or_less_moves_nothing(tmp_path: Path) -> None:
    again = Did("CONSULT", "talks", "Serbia+Kosovo", start="2024-04-11")
    told = later("Serbia will hold talks with Kosovo on April 11.", again)
    assert item(tmp_path, TALKS, told, same=(("p1#e1", "p2#e1"),))["state"] == "expected"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-05-03", date(2024, 5, 3), date(2024, 5, 3)),
        ("2024-05-03T10:00", date(2024, 5, 3), date(2024, 5, 3)),
        ("2024-05", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024-W18", date(2024, 4, 29), date(2024, 5, 5)),
        ("2024-W18-WE", date(2024, 5, 4), date(2024, 5, 5)),
    ],
)
def test_values_of_time_as_days(value: str, first: date, last: date) -> None:
    assert window_of(value) == (first, last)


@pytest.mark.parametrize("value", ["2024", "2024-SU", "PRESENT_REF", "P2W", "2024-W99", "XXXX-05-03", "2024-13-40"])
def test_other_values_are_no_days(value: str) -> None:
    assert window_of(value) is None
