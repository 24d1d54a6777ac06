"""Whom an act concerns: not its actor, his means or his own; who must meet a condition; the actor's own country."""

import pytest

from tests.events.test_coder import events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya mobilized its army.", ["MOBILIZE KEN> occurred"]),
        ("Australia is willing to withdraw its troops from Iraq.", ["AGREE AUS>IRQ occurred"]),
        ("President Obama offered to send troops to Uganda.", ["AGREE USA>UGA occurred"]),
        ("Russia threatened to stop negotiations if the United States deploys arms.", ["THREATEN RUS>USA occurred"]),
    ],
)
def test_own_forces_and_means_are_no_recipients(text: str, expected: list[str]) -> None:
    assert events(text) == expected


def test_what_two_states_agree_on_has_no_recipient_among_their_own() -> None:
    assert events("The Turkish and Greek sides of the island of Cyprus agreed to share information.") == [
        "AGREE GRC,TUR> occurred"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indian authorities imposed a curfew in Kashmir.", ["COERCE IND>IND occurred"]),
        ("A Venezuelan court banned national newspapers.", ["COERCE VEN>VEN occurred"]),
        ("Iraqi troops launched an assault on Mosul.", ["ASSAULT IRQ>IRQ occurred"]),
    ],
)
def test_authorities_reach_their_own_country(text: str, expected: list[str]) -> None:
    assert events(text) == expected


def test_rebels_in_power_nowhere_have_no_country_of_their_own_to_rule() -> None:
    assert events("Colombian rebels arrested twelve farmers.")[0].startswith("COERCE COL>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parliament in Kenya passed a resolution criticizing Chad.", "ACCUSE"),
        ("The missiles fired by the Israeli military struck a depot of the Syrian army.", "ASSAULT ISR>SYR occurred"),
        ("A Saudi-led strike killed forty Yemeni children.", "ASSAULT SAU>YEM occurred"),
        ("The port of Mariupol is under fire from Russian artillery.", "ASSAULT RUS>UKR occurred"),
    ],
)
def test_who_stands_behind_a_thing_that_acts(text: str, expected: str) -> None:
    assert any(found.startswith(expected) for found in events(text))


def test_a_raid_takes_the_target_that_its_sentence_adds() -> None:
    assert events("Iraqi warplanes carried out a raid, targeting Iranian troops.") == ["ASSAULT IRQ>IRN occurred"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya agreed to send aid to Somalia and Chad.", "AGREE KEN>SOM,TCD occurred"),
        ("The council put off the vote. Kenya delayed the vote after Russian objections.", "REJECT RUS>KEN occurred"),
        ("Kenyan units threatened to shell British troops if Chad attacked.", "THREATEN KEN>GBR occurred"),
        ("Syria threatened to respond in case Turkish jets are seen.", "THREATEN SYR>TUR occurred"),
        ("Kenya decided to ease some of its restrictions on assistance to Chad.", "CONCEDE KEN>TCD occurred"),
        ("The Latvian court cancelled restrictions on the use of the Russian language.", "CONCEDE LVA> occurred"),
        ("Kenyan police prevented a march staged by students.", "COERCE KEN>KEN occurred"),
        ("The deployment of NATO troops began.", "MOBILIZE NATO troops> occurred"),
        ("Rebels killed the deputy chief of Israel's militia ally.", "ASSAULT rebels> occurred"),
    ],
)
def test_whom_an_act_concerns_and_whom_it_only_names(text: str, expected: str) -> None:
    assert expected in events(text)


def test_crowds_of_a_protest_are_of_the_place() -> None:
    assert events("Demonstrations against the president erupted in Lima.")[0].startswith("PROTEST PER>")


def test_own_governments_are_the_speakers() -> None:
    text = "“Our government will respond if Israel attacks,” Vladimir Putin said."
    assert events(text) == ["THREATEN RUS>ISR occurred"]
