from hypothesis import given
from hypothesis import strategies as st

from dragoman.report import Actor, Envelope, Report
from dragoman.show.marks import Mark, marks, paragraphs, segments
from tests.show.made import REPORT, TEXT, span


def test_every_span_of_every_record_is_marked() -> None:
    laid = marks(REPORT)
    expected = (
        sum(len(actor.mentions) for actor in REPORT.actors)
        + sum(len(place.mentions) for place in REPORT.places)
        + len(REPORT.times)
        + sum(len(said.content) + (said.cue is not None) for said in REPORT.statements)
        + len(REPORT.events)
    )
    assert len(laid) == expected


def test_segments_give_back_the_text() -> None:
    laid = marks(REPORT)
    joined = "\n\n".join("".join(s.text for s in segments(TEXT, p, laid)) for p in paragraphs(TEXT))
    assert joined == TEXT


def test_marks_that_overlap_lie_on_one_segment_from_wide_to_narrow() -> None:
    laid = marks(REPORT)
    found = [s for p in paragraphs(TEXT) for s in segments(TEXT, p, laid) if s.text == "Addis Ababa"]
    assert [mark.layer for mark in found[0].marks] == ["said", "place", "actor"]


def test_marks_open_and_close_once() -> None:
    laid = marks(REPORT)
    cut = [s for p in paragraphs(TEXT) for s in segments(TEXT, p, laid)]
    assert sorted(m.span for s in cut for m in s.opens) == sorted(m.span for m in laid)
    assert sorted(m.span for s in cut for m in s.closes) == sorted(m.span for m in laid)


def test_spans_outside_the_text_or_empty_are_left_out() -> None:
    wrong = Actor(id="a1", name="x", kind="person", mentions=((2, 2), (3, 900), (0, 2)))
    report = Report(id="x", origin="x", envelope=Envelope(), text="short", actors=(wrong,))
    assert [mark.span for mark in marks(report)] == [(0, 2)]


@given(st.text(alphabet="ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_any_spans_cut_any_text_into_the_same_text(text: str, spans: list[tuple[int, int]]) -> None:
    laid = [Mark((a, b), "actor", "a1", 1) for a, b in spans if a < b <= len(text)]
    whole = [text[slice(*p)] for p in paragraphs(text)]
    assert ["".join(s.text for s in segments(text, p, laid)) for p in paragraphs(text)] == whole
    assert "".join(whole).split() == [] or "".join("".join(whole).split()) == "".join(text.split())


def test_a_word_may_carry_two_records_of_one_layer() -> None:
    at = span("Kenya")
    both = [Mark(at, "actor", "a1", 1), Mark(at, "actor", "a2", 1)]
    first = next(segments(TEXT, (0, 40), both))
    assert [mark.record for mark in first.marks] == ["a1", "a2"]
