from typing import Any

import pytest

from bench.corpus_maker import Made, made
from bench.corpus_prepared import report
from bench.corpus_scores import Truth, agenda, b_cubed, claims, families, occurrences, pairwise
from dragoman.store import add_reports, open_store


def test_groups_as_they_are_score_one() -> None:
    assert b_cubed({"a": "x", "b": "x", "c": "y"}, {"a": 1, "b": 1, "c": 2}) == (1, 1)
    assert pairwise({"a": "x", "b": "x", "c": "y"}, {"a": 1, "b": 1, "c": 2}).f1 == 1


def test_all_in_one_group_costs_precision() -> None:
    precision, recall = b_cubed(dict.fromkeys("abc", "x"), {"a": 1, "b": 1, "c": 2})
    assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert recall == 1


def test_each_alone_costs_recall() -> None:
    precision, recall = b_cubed({}, {"a": 1, "b": 1, "c": 2})
    assert precision == 1
    assert recall == pytest.approx((1 / 2 + 1 / 2 + 1) / 3)
    assert pairwise({}, {"a": 1, "b": 1}).recall == 0


def test_what_was_not_found_costs_recall() -> None:
    assert b_cubed({"a": "x"}, {"a": 1}, missing=1) == (1, 0.5)


@pytest.fixture(scope="module")
def corpus() -> Made:
    return made(1, 40)


@pytest.fixture(scope="module")
def truth(corpus: Made, tmp_path_factory: pytest.TempPathFactory) -> Truth:
    folder = tmp_path_factory.mktemp("made") / "store"
    add_reports(map(report, corpus.pages), folder)
    return Truth(corpus, Answers(open_store(folder), corpus))


class Answers:
    """A store whose derived tables are the truth itself, or wrong, as a test wants."""

    def __init__(self, store: Any, corpus: Made) -> None:
        self.store = store
        self.rows: dict[str, list[dict[str, Any]]] = {
            "families": [{"page": p.id, "family": p.family, "relation": p.relation} for p in corpus.pages],
            "agenda": [],
            "claims": [],
        }

    def reports(self) -> Any:
        return self.store.reports()

    def sql(self, query: str, parameters: Any = ()) -> Any:
        name = query.rsplit(" ", 1)[-1]
        return Table(self.rows[name]) if name in self.rows else self.store.sql(query, parameters)


class Table:
    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows

    def to_pylist(self) -> list[dict[str, Any]]:
        return self.rows


def test_every_event_of_a_perfect_reader_is_found(truth: Truth) -> None:
    assert len(truth.found) == truth.wanted() > 100


def test_the_truth_itself_scores_one(truth: Truth) -> None:
    figures = families(truth)
    assert figures["families: B-cubed F1"] == 1
    assert figures["families: original named right"] == 1
    told = {name: happening.key for name, happening in truth.mentions.items()}
    truth.store.rows["occurrence_mentions"] = [{"occurrence": k, "page": p, "event": e} for (p, e), k in told.items()]
    truth.store.rows["occurrences"] = [{"occurrence": k, "status": truth.made.status[k]} for k in set(told.values())]
    figures = occurrences(truth)
    assert figures["occurrences: B-cubed F1"] == 1
    assert figures["occurrences: status right"] == 1


def item(truth: Truth, number: int, **changed: Any) -> dict[str, Any]:
    wanted = truth.made.agenda[number]
    page, event = next(name for name, told in truth.mentions.items() if told.key == wanted.happening.key)
    state = {"moved and held": "held"}.get(wanted.state, wanted.state)
    row = {"page": page, "event": event, "words": None, "state": state, "first": wanted.day, "last": wanted.day}
    return row | changed


def test_an_item_counts_as_right_by_its_outcome_and_day(truth: Truth) -> None:
    number = len(truth.made.agenda)
    truth.store.rows["agenda"] = [item(truth, i) for i in range(number)]
    assert agenda(truth)["agenda: found and outcome right"] == 1
    truth.store.rows["agenda"] = [item(truth, i, state="none") for i in range(number)]
    figures = agenda(truth)
    assert (figures["agenda: found"], figures["agenda: found and outcome right"]) == (1, 0)
    truth.store.rows["agenda"] = [item(truth, 0), item(truth, 0)]
    assert agenda(truth)["agenda: precision of items"] == 0.5


def test_a_claim_counts_where_it_meets_its_denial(truth: Truth) -> None:
    sides: dict[tuple[str, str], dict[str, Any]] = {}
    for page in truth.made.pages:
        for sentence in page.sentences:
            if sentence.line.claim:
                sides.setdefault(sentence.line.claim, {"page": page.id, "words": sentence.text})
    key, other = truth.made.claims[:2]
    truth.store.rows["claims"] = [met(sides[key, "assert"], sides[key, "deny"])]
    figures = claims(truth)
    assert figures["claims precision"] == 1
    assert figures["claims recall"] == 1 / len(truth.made.claims)
    truth.store.rows["claims"] = [met(sides[key, "assert"], sides[other, "deny"])]
    assert claims(truth)["claims precision"] == 0


def met(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {
        "page": one["page"],
        "statement": None,
        "words": one["words"],
        "other_page": other["page"],
        "other_statement": None,
        "other_words": other["words"],
    }
