"""The way of a page: the stages in order, the same bytes twice, and nothing raised but the documented errors."""

import inspect
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import reading
from dragoman.errors import InputError

STAGES = ["pages", "language", "actors", "times", "places", "statements", "events"]
DIAGRAM = Path(__file__).parents[1] / "docs" / "how-it-works.md"
WORDS = [
    *["Russia attacked Ukraine on Friday.", "“We will go,” Putin said.", "The UN urged Iran to halt tests."],
    *["By Jo Smith", "PARIS (AP) —", "Beijing", "talks between", "in 2022", "next week", "met", "will", "not", "he"],
    *["\n\n", "\u00a0", "\x00", "\u202e", "“", "”", ",", "&", "5", "and"],
    *["<p>", "</p>", "<script>x</script>", "<h1>A</h1>"],
]
SCRAPS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def stages(text: str) -> list[str]:
    found = re.findall(rf"\b({'|'.join(STAGES)})(?:\.\w+\(| ─)", text)
    return list(dict.fromkeys(found))


def test_the_code_runs_the_stages_in_order() -> None:
    assert stages(inspect.getsource(reading.read_source)) == STAGES


def test_the_diagram_shows_the_stages_of_the_code() -> None:
    assert stages(DIAGRAM.read_text(encoding="utf-8")) == STAGES


@settings(max_examples=60, deadline=None)
@given(st.one_of(SCRAPS, st.text(max_size=200)))
def test_any_text_gives_a_report_or_a_documented_error(text: str) -> None:
    try:
        report = dragoman.read(text)
    except InputError:
        return
    spans = [span for actor in report.actors for span in actor.mentions]
    spans += [span for place in report.places for span in place.mentions]
    spans += [t.span for t in report.times] + [e.trigger for e in report.events] + list(report.sentences)
    spans += [s for x in report.statements for s in (*x.content, x.cue, x.source_span) if s]
    assert all(0 <= start < end <= len(report.text) for start, end in spans)
    assert dragoman.read(text).to_json() == report.to_json()


@settings(max_examples=30, deadline=None)
@given(st.one_of(SCRAPS, st.text(max_size=120)))
def test_any_markup_gives_a_report_or_a_documented_error(text: str) -> None:
    with suppress(InputError):
        dragoman.read(f"<html><body><article><p>{text}</p></article></body></html>")


def test_ids_of_records_refer_to_records_of_the_report() -> None:
    report = dragoman.read(
        "PARIS (AP) — Russia attacked Ukraine on Friday, officials said. France condemned the attack."
    )
    actors = {a.id for a in report.actors}
    assert actors >= {i for e in report.events for i in e.actor + e.recipient}
    assert {s.id for s in report.statements} >= {e.statement for e in report.events if e.statement}
    assert {p.id for p in report.places} >= {e.place for e in report.events if e.place}


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(dragoman.UsageError, match="2024-13-01"):
        dragoman.read("Russia attacked Ukraine.", published="2024-13-01")
