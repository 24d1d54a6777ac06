import pytest

from dragoman.report import Conflict, Envelope, Statement
from dragoman.show import wording
from tests.show.made import ACTORS, EVENTS, REPORT, STATEMENTS, TEXT, index, sentences, span

KNOWN = {actor.id: actor for actor in ACTORS}


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2025-03-13", "2025-03-13", "13 Mar 2025"),
        ("2025-03-13", "2025-03-15", "13–15 Mar 2025"),
        ("2025-03-31", "2025-04-02", "31 Mar – 2 Apr 2025"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2025-03", "2025-03", "Mar 2025"),
        ("2025-03", "2025-05", "Mar–May 2025"),
        ("2023", "2025", "2023–2025"),
        ("2025-02-01", "2025-02-28", "Feb 2025"),
        ("2024-02-01", "2024-02-28", "1–28 Feb 2024"),
        ("1969-01-01", "1969-12-31", "1969"),
        ("2023", "2025-01", "2023 – Jan 2025"),
        ("2022-02", None, "since Feb 2022"),
        (None, "2030", "until 2030"),
        (None, None, ""),
    ],
)
def test_an_interval_is_written_once_where_its_ends_agree(start: str | None, end: str | None, shown: str) -> None:
    assert wording.interval(start, end) == shown


def test_a_symmetric_event_lists_its_parties_and_a_directed_one_points() -> None:
    assert wording.parties(KNOWN, EVENTS[0]) == "Kenya, Ethiopia"
    assert wording.parties(KNOWN, EVENTS[2]) == "Sudan → Kenya, Ethiopia"


def test_an_event_without_an_actor_says_so() -> None:
    assert wording.parties(KNOWN, EVENTS[4].model_copy(update={"actor": ()})) == "someone → Sudan"


def test_the_tail_of_a_long_list_of_names_is_counted() -> None:
    assert wording.names(KNOWN, ["a1", "a2", "a4", "a5", "a6"]) == "Kenya, Ethiopia, Sudan and 2 more"


def test_a_speaker_is_named_with_whoever_relayed_him() -> None:
    assert wording.speaker(REPORT, KNOWN, STATEMENTS[2]) == "a minister, via SUNA"


def test_a_source_that_is_no_actor_is_shown_in_the_words_of_the_text() -> None:
    unresolved = Statement(id="s9", source_span=span("a minister"), form="indirect")
    assert wording.speaker(REPORT, KNOWN, unresolved) == "a minister"


def test_direct_speech_is_shown_between_marks_once() -> None:
    bare = STATEMENTS[0].model_copy(update={"content": (span("We will keep our word,"),)})
    assert wording.content(REPORT, bare) == wording.content(REPORT, STATEMENTS[0]) == "“We will keep our word,”"


@pytest.mark.parametrize("limit", [20, 30, 45, 60, 90, 200])
@pytest.mark.parametrize("trigger", ["signed", "accused", "shelled", "recall", "threatened"])
def test_a_passage_holds_its_trigger_and_keeps_to_its_limit(trigger: str, limit: int) -> None:
    before, middle, after = wording.passage(TEXT, sentences()[index(trigger)], span(trigger), limit)
    assert middle == trigger
    assert len(before + middle + after) <= limit
    assert (before + middle + after).strip("…") in TEXT


def test_a_passage_prefers_whole_clauses() -> None:
    shown = wording.passage(TEXT, sentences()[index("signed")], span("signed"), 80)
    assert "".join(shown) == "Kenya and Ethiopia signed a water accord in Nairobi on Wednesday…"


def test_text_cannot_steer_a_terminal() -> None:
    assert wording.clean("a\x1b[31m\x07b\u202ec\nd") == "a[31mbc d"


def test_shortened_text_ends_at_a_word() -> None:
    assert wording.shorten("The two governments met", 16) == "The two…"
    assert wording.shorten("The two", 7) == "The two"
    assert wording.shorten("Antidisestablishmentarianism", 10) == "Antidises…"


@pytest.mark.parametrize(
    ("agency", "publisher", "shown"),
    [("CNN", "News Channel 6", "CNN via News Channel 6"), ("AP", "AP", "AP"), (None, "X", "X"), (None, None, "")],
)
def test_the_outlet_names_agency_and_publisher(agency: str | None, publisher: str | None, shown: str) -> None:
    assert wording.outlet(Envelope(agency=agency, publisher=publisher)) == shown


def test_an_unknown_date_is_called_unknown() -> None:
    assert wording.published(Envelope()) == "date unknown"
    assert wording.published(REPORT.envelope) == "18 Jun 2025 (from metadata)"
    other = Conflict(field="published", kept="2025-06-18", other="2025-06-19", other_basis="url")
    doubted = REPORT.envelope.model_copy(update={"conflicts": (other,)})
    assert wording.published(doubted) == "18 Jun 2025 (from metadata; url: 19 Jun 2025)"
