"""Quotations: where they begin and end, whatever the marks, and which are whole utterances."""

import pytest

from dragoman.language import parse
from dragoman.language.quotations import quoted_spans


def spans(text: str) -> list[tuple[str, bool]]:
    return [(text[q.start : q.end], q.whole) for q in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("He said: “We will go.”", "“We will go.”"),
        ('He said: "We will go."', '"We will go."'),
        ('He said: “We will go."', '“We will go."'),
        ('He said: "We will go.”', '"We will go.”'),
        ("He said: ''We will go.''", "''We will go.''"),
        ("He said: ``We will go.''", "``We will go.''"),
        ("He said: «We will go.»", "«We will go.»"),
        ("He said: „We will go.“", "„We will go.“"),
        ("He said: ‘We won’t go.’", "‘We won’t go.’"),
        ("He said: “We will go.", "“We will go."),
    ],
)
def test_marks_of_every_house_and_mixed_ones_make_a_quotation(text: str, quotation: str) -> None:
    assert spans(text) == [(quotation, True)]


@pytest.mark.parametrize("text", ["The ministers’ plan wasn’t his.", "It was 5' 10\" tall", "’Tis the farmers’ vote."])
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("“Nonsense,” the judge said.", True),
        ("“We will go,” he said.", True),
        ("The two declared a “no limits” partnership.", False),
        ("He called it a “massacre.”", False),
        ("He said. “Never.”", True),
    ],
)
def test_whole_utterances_are_told_from_quoted_words(text: str, whole: bool) -> None:
    assert [w for _, w in spans(text)] == [whole]


def test_an_open_quotation_ends_where_a_new_line_opens_another() -> None:
    assert [q for q, _ in spans("“We will go. We must.\n“And we will stay.”")] == [
        "“We will go. We must.",
        "“And we will stay.”",
    ]


def test_the_clause_before_a_colon_carries_its_quotation() -> None:
    doc = parse("The letter goes on to say: “The tax wants to punish us. It goes far.”").doc
    goes = next(token for token in doc if token.text == "goes")
    wants = next(token for token in doc if token.text == "wants")
    assert goes.dep_ == "ROOT"
    assert (wants.dep_, wants.head.i) == ("ccomp", goes.i)
