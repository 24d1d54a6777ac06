"""Events: one act, one record, with the parties and the status that the words give."""

import pytest

from dragoman import Report, read
from dragoman.report import Event


def codes(report: Report, ids: tuple[str, ...]) -> str:
    actors = {actor.id: actor for actor in report.actors}
    return ",".join(sorted(actors[i].country or actors[i].name for i in ids))


def told(report: Report, event: Event) -> str:
    return f"{event.type} {codes(report, event.actor)}>{codes(report, event.recipient)} {event.status}"


def events(text: str, published: str | None = None) -> list[str]:
    report = read(text, published=published)
    return [told(report, event) for event in report.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia attacked Ukraine.", ["ASSAULT RUS>UKR occurred"]),
        ("Ukraine was attacked by Russia.", ["ASSAULT RUS>UKR occurred"]),
        ("Turkey launched an offensive against Syria.", ["ASSAULT TUR>SYR occurred"]),
        ("Beijing has never condemned Russia's invasion.", ["ACCUSE CHN>RUS denied"]),
        ("France urged Russia to withdraw its troops.", ["REQUEST FRA>RUS occurred"]),
        ("Kenya must release the prisoners, Uganda said.", ["REQUEST UGA>KEN occurred"]),
        ("Did Russia attack Ukraine?", []),
        ("If Iran attacks Israel, oil will be dear.", []),
        ("Oman's foreign minister came to praise Yemen.", ["SUPPORT OMN>YEM occurred"]),
        ("Oman's foreign minister did not come to praise Yemen.", []),
    ],
)
def test_an_act_its_parties_and_its_status(text: str, expected: list[str]) -> None:
    assert events(text) == expected


def test_the_parties_of_a_meeting_are_all_actors() -> None:
    report = read("The presidents of Peru and Chile met in Lima.")
    assert [e.type for e in report.events] == ["CONSULT"]
    assert report.events[0].recipient == ()


def test_what_is_alleged_is_an_event_of_its_own_linked_to_its_statement() -> None:
    report = read("Kyiv accused Moscow of shelling hospitals.")
    accusation, act = report.events
    assert (accusation.type, act.type) == ("ACCUSE", "ASSAULT")
    statement = next(s for s in report.statements if s.id == act.statement)
    assert codes(report, statement.source) == "UKR"


def test_help_that_a_speaker_promises_is_an_agreement_to_give_it() -> None:
    assert events("France said it would send weapons to Ukraine.") == ["AGREE FRA>UKR occurred"]


def test_an_act_after_the_day_of_publication_is_planned() -> None:
    found = events("Chinese leader Xi Jinping visits Hungary on May 20.", published="2024-05-16")
    assert found == ["CONSULT CHN>HUN planned"]


def test_a_state_named_only_through_a_place_rests_on_the_words_of_the_place() -> None:
    report = read("British Prime Minister Keir Starmer visited Oslo.")
    host = next(actor for actor in report.actors if actor.country == "NOR")
    assert [report.quote(span) for span in host.mentions] == ["Oslo"]


def test_a_definite_noun_finds_its_parties_in_the_act_it_refers_to() -> None:
    report = read("Russia attacked Ukraine on Friday. The attack killed ten people in Kharkiv.")
    assert {codes(report, e.actor) for e in report.events if e.type == "ASSAULT"} == {"RUS"}


def test_two_sentences_never_share_an_event() -> None:
    assert events("Iran met Iraq on Monday. Israel attacked Syria.") == [
        "CONSULT IRN,IRQ> occurred",
        "ASSAULT ISR>SYR occurred",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The striker attacked the goal in the second half.",
        "The company launched a campaign to sell shoes.",
        "A storm struck the coast and killed three people.",
        "The critic attacked the film.",
    ],
)
def test_sport_business_weather_and_art_are_no_events(text: str) -> None:
    assert events(text) == []


def test_confidence_and_scales_stay_in_their_bounds() -> None:
    report = read("Russia attacked Ukraine. The UN condemned the attack. China and Russia may meet.")
    assert all(0 < e.confidence < 1 for e in report.events)
    assert all(e.intensity is not None and -10 <= e.intensity <= 10 for e in report.events)
    assert all(e.cameo for e in report.events)
