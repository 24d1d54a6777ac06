from typing import Any

import pyarrow as pa
import pytest

from dragoman.corpus.relations import made
from dragoman.store import Store, add_reports, open_store, schema
from dragoman.store.rows import first_day
from tests.corpus.related import occurrence
from tests.store.made import report

COLUMNS = ("source", "target", "directed")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("related") / "store"
    add_reports([report(0)], path)
    return open_store(path)


def rows(store: Store, *occurrences: dict[str, Any]) -> list[dict[str, Any]]:
    before = {"occurrences": pa.Table.from_pylist(list(occurrences), schema=schema.arrow("occurrences"))}
    table = made(store, before)
    assert table.select(schema.arrow("relations").names).num_columns == table.num_columns
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def pairs(store: Store, parties: str, type: str = "CONSULT") -> list[tuple[object, ...]]:
    return [tuple(row[c] for c in COLUMNS) for row in rows(store, occurrence("o1", "2025-03-01", parties, type))]


@pytest.mark.parametrize(
    ("parties", "type", "found"),
    [
        ("RUS>CHN", "ACCUSE", [("RUS", "CHN", True)]),
        ("RUS>CHN,KEN", "AID", [("RUS", "CHN", True), ("RUS", "KEN", True)]),
        ("RUS,CHN", "CONSULT", [("CHN", "RUS", False)]),
        ("RUS,CHN,KEN", "CONSULT", [("CHN", "KEN", False), ("CHN", "RUS", False), ("KEN", "RUS", False)]),
        ("RUS,CHN>CHN", "AID", [("RUS", "CHN", True)]),
        ("RUS", "CONSULT", []),
        ("RUS>RUS", "ACCUSE", []),
    ],
)
def test_every_two_states_of_an_occurrence_have_a_row(
    store: Store, parties: str, type: str, found: list[object]
) -> None:
    assert pairs(store, parties, type) == found


def test_those_who_act_side_by_side_against_somebody_have_none(store: Store) -> None:
    assert pairs(store, "RUS,CHN>rebels", "ASSAULT") == []
    assert pairs(store, "RUS,CHN", "ACCUSE") == []


def test_a_row_says_what_its_occurrence_does(store: Store) -> None:
    (row,) = rows(store, occurrence("o1", "2025-03-01", "RUS>KEN", "AID", status="planned", families=3))
    assert (row["type"], row["quad"], row["status"], row["intensity"], row["families"]) == (
        *("AID", "material cooperation", "planned", 7.0, 3),
    )


@pytest.mark.parametrize(
    ("dates", "dated"),
    [
        ({"starts": "2025-03-01", "ends": "2025-03-05", "first": "2025-03-01", "last": "2025-03-05"}, "day"),
        ({"starts": "2025-03-01", "ends": "2025-03-31", "first": "2025-03-01", "last": "2025-03-31"}, "month"),
        ({"starts": "2025", "ends": "2025", "first": "2025-01-01", "last": "2025-12-31"}, "year"),
        ({"starts": "2025-03-01", "ends": None, "first": "2025-03-01", "last": None}, "day"),
        ({"starts": None, "ends": "2025-03", "first": None, "last": "2025-03-31"}, "month"),
        ({"starts": "2025", "ends": None, "first": "2025-01-01", "last": None}, "year"),
        ({"starts": None, "ends": None, "first": None, "last": None}, "report"),
        ({"starts": None, "ends": None, "first": None, "last": None, "day": None}, None),
    ],
)
def test_a_row_tells_how_exactly_its_day_is_known(store: Store, dates: dict[str, Any], dated: str | None) -> None:
    days = {name: first_day(value) if name in ("first", "last") else value for name, value in dates.items()}
    (row,) = rows(store, {**occurrence("o1", "2025-03-01", "RUS>KEN"), **days})
    assert row["dated"] == dated


def test_what_two_do_to_each_other_in_one_occurrence_is_marked_the_second_time(store: Store) -> None:
    both = occurrence("o1", "2025-03-01", "RUS,CHN>RUS,CHN", "ASSAULT")
    assert [(r["source"], r["again"]) for r in rows(store, both)] == [("CHN", False), ("RUS", True)]
    assert [r["again"] for r in rows(store, occurrence("o1", "2025-03-01", "RUS,CHN>RUS", "ASSAULT"))] == [False]


def test_the_order_does_not_depend_on_that_of_occurrences(store: Store) -> None:
    some = [occurrence(f"o{n}", f"2025-03-{n % 9 + 1:02d}", ("RUS>CHN", "RUS,KEN")[n % 2]) for n in range(20)]
    assert rows(store, *some) == rows(store, *reversed(some))
