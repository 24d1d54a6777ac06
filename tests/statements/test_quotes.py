"""Quotations: split, resumed, over several paragraphs, floating, in odd marks."""

import pytest

from tests.statements.reading import tell


def contents(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(t.who, t.cue, t.what) for t in tell(text)]


def test_a_quotation_split_by_its_cue_is_one_statement() -> None:
    text = "“If they come,” the general said, “we will fight.”"
    assert contents(text) == [("the general", "said", ("“If they come,”", "“we will fight.”"))]


def test_a_quotation_resumed_after_its_cue_is_one_statement() -> None:
    text = "“The army has left,” the mayor said. “Nobody stayed behind.”"
    assert contents(text) == [("the mayor", "said", ("“The army has left,”", "“Nobody stayed behind.”"))]


def test_a_quotation_over_several_paragraphs_is_one_statement() -> None:
    text = (
        "“It is not too late,” the mayor said. “We can still talk.\n\n“And we will come to Geneva.”\n\nThe talks begin."
    )
    told = contents(text)
    assert told == [
        ("the mayor", "said", ("“It is not too late,”", "“We can still talk", "“And we will come to Geneva.”"))
    ]


def test_a_quotation_alone_in_its_paragraph_goes_to_the_speaker_before() -> None:
    text = "The mayor said on Friday that the town was empty.\n\n“Nobody stayed behind when the army left.”"
    assert contents(text)[1] == ("The mayor", None, ("“Nobody stayed behind when the army left.”",))


def test_a_colon_gives_the_quotation_after_it_to_its_sentence() -> None:
    text = "Putin spoke first. The mayor had one message: “We will never leave this town.”"
    assert contents(text) == [("The mayor", ":", ("“We will never leave this town.”",))]


def test_a_cue_in_the_paragraph_before_a_colon_leads_to_a_quotation() -> None:
    text = "The mayor added:\n\n“We will never leave this town.”"
    assert contents(text) == [("The mayor", "added", ("“We will never leave this town.”",))]


def test_a_name_and_a_colon_lead_to_a_quotation() -> None:
    assert contents("Vladimir Putin: “We will never leave.”")[0][0] == "Vladimir Putin"


def test_two_names_with_colons_in_a_paragraph_are_two_speakers() -> None:
    text = "Merkel and Putin spoke. Merkel: “We will talk to everybody.” Putin: “We will never leave.”"
    assert [t.who for t in tell(text)] == ["Merkel", "Putin"]


@pytest.mark.parametrize(
    "text",
    [
        "“We will go,” the mayor said when asked whether he would leave.",
        "“We will go,” the mayor told the crowd watching at home.",
        "On the day of the raid, the mayor said of the town, “We will go.”",
    ],
)
def test_a_quotation_leaves_out_what_tells_of_its_saying(text: str) -> None:
    assert ("“We will go,”",) in [t.what for t in tell(text)] or ("“We will go.”",) in [t.what for t in tell(text)]


def test_a_quotation_goes_on_after_a_lesser_cue_in_the_speakers_clause() -> None:
    text = "“Nobody helps us,” said Ann Lee, who said she would not vote. “They just left us here.”"
    assert tell(text)[0].what == ("“Nobody helps us,”", "“They just left us here.”")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mayor shook her head and said, “No.”", ("The mayor", "said", ("“No.”",))),
        ("“We will never leave this town.” Putin said.", ("Putin", "said", ("“We will never leave this town.”",))),
        (
            "The vote drew anger (“I want my money back,” wrote Edward Nelson), and the union fell.",
            ("Edward Nelson", "wrote", ("“I want my money back,”",)),
        ),
    ],
)
def test_quotations_led_by_a_comma_or_ended_by_a_stop_or_in_brackets_have_their_speaker(
    text: str, told: tuple[str, str, tuple[str, ...]]
) -> None:
    assert told in contents(text)


def test_any_verb_beside_a_quotation_that_calls_gives_it_its_speaker() -> None:
    assert contents("“We will never leave this town!” laughed the mayor.")[0][0] == "the mayor"


def test_the_verb_after_a_quotation_claims_it_before_the_speaker_above_does() -> None:
    text = "“It is too early,” said one diplomat.\n\n“It may never come,” added another diplomat."
    assert [t.who for t in tell(text)] == ["one diplomat", "another diplomat"]


@pytest.mark.parametrize(
    "text",
    [
        '“We will go," the mayor said.',
        '"We will go,” the mayor said.',
        "''We will go,'' the mayor said.",
        "``We will go,'' the mayor said.",
        "«We will go,» the mayor said.",
        "‘We will go,’ the mayor said.",
        "„We will go,“ the mayor said.",
    ],
)
def test_any_style_of_marks_is_direct_speech(text: str) -> None:
    (told,) = tell(text)
    assert (told.who, told.cue, told.form) == ("the mayor", "said", "direct")


def test_short_utterances_are_direct_speech() -> None:
    (told,) = tell("“Nonsense,” the judge said.")
    assert (told.who, told.what, told.form) == ("the judge", ("“Nonsense,”",), "direct")


@pytest.mark.parametrize("said", ["I think we will win", "people say we will win", "you know we will win"])
def test_what_nobody_named_says_inside_a_quotation_is_no_statement_of_its_own(said: str) -> None:
    assert len(tell(f"“{said},” the mayor said.")) == 1


def test_a_named_source_inside_a_quotation_is_a_statement_of_its_own() -> None:
    text = "“Moscow said the talks had failed,” the mayor told reporters."
    assert [t.who for t in tell(text)] == ["the mayor", "Moscow"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("She met Mike Lee, who declared in the debate hall, “I am sending a signal that we can unite.”", "who"),
        (
            "Mr. Cruz seemed to mock the talk, saying at one point, “The answer is not to yell. We must act.”",
            "Mr. Cruz",
        ),
        (
            "But Sen. Ann Durbin, noting the size of the following, said, “Let me tell you, she has got an idea, and "
            "if she decides to use it that creates an opportunity.”",
            "Sen. Ann Durbin",
        ),
        ("“What if the mayor had lessons?” the 43-year-old asked in the video’s description.", "the 43-year-old"),
    ],
)
def test_a_quotation_finds_its_verb_past_where_and_when(text: str, speaker: str) -> None:
    quotation = text[text.index("“") : text.index("”") + 1]
    assert (speaker, (quotation,)) in [(source, content) for source, _, content in contents(text)]


def test_a_question_before_an_answer_is_no_content() -> None:
    assert contents("Asked whether he would run, Smith said no.") == []
