import pytest

from dragoman.language import parse
from dragoman.places import find


def roles(text: str) -> dict[str, str]:
    """The role of each mention by its words."""
    return {
        text[start:end]: role
        for place in find(parse(text)).records
        for (start, end), role in zip(place.mentions, place.roles, strict=True)
    }


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Shells killed two people in Kharkiv on Monday.", "Kharkiv", "scene"),
        ("Two people died in the town of Idlib.", "Idlib", "scene"),
        ("An attack on Odesa killed two people.", "Odesa", "scene"),
        ("The minister flew to Geneva on Monday.", "Geneva", "destination"),
        ("The minister visited Harbin on Monday.", "Harbin", "destination"),
        ("The envoys returned from Oslo on Monday.", "Oslo", "origin"),
        ("Shells killed two people in Kharkiv, Ukraine, on Monday.", "Ukraine", "holder"),
        ("GENEVA (Reuters) - The talks failed on Monday.", "GENEVA", "dateline"),
        ("The army shelled towns near Idlib and Aleppo on Monday.", "Aleppo", "scene"),
    ],
)
def test_a_mention_is_there_for_what_ties_it_to_its_clause(text: str, name: str, role: str) -> None:
    assert roles(text)[name] == role


def test_a_position_says_what_it_is_the_middle_of() -> None:
    text = "Troops left the Kharkiv region of Ukraine for Odesa on the Black Sea."
    exact = {place.name: place.precision for place in find(parse(text)).records}
    assert exact == {"Kharkiv Oblast": "region", "Ukraine": "country", "Odesa": "town", "Black Sea": "area"}


def test_a_site_that_the_gazetteer_lacks_is_as_exact_as_its_town() -> None:
    (site,) = (p for p in find(parse("Police closed Falcon Street, Luton, on Monday.")).records if "Falcon" in p.name)
    assert site.precision == "town"
