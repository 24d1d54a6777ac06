from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars
import pytest

from dragoman.corpus import Corpus
from dragoman.errors import UsageError
from tests.corpus.related import corpus, occurrence
from tests.store.made import report

MARCH, APRIL, MAY = (date(2025, month, 1) for month in (3, 4, 5))


def mention(name: str, page: str, **fields: Any) -> dict[str, Any]:
    return {"occurrence": name, "page": page, "event": "e1", "family": page, "status": "occurred", **fields}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """Pages 0 to 5, of Kenya, Ethiopia, Somalia and Chad, each with a statement, and 6, of Putin; other occurrences."""
    made = [
        occurrence("o1", "2025-03-03", "RUS,CHN"),
        occurrence("o2", "2025-03-04", "RUS>CHN", "AID", families=3),
        occurrence("o3", "2025-05-05", "CHN>RUS", "ACCUSE"),
        occurrence("o4", "2025-05-06", "RUS>CHN", "ACCUSE", status="planned"),
        occurrence("o5", "2025", "RUS,CHN"),
        occurrence("o6", "2025-05-07", "RUS,CHN>CHN,RUS", "ASSAULT"),
        occurrence("o7", "2025-03-05", "RUS>KEN,USA", "AID"),
        occurrence("o8", "2025-03-06", "Vladimir Putin (RUS),Xi Jinping (CHN)"),
        occurrence("o9", "2025-03-07", "Vladimir Putin (RUS)>Xi Jinping (CHN)", "ACCUSE", place_name="Beijing"),
        occurrence("o10", "2025-03-08", "Vladimir Putin (RUS),Sergey Lavrov (RUS)"),
        occurrence("o12", "2025-03-10", "United Nations>KEN", "AID"),
        occurrence("o13", "2025-03-10", "Kim Jong Un>KEN", "AID"),
        occurrence("o14", "2025-03-10", "Kim Jong Un>KEN", "AID"),
        occurrence("o11", "2025-03-09", "Ann Ox (DEU),Bo Yak (PRK)>Ann Ox (DEU),Bo Yak (PRK)", "ASSAULT"),
    ]
    told = [mention("o1", "page-1"), mention("o1", "page-2"), mention("o2", "page-1"), mention("o3", "page-3")]
    stories = [
        {"page": "page-1", "family": "page-1", "relation": "original", "published": MARCH, "addresses": 2},
        {"page": "page-2", "family": "page-1", "relation": "copy", "published": APRIL, "addresses": 1},
        {"page": "page-3", "family": "page-3", "relation": "original", "published": MAY, "addresses": 1},
    ]
    announced = [
        {"item": "g1", "type": "CONSULT", "parties": ["Russia"], "countries": ["RUS"], "state": "held"}
        | {"first": APRIL, "last": MAY, "occurrence": "o1", "earlier": []},
        {"item": "g2", "type": "AID", "parties": ["Kenya"], "countries": ["KEN"], "state": "expected"}
        | {"first": MAY, "last": MAY, "occurrence": "o3", "earlier": []},
    ]
    disputed = [
        {"claim": "c1", "speaker": ["Russia"], "countries": ["RUS"], "other_speaker": ["Kenya"]}
        | {"other_countries": ["KEN"], "said": MARCH, "other_said": APRIL, "page": "page-1", "statement": "s1"}
    ]
    path = tmp_path_factory.mktemp("asked") / "store"
    tables = {"occurrence_mentions": told, "families": stories, "agenda": announced, "claims": disputed}
    last = report(6)
    putin = last.actors[0].model_copy(update={"name": "Vladimir Putin", "kind": "person", "country": "RUS"})
    last = last.model_copy(update={"actors": (putin, last.actors[1])})
    with corpus(path, made, [*(report(n) for n in range(6)), last], **tables) as store:
        yield store


def column(table: Any, name: str) -> list[Any]:
    found: list[Any] = table.column(name).to_pylist()
    return found


