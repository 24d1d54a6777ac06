"""The exemplars of events: well formed, of every type, and nobody else's text."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from dragoman import language
from dragoman.curation.exemplars import NONE, Exemplar, Mark
from dragoman.lexicon import Row, table
from dragoman.report import PLOVER, Status
from training.events import label, rules
from training.events.data import exemplars

GOLD = ("articles/dev.jsonl", "events/dev.jsonl", "events/petrarch_dev.jsonl", "events/plv_dev.jsonl")


def test_every_mark_is_one_word_of_its_sentence() -> None:
    for exemplar in exemplars():
        ends = 0
        for mark in exemplar.marks:
            assert ends <= mark.start < mark.end <= len(exemplar.text), exemplar.text
            assert re.fullmatch(r"[\w’'.-]+", exemplar.text[mark.start : mark.end]), exemplar.text
            ends = mark.end


def test_types_modes_and_statuses_are_those_of_the_ontology() -> None:
    modes = {(row["type"], row["mode"]) for row in table("ontology")}
    for mark in _marks():
        if mark.type == NONE:
            assert mark.mode is None
            assert mark.status is None
        else:
            assert (mark.type, mark.mode or "") in modes
            assert mark.status in get_args(Status)


def test_there_are_a_hundred_of_every_type_and_four_hundred_that_tell_nothing() -> None:
    counts = Counter(mark.type for mark in _marks())
    assert min(counts[kind] for kind in PLOVER) >= 100
    assert counts[NONE] >= 400


def test_sentences_are_distinct_and_as_long_as_sentences_are() -> None:
    texts = [exemplar.text for exemplar in exemplars()]
    assert len(set(texts)) == len(texts) >= 2000
    assert all(5 <= len(text.split()) <= 50 and "[" not in text for text in texts)


def test_nothing_is_taken_from_the_gold() -> None:
    shared = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[3] / "shared")) / "gold"
    if not shared.is_dir():
        pytest.skip("the gold is not here")
    lines = (line for name in GOLD for line in (shared / name).read_text(encoding="utf-8").splitlines())
    gold = {gram for line in lines for gram in _grams(json.loads(line)["text"])}
    own = [*(exemplar.text for exemplar in exemplars()), *(row["example"] for row in _frames())]
    assert not [text for text in own if gold & set(_grams(text))]


def test_the_frames_find_what_is_plain_and_raise_nothing_over_sport() -> None:
    plain = Exemplar.of("Russia [accused] Ukraine of sabotage.", "ACCUSE/allege/occurred")
    sport = Exemplar.of("The two teams [meet] again in Cape Town.", NONE)
    found = [(outcome.mark.type, outcome.found) for outcome in rules.outcomes([plain, sport])]
    assert found == [("ACCUSE", "ACCUSE"), (NONE, rules.MISSED)]


def test_the_table_counts_a_type_right_and_taken_for_another() -> None:
    exemplar = Exemplar.of("Peru [met] Chile.", "CONSULT/-/occurred")
    found = [rules.Outcome(exemplar, exemplar.marks[0], kind, None) for kind in ("CONSULT", "ASSAULT")]
    assert rules.table(found).splitlines()[1].split() == ["CONSULT", "2", "0.500", "ASSAULT", "1"]


def test_light_verbs_are_left_open_and_other_verbs_tell_nothing() -> None:
    exemplar = Exemplar.of("Peru held [talks] with Chile, a spokesman said.", "CONSULT/-/x")
    doc = language.parse(exemplar.text).doc
    labels = {doc[i].text: kind for i, kind in label._labels(doc, exemplar)}
    assert labels == {"talks": "CONSULT", "said": NONE}


def _frames() -> Iterator[Row]:
    return (row for kind in PLOVER for row in table(f"frames/{kind.lower()}"))


def _marks() -> Iterator[Mark]:
    return (mark for exemplar in exemplars() for mark in exemplar.marks)


def _grams(text: str, length: int = 7) -> Iterator[str]:
    words = re.findall(r"\w+", text.lower())
    return (" ".join(words[i : i + length]) for i in range(len(words) - length + 1))
