"""Which two tellings are of one occurrence. Each case is two pages (or two sentences of one) told in one line each."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import lexicon
from dragoman.corpus.content_words import Weights, content, stem
from dragoman.corpus.matching import asked, distance
from dragoman.corpus.telling import When, Where
from tests.corpus.accounts import groups, page

MET = "CONSULT occurred @Lisbon 2024-05-16: [Ilse Brandt] {t|met} [Ana Pires] in Lisbon to discuss fishing quotas"
STRUCK = "ASSAULT occurred @Kharkiv 2024-06-19: [Russia] {t|struck} a market in Kharkiv, <Ukraine>, killing three"

ONE = {
    "two agencies on one meeting": (
        ("2024-05-16", MET),
        ("2024-05-17", "CONSULT occurred 2024-05-16: [Ana Pires] and [Ilse Brandt] held {t|talks} on Thursday"),
    ),
    "a minister and his state": (
        ("2024-05-16", MET),
        ("2024-05-16", "CONSULT occurred @Lisbon 2024-05-16: [Germany] and [Portugal] held {t|talks} in Lisbon"),
    ),
    "a visit and the meeting on it": (
        ("2024-05-16", "CONSULT/visit occurred @Lisbon 2024-05-16: [Ilse Brandt] {t|visited} <Portugal>"),
        ("2024-05-16", MET),
    ),
    "a plan for next week, and its day": (
        ("2024-05-10", "CONSULT planned 2024-05-13..2024-05-19: [Ilse Brandt] will {t|meet} [Ana Pires] next week"),
        ("2024-05-16", MET),
    ),
    "a plan for a month, and its day": (
        ("2024-04-10", "CONSULT planned @Lisbon 2024-05: [Ilse Brandt] will {t|meet} [Ana Pires] in Lisbon in May"),
        ("2024-05-16", MET),
    ),
    "a plan without a day": (
        ("2024-05-10", "CONSULT planned @Lisbon: [Ilse Brandt] will soon {t|meet} [Ana Pires] in Lisbon"),
        ("2024-05-16", MET),
    ),
    "history told again by its month": (
        ("2024-05-16", MET),
        ("2024-11-02", "CONSULT occurred 2024-05: [Ilse Brandt] and [Ana Pires] {t|met} in May over fishing quotas"),
    ),
    "a person whose country the page leaves out": (
        ("2024-05-16", "CONSULT occurred 2024-05-16: [Ilse Brandt] held {t|talks} with [Marko Ilic] in the capital"),
        ("2024-05-16", "CONSULT occurred 2024-05-16: [Germany] and [Serbia] held {t|talks} in the capital"),
    ),
    "a strike told by its town and by its country": (
        ("2024-06-19", STRUCK),
        ("2024-06-20", "ASSAULT occurred 2024-06-19: [Russia] {t|hit} a market in <Ukraine> on Wednesday, three died"),
    ),
    "an attack that nobody has claimed": (
        ("2024-06-19", STRUCK),
        ("2024-06-19", "ASSAULT occurred @Kharkiv 2024-06-19: a market in Kharkiv in <Ukraine> was {t|struck}"),
    ),
    "a claim and what a page asserts": (
        ("2024-06-19", STRUCK),
        (
            "2024-06-19",
            "ASSAULT occurred said @Kharkiv 2024-06-19: [Russia] {t|shelled} a market in Kharkiv, <Ukraine>",
        ),
    ),
    "a claim and its denial": (
        ("2024-06-19", STRUCK),
        (
            "2024-06-20",
            "ASSAULT denied said @Kharkiv 2024-06-19: [Russia] did not {t|strike} a market in Kharkiv, <Ukraine>",
        ),
    ),
    "sanctions told by their target and by its state": (
        ("2024-06-19", "SANCTION occurred 2024-06-19: [USA] put {t|sanctions} on twelve banks of <Russia>"),
        (
            "2024-06-20",
            "SANCTION occurred 2024-06-19: [USA] {t|sanctioned} <Russia>, naming twelve banks, on Wednesday",
        ),
    ),
    "one act in two types": (
        ("2024-06-19", "AGREE occurred 2024-06-19: [Chad] and [Niger] {t|agreed} on a treaty about border wells"),
        ("2024-06-20", "SUPPORT occurred 2024-06-19: [Chad] and [Niger] {t|signed} a treaty about border wells"),
    ),
    "one accusation in two wordings": (
        ("2024-06-19", "ACCUSE occurred 2024-06-19: [Chad] {t|accused} <Niger> of sheltering cattle thieves"),
        ("2024-06-20", "ACCUSE occurred 2024-06-19: [Chad] {t|blamed} <Niger> for cattle thieves sheltering there"),
    ),
    "the same sentence on two sites, without a day": (
        ("2024-06-19", "ACCUSE occurred: [Chad] {t|accused} <Niger> of treachery"),
        ("2024-06-20", "ACCUSE occurred: [Chad] {t|accused} <Niger> of treachery"),
    ),
    "a summit put off, told with both days": (
        ("2024-05-01", "CONSULT planned 2024-05-16: [Germany] and [Portugal] will hold a {t|summit} on May 16"),
        (
            "2024-05-14",
            "CONSULT possible 2024-05-16: The {t|summit} of [Germany] and [Portugal] due {2024-05-16|May 16} was"
            " postponed to {2024-05-23|May 23}",
        ),
    ),
    "talks called off, coded as a refusal": (
        ("2024-05-01", "CONSULT planned 2024-05-16: [Chad] and [Niger] will hold {t|talks} on border wells"),
        ("2024-05-14", "REJECT/meet occurred 2024-05-16: [Chad] {t|called off} talks on border wells with <Niger>"),
    ),
}
TWO = {
    "meetings of one pair on two days of a week": (
        ("2024-05-14", MET.replace("05-16", "05-14")),
        ("2024-05-16", MET),
    ),
    "ministers of two offices of one state on one day": (
        ("2024-05-16", MET),
        ("2024-05-16", "CONSULT occurred @Lisbon 2024-05-16: [Otto Kern] {t|met} [Rui Lobo] in Lisbon"),
    ),
    "one minister and two others of one state": (
        ("2024-05-16", MET),
        ("2024-05-16", "CONSULT occurred @Lisbon 2024-05-16: [Ilse Brandt] {t|met} [Rui Lobo] in Lisbon"),
    ),
    "meetings in two towns": (
        ("2024-05-16", MET),
        ("2024-05-16", MET.replace("Lisbon", "Porto")),
    ),
    "a meeting and a call": (
        ("2024-05-16", MET),
        ("2024-05-16", "CONSULT/phone occurred 2024-05-16: [Ilse Brandt] {t|phoned} [Ana Pires]"),
    ),
    "a meeting held, and one planned for later": (
        ("2024-05-16", MET),
        ("2024-05-16", "CONSULT planned 2024-06-01: [Ilse Brandt] will {t|meet} [Ana Pires] on June 1"),
    ),
    "tomorrow's plan and next week's meeting": (
        ("2024-05-08", "CONSULT planned 2024-05-09: [Ilse Brandt] will {t|meet} [Ana Pires] tomorrow"),
        ("2024-05-16", MET),
    ),
    "a plan without a day, told after the meeting": (
        ("2024-05-16", MET),
        ("2024-05-17", "CONSULT planned: [Ilse Brandt] will {t|meet} [Ana Pires] again"),
    ),
    "the same pair a year on": (
        ("2023-05-16", MET.replace("2024", "2023")),
        ("2024-05-16", MET),
    ),
    "strikes on one city on following days": (
        ("2024-06-19", STRUCK),
        ("2024-06-20", STRUCK.replace("06-19", "06-20")),
    ),
    "strikes on two cities on one day": (
        ("2024-06-19", STRUCK),
        ("2024-06-19", STRUCK.replace("Kharkiv", "Odesa")),
    ),
    "a strike, and the retaliation": (
        ("2024-06-19", STRUCK),
        ("2024-06-19", "ASSAULT occurred 2024-06-19: [Ukraine] {t|struck} an oil depot in <Russia>"),
    ),
    "two strikes of a day in a country, of different things": (
        ("2024-06-19", "ASSAULT occurred 2024-06-19: [Russia] {t|struck} a dam in <Ukraine>"),
        ("2024-06-19", "ASSAULT occurred 2024-06-19: [Russia] {t|struck} railway yards in <Ukraine>"),
    ),
    "two sanctions of one day on one state": (
        ("2024-06-19", "SANCTION occurred 2024-06-19: [USA] put {t|sanctions} on twelve banks of <Russia>"),
        ("2024-06-19", "SANCTION occurred 2024-06-19: [USA] {t|barred} oil tankers of <Russia> from its harbours"),
    ),
    "two accusations of one day": (
        ("2024-06-19", "ACCUSE occurred 2024-06-19: [Chad] {t|accused} <Niger> of sheltering cattle thieves"),
        ("2024-06-19", "ACCUSE occurred 2024-06-19: [Chad] {t|accused} <Niger> of jamming radio masts"),
    ),
    "two speakers with one charge": (
        ("2024-06-19", "ACCUSE occurred 2024-06-19: [Ilse Brandt] {t|accused} <Russia> of jamming radio masts"),
        ("2024-06-19", "ACCUSE occurred 2024-06-19: [Otto Kern] {t|accused} <Russia> of jamming radio masts"),
    ),
    "two parties of one country": (
        ("2024-06-19", "ACCUSE occurred 2024-06-19: [Ann Hall] {t|accused} <USA> of wasting flood funds"),
        ("2024-06-19", "ACCUSE occurred 2024-06-19: [Bob Rice] {t|accused} <USA> of wasting flood funds"),
    ),
    "a bilateral and a meeting of others": (
        ("2024-05-16", "CONSULT occurred 2024-05-16: [Kenya] and [Uganda] held {t|talks}"),
        ("2024-05-16", "CONSULT occurred 2024-05-16: [Kenya] and [Chad] held {t|talks}"),
    ),
    "a request and what it asks for": (
        ("2024-06-19", "REQUEST occurred 2024-06-19: [Chad] {t|urged} <Niger> to hand over cattle thieves"),
        ("2024-06-19", "COERCE/arrest occurred 2024-06-19: [Niger] {t|arrested} cattle thieves from <Chad>"),
    ),
    "attacks by nobody known in towns of two countries": (
        ("2024-06-19", "ASSAULT occurred @Kharkiv 2024-06-19: gunmen {t|attacked} a bank in Kharkiv"),
        ("2024-06-19", "ASSAULT occurred @Nairobi 2024-06-19: gunmen {t|attacked} a bank in Nairobi"),
    ),
    "pages without a date": (
        (None, "CONSULT occurred: [Chad] and [Niger] held {t|talks} about wells"),
        (None, "CONSULT occurred: [Chad] and [Niger] held {t|talks} about prices"),
    ),
}


@pytest.mark.parametrize("case", ONE)
def test_of_one_occurrence(case: str, tmp_path: Path) -> None:
    (one, first), (other, second) = ONE[case]
    assert groups(tmp_path, page("a", one, first), page("b", other, second)) == [["a#e0", "b#e0"]]


@pytest.mark.parametrize("case", TWO)
def test_of_two_occurrences(case: str, tmp_path: Path) -> None:
    (one, first), (other, second) = TWO[case]
    assert groups(tmp_path, page("a", one, first), page("b", other, second)) == [["a#e0"], ["b#e0"]]


@pytest.mark.parametrize("kind", asked())
def test_every_type_says_what_it_asks_for(kind: str) -> None:
    assert asked()[kind].reach in range(1, 8)


@pytest.mark.parametrize("row", lexicon.table("interchanged_types"), ids=lambda row: f"{row['one']}-{row['other']}")
def test_interchanged_types_are_of_one_kin_and_show_one_act_told_both_ways(row: lexicon.Row) -> None:
    one, other = row["one"].partition("/")[0], row["other"].partition("/")[0]
    assert asked()[one].kin == asked()[other].kin
    assert len(row.many("example")) == 2


def test_words_leave_out_who_when_and_grammar() -> None:
    sentence = "Russia struck a Ukrainian market in Kharkiv on Wednesday, June 19, killing 43 shoppers"
    assert content(sentence, "struck", ["Kharkiv"], ["RUS", "UKR"]) == {
        "market",
        stem("killing"),
        "43",
        stem("shoppers"),
    }


def test_rare_words_make_sentences_alike_and_common_ones_do_not() -> None:
    common = [frozenset({"talk", "trade"}) for _ in range(50)]
    weights = Weights([*common, frozenset({"talk", "herring"}), frozenset({"talk", "herring", "cod"})])
    assert weights.likeness(frozenset({"talk", "herring"}), frozenset({"talk", "herring", "cod"})) > 0.6
    assert weights.likeness(frozenset({"talk", "herring"}), frozenset({"talk", "cod"})) < 0.1
    assert weights.likeness(frozenset(), frozenset()) == 0


def test_days_of_which_one_is_guessed_are_those_told() -> None:
    assert When(5, 9, True).and_(When(1, 20)) == When(5, 9, True)
    assert When(5, 9, True).and_(When(9, 12, True)) == When(9, 9, True)


def test_distances_are_kilometres() -> None:
    kharkiv, odesa = Where("Kharkiv", "UKR", 49.99, 36.23), Where("Odesa", "UKR", 46.48, 30.73)
    assert distance(kharkiv, odesa) == pytest.approx(566, abs=10)
