import json
from collections import Counter

import pytest

from bench.corpus_maker import DAYS, START, Made, made
from bench.corpus_prepared import report
from bench.corpus_sites import full, row
from bench.corpus_words import Line, Teller
from bench.corpus_world import Happening, dealings, pairs, states
from dragoman.report import PLOVER


@pytest.fixture(scope="module")
def corpus() -> Made:
    return made(1, 90)


def test_there_are_many_kinds_of_dealings_of_many_pairs(corpus: Made) -> None:
    assert len(dealings()) >= 40
    assert {dealing.types[0] for dealing in dealings()} == set(PLOVER)
    assert len(pairs()) >= 60
    abouts = [sentence.line.about for page in corpus.pages for sentence in page.sentences]
    assert len({about.dealing.name for about in abouts}) >= 40
    assert len({frozenset((about.a.code, about.b.code)) for about in abouts}) >= 60


def test_a_seed_makes_one_corpus(corpus: Made) -> None:
    assert made(1, 90) == corpus
    assert made(2, 90).pages != corpus.pages


def test_no_more_pages_are_made_than_are_asked_for() -> None:
    assert 30 <= len(made(1, 90, pages=30).pages) < 60


def test_every_slot_and_mark_is_filled(corpus: Made) -> None:
    for page in corpus.pages:
        text = page.headline + " ".join(page.body())
        assert not set("{}<>~|") & set(text), text


def test_pages_come_out_within_the_days_of_the_corpus(corpus: Made) -> None:
    days = [(page.published - START).days for page in corpus.pages]
    assert min(days) >= 0
    assert max(days) <= DAYS


def test_a_family_has_one_original_and_comes_out_first_there(corpus: Made) -> None:
    assert set(Counter(page.family for page in corpus.pages if page.relation == "original").values()) == {1}
    first = {page.family: page.published for page in corpus.pages if page.relation == "original"}
    assert all(page.published >= first[page.family] for page in corpus.pages)


def test_all_that_can_become_of_a_plan_is_there(corpus: Made) -> None:
    outcomes = {item.state for seed in (1, 2, 3) for item in made(seed, 90).agenda}
    assert outcomes == {"held", "cancelled", "unreported", "expected", "moved"}
    last = max(page.published for page in corpus.pages)
    assert all(item.day > last for item in corpus.agenda if item.state == "expected")
    assert all(item.day < last for item in corpus.agenda if item.state == "unreported")


def test_a_perfect_report_rests_on_the_words(corpus: Made) -> None:
    for page in corpus.pages[:60]:
        read = report(page)
        assert read.text == "\n\n".join(page.body())
        names = {actor.id: actor for actor in read.actors}
        for event in read.events:
            start, end = read.sentences[event.sentence]
            assert start <= event.trigger[0] < event.trigger[1] <= end
            assert all(party in names for party in (*event.actor, *event.recipient))
        for statement in read.statements:
            assert all(read.quote(span).strip() for span in statement.content)


def test_who_is_told_of_again_goes_by_the_surname_alone() -> None:
    teller, chance = Teller(START), happening()
    first, second = (
        teller.sentence(Line("{A.leader} <met> {B.leader} {when}.", chance, seed=3, events={"main": chance}))
        for _ in range(2)
    )
    leader = states()[chance.a.code].people["leader"]
    assert leader in first.text
    assert leader not in second.text
    assert leader.split()[-1] in second.text
    (event,) = (mark for mark in first.marks if mark.kind == "event")
    assert first.text[event.start : event.end] == "met"


def happening() -> Happening:
    dealing = next(dealing for dealing in dealings() if dealing.name == "talks")
    a, b = states()["KEN"], states()["ETH"]
    return Happening(
        "h1", dealing, dealing.types, a, b, True, a.capital, START, ("crops",), {"n": 2, "m": 30, "turn": 1}
    )


def test_pages_are_printed_as_text_or_as_html(corpus: Made) -> None:
    forms = {page.form: row(page) for page in corpus.pages}
    assert "text" in forms[0]
    assert forms[1]["html"].count("<p>") == forms[1]["html"].count("</p>") > 0
    page = next(page for page in corpus.pages if page.form == 2)
    assert page.publisher in full(page)
    assert json.loads(json.dumps(row(page)))["id"] == page.id
