import pytest

from dragoman.exports.geography import Geo, country, place


def cells(*args: object) -> tuple[object, ...]:
    return place(*args).cells()  # type: ignore[arg-type]


def test_a_town_in_the_united_states_has_its_state() -> None:
    found = cells("Austin", "USA", 30.267, -97.743, 4671654, "town")
    assert found == (3, "Austin, Texas, United States", "US", "USTX", None, 30.267, -97.743, None)


@pytest.mark.parametrize(("id_", "fips"), [(281102, "GZ"), (281133, "GZ"), (282239, "WE")])
def test_places_in_palestine_are_in_one_of_its_parts(id_: int, fips: str) -> None:
    found = place("A town", "PSE", 31.3, 34.2, id_, "town")
    assert (found.type, found.country, found.adm1) == (4, fips, f"{fips}00")


def test_a_country_and_a_region() -> None:
    assert cells("Ukraine", "UKR", 49.0, 32.0, 690791, "country") == (1, "Ukraine", "UP", "UP", None, 49.0, 32.0, "UP")
    assert cells("Crimea", "UKR", 45.0, 34.0, None, "region")[:4] == (5, "Crimea, Ukraine", "UP", "UP00")


def test_a_place_of_no_country_has_no_codes() -> None:
    assert cells("Sahel", None, 14.5, 0.0, -5, "area") == (4, "Sahel", "", "", None, 14.5, 0.0, None)


def test_nowhere() -> None:
    assert cells(None, None, None, None, None, None) == (0, *[None] * 7)


def test_the_middle_of_a_country() -> None:
    assert country("DEU").country == "GM"
    assert country("DEU").type == 1
    assert country(None) == country("XXX") == Geo()
