from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import NoRecord, NoVersion, UsageError
from dragoman.store import Store, add_reports, open_store
from dragoman.store.search import match
from tests.store.made import report


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Six pages: 0 and 4 are of Kenya and Ethiopia, 1 and 5 of Ethiopia and Somalia, 2 of Somalia, 3 of Chad."""
    path = tmp_path_factory.mktemp("asked") / "store"
    add_reports([*(report(n) for n in range(5)), report(5, verb="called on")], path)
    with open_store(path) as store:
        yield store


def pages(rows: object) -> list[str]:
    return rows.column("page").to_pylist()  # type: ignore[attr-defined, no-any-return]


class TestEvents:
    def test_come_in_the_order_of_their_days(self, store: Store) -> None:
        assert pages(store.events()) == [f"page-{n}" for n in range(6)]
        assert pages(store.events(newest=True, limit=2)) == ["page-5", "page-4"]

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"actor": "KENYA"}, [0, 3, 4]),
            ({"state": "KEN"}, [0, 3, 4]),
            ({"state": "Kenya"}, [0, 3, 4]),
            ({"state": ("KEN", "ETH")}, [0, 4]),
            ({"state": ["KEN", "SOM"]}, []),
            ({"type": ("consult", "AID"), "limit": 1}, [0]),
            ({"type": "AID"}, []),
            ({"status": "planned"}, []),
            ({"place": "nairo"}, [0, 1, 2, 3, 4, 5]),
            ({"place": "Kenya"}, [0, 1, 2, 3, 4, 5]),
            ({"place": "CHN"}, []),
            ({"since": "2025-03-05"}, [4, 5]),
            ({"until": date(2025, 3, 2)}, [0, 1]),
            ({"since": "2025-03", "until": "2025"}, [0, 1, 2, 3, 4, 5]),
            ({"words": "call"}, [5]),
            ({"words": '"met Ethiopia"'}, [0, 4]),
            ({"words": "Ethiopia Somalia", "state": "ETH"}, [1, 5]),
        ],
    )
    def test_pass_every_filter_that_is_given(self, store: Store, asked: dict[str, Any], found: list[int]) -> None:
        assert pages(store.events(**asked)) == [f"page-{n}" for n in found]

    @pytest.mark.parametrize(
        "asked",
        [
            {"state": "Ruritania"},
            {"type": "HUG"},
            {"status": "maybe"},
            {"since": "May"},
            {"limit": -1},
            {"colour": "red"},
            {"words": "…"},
        ],
    )
    def test_filters_that_make_no_sense_are_usage_errors(self, store: Store, asked: dict[str, Any]) -> None:
        with pytest.raises(UsageError):
            store.events(**asked)


def test_statements_are_asked_for_by_who_says_what(store: Store) -> None:
    assert pages(store.statements(state="TCD", words="good")) == ["page-3"]
    assert pages(store.statements(actor="chad")) == ["page-3"]
    assert pages(store.statements(words="Nairobi")) == []
    (row,) = store.statements(words='"talk 2"').to_pylist()
    assert (row["statement"], row["speaker"], row["countries"], row["cue"]) == ("s1", ["Somalia"], ["SOM"], "said")
    assert row["content"] == report(2).text[row["span_start"] : row["span_end"]]


def test_pages_are_asked_for_by_words_and_day_without_their_reports(store: Store) -> None:
    found = store.pages(words="Nairobi", since="2025-03-04", until="2025-03-05")
    assert pages(found) == ["page-3", "page-4"]
    assert "report" not in found.column_names


def test_a_filter_that_a_table_cannot_have_is_a_usage_error(store: Store) -> None:
    with pytest.raises(UsageError, match="statements cannot be asked for by place"):
        store.statements(place="Nairobi")


def test_sql_takes_parameters_and_tables(store: Store) -> None:
    wanted = store.sql("SELECT 'page-1' AS page")
    rows = store.sql("SELECT event, ? AS n FROM events SEMI JOIN wanted USING (page)", [7], wanted=wanted)
    assert rows.to_pylist() == [{"event": "e1", "n": 7}]


@pytest.mark.parametrize("query", ["SELECT nothing FROM events", "SELEC", "SELECT * FROM nowhere"])
def test_a_wrong_query_is_a_usage_error(store: Store, query: str) -> None:
    with pytest.raises(UsageError):
        store.sql(query)


def test_a_table_is_asked_for_by_its_name(store: Store) -> None:
    assert store.table("times", ("value",)).num_rows == 6
    with pytest.raises(UsageError, match="no table 'weather'"):
        store.table("weather")


def test_reports_come_back_as_they_were(store: Store) -> None:
    assert list(store.reports()) == [*(report(n) for n in range(5)), report(5, verb="called on")]


def test_pages_go_by_the_beginning_of_their_hash(tmp_path: Path) -> None:
    one, two = ("sha256:" + digits.ljust(64, "0") for digits in ("abc1", "abc2"))
    add_reports([report(1, identity=one), report(2, identity=two), report(3)], tmp_path)
    with open_store(tmp_path) as store:
        assert store.page_id("abc1") == store.page_id("sha256:abc1") == one
        assert store.page_id("page-3") == "page-3"
        for name in ("abc", "nothing", "page"):
            with pytest.raises(NoRecord):
                store.page_id(name)


class TestWords:
    def test_are_brought_up_to_date_with_the_version(self, tmp_path: Path) -> None:
        add_reports([report(1), report(2)], tmp_path)
        with open_store(tmp_path) as before:
            assert pages(before.events(words="met")) == ["page-1", "page-2"]
            add_reports([report(1, verb="called"), report(3)], tmp_path)
            with open_store(tmp_path) as now:
                assert pages(now.events(words="met")) == ["page-2", "page-3"]
                assert pages(now.events(words="called")) == ["page-1"]
            assert pages(before.events(words="met")) == ["page-1", "page-2"]

    def test_are_indexed_anew_where_the_cache_is_gone(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        for _ in range(2):
            with open_store(tmp_path) as store:
                assert pages(store.events(words="met")) == ["page-1"]
            for file in (tmp_path / ".cache").iterdir():
                file.unlink()

    def test_can_be_searched_where_nothing_can_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add_reports([report(1)], tmp_path / "s")
        (tmp_path / "file").touch()
        monkeypatch.setattr("dragoman.store.place.CACHE", "../file/cache")
        with open_store(tmp_path / "s") as store:
            assert pages(store.events(words="met")) == ["page-1"]

    def test_hold_nothing_that_could_be_an_operator(self) -> None:
        assert match('met OR "aide said" NEAR(x* -y') == '"met" AND "OR" AND "aide said" AND "NEAR(x*" AND "-y"'


def test_there_is_no_version_that_was_not_written(store: Store) -> None:
    with pytest.raises(NoVersion):
        open_store(store.path, at=9)


def test_types_of_an_ontology_of_ones_own_can_be_asked_for(tmp_path: Path) -> None:
    own = report(1).model_copy(
        update={"events": tuple(e.model_copy(update={"type": "LOAN", "mode": None}) for e in report(1).events)}
    )
    add_reports([own], tmp_path)
    with open_store(tmp_path) as store:
        found = store.events(type="loan").to_pylist()
        assert {(event["type"], event["quad"]) for event in found} == {("LOAN", None)}
        with pytest.raises(UsageError, match=r"there is no type 'LOANS'; there are AGREE, .*, LOAN"):
            store.events(type="LOANS")
