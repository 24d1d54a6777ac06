import pytest

from dragoman.corpus import Corpus
from dragoman.exports import icews
from dragoman.exports.period import Period
from tests.exports.read import rows

# The header of the published files.
HEADER = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
]


@pytest.fixture
def found(corpus: Corpus) -> list[dict[str, str]]:
    return rows(icews.pieces(corpus, Period()), icews.COLUMNS, header=True)


def test_the_columns_are_those_of_the_published_files() -> None:
    assert [column.name for column in icews.COLUMNS] == HEADER


def test_a_row(found: list[dict[str, str]]) -> None:
    told = next(row for row in found if row["Source Name"] == "Sergei Lavrov")
    assert list(told.values()) == [
        *(str(0xABC1), "2019-05-14", "Sergei Lavrov", "Government", "Russian Federation"),
        *("Consult", "040", "1", "Wang Yi", "Government", "China"),
        *(told["Story ID"], "1", "Reuters", "Moscow", "", "", "Russian Federation", "55.752", "37.616"),
    ]


def test_sectors_are_in_the_words_of_icews(found: list[dict[str, str]]) -> None:
    told = next(row for row in found if row["Source Country"] == "South Korea")
    assert told["Source Sectors"] == "Police,Government"
    assert (told["Intensity"], told["Event Text"]) == ("-5", "Arrest, detain, or charge with legal action")
    assert (told["City"], told["Province"], told["Country"]) == ("", "", "South Korea")
    assert int(told["Story ID"]) == int("ab" * 6, 16)


def test_only_what_has_happened_is_in_it(found: list[dict[str, str]]) -> None:
    assert {row["Source Name"] for row in found}.isdisjoint({"Niger", "Congolese army"})
