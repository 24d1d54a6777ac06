"""The agenda as iCalendar: read back by the library, and held to the rules of RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from dragoman.exports.ical import to_ical

ROW: dict[str, Any] = {
    "item": "g0123456789ab",
    "occurrence": "o1",
    "type": "CONSULT",
    "mode": "visit",
    "parties": ["Anna Berg", "Kenya"],
    "countries": ["KEN", "NOR"],
    "place_name": "Nairobi",
    "country": "KEN",
    "latitude": -1.28,
    "longitude": 36.82,
    "first": date(2024, 5, 3),
    "last": date(2024, 5, 3),
    "earlier": [],
    "announced": date(2024, 4, 2),
    "announcer": ["Norway"],
    "state": "expected",
    "page": "p1",
    "event": "e1",
    "words": "Anna Berg will visit Kenya on May 3.",
    "outcome_page": None,
    "outcome_event": None,
    "outcome_words": None,
}


def events(*rows: dict[str, Any]) -> list[Any]:
    return list(Calendar.from_ical(to_ical(rows)).walk("VEVENT"))


def event(**changed: Any) -> Any:
    (found,) = events({**ROW, **changed})
    return found


def test_an_item_is_a_whole_day_whose_end_is_the_day_after() -> None:
    found = event()
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2024, 5, 3), date(2024, 5, 4))
    assert found["DTSTART"].params["VALUE"] == found["DTEND"].params["VALUE"] == "DATE"


def test_it_says_who_where_and_from_which_page() -> None:
    found = event()
    assert found["SUMMARY"] == "Anna Berg, Kenya: CONSULT visit"
    assert found["LOCATION"] == "Nairobi"
    assert (found["GEO"].latitude, found["GEO"].longitude) == (-1.28, 36.82)
    assert found["DESCRIPTION"] == "Anna Berg will visit Kenya on May 3.\nAnnounced 2024-04-02 by Norway: p1#e1"


def test_where_no_place_is_known_none_is_said() -> None:
    found = event(place_name=None, latitude=None, longitude=None)
    assert "LOCATION" not in found
    assert "GEO" not in found


def test_the_stamp_is_the_day_of_the_announcement_and_the_uid_that_of_the_item() -> None:
    found = event()
    assert found["DTSTAMP"].dt == datetime(2024, 4, 2, tzinfo=UTC)
    assert found["UID"] == "g0123456789ab@dragoman"


def test_the_uid_stays_and_the_sequence_grows_where_it_is_moved() -> None:
    moved = event(
        state="moved",
        first=date(2024, 6, 1),
        last=date(2024, 6, 1),
        earlier=["2024-05-03/2024-05-03"],
        outcome_page="p2",
        outcome_event=None,
        outcome_words="The visit was put off to June 1.",
    )
    assert (moved["UID"], moved["SEQUENCE"], moved["STATUS"]) == (event()["UID"], 1, "CONFIRMED")
    assert event()["SEQUENCE"] == 0
    assert "Earlier date: 2024-05-03\nMoved: The visit was put off to June 1.\np2" in moved["DESCRIPTION"]


def test_what_was_put_off_without_another_day_is_tentative() -> None:
    found = event(state="moved", earlier=["2024-05-03/2024-05-03"])
    assert found["STATUS"] == "TENTATIVE"
    assert found["SUMMARY"].endswith("(postponed, no new date)")


@pytest.mark.parametrize(
    ("state", "status"),
    [("expected", "CONFIRMED"), ("held", "CONFIRMED"), ("cancelled", "CANCELLED"), ("unreported", "TENTATIVE")],
)
def test_states_as_status(state: str, status: str) -> None:
    assert event(state=state)["STATUS"] == status


def test_a_month_that_alone_is_known_is_an_event_of_the_whole_month_and_tentative() -> None:
    found = event(first=date(2024, 2, 1), last=date(2024, 2, 29))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2024, 2, 1), date(2024, 3, 1))
    assert found["STATUS"] == "TENTATIVE"


def test_commas_semicolons_backslashes_and_line_ends_are_escaped_and_come_back() -> None:
    words = "He said: “talks; then, a\\b”\nand more\r\nlines."
    raw = to_ical([{**ROW, "words": words}]).replace(b"\r\n ", b"").decode()
    assert "talks\\; then\\, a\\\\b”\\nand more\\nlines." in raw
    assert event(words=words)["DESCRIPTION"].startswith("He said: “talks; then, a\\b”\nand more\nlines.\n")


def test_control_characters_are_left_out() -> None:
    assert event(words="a\x00b\x07c\x7fd\te")["DESCRIPTION"].startswith("abcd")


def test_lines_are_folded_at_75_octets_and_end_as_the_rule_says() -> None:
    raw = to_ical([{**ROW, "words": "Président Ərdoğan 会谈 " * 40, "parties": ["Ə" * 90]}])
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in raw.replace(b"\r\n", b"")
    # Folds fall between characters, never within one.
    assert all(line.decode("utf-8") is not None for line in lines)


def test_each_event_has_what_the_rule_asks_for_once() -> None:
    calendar = Calendar.from_ical(to_ical([ROW, {**ROW, "item": "gffffffffffff"}]))
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//Dragoman//agenda//EN")
    found = list(calendar.walk("VEVENT"))
    assert len({e["UID"] for e in found}) == 2
    for e in found:
        assert not e.errors
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "SEQUENCE", "SUMMARY"):
            assert not isinstance(e[name], list)


def test_the_same_rows_give_the_same_bytes() -> None:
    assert to_ical([ROW]) == to_ical([dict(reversed(ROW.items()))])


def test_an_empty_agenda_is_a_calendar_without_events() -> None:
    raw = to_ical([])
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert list(Calendar.from_ical(raw).walk("VEVENT")) == []
