"""What pages announce, and which announcements are of one thing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.corpus import agenda
from dragoman.corpus.agenda_words import akin, dealings, held_back, kinds_of, rescheduling
from dragoman.lexicon import table
from dragoman.store import schema
from tests.corpus.written import Did, Page, Said, one_occurrence, stored

VISIT = Did("CONSULT", "visit", "Norway", "Kenya", start="2024-05-03")


def items(folder: Path, *pages: Page, same: tuple[tuple[str, ...], ...] = ()) -> list[dict[str, Any]]:
    store = stored(folder, *pages)
    return [dict(row) for row in agenda.made(store, one_occurrence(store, *same))]


def page(text: str, *events: Did, id: str = "p1", day: str = "2024-04-02", **more: Any) -> Page:
    return Page(id, day, text, events, **more)


def test_an_announced_event_is_an_item_with_who_where_when_and_by_whom(tmp_path: Path) -> None:
    told = page(
        "Norway will visit Kenya on May 3, Egypt said. The visit is to Nairobi.",
        Did("CONSULT", "visit", "Norway", "Kenya", start="2024-05-03", place="Nairobi", said="s1", mode="visit"),
        statements=(Said("Egypt", "Norway will visit Kenya on May 3"),),
    )
    (item,) = items(tmp_path, told)
    assert item["parties"] == ["Norway", "Kenya"]
    assert item["countries"] == ["KEN", "NOR"]
    assert (item["first"], item["last"]) == (date(2024, 5, 3), date(2024, 5, 3))
    assert item["announcer"] == ["Egypt"]
    assert item["place_name"] == "Nairobi"
    assert item["state"] == "expected"
    assert (item["page"], item["event"]) == ("p1", "e1")
    assert item["words"] == "Norway will visit Kenya on May 3, Egypt said."
    assert sorted(item) == sorted(schema.arrow("agenda").names)


def test_nobody_announces_it_where_the_page_does(tmp_path: Path) -> None:
    (item,) = items(tmp_path, page("Norway will visit Kenya on May 3.", VISIT))
    assert item["announcer"] == []


@pytest.mark.parametrize(
    "did",
    [
        Did("CONSULT", "visit", "Norway", "Kenya", "possible", "2024-05-03"),
        Did("CONSULT", "visit", "Norway", "Kenya", "denied", "2024-05-03"),
        Did("CONSULT", "visit", "Norway", "Kenya", "occurred", "2024-05-03"),
        Did("REQUEST", "visit", "Norway", "Kenya", "planned", "2024-05-03"),
        Did("REJECT", "visit", "Norway", "Kenya", "planned", "2024-05-03"),
        Did("CONSULT", "visit", "Norway", "Kenya", "planned", None),
        Did("CONSULT", "visit", "Norway", "Kenya", "planned", "2024"),
        Did("CONSULT", "visit", "Norway", "Kenya", "planned", "2024-01-01", "2024-12-31"),
        Did("CONSULT", "visit", "Norway", "Kenya", "planned", "2024-04-02"),
        Did("CONSULT", "visit", "Norway", "Kenya", "planned", "2024-03"),
        Did("CONSULT", "visit", "Norway", "Kenya", "planned", "2025-03"),
        Did("ASSAULT", "visit", "Norway", "Kenya", "planned", "2024-05-03"),
    ],
    ids=lambda did: f"{did.type} {did.status} {did.start} {did.end}",
)
def test_musings_demands_refusals_past_and_vague_days_are_no_items(tmp_path: Path, did: Did) -> None:
    assert items(tmp_path, page("Norway will visit Kenya some day.", did)) == []


def test_a_far_day_counts_where_its_year_is_told(tmp_path: Path) -> None:
    did = Did("CONSULT", "visit", "Norway", "Kenya", start="2025-03")
    (item,) = items(tmp_path, page("Norway will visit Kenya in March 2025.", did))
    assert item["first"] == date(2025, 3, 1)


def test_what_is_no_dealing_of_a_calendar_is_no_item(tmp_path: Path) -> None:
    assert (
        items(
            tmp_path,
            page("Norway will praise Kenya on May 3.", Did("SUPPORT", "praise", "Norway", "Kenya", start="2024-05-03")),
        )
        == []
    )


def test_what_somebody_denies_is_no_item(tmp_path: Path) -> None:
    told = page(
        "Norway denied that it will visit Kenya on May 3.",
        Did("CONSULT", "visit", "Norway", "Kenya", start="2024-05-03", said="s1"),
        statements=(Said("Norway", "that it will visit Kenya on May 3", "denied"),),
    )
    assert items(tmp_path, told) == []


def test_a_month_that_goes_on_is_announced_for_its_rest(tmp_path: Path) -> None:
    did = Did("CONSULT", "visit", "Norway", "Kenya", start="2024-04-01", end="2024-04-30")
    (item,) = items(tmp_path, page("Norway will visit Kenya later this month.", did))
    assert (item["first"], item["last"]) == (date(2024, 4, 1), date(2024, 4, 30))


def test_a_day_to_be_met_by_is_that_day(tmp_path: Path) -> None:
    did = Did("AID", "deliver", "Norway", "Kenya", end="2024-07-01")
    (item,) = items(tmp_path, page("Norway will deliver grain to Kenya by July 1.", did))
    assert item["first"] == item["last"] == date(2024, 7, 1)


def test_one_occurrence_is_one_item_of_the_first_page_that_told_it(tmp_path: Path) -> None:
    later = page("Norway will visit Kenya on May 3.", VISIT, id="a", day="2024-04-09")
    first = page("Norway will visit Kenya in May.", Did("CONSULT", "visit", "Norway", "Kenya", start="2024-05"), id="z")
    (item,) = items(tmp_path, later, first, same=(("a#e1", "z#e1"),))
    assert (item["page"], item["announced"]) == ("z", date(2024, 4, 2))
    assert item["first"] == item["last"] == date(2024, 5, 3)
    assert item["earlier"] == []


def test_the_same_parties_on_the_same_day_are_one_item_without_an_occurrence(tmp_path: Path) -> None:
    later = page(
        "Norway will hold talks with Kenya on May 3.",
        Did("CONSULT", "talks", "Norway+Kenya", start="2024-05-03"),
        id="p2",
    )
    assert len(items(tmp_path, page("Norway will visit Kenya on May 3.", VISIT), later)) == 1


def test_two_ministers_on_one_day_are_two_items(tmp_path: Path) -> None:
    one = Did("CONSULT", "visit", "Anna Berg", "Kenya", start="2024-05-03")
    other = Did("CONSULT", "visit", "Lena Dahl", "Kenya", start="2024-05-03")
    told = (
        page("Anna Berg will visit Kenya on May 3.", one),
        page("Lena Dahl will visit Kenya on May 3.", other, id="p2"),
    )
    assert len(items(tmp_path, *told)) == 2


def test_talks_and_a_signing_on_one_day_are_two_items(tmp_path: Path) -> None:
    told = page(
        "Norway will hold talks with Kenya on May 3. Norway and Kenya will sign a treaty on May 3.",
        Did("CONSULT", "talks", "Norway+Kenya", start="2024-05-03"),
        Did("AGREE", "sign", "Norway+Kenya", start="2024-05-03"),
    )
    assert len(items(tmp_path, told)) == 2


def test_a_visit_and_the_talks_of_one_sentence_are_one_item(tmp_path: Path) -> None:
    told = page(
        "Norway will visit Kenya on May 3 and meet Egypt there.",
        VISIT,
        Did("CONSULT", "meet", "Norway+Egypt", start="2024-05-03"),
    )
    (item,) = items(tmp_path, told)
    assert item["event"] == "e1"


def test_the_summit_of_an_alliance_is_one_item_whatever_the_day_is_told_as(tmp_path: Path) -> None:
    month = page("NATO will hold a summit in May.", Did("CONSULT", "summit", "NATO", start="2024-05"))
    day = page("NATO will hold its summit on May 9.", Did("CONSULT", "summit", "NATO", start="2024-05-09"), id="p2")
    (item,) = items(tmp_path, month, day)
    assert item["first"] == date(2024, 5, 9)


def test_items_stand_in_the_order_of_their_days_whatever_the_order_of_adding(tmp_path: Path) -> None:
    told = [
        page(
            f"Norway will visit {who} on May {n}.",
            Did("CONSULT", "visit", "Norway", who, start=f"2024-05-0{n}"),
            id=f"p{n}",
        )
        for n, who in enumerate(("Kenya", "Egypt", "Turkey", "Iran"), 1)
    ]
    one, other = items(tmp_path / "a", *told), items(tmp_path / "b", *reversed(told))
    assert one == other
    assert [item["first"].day for item in one] == [1, 2, 3, 4]


def test_an_empty_store_has_no_agenda(tmp_path: Path) -> None:
    assert items(tmp_path, page("Norway praised Kenya.")) == []


@pytest.mark.parametrize("row", table("dealings"), ids=lambda row: f"{row['kind']} {row['example']}")
def test_examples_of_dealings_hold_their_words(row: Any) -> None:
    assert any(kind == row["kind"] and words.search(row["example"]) for kind, words, _ in dealings())


@pytest.mark.parametrize("row", table("rescheduling"), ids=lambda row: f"{row['kind']} {row['example']}")
def test_examples_of_rescheduling_hold_their_words(row: Any) -> None:
    assert rescheduling()[row["kind"]].search(row["example"])
    if row["kind"] == "doubt":
        assert held_back(row["example"])


def test_the_kind_of_a_dealing_is_that_of_its_trigger_else_of_the_next_noun() -> None:
    assert kinds_of("visit", "He will visit Oslo for talks.", "CONSULT") == {"visit"}
    assert kinds_of("hold", "They will hold joint naval exercises.", "COOPERATE") == {"exercise"}
    assert kinds_of("strike", "They will strike the town.", "ASSAULT") == set()
    assert kinds_of("March", "They will do so on March 10.", "PROTEST") == set()
    assert akin(frozenset({"visit"}), frozenset({"talks"}))
    assert not akin(frozenset({"visit"}), frozenset({"vote"}))
