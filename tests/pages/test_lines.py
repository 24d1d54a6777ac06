"""Characters, lines and paragraphs of plain text."""

from __future__ import annotations

import pytest

from dragoman.pages.lines import is_sentence, is_wrapped, paragraphs, tidy


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\u00a0b\u2009c", "a b c"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u00adb\u200bc\ufeff", "abc"),
        ("a\x00b\x1bc", "abc"),
        ("\x93a\x94 \x97 b", "“a” — b"),
        ("\ud83d\ude00 \ud83d", "😀 \ufffd"),
    ],
)
def test_tidy(text: str, clean: str) -> None:
    assert tidy(text) == clean


def test_paragraphs_are_parted_by_blank_lines_and_by_lines() -> None:
    assert paragraphs("One.\n\n\nTwo.\n \nThree.\nFour.") == ["One.", "Two.", "Three.", "Four."]


def test_hard_wrapped_lines_are_joined_also_without_blank_lines() -> None:
    lines = [
        "The head of the university where students were told their work would be",
        "            watched has himself been accused of copying.",
        "            He was removed from the chairmanship of a national commission of education",
        "            on Thursday, officials said.",
    ]
    assert is_wrapped(lines)
    assert len(paragraphs("\n".join(lines))) == 2


def test_lines_that_end_as_sentences_do_are_not_joined() -> None:
    text = "The ministers of both countries met in Oslo on Monday.\nThe accord lets ships fish in both waters again."
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize("line", ["The ministers met in Oslo.", "“We have found a way.”", "He had this to say:"])
def test_sentences(line: str) -> None:
    assert is_sentence(line)


@pytest.mark.parametrize(
    "line", ["Home", "World News", "Sign in to your account", "Skip to content", "Politics & Policy"]
)
def test_lines_of_menus_are_not_sentences(line: str) -> None:
    assert not is_sentence(line)
