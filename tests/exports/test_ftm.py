import json
from collections import Counter
from typing import Any

import pytest

from dragoman.corpus import Corpus
from dragoman.exports import ftm
from dragoman.exports.period import Period

followthemoney = pytest.importorskip("followthemoney")


@pytest.fixture
def entities(corpus: Corpus) -> dict[str, Any]:
    return read(corpus, Period())


def read(corpus: Corpus, period: Period) -> dict[str, Any]:
    """The entities under their ids, as the library reads them; it refuses what its schema does not know."""
    lines = [json.loads(line) for line in ftm.pieces(corpus, period)]
    found = {}
    for data in lines:
        entity = followthemoney.model.get_proxy(data, cleaned=False)
        entity.schema.validate(data)
        assert entity.schema.name == data["schema"]
        kept = {prop.name: sorted(values) for prop, values in ((p, entity.get(p)) for p in entity.iterprops())}
        assert kept == {name: sorted(values) for name, values in data["properties"].items()}, "a value is not clean"
        found[data["id"]] = entity
    assert len(found) == len(lines), "an id is there twice"
    return found


@pytest.mark.parametrize("period", [Period(), Period.of("2019-05-20", None), Period.of(None, "2019-04")])
def test_entities_hold_to_the_schema_and_references_resolve(corpus: Corpus, period: Period) -> None:
    found = read(corpus, period)
    for entity in found.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), (entity.id, prop.name)


def test_there_is_an_entity_of_every_kind(entities: dict[str, Any]) -> None:
    kinds = Counter(entity.schema.name for entity in entities.values())
    assert (kinds["Article"], kinds["Event"]) == (5, 7)
    assert kinds["Person"] == 2
    assert set(kinds) == {
        *("Article", "Event", "Mention", "Occupancy", "Organization", "Person", "Position", "PublicBody"),
    }


def named(entities: dict[str, Any], name: str) -> Any:
    (only,) = [
        entity for entity in entities.values() if entity.first("name", quiet=True) == name and entity.schema.matchable
    ]
    return only


def test_whoever_is_on_two_pages_is_one(entities: dict[str, Any]) -> None:
    lavrov = named(entities, "Sergei Lavrov")
    assert (lavrov.get("wikidataId"), lavrov.get("position"), lavrov.get("country")) == (
        *(["Q58217"], ["foreign minister"], ["ru"]),
    )
    mentions = [e for e in entities.values() if e.schema.name == "Mention" and lavrov.id in e.get("resolved")]
    assert len(mentions) == 2


def test_states_and_their_organs_are_public_bodies(entities: dict[str, Any]) -> None:
    kinds = {
        "Israel": "PublicBody",
        "South Korean police": "PublicBody",
        "Hamas": "Organization",
        "NATO": "Organization",
    }
    assert {name: named(entities, name).schema.name for name in kinds} == kinds
    assert named(entities, "Israel").get("topics") == ["gov.national"]


def test_offices_have_their_days(entities: dict[str, Any]) -> None:
    lavrov = named(entities, "Sergei Lavrov")
    held = [e for e in entities.values() if e.schema.name == "Occupancy" and lavrov.id in e.get("holder")]
    told = {(entities[e.first("post")].caption, e.first("startDate"), e.first("endDate")) for e in held}
    assert ("foreign minister (Russia)", "2004-03-09", None) in told


def test_an_event_has_parties_day_place_and_proof(entities: dict[str, Any]) -> None:
    (event,) = [e for e in entities.values() if e.first("recordId", quiet=True) == "o00000000abc1"]
    assert event.caption == "CONSULT: Sergei Lavrov, Wang Yi"
    assert sorted(entities[i].caption for i in event.get("involved")) == ["Sergei Lavrov", "Wang Yi"]
    assert (event.get("startDate"), event.get("location"), event.get("country")) == (["2019-05-14"], ["Moscow"], ["ru"])
    assert {entities[i].first("publisher") for i in event.get("proof")} == {"Reuters", "Daily Example"}
    assert "occurred" in event.get("keywords")


def test_values_are_composed_and_on_one_line() -> None:
    made = ftm._made("Event", "x", name=["Pe\u006e\u0303a\n Nieto ", "Pe\u00f1a Nieto", None], summary=" ")
    assert made["properties"] == {"name": ["Peña Nieto"]}


def test_unnamed_people_are_left_out(entities: dict[str, Any]) -> None:
    names = {name for entity in entities.values() for name in entity.names}
    assert not names & {"North Koreans", "officials"}
