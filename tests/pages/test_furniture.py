"""Lines that are not the article."""

from __future__ import annotations

import time

import pytest

from dragoman.lexicon import Row, table
from dragoman.pages.credits import credit, dateline
from dragoman.pages.furniture import furniture
from dragoman.pages.names import name_line, signature
from dragoman.pages.published import day_in_line


@pytest.mark.parametrize("row", table("furniture"), ids=lambda row: str(row.line))
def test_every_pattern_takes_its_example(row: Row) -> None:
    found = furniture(row["example"])
    assert found is not None
    assert row["effect"] in ("drop", "end")


@pytest.mark.parametrize(
    "line",
    [
        "The ministers met in Oslo on Monday.",
        "Support for the accord is growing among members of parliament, according to a survey published this week.",
        "Read out in parliament, the letter said that the talks would go on.",
        "Follow-up talks are planned for June, the minister said.",
        "Related talks in Geneva failed last year, and both sides blamed each other for it.",
        "“Share the burden,” the minister told his colleagues in Brussels.",
        "More than 20 people were killed, officials said.",
        "Comments by the minister angered Peru.",
        "A rising tide of violence",
        "What the accord says",
        "Next steps",
        "Copyright law was not discussed, the spokesman said in Geneva." * 12,
        "",
    ],
)
def test_the_article_is_no_furniture(line: str) -> None:
    assert furniture(line) is None


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Article Topic Follows: CNN - World", "section", "CNN - World"),
        (
            "News Channel 9 is committed to providing a forum for civil and constructive conversation.",
            "publisher",
            "News Channel 9",
        ),
        ("© 2024 The Daily Map. All rights reserved.", "rights", "© 2024 The Daily Map. All rights reserved."),
    ],
)
def test_furniture_gives_fields_of_the_envelope(line: str, field: str, value: str) -> None:
    found = furniture(line)
    assert found is not None
    assert dict(found.fields)[field] == value


PIECES = ("a", "x", "share", "share ", "email", "in", "by ", "*", "* ", ". ", "A ", "© ", "(a", "10 ", "AP ", "of Ab ")


@pytest.mark.parametrize("piece", PIECES)
def test_no_line_keeps_the_patterns_busy(piece: str) -> None:
    """Patterns are tried on every line of every page: one that backtracks without end would stop a whole archive."""
    for end in ("", "!", "é("):
        line = (piece * 800)[:700] + end
        start = time.process_time()
        furniture(line)
        credit(line)
        signature(f"By {line}")
        name_line(line)
        dateline((line,))
        day_in_line(line)
        assert time.process_time() - start < 1


def test_a_note_of_a_correction_is_not_the_article_however_long() -> None:
    note = "An earlier version of this article said that three envoys had been recalled. " + "It was two of them. " * 12
    found = furniture(note)
    assert found is not None
    assert found.kind == "correction"
    assert furniture("Correction of the border took three years, the minister said.") is None
