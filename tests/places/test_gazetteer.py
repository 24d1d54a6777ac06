import sqlite3
import subprocess
import sys
from importlib.resources import files

import pytest

from dragoman.lexicon import table
from dragoman.places.gazetteer import Spot, abbreviations, by_id, distance, lookup
from dragoman.places.names import KINDS, key


def countries_of(name: str) -> set[str]:
    return {reading.spot.country for reading in lookup(key(name))}


def test_a_name_has_all_its_places_the_most_peopled_first() -> None:
    readings = lookup("london")
    assert {"GBR", "CAN", "USA"} <= {reading.spot.country for reading in readings}
    people = [reading.spot.population for reading in readings]
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Côte d’Ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Burma", "MMR"),
        ("U.K.", "GBR"),
    ],
)
def test_alternate_names_lead_to_the_place(name: str, country: str) -> None:
    assert country in countries_of(name)


def test_a_subdivision_is_known_by_its_english_name_and_without_its_type_word() -> None:
    (full,) = {reading.spot.name for reading in lookup("kharkiv oblast")}
    assert full == "Kharkiv Oblast"
    assert {"region", "town"} <= {reading.spot.kind for reading in lookup("kharkiv")}


def test_the_lexicon_corrects_the_centre_of_a_wide_region() -> None:
    queensland = next(r.spot for r in lookup("queensland") if r.spot.country == "AUS")
    assert queensland.id == 2152274
    assert (queensland.latitude, queensland.longitude) == (-20.0, 145.0)


def test_a_name_of_the_lexicon_is_nobodys_nickname() -> None:
    assert "MAR" not in countries_of("White House")


def test_unknown_names_have_no_reading() -> None:
    assert lookup("zzyzzx of nowhere") == ()
    assert by_id(-1_000_000) is None


def test_abbreviations_tell_whether_they_stand_alone() -> None:
    assert abbreviations()["Calif."][0].name == "California"
    assert abbreviations()["N.Y."][1]
    assert not abbreviations()["Ind."][1]


def test_every_abbreviation_leads_to_a_place() -> None:
    assert len(abbreviations()) == len({row["short"] for row in table("place_abbreviations")})


def test_distance_is_along_a_great_circle() -> None:
    paris, berlin = by_id(2988507), by_id(2950159)
    assert isinstance(paris, Spot)
    assert isinstance(berlin, Spot)
    assert distance(paris, berlin) == pytest.approx(878, abs=5)


def test_places_of_the_lexicon_have_kinds_and_lie_on_the_globe() -> None:
    for row in table("regions"):
        assert row["kind"] in KINDS, row.line
        assert -90 <= float(row["latitude"]) <= 90, row.line
        assert -180 <= float(row["longitude"]) <= 180, row.line
        assert len(row["country"]) in {0, 3}, row.line


def test_no_place_of_the_lexicon_stands_there_twice() -> None:
    names = [row["name"] for row in table("regions")]
    assert len(names) == len(set(names))
    numbered = [row["geonames"] for row in table("regions") if row["geonames"]]
    assert len(numbered) == len(set(numbered))


def test_the_gazetteer_opens_fast_and_small() -> None:
    code = (
        "import resource, time\n"
        "import dragoman.places.gazetteer as g\n"
        "before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()\n"
        "g.lookup('paris'), g.abbreviations()\n"
        "print(time.process_time() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    seconds, megabytes = map(float, answer.split())
    assert seconds < 0.3
    assert megabytes < 40


def test_every_place_of_the_table_is_found_by_its_own_name() -> None:
    path = files("dragoman.places").joinpath("gazetteer.sqlite")
    rows = sqlite3.connect(str(path)).execute("SELECT id, name FROM place WHERE id % 997 = 0 AND kind = 4").fetchall()
    assert len(rows) > 100
    missing = [name for id_, name in rows if id_ not in {reading.spot.id for reading in lookup(key(name))}]
    assert missing == []
