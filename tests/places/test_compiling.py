import pytest

from training.gazetteer.sources import middle


def town(latitude: float, longitude: float) -> dict[str, float]:
    return {"latitude": latitude, "longitude": longitude}


def test_a_crowded_coast_does_not_draw_the_centre_to_itself() -> None:
    coast = [town(-27.1 + i / 100, 153.1) for i in range(30)]
    towns = [*coast, town(-27.1, 141.1)]
    mean = sum(place["longitude"] for place in towns) / len(towns)
    assert middle(towns)[1] < mean - 3


def test_the_middle_of_land_across_the_date_line_lies_there() -> None:
    latitude, longitude = middle([town(65.1, 179.1), town(65.1, -179.1)])
    assert latitude == pytest.approx(65.25)
    assert abs(longitude) == pytest.approx(180, abs=0.3)
