import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actors.reading import read


def test_actors_are_numbered_in_order_of_first_mention() -> None:
    reading = read("Kenya met Uganda. Uganda thanked Kenya.")
    assert [(a.id, a.name) for a in reading.actors.records] == [("a1", "Kenya"), ("a2", "Uganda")]


def test_at_gives_the_innermost_mention_that_covers_a_token() -> None:
    reading = read("Foreign Minister Marta Ilves met Kenya's envoy.")
    foreign = next(t.i for t in reading.parse.doc if t.text == "Foreign")
    assert reading.actors.get(reading.actors.at(foreign)[0]).name == "Marta Ilves"


def test_at_gives_nothing_where_nobody_is_meant() -> None:
    assert read("Rain fell on Monday.").actors.at(0) == ()


def test_get_refuses_an_unknown_id() -> None:
    with pytest.raises(KeyError):
        read("Kenya agreed.").actors.get("a9")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "’s", "The", "A. B. C.", "who", "US-", "of the of the"])
def test_any_text_is_accepted(text: str) -> None:
    read(text, "2024-05-16")


WORDS = [
    "The",
    "US",
    "US-backed",
    "president",
    "Xi",
    "Putin",
    "Kenya",
    "’s",
    "and",
    ",",
    "of",
    "two",
    "leaders",
    "“",
    "”",
]
WORDS += [
    "he",
    "its",
    "who",
    "which",
    "said",
    "Lt.",
    "Col.",
    "rebels",
    "troops",
    "in",
    "Moscow",
    ".",
    "former",
    "al-",
    "\n\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_spans_lie_inside_the_text_and_reading_twice_gives_the_same(words: list[str]) -> None:
    text = " ".join(words)
    first, second = read(text, "2024-05-16"), read(text, "2024-05-16")
    assert first.actors.records == second.actors.records
    assert all(0 <= start < end <= len(text) for a in first.actors.records for start, end in a.mentions)
    assert all(m.start <= m.head < m.end for m in first.actors.mentions)
