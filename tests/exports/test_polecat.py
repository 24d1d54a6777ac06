import pytest

from dragoman.corpus import Corpus
from dragoman.exports import polecat
from dragoman.exports.period import Period
from tests.exports.made import OCCURRENCES
from tests.exports.read import rows

# The header of the published files.
HEADER = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]


@pytest.fixture
def found(corpus: Corpus) -> dict[str, dict[str, str]]:
    return {row["Event ID"]: row for row in rows(polecat.pieces(corpus, Period()), polecat.COLUMNS, header=True)}


def test_the_columns_are_those_of_the_published_files_and_ours_come_last() -> None:
    names = [column.name for column in polecat.COLUMNS]
    assert names[: len(HEADER)] == HEADER
    assert names[len(HEADER) :] == ["Status", "Story ID", "Wikidata Actor ID", "Wikidata Recipient ID"]


def test_every_occurrence_is_a_row_with_its_status(found: dict[str, dict[str, str]]) -> None:
    assert {name: row["Status"] for name, row in found.items()} == {o["occurrence"]: o["status"] for o in OCCURRENCES}


def test_several_parties_stand_in_step(found: dict[str, dict[str, str]]) -> None:
    told = found["o00000000abc1"]
    assert (told["Actor Name"], told["Actor Country"]) == ("Sergei Lavrov; Wang Yi", "RUS; CHN")
    assert (told["Actor COW"], told["Actor Title"]) == ("365; 710", "foreign minister; foreign minister")
    assert (told["Primary Actor Sector"], told["Wikidata Actor ID"]) == ("GOV; GOV", "Q58217; ")
    assert found["o00000000abc4"]["Recipient Sectors"] == "IGO|MIL"
    assert found["o00000000abc6"]["Actor Sectors"] == ""


def test_place_and_story(found: dict[str, dict[str, str]]) -> None:
    told = found["o00000000abc2"]
    assert (told["Placename"], told["City"], told["Country"], told["GeoNames ID"]) == (
        "Rafah",
        "Rafah",
        "PSE",
        "281102",
    )
    assert (told["Story People"], told["Story Organizations"]) == ("Sergei Lavrov; Wang Yi", "Hamas")
    assert (told["Story Locations"], told["Language"], told["Quad Code"]) == ("Moscow; Rafah", "en", "VERBAL CONFLICT")
