import pytest

from dragoman import lexicon
from dragoman.lexicon import Row
from tests.actors.reading import read

PLOVER = set(
    [
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "SPY",
        "PTY",
        "COP",
        "REB",
        "OPP",
        "CVL",
        "BUS",
        "EDU",
        "MED",
        "IGO",
        "NGO",
        "REL",
        "LAB",
        "CRM",
        "UAF",
        "REF",
        "ELI",
        "AGR",
        "HLH",
    ],
)
FILES = ("organizations", "groups", "titles", "metonyms")


def codes() -> set[str]:
    return {row["iso3"] for row in lexicon.table("countries")}


def test_every_state_has_one_row() -> None:
    rows = [row["iso3"] for row in lexicon.table("countries")]
    assert len(rows) == len(set(rows)) > 190


@pytest.mark.parametrize("name", FILES)
def test_sectors_are_plovers(name: str) -> None:
    for row in lexicon.table(name):
        assert set(row.many("sectors")) <= PLOVER, row.error("unknown sector")


@pytest.mark.parametrize("name", FILES)
def test_countries_are_known(name: str) -> None:
    for row in lexicon.table(name):
        assert row["country"] in codes() | {""}, row.error("unknown country")


def test_international_organizations_have_no_country() -> None:
    for row in lexicon.table("organizations"):
        assert "IGO" not in row.many("sectors") or not row["country"] or "coalition" in row["nouns"], row.error(
            "country"
        )


@pytest.mark.parametrize("row", lexicon.table("metonyms"), ids=lambda row: row["seat"])
def test_a_seat_stands_for_its_government(row: Row) -> None:
    reading = read(row["example"])
    mention = reading.mention(row["seat"])
    assert mention is not None
    assert mention.kind == "metonym"
    assert reading.actors.get(mention.ids[0]).country == (row["country"] or None)
