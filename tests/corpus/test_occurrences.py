"""Occurrences: which mentions they have, what they say of themselves, how their status moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dragoman.corpus import occurrences
from dragoman.corpus.history import Told, history, status_of
from dragoman.report import Report
from dragoman.store import add_reports, schema
from dragoman.store.snapshot import open_store
from tests.corpus.accounts import groups, page, tables

PLAN = "CONSULT planned 2024-05-13..2024-05-19: [Ilse Brandt] will {t|meet} [Ana Pires] next week"
MET = "CONSULT occurred @Lisbon 2024-05-16: [Ilse Brandt] {t|met} [Ana Pires] in Lisbon on Thursday"
LATER = "CONSULT occurred 2024-05: [Ilse Brandt] and [Ana Pires] held {t|talks} in May, [Germany] and [Portugal] said"
OFF = "CONSULT denied 2024-05-16: The {t|meeting} of [Ilse Brandt] and [Ana Pires] has been cancelled"
MOVED = (
    "CONSULT planned 2024-05-16: The {t|meeting} of [Ilse Brandt] and [Ana Pires] due {2024-05-16|Thursday} was"
    " postponed to {2024-05-23|May 23}"
)
STRUCK = "ASSAULT occurred @Kharkiv 2024-06-19: [Russia] {t|struck} a market in Kharkiv, <Ukraine>, killing three"
CLAIMED = STRUCK.replace("occurred", "occurred said")
DENIED = "ASSAULT denied said @Kharkiv 2024-06-19: [Russia] did not {t|strike} a market in Kharkiv, <Ukraine>"


def only(folder: Path, *reports: Report) -> dict[str, Any]:
    """The one occurrence of some pages."""
    made, _ = tables(folder, reports)
    assert len(made) == 1
    return made[0]


def statuses(row: dict[str, Any]) -> list[str]:
    return [change.split()[1] for change in row["history"]]


def test_what_is_planned_and_then_held_is_one_with_its_history(tmp_path: Path) -> None:
    row = only(tmp_path, page("b", "2024-05-16", MET), page("a", "2024-05-09", PLAN), page("c", "2024-07-01", LATER))
    assert row["status"] == "occurred"
    assert row["history"] == ["2024-05-09 planned a#e0", "2024-05-16 occurred b#e0"]
    assert (row["starts"], row["ends"], row["day"]) == ("2024-05-16", "2024-05-16", date(2024, 5, 16))
    assert (row["reported"], row["updated"]) == (date(2024, 5, 9), date(2024, 7, 1))
    assert (row["mentions"], row["pages"], row["families"]) == (3, 3, 3)


def test_the_exact_mention_stands_for_all(tmp_path: Path) -> None:
    row = only(tmp_path, page("a", "2024-05-09", PLAN), page("b", "2024-05-16", MET))
    assert (row["page"], row["event"], row["place_name"]) == ("b", "e0", "Lisbon")
    assert row["words"].endswith("in Lisbon on Thursday")


def test_what_is_called_off_is_cancelled(tmp_path: Path) -> None:
    row = only(tmp_path, page("a", "2024-05-09", PLAN), page("b", "2024-05-14", OFF))
    assert statuses(row) == ["planned", "cancelled"]


def test_what_is_put_off_has_its_last_day(tmp_path: Path) -> None:
    plan = PLAN.replace("2024-05-13..2024-05-19", "2024-05-16")
    held = MET.replace("05-16", "05-23")
    row = only(tmp_path, page("a", "2024-05-01", plan), page("b", "2024-05-14", MOVED), page("c", "2024-05-24", held))
    assert row["first"] == row["last"] == date(2024, 5, 23)
    assert statuses(row) == ["planned", "occurred"]


def test_the_mention_of_what_was_put_off_has_the_days_to_which(tmp_path: Path) -> None:
    plan = PLAN.replace("2024-05-13..2024-05-19", "2024-05-16")
    _, told = tables(tmp_path, [page("a", "2024-05-01", plan), page("b", "2024-05-14", MOVED)])
    assert [(row["page"], row["first"]) for row in told] == [("a", date(2024, 5, 16)), ("b", date(2024, 5, 23))]


def test_what_is_told_as_done_before_its_day_is_planned(tmp_path: Path) -> None:
    row = only(tmp_path, page("a", "2024-05-10", MET))
    assert row["status"] == "planned"


def test_a_denial_does_not_take_back_what_pages_assert(tmp_path: Path) -> None:
    row = only(tmp_path, page("a", "2024-06-19", STRUCK), page("b", "2024-06-20", DENIED))
    assert row["status"] == "occurred"


def test_what_a_page_asserts_beats_what_is_claimed_and_denied(tmp_path: Path) -> None:
    reports = page("a", "2024-06-19", CLAIMED), page("b", "2024-06-20", DENIED), page("c", "2024-06-21", STRUCK)
    assert only(tmp_path, *reports)["status"] == "occurred"


def test_a_meeting_told_three_times_on_a_page_is_one(tmp_path: Path) -> None:
    again = "CONSULT occurred: [Ilse Brandt] and [Ana Pires] {t|discussed} fishing"
    thrice = "CONSULT occurred @Lisbon: [Germany] and [Portugal] held {t|talks} in Lisbon"
    assert len(groups(tmp_path, page("a", "2024-05-17", MET, again, thrice))) == 1


def test_one_sentence_that_tells_of_two_makes_two(tmp_path: Path) -> None:
    first = "ACCUSE/disapprove occurred: [Chad] {t|criticized} <Niger> over wells"
    report = page("a", "2024-05-17", first)
    event = report.events[0]
    twice = report.model_copy(update={"events": (event, event.model_copy(update={"id": "e1", "type": "REQUEST"}))})
    assert len(groups(tmp_path, twice)) == 2


def test_a_pair_that_meets_twice_a_day_in_two_towns_meets_twice(tmp_path: Path) -> None:
    evening = MET.replace("Lisbon", "Porto")
    both = page("a", "2024-05-16", MET, evening), page("b", "2024-05-17", MET, evening)
    assert groups(tmp_path, *both) == [["a#e0", "b#e0"], ["a#e1", "b#e1"]]


def test_an_anniversary_joins_what_it_remembers_and_not_the_day(tmp_path: Path) -> None:
    bombed = "ASSAULT/bombing occurred @Nairobi 1998-08-07: bombers {t|attacked} an embassy of <USA> in Nairobi"
    today = "ASSAULT/bombing occurred @Nairobi 2024-08-07: gunmen {t|attacked} an embassy of <USA> in Nairobi"
    old = page("a", "1998-08-08", bombed)
    assert groups(tmp_path, old, page("b", "2024-08-07", bombed, today)) == [["a#e0", "b#e0"], ["b#e1"]]


def test_daily_shelling_is_one_a_day(tmp_path: Path) -> None:
    days = [page(f"d{day}", f"2024-06-{day}", STRUCK.replace("06-19", f"06-{day}")) for day in range(10, 20)]
    assert len(groups(tmp_path, *days)) == 10


def test_two_meetings_in_a_week_keep_their_own_retellings(tmp_path: Path) -> None:
    first, second = MET.replace("05-16", "05-13"), MET
    pages = page("a", "2024-05-13", first), page("b", "2024-05-14", first), page("c", "2024-05-16", second)
    assert groups(tmp_path, *pages, page("d", "2024-05-17", second)) == [["a#e0", "b#e0"], ["c#e0", "d#e0"]]


def test_a_vague_retelling_that_could_be_either_is_neither(tmp_path: Path) -> None:
    early, late = (MET.replace("@Lisbon ", "").replace("16", day) for day in ("07", "21"))
    vague = "CONSULT occurred 2024-05: [Ilse Brandt] and [Ana Pires] {t|met} in May"
    reports = page("a", "2024-05-07", early), page("b", "2024-05-21", late), page("c", "2024-07-01", vague)
    assert groups(tmp_path, *reports) == [["a#e0"], ["b#e0"], ["c#e0"]]


def test_parties_are_told_once_under_one_name(tmp_path: Path) -> None:
    unnamed = "CONSULT occurred 2024-05-16: [German officials] and [Portugal] held {t|talks} on Thursday"
    row = only(tmp_path, page("a", "2024-05-16", MET), page("b", "2024-05-16", LATER), page("c", "2024-05-17", unnamed))
    assert sorted(row["actors"]) == ["Ana Pires", "Germany", "Ilse Brandt", "Portugal"]
    assert row["actor_countries"] == ["DEU", "PRT"]
    assert row["recipients"] == []


def test_counts_are_of_families_not_of_pages(tmp_path: Path) -> None:
    add_reports([page(name, "2024-05-16", MET, agency="AP") for name in "abc"], tmp_path / "s")
    rows = [{"page": p, "family": f, "source": "AP"} for p, f in (("a", "a"), ("b", "a"), ("c", "c"))]
    families = pa.Table.from_pylist(rows, schema=schema.arrow("families"))
    with open_store(tmp_path / "s") as store:
        before = {"families": families}
        before["occurrence_mentions"] = occurrences.mentions(store, before)
        row = occurrences.made(store, before).to_pylist()[0]
    assert (row["mentions"], row["pages"], row["families"], row["sources"]) == (3, 3, 2, ["AP"])


def test_the_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    reports = [
        page("a", "2024-05-09", PLAN, STRUCK.replace("2024", "2023")),
        page("b", "2024-05-16", MET, STRUCK.replace("06-19", "05-15")),
        page("c", "2024-07-01", LATER, STRUCK),
        page("d", None, MET, "ACCUSE occurred: [Chad] {t|accused} <Niger> of treachery"),
    ]
    add_reports(reports, tmp_path / "one")
    for report in reversed(reports):
        add_reports([report], tmp_path / "other")
    made = []
    for folder in ("one", "other"):
        with open_store(tmp_path / folder) as store:
            told = occurrences.mentions(store, {})
            made.append((told, occurrences.made(store, {"occurrence_mentions": told})))
    assert made[0][0].equals(made[1][0])
    assert made[0][1].equals(made[1][1])


def test_every_event_is_a_mention_of_one_occurrence_and_says_why(tmp_path: Path) -> None:
    made, told = tables(tmp_path, [page("a", "2024-05-16", MET, STRUCK, LATER), page("b", "2024-05-17", MET)])
    assert len({(row["page"], row["event"]) for row in told}) == len(told) == 4
    assert all(row["basis"] for row in told)
    assert {row["occurrence"] for row in told} == {row["occurrence"] for row in made}
    assert "2024-05-16" in next(row["basis"] for row in told if row["page"] == "b")


def test_an_empty_store_has_no_occurrences(tmp_path: Path) -> None:
    assert tables(tmp_path, [page("a", "2024-05-16")]) == ([], [])


DAY = date(2024, 5, 16)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["planned", "occurred"], ["planned", "occurred"]),
        (["planned", "possible", "planned"], ["planned", "possible", "planned"]),
        (["planned", "cancelled", "planned", "occurred"], ["planned", "cancelled", "planned", "occurred"]),
        (["occurred", "planned"], ["occurred"]),
        (["ongoing", "occurred", "ongoing"], ["ongoing", "occurred"]),
        (["occurred", "denied"], ["occurred"]),
        (["denied", "occurred"], ["denied", "occurred"]),
    ],
)
def test_status_moves_forward(told: list[str], expected: list[str]) -> None:
    changes = history(Told(date(2024, 5, n + 1), status, False, f"p{n}#e0") for n, status in enumerate(told))
    assert [change.status for change in changes] == expected


def test_of_one_day_what_pages_assert_comes_first() -> None:
    told = [Told(DAY, "denied", True, "a#e0"), Told(DAY, "occurred", False, "b#e0")]
    assert [change.status for change in history(told)] == ["occurred"]


def test_a_page_takes_back_what_was_only_claimed() -> None:
    told = [Told(DAY, "occurred", True, "a#e0"), Told(date(2024, 5, 17), "denied", False, "b#e0")]
    assert [change.status for change in history(told)] == ["occurred", "denied"]


def test_pages_without_a_date_change_no_status() -> None:
    told = [Told(DAY, "planned", False, "a#e0"), Told(None, "occurred", False, "b#e0")]
    assert [change.status for change in history(told)] == ["planned"]


def test_a_plan_given_up_is_cancelled_whatever_its_event_is_coded() -> None:
    assert status_of("occurred", cancelled=True, first=None, reported=DAY) == "cancelled"
    assert status_of("occurred", cancelled=False, first=date(2024, 5, 17), reported=DAY) == "planned"
    assert status_of("denied", cancelled=False, first=None, reported=DAY) == "denied"
