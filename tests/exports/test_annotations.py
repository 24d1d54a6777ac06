import json
import re
from typing import Any

import pytest

from dragoman.corpus import Corpus
from dragoman.exports import annotations
from dragoman.exports.period import Period
from tests.exports.made import ODD, REPORTS, WIRE

IRI = re.compile(r"(https?://|urn:[a-z0-9][a-z0-9-]{0,31}:)\S+")
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying"),
    *("linking", "moderating", "questioning", "replying", "tagging"),
}
"""Of the Web Annotation Vocabulary, section 3.3."""


@pytest.fixture
def collection(corpus: Corpus) -> dict[str, Any]:
    return read(corpus, Period())


def read(corpus: Corpus, period: Period) -> dict[str, Any]:
    return dict(json.loads("".join(annotations.pieces(corpus, period))))


@pytest.mark.parametrize("period", [Period(), Period.of("2019-06", None), Period.of("2030", None)])
def test_the_collection_is_as_the_model_asks(corpus: Corpus, period: Period) -> None:
    """Sections 5.1 and 5.2: one context, IRIs, a page within that points back, its items in order."""
    found = read(corpus, period)
    page = found["first"]
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert (found["last"], page["partOf"], page["startIndex"]) == (page["id"], found["id"], 0)
    assert found["total"] == len(page["items"])
    assert "@context" not in page
    assert all("@context" not in item for item in page["items"])


def test_annotations_are_as_the_model_asks(collection: dict[str, Any]) -> None:
    """Sections 3 and 4: an IRI each, one or more targets, bodies of a known type, motivations of the vocabulary."""
    items = collection["first"]["items"]
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids)
    for item in items:
        assert IRI.fullmatch(item["id"])
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert item["target"]
        for body in item["body"]:
            assert body["purpose"] in MOTIVATIONS
            if body["type"] == "TextualBody":
                assert isinstance(body["value"], str)
            else:
                assert body["type"] == "SpecificResource"
                assert IRI.fullmatch(body["source"])
        for target in item["target"]:
            assert target["type"] == "SpecificResource"
            assert IRI.fullmatch(target["source"])
            assert [s["type"] for s in target["selector"]] == ["TextPositionSelector", "TextQuoteSelector"]


def test_selectors_find_the_words(collection: dict[str, Any]) -> None:
    texts = {annotations.address(report.id): report.text for report in REPORTS}
    for item in collection["first"]["items"]:
        text = texts[item["id"].rpartition(":")[0]]
        for target in item["target"]:
            place, words = target["selector"]
            assert text[place["start"] : place["end"]] == words["exact"]
            assert words["prefix"] + words["exact"] + words["suffix"] in text
            assert text[: place["start"]].endswith(words["prefix"])


def test_positions_are_code_points_and_words_are_as_they_stand(collection: dict[str, Any]) -> None:
    items = {item["id"]: item for item in collection["first"]["items"]}
    (target,) = items["urn:dragoman:page:sha256%3A" + "ab" * 32 + ":e1"]["target"]
    assert target["source"] == "https://www.example.org/a?b=1&c=2"
    assert target["selector"][0]["start"] == ODD.index("arrested")
    (time,) = items["urn:dragoman:page:sha256%3A" + "ab" * 32 + ":t1"]["target"]
    assert time["selector"][1]["suffix"] == ", a “spy ring”, as they\tsaid 😀."


def test_a_record_is_the_body_and_has_a_target_for_every_passage(collection: dict[str, Any]) -> None:
    items = {item["id"]: item for item in collection["first"]["items"]}
    lavrov = items["urn:dragoman:page:page-wire:a1"]
    told = json.loads(lavrov["body"][0]["value"])
    assert (told["name"], told["kind"]) == ("Sergei Lavrov", "person")
    assert lavrov["body"][1]["source"] == "http://www.wikidata.org/entity/Q58217"
    assert [target["selector"][1]["exact"] for target in lavrov["target"]] == ["Sergei Lavrov", "He"]
    assert items["urn:dragoman:page:page-wire:p1"]["body"][1]["source"] == "https://sws.geonames.org/524901/"
    said = items["urn:dragoman:page:page-copy:s1"]["target"]
    assert said[0]["source"] == "urn:dragoman:page:page-copy"
    assert said[0]["selector"][0] == {
        "type": "TextPositionSelector",
        "start": WIRE.index("both"),
        "end": WIRE.index("peace") + 5,
    }
