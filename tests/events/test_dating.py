"""When events happened, on a page of Thursday, 16 May 2024."""

import pytest

from dragoman import read

Days = tuple[str | None, str | None]


def days(text: str, published: str | None = "2024-05-16") -> list[Days]:
    return [(event.start, event.end) for event in read(text, published=published).events]


TUESDAY = ("2024-05-14", "2024-05-14")
LEAD = ("2024-05-15", "2024-05-16")
NONE = (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia attacked Ukraine on Tuesday.", [TUESDAY]),
        ("Russia attacked Ukraine from Monday to Tuesday.", [("2024-05-13", "2024-05-14")]),
        ("France agreed on Tuesday to send Ukraine weapons by 2030.", [TUESDAY]),
        ("Russia attacked Ukraine earlier this week.", [("2024-05-13", "2024-05-16")]),
        ("“We will not accept Russia's demands,” Ukrainian President Zelenskyy said on Tuesday.", [TUESDAY]),
    ],
)
def test_the_words_of_the_clause_or_of_the_saying_give_the_day(text: str, expected: list[Days]) -> None:
    assert days(text) == expected


def test_a_definite_noun_has_the_day_of_the_act_that_it_refers_to() -> None:
    text = "Russia attacked Ukraine on Tuesday. Three Ukrainian soldiers were killed in the attack."
    assert days(text) == [TUESDAY, TUESDAY]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("It accused Poland of spying.", TUESDAY),
        ("Russia also accused Poland of spying.", TUESDAY),
        ("Russia, which invaded in 2022, accused Poland of spying.", TUESDAY),
        ("Before Sunday's vote, Russia accused Poland of spying.", TUESDAY),
        ("Russia had accused Poland of spying.", NONE),
        ("Russia has often accused Poland of spying.", NONE),
        ("Germany accused Poland of spying.", NONE),
        ("The talks ended on Sunday. Russia accused Poland of spying.", NONE),
    ],
)
def test_the_story_goes_on_for_one_actor_until_another_time_is_told(after: str, expected: Days) -> None:
    assert days(f"Russia urged Ukraine on Tuesday to withdraw its troops. {after}")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia attacked Ukraine.", LEAD),
        ("Russia has accused Poland of spying.", LEAD),
        ("Russia attacked Ukraine, officials said.", LEAD),
        ("Russia's attacks on Ukraine have frightened investors.", NONE),
        ("Officials said that Russia attacked Ukraine.", NONE),
        ("Russia had attacked Ukraine.", NONE),
        ("Trade began in 2019. Russia attacked Ukraine.", NONE),
    ],
)
def test_a_lead_without_a_time_tells_of_the_day_of_publication_or_the_day_before(text: str, expected: Days) -> None:
    assert days(text)[-1] == expected


def test_a_page_without_a_date_dates_nothing_by_its_lead() -> None:
    assert days("Russia attacked Ukraine.", None) == [NONE]
