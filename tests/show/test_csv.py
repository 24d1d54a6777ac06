import csv
from io import StringIO

import pytest

from dragoman.show.csv import COLUMNS, pieces, safe
from tests.show.made import EMPTY, HOSTILE, REPORT


def rows(*reports: object) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(pieces(reports)))))  # type: ignore[arg-type]


def test_one_row_an_event_under_one_header() -> None:
    found = rows(REPORT, EMPTY, HOSTILE)
    assert [row["event"] for row in found] == [*(event.id for event in REPORT.events), "e1"]
    assert list(found[0]) == list(COLUMNS)


def test_a_row_stands_alone() -> None:
    row = rows(REPORT)[0]
    assert row["report"] == "made-1"
    assert row["origin"] == "pages/made.html"
    assert (row["published_start"], row["published_end"]) == ("2025-06-18", "2025-06-18")
    assert (row["type"], row["status"], row["contexts"]) == ("AGREE", "occurred", "environment")
    assert (row["actor"], row["actor_country"]) == ("Kenya | Ethiopia", "KEN | ETH")
    assert (row["trigger"], row["trigger_start"], row["trigger_end"]) == ("signed", "19", "25")
    assert row["sentence"].startswith("Kenya and Ethiopia signed")
    assert (row["place"], row["latitude"], row["longitude"]) == ("Nairobi", "-1.28333", "36.81667")
    assert (row["start"], row["end"], row["cameo"]) == ("2025-06-18", "2025-06-18", "057")
    assert (row["intensity"], row["confidence"]) == ("8.0", "0.8")


def test_an_alleged_event_names_source_and_relay() -> None:
    row = rows(REPORT)[2]
    assert (row["statement"], row["source"], row["via"]) == ("s3", "a minister", "SUNA")


def test_an_unknown_country_keeps_the_lists_of_a_row_in_step() -> None:
    event = REPORT.events[0].model_copy(update={"actor": ("a7", "a1")})
    row = rows(REPORT.model_copy(update={"events": (event,)}))[0]
    assert (row["actor"], row["actor_country"]) == ("a minister | Kenya", " | KEN")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_made_harmless(start: str) -> None:
    assert safe(f"{start}1+1") == f"'{start}1+1"


def test_numbers_stay_numbers() -> None:
    assert safe(-5.8) == -5.8
    assert rows(REPORT)[1]["intensity"] == "-5.8"


def test_hostile_names_are_made_harmless() -> None:
    row = rows(HOSTILE)[0]
    assert (row["actor"], row["publisher"]) == ("'=1+1", "'=HYPERLINK(1)")