class TestRelations:
    def test_count_what_occurred_by_month_and_what_did_not_apart(self, asked: Corpus) -> None:
        march, may = asked.relations("RUS", "China").to_pylist()
        assert (march["source"], march["target"], march["directed"], march["month"]) == ("RUS", "CHN", False, MARCH)
        assert [march[name] for name in ("occurrences", "verbal_cooperation", "material_cooperation")] == [4, 2, 1]
        assert (march["verbal_conflict"], march["material_conflict"], march["tellings"]) == (1, 0, 6)
        assert (march["intensity_sum"], march["intensity_mean"]) == (9.0, 2.25)
        assert (may["month"], may["occurrences"], may["planned"], may["intensity_mean"]) == (MAY, 2, 1, -5.5)

    def test_can_be_told_by_direction(self, asked: Corpus) -> None:
        rows = asked.relations("RUS", "CHN", directed=True, since="2025-05").to_pylist()
        ways = {(row["source"], row["target"]): (row["directed"], row["occurrences"], row["planned"]) for row in rows}
        assert ways == {("RUS", "CHN"): (True, 1, 1), ("CHN", "RUS"): (True, 2, 0)}
        (mutual,) = (r for r in asked.relations("RUS", "CHN", directed=True).to_pylist() if not r["directed"])
        assert (mutual["source"], mutual["occurrences"]) == ("RUS", 2)

    def test_of_one_alone_have_a_row_for_each_counterpart(self, asked: Corpus) -> None:
        rows = asked.relations("RUS", until="2025-03").to_pylist()
        assert [(row["target"], row["occurrences"]) for row in rows] == [("CHN", 4), ("KEN", 1), ("USA", 1)]

    def test_are_the_same_seen_from_the_other_side(self, asked: Corpus) -> None:
        one, other = (
            asked.relations(*sides).drop_columns(["source", "target"]) for sides in (("RUS", "CHN"), ("CHN", "RUS"))
        )
        assert one.equals(other)

    def test_a_period_bounds_them(self, asked: Corpus) -> None:
        assert column(asked.relations("RUS", "CHN", by="week", since="2025-05-06"), "week") == [date(2025, 5, 5)]
        assert asked.relations("RUS", "CHN", since="2026").num_rows == 0

    @pytest.mark.parametrize(
        ("one", "other", "found"),
        [
            ("Vladimir Putin", "Xi Jinping", 2),
            ("putin", "CHN", 2),
            ("PUTIN", "CHN", 2),
            ("CHN", "Putin", 2),
            ("Lavrov", "Putin", 1),
            ("UN", "KEN", 1),
            ("KIM JONG UN", "KEN", 2),
            # A man and his own state: that he is at the table is no meeting with it.
            ("Putin", "RUS", 0),
        ],
    )
    def test_may_be_of_people(self, asked: Corpus, one: str, other: str, found: int) -> None:
        assert sum(column(asked.relations(one, other), "occurrences")) == found

    def test_what_both_do_to_each_other_in_one_occurrence_counts_once_unless_told_by_direction(
        self, asked: Corpus
    ) -> None:
        pairs = (("DEU", "PRK"), ("Ann Ox", "Bo Yak"), ("Ann Ox", "PRK"), ("DEU", None), ("Ann Ox", None))
        for one, other in pairs:
            assert column(asked.relations(one, other), "occurrences") == [1], one
            assert column(asked.relations(one, other, directed=True), "occurrences") == [1, 1], one
            assert column(asked.series(one, other), "occurrences") == [1], one
            (row,) = asked.total(one, other).to_pylist()
            assert (row["occurrences"], row["acted"], row["received"]) == (1, 1, 1), one

    def test_of_a_person_alone_name_the_others(self, asked: Corpus) -> None:
        rows = asked.relations("Putin").to_pylist()
        assert [(r["source"], r["target"], r["occurrences"]) for r in rows] == [
            ("Vladimir Putin", "Sergey Lavrov", 1),
            ("Vladimir Putin", "Xi Jinping", 2),
        ]


class TestSeries:
    def test_has_a_row_for_every_month_and_says_what_was_read(self, asked: Corpus) -> None:
        rows = asked.series("RUS", "CHN", by="month").to_pylist()
        assert [(r["month"], r["occurrences"], r["pages"]) for r in rows] == [(MARCH, 4, 7), (APRIL, 0, 0), (MAY, 2, 0)]
        assert (rows[1]["intensity_sum"], rows[1]["intensity_mean"]) == (0.0, None)

    def test_counts_an_occurrence_with_many_others_once(self, asked: Corpus) -> None:
        assert column(asked.series("RUS", by="month", until="2025-03-05"), "occurrences") == [3]

    def test_of_nothing_is_empty(self, asked: Corpus) -> None:
        assert asked.series("KEN", "CHN").num_rows == 0
        assert asked.changes("KEN", "CHN").num_rows == 0

    def test_claims_no_change_of_three_occurrences(self, asked: Corpus) -> None:
        assert asked.changes("RUS", "CHN").num_rows == 0


