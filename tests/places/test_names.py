import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.places.names import key


@pytest.mark.parametrize(
    ("spellings", "folded"),
    [
        (("Saint-Étienne", "St. Etienne", "ST ETIENNE"), "saint etienne"),
        (("Khar’kov", "Kharkov", "KHARKOV"), "kharkov"),
        (("U.S.", "US"), "us"),
        (("Al‑Tanf", "al-Tanf", "Al Tanf"), "al tanf"),
        (("Łódź", "Lodz"), "lodz"),
        (("Mt. Everest", "Mount Everest"), "mount everest"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...], folded: str) -> None:
    assert {key(spelling) for spelling in spellings} == {folded}


@given(st.text())
def test_a_key_is_its_own_key_and_has_no_outer_space(text: str) -> None:
    folded = key(text)
    assert folded == folded.strip()
    assert key(folded) == folded
