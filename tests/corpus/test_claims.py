"""What one side asserts and another denies, side by side; and what only shares a topic is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dragoman.corpus import claims
from dragoman.lexicon import table
from dragoman.store import schema
from tests.corpus.written import Did, Page, Said, one_occurrence, stored

FILL = " Nothing else was told about it by anybody who was there on that long day." * 12


def rows(folder: Path, *pages: Page, same: tuple[tuple[str, ...], ...] = ()) -> list[dict[str, Any]]:
    store = stored(folder, *pages)
    return [dict(row) for row in claims.made(store, one_occurrence(store, *same))]


def page(text: str, *said: Said, id: str = "p1", day: str = "2024-04-02", events: tuple[Did, ...] = ()) -> Page:
    return Page(id, day, text, events, said)


ACCUSED = Said("Norway", "Kenya of sinking its trawler", cue="accused")
DENIED = Said("Kenya", "that it sank the trawler", "denied", cue="denied")
SUNK = Did("ASSAULT", "sinking", "Kenya", "Norway", "occurred", said="s1")
NOT_SUNK = Did("ASSAULT", "sank", "Kenya", status="denied", said="s2")
BOTH = "Norway accused Kenya of sinking its trawler. Kenya denied that it sank the trawler."


def test_an_assertion_and_its_denial_on_one_page(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, page(BOTH, ACCUSED, DENIED, events=(SUNK, NOT_SUNK)))
    assert row["basis"] == "denial"
    assert (row["speaker"], row["other_speaker"]) == (["Norway"], ["Kenya"])
    assert (row["countries"], row["other_countries"]) == (["NOR"], ["KEN"])
    assert (row["words"], row["other_words"]) == ("Kenya of sinking its trawler", "that it sank the trawler")
    assert (row["page"], row["statement"], row["other_page"], row["other_statement"]) == ("p1", "s1", "p1", "s2")
    assert row["topic"] == "ASSAULT: Kenya, Norway"
    assert row["occurrence"] == "o-p1#e1"
    assert sorted(row) == sorted(schema.arrow("claims").names)


def test_the_confidence_is_the_sum_of_its_grounds(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, page(BOTH, ACCUSED, DENIED, events=(SUNK, NOT_SUNK)))
    sum_ = sum(float(ground.rsplit(" ", 1)[1]) for ground in row["grounds"])
    assert row["confidence"] == round(min(sum_, 0.95), 2) >= 0.5
    assert any(ground.startswith("who denies is accused") for ground in row["grounds"])


def test_one_occurrence_on_two_pages_is_denied_across_them(tmp_path: Path) -> None:
    one = page("Norway accused Kenya of sinking its trawler.", ACCUSED, events=(SUNK,))
    denied = Did("ASSAULT", "attack", "Kenya", status="denied", said="s1")
    two = page(
        "Kenya denied an attack.", Said("Kenya", "an attack", "denied"), id="p2", day="2024-04-05", events=(denied,)
    )
    (row,) = rows(tmp_path, two, one, same=(("p1#e1", "p2#e1"),))
    assert (row["page"], row["other_page"]) == ("p1", "p2")
    assert row["grounds"][0] == "one occurrence 0.4"


def test_shared_words_join_pages_where_who_denies_is_accused(tmp_path: Path) -> None:
    one = page(
        "Norway said Kenya poisoned wells near the quarry.", Said("Norway", "Kenya poisoned wells near the quarry")
    )
    two = page(
        "Kenya denied having poisoned the quarry wells.",
        Said("Kenya", "having poisoned the quarry wells", "denied"),
        id="p2",
        day="2024-04-08",
    )
    (row,) = rows(tmp_path, one, two)
    assert (row["statement"], row["other_page"], row["occurrence"]) == ("s1", "p2", None)
    assert row["topic"] == "poisoned wells quarry"


def test_pages_too_far_apart_do_not_meet(tmp_path: Path) -> None:
    one = page(
        "Norway said Kenya poisoned wells near the quarry.", Said("Norway", "Kenya poisoned wells near the quarry")
    )
    two = page(
        "Kenya denied having poisoned the quarry wells.",
        Said("Kenya", "having poisoned the quarry wells", "denied"),
        id="p2",
        day="2024-06-08",
    )
    assert rows(tmp_path, one, two) == []


def test_a_denial_before_the_assertion_is_none_of_it(tmp_path: Path) -> None:
    one = page(
        "Norway said Kenya poisoned wells near the quarry.", Said("Norway", "Kenya poisoned wells near the quarry")
    )
    two = page(
        "Kenya denied having poisoned the quarry wells.",
        Said("Kenya", "having poisoned the quarry wells", "denied"),
        id="p2",
        day="2024-03-28",
    )
    assert rows(tmp_path, one, two) == []


def test_a_denial_that_points_back_meets_the_nearest_accusation(tmp_path: Path) -> None:
    text = "Egypt accused Kenya of cheating. Norway accused Kenya of sinking its trawler. Kenya denied the accusation."
    said = (
        Said("Egypt", "Kenya of cheating", cue="accused"),
        ACCUSED,
        Said("Kenya", "the accusation", "denied", "denied"),
    )
    (row,) = rows(
        tmp_path, page(text, *said, events=(Did("ASSAULT", "sinking", "Kenya", "Norway", "occurred", said="s2"),))
    )
    assert row["speaker"] == ["Norway"]
    assert row["topic"] == "ASSAULT: Kenya, Norway"


def test_a_denial_that_points_back_too_far_meets_nothing(tmp_path: Path) -> None:
    text = f"Norway accused Kenya of sinking its trawler.{FILL} Kenya denied the accusation."
    assert rows(tmp_path, page(text, ACCUSED, Said("Kenya", "the accusation", "denied", "denied"))) == []


def test_a_claim_called_false_is_denied(tmp_path: Path) -> None:
    text = "Norway accused Kenya of sinking its trawler. Kenya called these accusations absurd."
    (row,) = rows(tmp_path, page(text, ACCUSED, Said("Kenya", "these accusations absurd", cue="called")))
    assert row["basis"] == "denial"


def test_a_rejected_claim_meets_the_claim_that_it_quotes(tmp_path: Path) -> None:
    text = "Kenya rejected Norway's claim that it had sunk a trawler."
    said = (
        Said("Kenya", "Norway's claim that it had sunk a trawler", cue="rejected"),
        Said("Norway", "that it had sunk a trawler", cue="claim"),
    )
    (row,) = rows(tmp_path, page(text, *said))
    assert (row["speaker"], row["other_speaker"]) == (["Norway"], ["Kenya"])


def test_who_says_that_it_was_not_so_contradicts(tmp_path: Path) -> None:
    text = "Norway said that Kenya sank its trawler. “We never attacked a trawler,” said Kenya."
    said = Said("Norway", "that Kenya sank its trawler"), Said("Kenya", "We never attacked a trawler")
    acts = (
        Did("ASSAULT", "sank", "Kenya", "Norway", "occurred", said="s1"),
        Did("ASSAULT", "attacked", "Kenya", status="denied", said="s2"),
    )
    (row,) = rows(tmp_path, page(text, *said, events=acts))
    assert row["basis"] == "contradiction"


def test_two_who_each_say_that_the_other_did_it(tmp_path: Path) -> None:
    text = "Norway accused Kenya of shelling its positions. Kenya accused Norway of shelling positions on its side."
    said = (
        Said("Norway", "Kenya of shelling its positions", cue="accused"),
        Said("Kenya", "Norway of shelling positions", cue="accused"),
    )
    acts = (
        Did("ASSAULT", "shelling its", "Kenya", "Norway", "occurred", said="s1"),
        Did("ASSAULT", "shelling positions", "Norway", "Kenya", "occurred", said="s2"),
    )
    (row,) = rows(tmp_path, page(text, *said, events=acts))
    assert (row["basis"], row["speaker"], row["other_speaker"]) == ("rival accusation", ["Norway"], ["Kenya"])


@pytest.mark.parametrize(
    ("text", "said", "events"),
    [
        pytest.param(
            "Norway accused Kenya of sinking its trawler. Kenya denied that it had built a bridge.",
            (ACCUSED, Said("Kenya", "that it had built a bridge", "denied")),
            (SUNK,),
            id="another thing",
        ),
        pytest.param(
            "Norway spoke of a trawler and a harbour. Kenya denied that it had a trawler.",
            (Said("Norway", "a trawler and a harbour"), Said("Kenya", "that it had a trawler", "denied")),
            (),
            id="a topic alone",
        ),
        pytest.param(
            "Norway said Kenya sank its trawler. Norway denied that Kenya sank its trawler.",
            (Said("Norway", "Kenya sank its trawler"), Said("Norway", "that Kenya sank its trawler", "denied")),
            (),
            id="one speaker",
        ),
        pytest.param(
            "Norway said Kenya sank its trawler. Anna Berg denied that Kenya sank its trawler.",
            (Said("Norway", "Kenya sank its trawler"), Said("Anna Berg", "that Kenya sank its trawler", "denied")),
            (),
            id="one party",
        ),
        pytest.param(
            "Norway asked Kenya to return its trawler. Kenya denied the request.",
            (Said("Norway", "Kenya to return its trawler"), Said("Kenya", "the request", "denied", "denied")),
            (),
            id="a request refused",
        ),
        pytest.param(
            "Norway greeted Kenya warmly. Kenya disputes this.",
            (Said("Norway", "Kenya warmly", cue="greeted"), Said("Kenya", "this", "denied")),
            (),
            id="a pronoun after no charge",
        ),
        pytest.param(
            "Egypt said that Kenya now denies that any deals on trawlers ever existed.",
            (
                Said("Egypt", "that Kenya now denies that any deals on trawlers ever existed"),
                Said("Kenya", "that any deals on trawlers ever existed", "denied", "denies"),
            ),
            (),
            id="a denial retold",
        ),
        pytest.param(
            "Norway said its army struck Kenya. Kenya said its raid on Norway was an answer.",
            (Said("Norway", "its army struck Kenya"), Said("Kenya", "its raid on Norway was an answer")),
            (
                Did("ASSAULT", "struck", "Norway", "Kenya", "occurred", said="s1"),
                Did("ASSAULT", "raid", "Kenya", "Norway", "occurred", said="s2"),
            ),
            id="each tells of its own blows",
        ),
        pytest.param(
            "Norway said Kenya struck Turkey's port. Kenya said Norway raided Egypt.",
            (Said("Norway", "Kenya struck Turkey's port"), Said("Kenya", "Norway raided Egypt")),
            (
                Did("ASSAULT", "struck", "Kenya", "Turkey", "occurred", said="s1"),
                Did("ASSAULT", "raided", "Norway", "Egypt", "occurred", said="s2"),
            ),
            id="two acts, nobody blamed",
        ),
    ],
)
def test_what_is_no_claim_and_denial(
    tmp_path: Path, text: str, said: tuple[Said, ...], events: tuple[Did, ...]
) -> None:
    assert rows(tmp_path, page(text, *said, events=events)) == []


def test_within_a_state_only_who_is_accused_by_name_denies(tmp_path: Path) -> None:
    text = "Anna Berg accused Lena Dahl of forging the harbour ledger. Lena Dahl denied forging the harbour ledger."
    said = (
        Said("Anna Berg", "Lena Dahl of forging the harbour ledger", cue="accused"),
        Said("Lena Dahl", "forging the harbour ledger.", "denied"),
    )
    (row,) = rows(tmp_path, page(text, *said))
    assert row["other_speaker"] == ["Lena Dahl"]


def test_copies_and_repeats_are_one_claim(tmp_path: Path) -> None:
    pages = [page(BOTH, ACCUSED, DENIED, id=f"p{n}", day=f"2024-04-0{n}", events=(SUNK, NOT_SUNK)) for n in (1, 2, 3)]
    same = tuple(f"p{n}#e{e}" for n in (1, 2, 3) for e in (1, 2))
    (row,) = rows(tmp_path, *pages, same=(same,))
    assert row["page"] == "p1"


def test_the_order_of_adding_makes_no_difference(tmp_path: Path) -> None:
    pages = [page(BOTH, ACCUSED, DENIED, id=f"p{n}", day=f"2024-0{n}-01", events=(SUNK, NOT_SUNK)) for n in (1, 4, 7)]
    one, other = rows(tmp_path / "a", *pages), rows(tmp_path / "b", *reversed(pages))
    assert one == other
    assert len(one) == 3


@pytest.mark.parametrize("row", table("denials"), ids=lambda row: row["kind"])
def test_examples_of_denials_hold_their_words(row: Any) -> None:
    assert re.search(rf"\b(?:{row['pattern']})\b", row["example"], re.I)
