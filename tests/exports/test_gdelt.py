import pytest

from dragoman.corpus import Corpus
from dragoman.exports import gdelt
from dragoman.exports.period import Period
from tests.exports.made import OCCURRENCES
from tests.exports.read import rows

# The names in the order of the codebook, written from it, not from the module.
SIDE = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
]
GEO = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
CODEBOOK = [
    *["GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"],
    *(f"Actor{number}{name}" for number in (1, 2) for name in SIDE),
    *["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"],
    *["NumMentions", "NumSources", "NumArticles", "AvgTone"],
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in GEO),
    *["DATEADDED", "SOURCEURL"],
]


@pytest.fixture
def found(corpus: Corpus) -> list[dict[str, str]]:
    return rows(gdelt.pieces(corpus, Period()), gdelt.COLUMNS, header=False)


def row(found: list[dict[str, str]], one: str, other: str) -> dict[str, str]:
    (only,) = [row for row in found if (row["Actor1Name"], row["Actor2Name"]) == (one, other)]
    return only


def picked(row: dict[str, str], prefix: str) -> tuple[str, ...]:
    return tuple(value for name, value in row.items() if name.startswith(prefix))


def test_the_columns_are_those_of_the_codebook() -> None:
    assert [column.name for column in gdelt.COLUMNS] == CODEBOOK
    assert len(CODEBOOK) == 61


def test_a_meeting(found: list[dict[str, str]]) -> None:
    told = row(found, "SERGEI LAVROV", "WANG YI")
    assert int(told["GlobalEventID"]) == 0xABC1
    assert (told["Day"], told["MonthYear"], told["Year"], told["FractionDate"]) == (
        *("20190514", "201905", "2019"),
        "2019.3671",  # (30 * 4 + 14) / 365
    )
    assert picked(told, "Actor1")[:10] == ("RUSGOV", "SERGEI LAVROV", "RUS", "", "", "", "", "GOV", "", "")
    assert (told["EventCode"], told["EventBaseCode"], told["EventRootCode"]) == ("040", "040", "04")
    assert (told["QuadClass"], told["GoldsteinScale"], told["IsRootEvent"], told["AvgTone"]) == ("1", "1", "1", "")
    assert (told["NumMentions"], told["NumSources"], told["NumArticles"]) == ("2", "1", "2")
    assert picked(told, "ActionGeo_") == ("4", "Moscow, Russia", "RS", "RS00", "", "55.752", "37.616", "")
    assert picked(told, "Actor2Geo_") == ("1", "China", "CH", "CH", "", "35", "105", "CH")
    assert (told["DATEADDED"], told["SOURCEURL"]) == ("20190515000000", "https://www.reuters.example/lavrov-meets-wang")


def test_a_known_group_and_a_place_with_two_fips_countries(found: list[dict[str, str]]) -> None:
    told = row(found, "HAMAS", "ISRAEL")
    assert picked(told, "Actor1")[:10] == ("PSEREBHMS", "HAMAS", "PSE", "HMS", "", "", "", "REB", "", "")
    assert picked(told, "Actor2")[:10] == ("ISR", "ISRAEL", "ISR", "", "", "", "", "", "", "")
    assert (told["ActionGeo_CountryCode"], told["ActionGeo_ADM1Code"]) == ("GZ", "GZ00")
    assert told["IsRootEvent"] == "0"


def test_a_state_of_the_united_states(found: list[dict[str, str]]) -> None:
    told = row(found, "UNITED STATES", "SWITZERLAND")
    assert picked(told, "ActionGeo_") == ("2", "Texas, United States", "US", "USTX", "", "31.25", "-99.25", "TX")
    assert told["SOURCEURL"] == "Example Daily, 'Deal' struck in Austin, 2019-06-02"


def test_every_two_who_meet_are_an_event_of_their_own(found: list[dict[str, str]]) -> None:
    pairs = [(told["Actor1Name"], told["Actor2Name"]) for told in found if told["Day"] == "20190520"]
    assert pairs == [("KENYA", "ETHIOPIA"), ("KENYA", "SOMALIA"), ("ETHIOPIA", "SOMALIA")]
    ids = [int(told["GlobalEventID"]) for told in found]
    assert len(set(ids)) == len(ids)
    assert all(0 < number < 2**53 for number in ids)


def test_only_what_has_happened_is_in_it(found: list[dict[str, str]]) -> None:
    days = {told["Day"] for told in found}
    assert {"occurred", "denied", "planned"} == {told["status"] for told in OCCURRENCES}
    assert "20190501" not in days
    assert not [told for told in found if told["Actor1Name"] == "NIGER"]


def test_a_period_is_of_days(corpus: Corpus) -> None:
    found = rows(gdelt.pieces(corpus, Period.of("2019-05-15", "2019-05")), gdelt.COLUMNS, header=False)
    assert {told["Day"] for told in found} == {"20190515", "20190520"}
