from typing import Any

import pytest

from dragoman import lexicon
from dragoman.corpus import parties
from dragoman.corpus.parties import fold, key, table
from dragoman.report import Actor, Envelope, Report
from dragoman.store import add_reports
from dragoman.store.snapshot import open_store


def row(name: str, kind: str = "person", **more: Any) -> dict[str, Any]:
    return {"page": "p", "actor": "a1", "name": name, "kind": kind, **more}


@pytest.fixture
def keys(tmp_path: Any) -> Any:
    """The keys that people and bodies get in a store, each shown on a page of its own."""

    def made(*shown: dict[str, Any]) -> list[str]:
        reports = [
            Report(id=f"p{i}", origin="o", envelope=Envelope(), text="", actors=(Actor(id="a1", **actor),))
            for i, actor in enumerate(shown)
        ]
        add_reports(reports, tmp_path / "store")
        with open_store(tmp_path / "store") as store:
            found = {r["page"]: r for r in table(store).to_pylist()}
        made.names = {r["key"]: (r["name"], r["country"]) for r in found.values()}  # type: ignore[attr-defined]
        return [found[f"p{i}"]["key"] for i in range(len(shown))]

    return made


def person(name: str, country: str | None = None, role: str | None = None, wikidata: str | None = None) -> Any:
    return {"name": name, "kind": "person", "country": country, "role": role, "wikidata": wikidata}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Donald J. Trump", "Donald Trump"),
        ("Bashar Ja’afari", "Bashar Jaafari"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Kim Jong Un", "Kim Jong Il"), ("Donald Trump", "Donald Trump Jr.")])
def test_names_of_different_people_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_state_goes_by_its_code_and_so_does_its_government() -> None:
    assert key(row("Russia", "state", country="RUS", wikidata="Q159")) == "RUS"
    assert key(row("Russian authorities", "unnamed", country="RUS", sectors=["GOV"])) == "RUS"


def test_a_service_without_a_name_goes_by_its_state_and_sector() -> None:
    assert key(row("Russian forces", "unnamed", country="RUS", sectors=["MIL"])) == "RUS:MIL"
    assert key(row("Russian military", "organization", country="RUS", sectors=["MIL"])) == "RUS:MIL"


def test_the_unnamed_holder_of_an_office_goes_by_it() -> None:
    assert key(row("French president", "unnamed", country="FRA", role="president")) == "FRA:president"
    assert key(row("French senator", "unnamed", country="FRA", role="senator")) == "p#a1"


def test_residents_are_themselves_on_their_page_alone() -> None:
    assert key(row("residents", "unnamed")) == "p#a1"


def test_a_leader_goes_by_his_wikidata_id_and_an_organization_by_its_own() -> None:
    assert key(row("Vladimir Putin", country="RUS", wikidata="Q7747")) == "Q7747"
    assert key(row("United Nations", "organization", wikidata="Q1065")) == "Q1065"


def test_a_full_name_takes_the_wikidata_id_that_other_pages_know(keys: Any) -> None:
    assert keys(person("Vladimir Putin", "RUS", wikidata="Q7747"), person("Vladimir Putin", "RUS")) == ["Q7747"] * 2


def test_father_and_son_of_one_name_do_not_share_an_id(keys: Any) -> None:
    father, son, either = keys(
        person("George H. W. Bush", "USA", wikidata="Q23505"),
        person("George W. Bush", "USA", wikidata="Q207"),
        person("George Bush", "USA"),
    )
    assert len({father, son, either}) == 3


def test_a_surname_means_the_one_of_its_country_and_office(keys: Any) -> None:
    found = keys(
        person("Ferit Hoxha", "ALB", "foreign minister"),
        person("Hoxha", "ALB", "foreign minister"),
        person("Hoxha", "ALB", "defense minister"),
        person("Hoxha", "XKX"),
        person("Hoxha"),
    )
    assert found[0] == found[1] == "ferit hoxha"
    assert found[2:] == ["hoxha (ALB)", "hoxha (XKX)", "hoxha"]


def test_a_surname_that_two_of_a_country_bear_is_neither(keys: Any) -> None:
    found = keys(person("Ali Hassan", "SOM"), person("Omar Hassan", "SOM"), person("Hassan", "SOM"))
    assert len(set(found)) == 3


def test_the_family_name_comes_first_in_some_countries(keys: Any) -> None:
    assert len(set(keys(person("Wang Yi", "CHN", "foreign minister"), person("Wang", "CHN")))) == 1


def test_one_name_in_two_countries_is_two_people(keys: Any) -> None:
    assert keys(person("John Smith", "USA"), person("John Smith", "GBR")) == ["john smith (USA)", "john smith (GBR)"]


def test_all_pages_of_a_key_have_one_name_and_country(keys: Any) -> None:
    keys(*[person("Andrii Melnyk", "UKR")] * 2, person("Andriy Melnyk", "UKR"), person("Andrii Melnyk"))
    assert keys.names == {"andry melnyk": ("Andrii Melnyk", "UKR")}


@pytest.mark.parametrize("line", lexicon.table("state_bodies"), ids=lambda line: line["word"])
def test_every_word_of_the_lexicon_makes_a_service_of_its_example(line: lexicon.Row) -> None:
    adjective = line["example"].split()[0]
    country = next(row["iso3"] for row in lexicon.table("countries") if adjective in row.many("adjectives"))
    expected = country if line["sector"] == "GOV" else f"{country}:{line['sector']}"
    assert key(row(line["example"], "organization", country=country)) == expected


def test_a_force_with_a_name_is_no_service_of_its_state() -> None:
    assert key(row("Syrian Democratic Forces", "group", country="SYR")) == "syrian democratic forces"


def test_the_table_does_not_depend_on_the_order_of_adding(tmp_path: Any) -> None:
    reports = [
        Report(
            id=f"p{i}",
            origin="o",
            envelope=Envelope(),
            text="",
            actors=(Actor(id="a1", **person(name, "RUS", office)),),
        )
        for i, (name, office) in enumerate([("Lavrov", "foreign minister"), ("Sergei Lavrov", None), ("Lavrov", None)])
    ]
    add_reports(reports, tmp_path / "one")
    for one in reversed(reports):
        add_reports([one], tmp_path / "other")
    with open_store(tmp_path / "one") as at_once, open_store(tmp_path / "other") as one_by_one:
        assert parties.table(at_once).equals(parties.table(one_by_one))
