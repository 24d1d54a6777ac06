from datetime import date
from typing import Any

import pytest

from dragoman.exports.citing import host, outlet, source

PAGE: dict[str, Any] = {
    "url": None, "publisher": None, "agency": None, "headline": None, "published": None, "page": "page-1"
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "cited"),
    [
        ({"url": "https://example.org/a", "headline": "A"}, "https://example.org/a"),
        ({"publisher": "Daily", "headline": "A", "published": date(2024, 5, 1)}, "Daily, A, 2024-05-01"),
        ({"agency": "AP"}, "AP"),
        ({"published": date(2024, 5, 1)}, "page-1"),
    ],
)
def test_a_page_is_cited_by_the_best_that_is_known(more: dict[str, Any], cited: str) -> None:
    assert source({**PAGE, **more}) == cited


def test_an_outlet_is_the_publisher_the_agency_or_the_host() -> None:
    address = {"url": "https://www.example.org:8080/a"}
    assert outlet({**PAGE, **address, "agency": "AP", "publisher": "Daily"}) == "Daily"
    assert outlet({**PAGE, **address}) == "example.org"
    assert outlet(PAGE) == ""


@pytest.mark.parametrize("url", [None, "", "page.html", "http://[broken"])
def test_what_is_no_address_has_no_host(url: str | None) -> None:
    assert host(url) == ""
