"""Whatever a report holds within its types, every way of showing shows it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.report import Actor, Envelope, Event, Place, Report, Statement, Time
from dragoman.show import brief, csv, html, jsonl

TEXT = st.text(alphabet=st.sampled_from(list("ab, .—“”<&\n\x1b\u202e國-5$")), min_size=1, max_size=60)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report whose spans lie anywhere in its text and whose ids lead anywhere."""
    text = draw(TEXT)
    edges = st.integers(0, len(text))
    span = st.tuples(edges, edges).map(sorted).map(lambda pair: (pair[0], pair[1]))
    ids = st.sampled_from(["a1", "a2", "s1", "p1", "gone"])
    day = st.sampled_from([None, "2025", "2025-02", "2025-02-28", "2025-13"])
    actor = st.builds(Actor, id=st.just("a1"), name=TEXT, kind=st.just("person"), role=TEXT, mentions=st.tuples(span))
    place = st.builds(Place, id=st.just("p1"), name=TEXT, mentions=st.tuples(span, span))
    said = st.builds(
        Statement,
        id=st.just("s1"),
        source=st.tuples(ids),
        cue=st.none() | span,
        content=st.lists(span, max_size=2).map(tuple),
        form=st.sampled_from(["direct", "indirect"]),
        via=st.none() | ids,
    )
    event = st.builds(
        Event,
        id=st.just("e1"),
        type=st.just("AID"),
        actor=st.tuples(ids),
        recipient=st.tuples(ids),
        trigger=span,
        sentence=st.just(0),
        place=st.none() | ids,
        start=day,
        end=day,
        status=st.sampled_from(["occurred", "planned", "denied"]),
        statement=st.none() | ids,
        confidence=st.just(0.5),
    )
    time = st.builds(
        Time, span=span, type=st.just("DATE"), value=st.sampled_from(["2025", "2025-W01", "P1D", "2025-02-30"])
    )
    return Report(
        id="x",
        origin="x",
        envelope=Envelope(headline=draw(st.none() | TEXT)),
        text=text,
        sentences=((0, len(text)),),
        actors=draw(st.tuples(actor)),
        places=draw(st.tuples(place)),
        times=draw(st.tuples(time)),
        statements=draw(st.tuples(said)),
        events=draw(st.tuples(event)),
    )


@given(reports(), st.integers(0, 130))
@settings(max_examples=80, deadline=None)
def test_any_report_can_be_shown(report: Report, width: int) -> None:
    assert "\x1b" not in "".join(brief.pieces([report], width=width))
    assert "\x1b" not in "".join(html.pieces([report]))
    assert "".join(csv.pieces([report])).count("\n") >= 2
    assert len("".join(jsonl.pieces([report])).splitlines()) == 1
