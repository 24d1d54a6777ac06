"""Statements: sources, cues, contents, form, via and polarity of whole sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.statements.reading import Told, names, read, tell

SCRAPS = st.text(alphabet=st.sampled_from(list("ab Th.,\"“”‘’'\n «»:!—-()")), max_size=60)
WORDS = st.lists(
    st.sampled_from(
        ["“", "”", '"', ",", ".", ":", "\n\n", "he", "said", "that", "Iran", "will go", "according", "to", "Tass", "—"]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(SCRAPS | WORDS)
def test_odd_marks_never_stop_the_reader_and_spans_lie_inside(text: str) -> None:
    _, _, found = read(text)
    for record in found.records:
        spans = [*record.content, *(span for span in (record.source_span, record.cue) if span)]
        assert record.content
        assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [record.id for record in found.records] == [f"s{n + 1}" for n in range(len(found.records))]


def test_the_same_text_gives_the_same_statements() -> None:
    text = "“We will go,” he said. Moscow denied it.\n\n“We will stay,” said the mayor."
    assert read(text)[2].records == read(text)[2].records


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Iran said that the talks had failed.",
            Told("Iran", "said", ("that the talks had failed",), "indirect", None, "asserted"),
        ),
        (
            "The talks had failed, Iran said on Friday.",
            Told("Iran", "said", ("The talks had failed",), "indirect", None, "asserted"),
        ),
        (
            "The spokesman has repeatedly said the “so-called talks” had failed.",
            Told(
                "The spokesman",
                "has repeatedly said",
                ("the “so-called talks” had failed",),
                "mixed",
                None,
                "asserted",
            ),
        ),
        (
            "Moscow denied that its troops had shot at the ship.",
            Told("Moscow", "denied", ("that its troops had shot at the ship",), "indirect", None, "denied"),
        ),
        (
            "The spokesman did not say whether the minister would travel.",
            Told("The spokesman", "did not say", ("whether the minister would travel",), "indirect", None, "doubted"),
        ),
        (
            "She would not say whether the talks had failed.",
            Told("She", "would not say", ("whether the talks had failed",), "indirect", None, "doubted"),
        ),
        (
            "The council called for the fighting to stop.",
            Told("The council", "called for", ("the fighting to stop",), "indirect", None, "asserted"),
        ),
        (
            "Beijing slammed the decision as unfair.",
            Told("Beijing", "slammed", ("the decision as unfair",), "indirect", None, "asserted"),
        ),
        (
            "The minister called the raid a “massacre”.",
            Told("The minister", "called", ("the raid a “massacre”",), "mixed", None, "asserted"),
        ),
        (
            "Fifty people had died, according to the health ministry.",
            Told("the health ministry", "according to", ("Fifty people had died",), "indirect", None, "asserted"),
        ),
        (
            "The ministry issued a statement saying the ship was safe.",
            Told("The ministry", "saying", ("the ship was safe",), "indirect", None, "asserted"),
        ),
        (
            "He pointed to a rise that officials say is due to the war.",
            Told("officials", "say", ("is due to the war",), "indirect", None, "asserted"),
        ),
    ],
)
def test_one_sentence_tells_one_statement(text: str, told: Told) -> None:
    assert told in tell(text)


@pytest.mark.parametrize(
    "text",
    [
        "Beijing has never condemned the invasion.",
        "If the president says he will resign, markets will fall.",
        "The minister might say that the talks had failed.",
        "The minister will announce new sanctions on Friday.",
        "He refused to say that the war was over.",
        "The so-called “peace plan” was signed on Friday.",
        "Ministers were told that the plan had failed.",
        "She called him on Friday.",
        "No official has said that the talks had failed.",
        "The premier dismissed his defence minister.",
    ],
)
def test_no_statement_where_nobody_states_anything(text: str) -> None:
    assert tell(text) == []


def test_according_to_an_agency_after_a_statement_is_who_relayed_it() -> None:
    text = "Putin hailed the pact, noting that trade had grown, according to Russian state media Tass."
    assert [(t.who, t.cue, t.via) for t in tell(text)] == [("Putin", "hailed", "Tass"), ("Putin", "noting", "Tass")]


@pytest.mark.parametrize(
    "text",
    [
        "Tass quoted Putin as saying that the talks had failed.",
        "Putin was quoted by Tass as saying that the talks had failed.",
    ],
)
def test_quoted_as_saying_gives_the_speaker_and_who_relayed_him(text: str) -> None:
    assert [(t.who, t.what, t.via) for t in tell(text)] == [("Putin", ("that the talks had failed",), "Tass")]


def test_statements_told_inside_a_statement_are_recorded_and_the_innermost_holds_a_token() -> None:
    text = "Iran said Israel had denied that its jets bombed the camp."
    parsed, _, found = read(text)
    bombed = next(token.i for token in parsed.doc if token.text == "bombed")
    said = next(token.i for token in parsed.doc if token.text == "had")
    inner, outer = found.at(bombed), found.at(said)
    assert inner is not None
    assert outer is not None
    assert (found.polarity(outer.id), found.polarity(inner.id)) == ("asserted", "denied")


def test_the_cue_and_the_speaker_are_found_by_token() -> None:
    parsed, cast, found = read("“We will go,” Vladimir Putin said.")
    we, said = parsed.doc[1], next(token for token in parsed.doc if token.text == "said")
    assert [cast.get(actor).name for actor in found.speaker(we.i)] == ["Vladimir Putin"]
    assert found.cue_at(said.i) == found.records[0]
    assert found.at(said.i) is None
    assert found.speaker(said.i) == ()


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Israel said its jets had bombed the camp, and vowed to continue.", "Israel"),
        ("Fedorov told reporters that Syrsky had blocked his plans, and accused the general of corruption.", "Fedorov"),
        ("Letts said he was pleased and blamed his reaction on the airstrikes.", "he"),
    ],
)
def test_a_second_verb_goes_with_the_speaker_that_its_tense_fits(text: str, second: str) -> None:
    assert tell(text)[1].who == second


def test_a_participle_after_a_comma_leaves_the_content_before_it() -> None:
    first, second = tell("Ja’afari said the fight would continue, noting that the truce excluded the group.")
    assert first.what == ("the fight would continue",)
    assert (second.who, second.what) == ("Ja’afari", ("that the truce excluded the group",))


def test_several_speakers_at_once_are_all_the_source() -> None:
    text = (
        "Xi Jinping and Vladimir Putin met in Beijing. The two leaders said in a joint statement that ties were strong."
    )
    assert names(text)[0] == ("Xi Jinping", "Vladimir Putin")


def test_a_statement_that_speaks_stands_for_those_who_released_it() -> None:
    text = (
        "Xi Jinping and Vladimir Putin met in Beijing.\n\n"
        "A joint statement released by the two leaders laid out their plans.\n\n"
        "The statement proclaimed that ties had stood “the test of time.”"
    )
    assert names(text)[-1] == ("Xi Jinping", "Vladimir Putin")


def test_another_document_stands_for_nobody_known() -> None:
    text = "Xi Jinping published a letter on trade. A report said exports had fallen."
    assert names(text)[-1] == ()


def test_a_possessor_is_no_source_of_what_others_say() -> None:
    assert names("Kyiv’s allies said that the talks had failed.")[0] != ("Ukraine",)
    assert names("Vladimir Putin’s office said that the talks had failed.")[0] == ("Vladimir Putin",)
