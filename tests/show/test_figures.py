import pytest

from dragoman.report import Envelope, Report, Time
from dragoman.show.figures import figures


def of(text: str, *times: tuple[int, int]) -> tuple[str, ...]:
    marked = tuple(Time(span=span, type="DATE", value="2025") for span in times)
    return figures(Report(id="x", origin="x", envelope=Envelope(), text=text, times=marked))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The US pledged $2 billion in aid.", "$2 billion"),
        ("Trade grew by 14 per cent.", "14 per cent"),
        ("It rose 3.5%.", "3.5%"),
        ("At least 38 people were killed.", "At least 38 people"),
        ("Eleven Chadian soldiers died.", "Eleven Chadian soldiers"),
        ("They sent 40 thousand tonnes of grain.", "40 thousand tonnes of grain"),
        ("More than 850,000 Sudanese refugees live there.", "More than 850,000 Sudanese refugees"),
        ("He was met with a 19-gun salute.", "19-gun salute"),
        ("Forty-two ships were at sea.", "Forty-two ships"),
    ],
)
def test_a_number_is_shown_with_what_it_counts(text: str, found: str) -> None:
    assert of(text) == (found,)


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2023 and went on.",
        "They met at 4:10 a.m. there.",
        "They met at 4 p.m. there.",
        "Section 4.2.1",
        "No. 7",
    ],
)
def test_years_clock_times_and_bare_numbers_are_left_out(text: str) -> None:
    assert of(text) == ()


def test_what_points_back_tells_no_number() -> None:
    assert of("The two leaders met. Their three ministers met the 19 envoys.") == ("19 envoys",)


def test_what_is_a_date_is_no_amount() -> None:
    text = "In five months they met; five envoys came."
    assert of(text, (3, 14)) == ("five envoys",)


def test_each_number_is_shown_once_in_order() -> None:
    assert of("Six officers and two cars. Six officers.") == ("Six officers", "two cars")