class TestTotals:
    def test_say_what_the_counts_leave_out(self, asked: Corpus) -> None:
        (row,) = asked.total("RUS", "CHN").to_pylist()
        assert (row["first"], row["last"]) == (date(2025, 3, 3), date(2025, 5, 7))
        assert (row["occurrences"], row["undated"], row["planned"]) == (7, 1, 1)
        assert (row["acted"], row["received"], row["mutual"]) == (3, 2, 3)
        # Pages 1 and 2 carry one story in this store's mentions under two names, and page 3 another.
        assert row["reports"] == 3

    def test_partners_are_ranked(self, asked: Corpus) -> None:
        rows = asked.partners("Russia").to_pylist()
        assert [(r["other"], r["occurrences"], r["acted"]) for r in rows] == [
            ("CHN", 7, 3),
            ("KEN", 1, 1),
            ("USA", 1, 1),
        ]

    def test_the_network_of_a_period_has_an_edge_a_pair(self, asked: Corpus) -> None:
        rows = asked.network("2025-05").to_pylist()
        assert [(r["source"], r["target"], r["directed"], r["occurrences"]) for r in rows] == [("CHN", "RUS", False, 2)]
        directed = asked.network("2025-05", directed=True).to_pylist()
        assert [(r["source"], r["target"], r["occurrences"]) for r in directed] == [
            ("CHN", "RUS", 2),
            ("RUS", "CHN", 1),
        ]
        assert [(r["source"], r["target"]) for r in asked.network(state="kenya").to_pylist()] == [("KEN", "RUS")]
        assert asked.network(limit=1).num_rows == 1


class TestSayings:
    def test_are_what_each_says_of_the_other(self, asked: Corpus) -> None:
        rows = asked.sayings("KEN", "Ethiopia").to_pylist()
        assert [(r["source"], r["target"], r["content"], r["stance"]) for r in rows] == [
            ("KEN", "ETH", "talk 0 was good", "supportive"),
            ("KEN", "ETH", "talk 4 was good", "supportive"),
        ]
        assert rows[0]["stance_words"] == ["good"]
        assert [r["content"] for r in asked.sayings("ETH", "SOM", since="2025-03-03").to_pylist()] == [
            "talk 5 was good"
        ]

    def test_of_people_go_by_who_they_are_on_each_page(self, asked: Corpus) -> None:
        (row,) = asked.sayings("Putin", "Chad").to_pylist()
        assert (row["source"], row["target"], row["content"]) == ("Vladimir Putin", "TCD", "talk 6 was good")

    def test_need_two(self, asked: Corpus) -> None:
        with pytest.raises(UsageError):
            asked.sayings("KEN", "")


