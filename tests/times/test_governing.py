"""Which expression of time governs the clause of an event."""

import pytest

from dragoman.language import parse
from dragoman.times import find, governing
from tests.times.made import THURSDAY


def governed(text: str, word: str) -> str | None:
    parsed = parse(text)
    token = next(token for token in parsed.doc if token.text == word)
    time = governing(parsed, token, find(parsed, THURSDAY))
    return text[time.span[0] : time.span[1]] if time else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Israel struck Gaza on Friday.", "struck", "Friday"),
        ("Since the February 2022 invasion of Ukraine, aid has grown.", "invasion", "February 2022"),
        ("Moscow hailed it in Thursday's joint statement.", "statement", "Thursday"),
        ("The two sides held talks in Geneva on Friday.", "talks", "Friday"),
        ("The sides agreed on Monday to send troops.", "send", "Monday"),
        ("Israel struck Gaza on Friday, killing 12 people.", "killing", "Friday"),
        ("On Thursday, Xi met Putin and signed a statement.", "signed", "Thursday"),
        ("Speaking in Kyiv on Tuesday, Blinken pledged aid.", "pledged", "Tuesday"),
        ("An attack on Sunday killed three soldiers.", "killed", "Sunday"),
        ("In a call on Sunday, Merkel urged Putin to hold fire.", "urged", "Sunday"),
        ("Officials said Thursday that Russia attacked Kyiv on Monday.", "attacked", "Monday"),
        ("Elections are due in May.", "Elections", "May"),
        ("US forces withdrew in August 2021, when the Taliban seized Kabul.", "seized", "August 2021"),
        ("The summit will take place on June 15 in Switzerland.", "summit", "June 15"),
        ("He left for Syria to join the group in 2015.", "left", "2015"),
        ("The council voted for a truce on Saturday.", "voted", "Saturday"),
        ("They recalled the July 25 call to Kyiv when he asked for help.", "asked", "July 25"),
        ("Three were killed when gunmen stormed a post on Monday.", "killed", "Monday"),
        ("Japan lodged a protest with China on Tuesday.", "protest", "Tuesday"),
        ("Russia had vowed to strike back for an attack Friday", "attack", "Friday"),
        ("He advocated revising it during last month's debate.", "advocated", "last month"),
        ("They pledged to deepen their partnership on Thursday.", "pledged", "Thursday"),
    ],
)
def test_governing(text: str, trigger: str, expected: str) -> None:
    assert governed(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Russia attacked Kyiv, officials said Thursday.", "attacked"),
        ("The minister resigned after the parliament voted on Monday.", "resigned"),
        ("The US condemned the attack on Friday.", "attack"),
        ("Trade has grown since 2022.", "grown"),
        ("The truce lasted two weeks.", "lasted"),
        ("By 2030, China plans to peak emissions.", "plans"),
        ("He met her. They spoke on Monday.", "met"),
    ],
)
def test_times_of_other_clauses_do_not_govern(text: str, trigger: str) -> None:
    assert governed(text, trigger) is None
