from datetime import date

import pytest

from dragoman.store.rows import Entry, first_day, last_day, pairs, tables
from tests.show.made import HOSTILE, REPORT
from tests.store.made import report


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024-02-05", date(2024, 2, 5), date(2024, 2, 5)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-13", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_date_has_a_first_and_a_last_day(iso: str | None, first: date | None, last: date | None) -> None:
    assert (first_day(iso), last_day(iso)) == (first, last)


@pytest.mark.parametrize(
    ("acting", "upon", "found"),
    [
        (["RUS"], ["CHN"], [("RUS", "CHN", True)]),
        (["CHN", "RUS"], [], [("CHN", "RUS", False)]),
        (["CHN", "IRN", "RUS"], [], [("CHN", "IRN", False), ("CHN", "RUS", False), ("IRN", "RUS", False)]),
        (["FRA", "USA"], ["MLI", "USA"], [("FRA", "MLI", True), ("FRA", "USA", True), ("USA", "MLI", True)]),
        (["SDN"], ["SDN"], []),
        ([], ["CHN"], []),
        (["RUS"], [], []),
    ],
)
def test_pairs_are_of_two_states(acting: list[str], upon: list[str], found: list[tuple[str, str, bool]]) -> None:
    assert list(pairs(acting, upon)) == found


def test_an_event_without_a_date_counts_on_the_day_of_publication() -> None:
    bare = report(4).events[0].model_copy(update={"start": None, "end": None})
    made = tables([Entry.of(report(4).model_copy(update={"events": (bare,)}), "reader")])
    assert made["events"].column("day").to_pylist() == made["pages"].column("published").to_pylist()


def test_where_a_page_lay_is_no_part_of_its_digest() -> None:
    moved = report(1).model_copy(update={"origin": 'elsewhere"\\'})
    assert Entry.of(moved, "reader").digest == Entry.of(report(1), "reader").digest
    assert Entry.of(report(1, verb="called"), "reader").digest != Entry.of(report(1), "reader").digest


def test_a_speaker_who_is_no_actor_is_told_in_the_words_of_the_page() -> None:
    span = report(1).text.index("an aide"), report(1).text.index("an aide") + 7
    said = report(1).statements[0].model_copy(update={"source": (), "source_span": span})
    made = tables([Entry.of(report(1).model_copy(update={"statements": (said,)}), "reader")])
    assert made["statements"].column("speaker").to_pylist() == [["an aide"]]


def test_stances_are_rows_of_their_own() -> None:
    (row,) = tables([Entry.of(report(1), "reader")])["stances"].to_pylist()
    assert row == {
        "page": "page-1",
        "statement": "s1",
        "actor": "a2",
        "name": "Somalia",
        "country": "SOM",
        "stance": "supportive",
        "words": ["good"],
    }


@pytest.mark.parametrize("page", [REPORT, HOSTILE])
def test_words_are_those_of_the_spans(page: object) -> None:
    made = tables([Entry.of(page, "reader")])  # type: ignore[arg-type]
    for name, words in (("mentions", "words"), ("times", "words"), ("events", "trigger")):
        for row in made[name].to_pylist():
            assert row[words] == page.text[row["span_start"] : row["span_end"]]  # type: ignore[attr-defined]