@pytest.mark.parametrize(
    ("asking", "told"),
    [
        (lambda c: c.relations("Ruritania"), "nobody here goes by 'Ruritania'"),
        (lambda c: c.relations("Chnia"), "near to it: China"),
        (lambda c: c.relations("Lavrow"), "near to it: Sergey Lavrov"),
        (lambda c: c.relations("RUS", "Russia"), "are the same"),
        (lambda c: c.relations("RUS", by="decade"), "there is no 'decade'"),
        (lambda c: c.relations("RUS", since="May"), "'May' is not a day"),
        (lambda c: c.network(state="Ruritania"), "is no country"),
        (lambda c: c.network(limit=-1), "limit must be"),
        (lambda c: c.occurrences(status="held"), "there is no status 'held'"),
        (lambda c: c.occurrences(type="HUG"), "there is no type 'HUG'"),
        (lambda c: c.claims(place="Nairobi"), "claims cannot be asked for by place"),
        (lambda c: c.agenda(status="occurred"), "there is no status 'occurred'"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(asked: Corpus, asking: Any, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        asking(asked)


class TestFilters:
    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({"state": ("RUS", "KEN")}, ["o7"]),
            ({"actor": "xi jin", "type": "ACCUSE"}, ["o9"]),
            ({"status": "planned"}, ["o4"]),
            ({"place": "beijing"}, ["o9"]),
            ({"until": "2025-03-03"}, ["o5", "o1"]),
            ({"newest": True, "limit": 1}, ["o6"]),
            ({"words": '"talk 2"'}, ["o1"]),
            ({"words": "Nairobi"}, ["o1", "o2", "o3"]),
        ],
    )
    def test_of_occurrences(self, asked: Corpus, filters: dict[str, Any], found: list[str]) -> None:
        assert column(asked.occurrences(**filters), "occurrence") == found

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({}, ["g1", "g2"]),
            ({"since": "2025-04-20", "until": "2025-04-30"}, ["g1"]),
            ({"status": "expected"}, ["g2"]),
            ({"state": "RUS"}, ["g1"]),
            ({"words": '"talk 3"'}, ["g2"]),
        ],
    )
    def test_of_the_agenda(self, asked: Corpus, filters: dict[str, Any], found: list[str]) -> None:
        assert column(asked.agenda(**filters), "item") == found

    def test_of_claims(self, asked: Corpus) -> None:
        for filters in ({"state": ("RUS", "KEN")}, {"actor": "kenya"}, {"words": '"talk 1"'}, {"since": "2025-04"}):
            assert column(asked.claims(**filters), "claim") == ["c1"]
        assert asked.claims(words='"talk 2"').num_rows == 0

    def test_of_stories(self, asked: Corpus) -> None:
        first, second = asked.families().to_pylist()
        assert (first["family"], first["pages"], first["copies"], first["headline"]) == ("page-1", 2, 1, "Talks 1")
        assert (first["addresses"], first["publishers"]) == (3, 0)
        assert (first["published"], first["last"]) == (MARCH, APRIL)
        assert second["family"] == "page-3"
        assert column(asked.families(words='"talks 2"'), "family") == ["page-1"]
        assert column(asked.families(newest=True, limit=1), "family") == ["page-3"]


def test_answers_are_tables_that_polars_takes(asked: Corpus) -> None:
    tables = {
        "relations": asked.relations("RUS", "CHN"),
        "series": asked.series("RUS", "CHN"),
        "changes": asked.changes("RUS", "CHN"),
        "total": asked.total("RUS", "CHN"),
        "partners": asked.partners("RUS"),
        "sayings": asked.sayings("KEN", "ETH"),
        "network": asked.network(),
        "occurrences": asked.occurrences(),
        "families": asked.families(),
        "agenda": asked.agenda(),
        "claims": asked.claims(),
    }
    for name, table in tables.items():
        frame = polars.from_arrow(table)
        assert isinstance(frame, polars.DataFrame)
        assert (frame.columns, frame.height) == (table.column_names, table.num_rows), name


def test_answers_are_of_the_version_asked_for(tmp_path: Path) -> None:
    from dragoman.corpus import open_store

    with corpus(tmp_path, [occurrence("o1", "2025-03-03", "RUS,CHN")]) as first:
        version = first.version
        assert first.relations("RUS", "CHN").num_rows == 1
    with corpus(tmp_path, []) as later:
        assert later.relations("RUS", "CHN").num_rows == 0
    with open_store(tmp_path, at=version) as before:
        assert before.relations("RUS", "CHN").num_rows == 1


def test_a_turn_from_talks_to_blows_is_a_change(tmp_path: Path) -> None:
    def of(week: int) -> dict[str, Any]:
        kinds = ("CONSULT", "AID", "ACCUSE") if week < 40 else ("ASSAULT", "ACCUSE", "ASSAULT")
        day = date.fromordinal(date(2024, 1, 3).toordinal() + 7 * week)
        return occurrence(f"o{week}", day.isoformat(), ("RUS>CHN", "CHN>RUS")[week % 2], kinds[week % 3])

    # In every fifth week nothing is told.
    with corpus(tmp_path, [of(week) for week in range(60) if week % 5]) as store:
        (change,) = store.changes("CHN", "RUS").to_pylist()
        assert (change["last_before"], change["week"]) == (date(2024, 9, 30), date(2024, 10, 14))
        assert change["before"] > 1 > -6 > change["after"]
        assert (change["weeks_before"], change["weeks_after"]) == (32, 16)
        assert store.changes("CHN", "RUS", until="2024-09").num_rows == 0
