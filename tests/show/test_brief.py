import re

import pytest
from rich.cells import cell_len

from dragoman.report import Time
from dragoman.show.brief import brief, pieces
from tests.show.made import EMPTY, HOSTILE, REPORT, span

WIDTHS = (60, 80, 120)


def section(text: str, title: str) -> list[str]:
    """The lines under a title."""
    lines = text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(title))
    end = next((n for n in range(start + 1, len(lines)) if not lines[n]), len(lines))
    return lines[start + 1 : end]


def test_the_envelope_stands_first() -> None:
    lines = brief(REPORT, width=120).splitlines()
    assert lines[0] == "Kenya and Ethiopia sign water accord"
    assert lines[1] == (
        "AP via Eastport Courier · Wanjiru Kamande, Selam Tesfaye · NAIROBI, Kenya · 18 Jun 2025 (from metadata)"
    )


def test_an_event_shows_type_parties_standing_date_and_the_marked_words() -> None:
    lines = section(brief(REPORT), "WHO DID WHAT TO WHOM")
    assert re.fullmatch(r"AGREE +Kenya, Ethiopia +occurred · 18 Jun 2025", lines[0])
    assert lines[1].strip() == "Kenya and Ethiopia *signed* a water accord in Nairobi on Wednesday…"


def test_a_claim_names_who_makes_it() -> None:
    lines = section(brief(REPORT), "WHO DID WHAT TO WHOM")
    assert any(line.startswith("REJECT      Sudan → Kenya, Ethiopia · says a minister, via SUNA") for line in lines)


def test_denied_and_possible_events_are_called_so() -> None:
    text = brief(REPORT)
    assert re.search(r"ASSAULT +Ethiopia → Sudan · says Ethiopia +denied · May 2025\n", text)
    assert re.search(r"COERCE +Egypt → Ethiopia +possible\n", text)


def test_planned_events_stand_apart_with_their_date_first() -> None:
    text = brief(REPORT)
    assert section(text, "WHAT IS ANNOUNCED")[0] == "Aug 2025    COOPERATE Kenya, Ethiopia"
    assert not any("COOPERATE" in line for line in section(text, "WHO DID WHAT TO WHOM"))


def test_statements_are_grouped_by_speaker() -> None:
    assert section(brief(REPORT), "WHO SAID WHAT") == [
        "Amina Tolo",
        "  told: “We will keep our word,”",
        "  said: Ethiopia had never threatened its neighbors",
        "a minister, via SUNA",
        "  reported: Sudan rejected the accord and accused Addis Ababa of stealing its",
        "  water",
        "Ethiopia",
        "  denied: its troops had shelled the town of Gallabat",
    ]


def test_numbers_and_dates_are_listed() -> None:
    assert section(brief(REPORT), "NUMBERS AND DATES") == [
        "numbers     $45 million · 14 people",
        "dates       May 2025 (in May) · 18 Jun 2025 (Wednesday) · Aug 2025 (August)",
    ]


def test_a_month_and_a_day_of_it_stand_in_order_and_a_clock_time_is_left_to_the_words() -> None:
    night = Time(span=span("Wednesday"), type="TIME", value="2025-05-03TNI")
    week = Time(span=span("August"), type="DATE", value="2025-W31")
    text = brief(REPORT.model_copy(update={"times": (week, night, REPORT.times[1])}), width=100)
    assert section(text, "NUMBERS AND DATES")[1] == (
        "dates       May 2025 (in May) · 3 May 2025 (Wednesday) · week 31 of 2025 (August)"
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2026-SP", "spring 2026 (August)"), ("2026-Q1", "Q1 2026 (August)"), ("202", ""), ("PAST_REF", "")],
)
def test_seasons_and_quarters_are_written_in_words_and_what_is_no_date_is_left_out(value: str, shown: str) -> None:
    time = Time(span=span("August"), type="DATE", value=value)
    text = brief(REPORT.model_copy(update={"times": (time,)}))
    dates = [line.removeprefix("dates").strip() for line in text.splitlines() if line.startswith("dates")]
    assert dates == ([shown] if shown else [])


def test_who_makes_a_claim_about_himself_is_named_only_where_he_denies() -> None:
    own = REPORT.events[2].model_copy(update={"statement": "s4", "actor": ("a2",)})
    text = brief(REPORT.model_copy(update={"events": (own,)}))
    assert "says" not in text
    denied = own.model_copy(update={"status": "denied"})
    assert "says Ethiopia" in brief(REPORT.model_copy(update={"events": (denied,)}))


def test_a_role_that_the_name_tells_is_not_told_twice() -> None:
    spokesman = REPORT.actors[6].model_copy(update={"name": "spokesman", "role": "spokesman"})
    text = brief(REPORT.model_copy(update={"actors": (spokesman,)}))
    assert section(text, "WHO APPEARS") == ["other       spokesman"]


def test_actors_stand_by_country_with_their_roles() -> None:
    assert section(brief(REPORT), "WHO APPEARS") == [
        "ETH         Ethiopia",
        "KEN         Amina Tolo (Foreign Minister) · Kenya",
        "SDN         Sudan · SUNA",
        "EGY         Egypt",
        "other       a minister",
    ]


def test_neighbours_of_one_kind_share_a_head() -> None:
    twin = REPORT.events[2].model_copy(update={"id": "e9", "trigger": REPORT.events[3].trigger})
    both = REPORT.model_copy(update={"events": (REPORT.events[2], twin)})
    assert sum(line.startswith("REJECT") for line in brief(both).splitlines()) == 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("report", [REPORT, EMPTY, HOSTILE])
def test_no_line_is_wider_than_asked_and_none_ends_in_blanks(report: object, width: int) -> None:
    for line in "".join(pieces([report], width=width)).splitlines():  # type: ignore[list-item]
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("report", [REPORT, HOSTILE])
def test_no_escape_codes_without_colour(report: object) -> None:
    assert "\x1b" not in "".join(pieces([report]))  # type: ignore[list-item]


def test_colour_adds_codes_and_changes_no_word() -> None:
    coloured = brief(REPORT, colour=True)
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == brief(REPORT).splitlines()


def test_a_report_without_records_says_so() -> None:
    text = brief(EMPTY)
    assert "No headline\ndate unknown\n" in text
    assert "No events were found." in text
    assert "No statements were found." in text


def test_a_line_stands_between_two_briefs() -> None:
    both = "".join(pieces([REPORT, EMPTY], width=60))
    assert both == f"{brief(REPORT, width=60)}\n{'═' * 60}\n\n{brief(EMPTY, width=60)}"


def test_a_screen_of_no_width_still_gets_a_page() -> None:
    assert brief(REPORT, width=0) == brief(REPORT, width=40)


def test_the_same_report_gives_the_same_page() -> None:
    assert brief(REPORT) == brief(REPORT.model_validate_json(REPORT.to_json()))
