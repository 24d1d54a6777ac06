"""Parties that the page tells elsewhere."""

from tests.events.test_coder import events


def test_a_refusal_answers_the_demand_before_it() -> None:
    text = "France urged Russia to withdraw its troops. Moscow rejected the demand."
    assert events(text) == ["REQUEST FRA>RUS occurred", "REJECT RUS>FRA occurred"]


def test_a_further_threat_is_to_the_same_state() -> None:
    text = "Iran threatened Qatar with sanctions. Later Tehran threatened to respond with force."
    assert events(text)[-1] == "THREATEN IRN>QAT occurred"


def test_a_definite_thing_is_whose_it_was_when_it_was_first_told() -> None:
    text = "The American presence in the north is growing. Israel backs that presence."
    assert events(text) == ["SUPPORT ISR>USA occurred"]


def test_a_strike_nobody_claims_is_theirs_who_are_told_to_strike_there() -> None:
    text = "Turkish jets bombed Syria on Sunday. Syria was bombed again on Monday."
    assert events(text)[-1] == "ASSAULT TUR>SYR occurred"


def test_nothing_is_filled_in_from_other_disputes() -> None:
    text = "France urged Russia to withdraw its troops. Japan rejected the plan."
    assert events(text)[-1] == "REJECT JPN> occurred"


def test_a_denied_strike_does_not_tell_who_launched_an_unclaimed_one() -> None:
    text = "Syria was bombed on Monday. Turkish jets did not bomb Syria, Ankara said."
    assert events(text)[0] == "ASSAULT >SYR occurred"


def test_whoever_is_asked_for_something_is_not_whom_a_later_criticism_means() -> None:
    text = "Iran and Qatar called on Afghanistan to resume talks. Iran and Qatar condemned terrorism in all its forms."
    assert events(text) == ["REQUEST IRN,QAT>AFG occurred", "ACCUSE IRN,QAT> occurred"]


def test_those_who_criticise_together_are_not_at_odds() -> None:
    text = "Iran and Qatar condemned the attack. Later Qatar denied the reports."
    assert events(text)[-1] == "REJECT QAT> occurred"


def test_whoever_alone_strikes_killed_those_of_whom_nothing_else_is_told() -> None:
    text = "Syrian forces launched an offensive on Idlib on Sunday. At least 14 civilians were killed on Monday."
    assert events(text)[-1] == "ASSAULT SYR>SYR occurred"


def test_both_sides_are_asked_for_a_truce() -> None:
    text = "Kenyan troops shelled Somalia on Sunday. The UN Security Council demanded a ceasefire."
    assert events(text)[-1] == "REQUEST United Nations Security Council>KEN,SOM occurred"


def test_a_massacre_is_not_theirs_who_strike_back() -> None:
    text = "India struck Pakistan on Wednesday. The strike came after last month's massacre of tourists."
    assert not any(told.startswith("ASSAULT IND>tourists") for told in events(text))


def test_who_gives_in_gives_in_to_who_asked() -> None:
    text = "France urged Russia to withdraw its troops. Moscow agreed to the withdrawal on Sunday."
    assert events(text)[-1] == "AGREE RUS>FRA occurred"


def test_victims_of_no_place_are_of_the_state_that_the_same_side_strikes() -> None:
    text = "Russia attacked Ukraine again on Monday. On Sunday Russian missiles killed four people."
    assert events(text)[-1] == "ASSAULT RUS>UKR occurred"
