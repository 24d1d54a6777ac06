"""The parse: offsets, sentences, quotations parsed apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import parse

SCRAPS = st.text(alphabet=st.sampled_from(list("ab Th.,\"“”‘’'\n «»:!—-()")), max_size=80)


@settings(max_examples=60, deadline=None)
@given(SCRAPS)
def test_any_text_is_parsed_and_spans_lie_inside(text: str) -> None:
    parsed = parse(text)
    assert parsed.doc.text == text
    assert all(0 <= start < end <= len(text) for start, end in parsed.sentences)
    assert list(parsed.sentences) == sorted(parsed.sentences)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in parse(text).sentences]


def test_a_quotation_of_two_sentences_keeps_its_cue_with_the_last() -> None:
    text = "“China hopes for peace. It plays a role,” Xi said."
    assert sentences(text) == ["“China hopes for peace.", "It plays a role,” Xi said."]


def test_a_quotation_hangs_on_its_cue_as_a_complement() -> None:
    doc = parse("“We think such alliances harmful,” Putin said after meetings.").doc
    think = next(t for t in doc if t.text == "think")
    assert (think.dep_, think.head.text) == ("ccomp", "said")


def test_paragraphs_never_share_a_sentence() -> None:
    assert sentences("A subhead without a stop\n\nThe army left.") == ["A subhead without a stop", "The army left."]


def test_a_dateline_is_parsed_apart_from_the_lead() -> None:
    text = "NAIROBI, Kenya (AP) — The army left the town."
    doc = parse(text).doc
    left = next(t for t in doc if t.text == "left")
    assert [t.text for t in left.children if t.dep_ == "nsubj"] == ["army"]


def test_the_same_text_gives_the_same_parse() -> None:
    text = "“We will go,” he said. The two leaders met in Rome on Friday."
    first, second = parse(text), parse(text)
    assert first.doc.to_bytes() == second.doc.to_bytes()
