import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.places import find
from dragoman.report import Place


def found(text: str, dateline: str | None = None) -> dict[str, Place]:
    """Places by the words of each mention."""
    return {text[start:end]: p for p in find(parse(text), dateline=dateline).records for start, end in p.mentions}


def test_towns_regions_and_countries_are_found_with_coordinates_and_ids() -> None:
    places = found("Shells fell in Kharkiv on Monday. The governor of Heilongjiang flew from Harbin to Mongolia.")
    assert places["Kharkiv"].geonames == 706483
    assert places["Harbin"].country == "CHN"
    assert places["Heilongjiang"].geonames == 2036965
    assert places["Mongolia"].country == "MNG"
    assert places["Harbin"].latitude == pytest.approx(45.75, abs=0.1)


def test_ids_follow_first_mention_and_one_place_has_one_record() -> None:
    places = find(parse("Talks opened in Geneva. Envoys left Oslo for Geneva.")).records
    assert [(place.id, place.name, len(place.mentions)) for place in places] == [("p1", "Geneva", 2), ("p2", "Oslo", 1)]


def test_a_type_word_asks_for_the_subdivision() -> None:
    places = found("Troops crossed into the Kharkiv region. Two people died in Kharkiv.")
    text = "Troops crossed into the Kharkiv region. Two people died in Kharkiv."
    kinds = [place.name for place in find(parse(text)).records]
    assert kinds == ["Kharkiv Oblast", "Kharkiv"]
    assert places["Kharkiv"].country == "UKR"


def test_a_place_named_after_a_comma_decides() -> None:
    assert found("He was arrested in Paris, Texas, on Friday.")["Paris"].country == "USA"
    assert found("He was arrested in Paris on Friday.")["Paris"].country == "FRA"


def test_short_forms_of_states_are_read_after_a_town() -> None:
    places = found("Floods reached Reno, Nev., and Portland, Ore., on Friday.")
    assert places["Nev."].name == "Nevada"
    assert places["Portland"].latitude == pytest.approx(45.5, abs=0.5)


def test_company_decides_among_towns_of_one_name() -> None:
    text = "Police in Columbus, Ohio, met officers from Cleveland, Toledo and Athens in Ohio."
    assert found(text)["Athens"].country == "USA"


def test_peoples_and_addresses_are_witnesses() -> None:
    assert found("The Spanish city of Valencia burned.")["Valencia"].country == "ESP"
    assert found("They live in Kent, Washington, and vote there.")["Washington"].geonames == 5815135
    assert found("She spoke in Washington on Friday.")["Washington"].geonames == 4140963


def test_regions_seas_and_buildings_come_from_the_lexicon() -> None:
    text = (
        "He was welcomed in Beijing’s Great Hall of the People. Ships left the Black Sea. "
        "Tension grew in the Middle East and in Russia’s Far East."
    )
    places = found(text)
    assert places["Great Hall of the People"].country == "CHN"
    assert places["Black Sea"].country is None
    assert places["Far East"].country == "RUS"
    assert places["Middle East"].latitude is not None


@pytest.mark.parametrize(
    "text",
    [
        "Beijing said on Monday that it would respond.",
        "Ministers accused Moscow of delay.",
        "White House officials declined to comment.",
        "The plan was rejected by Washington.",
    ],
)
def test_names_that_stand_for_governments_are_no_places(text: str) -> None:
    assert find(parse(text)).records == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith said he was pleased.",
        "The Washington Post reported the vote.",
        "The French and German ministers spoke to the Chinese delegation.",
        "They met in March and again on Christmas Eve.",
        "Students of the Harbin Institute of Technology applauded.",
        "NATO is ready, he said.",
    ],
)
def test_people_organizations_peoples_and_days_are_no_places(text: str) -> None:
    assert find(parse(text)).records == ()


def test_a_street_is_not_the_town_it_is_named_after() -> None:
    text = "The fire broke out on Washington Street in Glasgow."
    street = found(text)["Washington Street"]
    assert street.geonames is None
    assert street.country == "GBR"


def test_a_site_without_a_town_beside_it_has_no_position() -> None:
    (site,) = find(parse("They met on Falcon Street.")).records
    assert (site.name, site.latitude, site.country) == ("Falcon Street", None, None)


def test_at_gives_the_place_of_a_token() -> None:
    parsed = parse("A bomb exploded in New York.")
    places = find(parsed)
    assert [places.at(token.i) is not None for token in parsed.doc] == [False] * 4 + [True, True, False]


def test_nothing_in_nothing() -> None:
    assert find(parse("")).records == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["Paris", ",", "in", "the", "U.S.", "-", "al", "“", "\n\n", "St.", "5", "Drive"])).map(
        " ".join
    )
)
def test_spans_lie_in_the_text_and_reading_twice_gives_the_same(text: str) -> None:
    parsed = parse(text)
    records = find(parsed).records
    assert records == find(parsed).records
    assert all(0 <= start < end <= len(text) for place in records for start, end in place.mentions)
