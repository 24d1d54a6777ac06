import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

from dragoman.corpus.chart import COLOURS, spec, svg
from dragoman.corpus.series import QUADS
from tests.corpus.test_sheet import month, sheet

ROWS = [
    month(0, occurrences=3, verbal_cooperation=2, material_conflict=1, intensity_mean=1.5),
    month(1),
    month(2, occurrences=2, verbal_conflict=1, material_conflict=1, intensity_mean=-6.0),
]
CHANGE: dict[str, Any] = {"last_before": date(2024, 1, 29), "week": date(2024, 3, 4), "before": 1.5, "after": -6.0}


def drawn(*changes: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """The layers of both panels."""
    made = spec(ROWS, changes, by="month", title="Russia and China")
    counts, tone = made["vconcat"]
    return counts["layer"], tone["layer"]


def test_each_quad_class_has_a_colour() -> None:
    assert list(COLOURS) == list(QUADS)


def test_cooperation_stands_above_the_line_and_conflict_below_words_next_to_it() -> None:
    (bars, *_), _ = drawn()
    assert [(bar["quad"], bar["from"], bar["to"]) for bar in bars["data"]["values"]] == [
        ("verbal cooperation", 0, 2),
        ("material conflict", 0, -1),
        ("verbal conflict", 0, -1),
        ("material conflict", -1, -2),
    ]


def test_a_month_without_anything_has_no_dot() -> None:
    _, (_, dots, *_) = drawn()
    assert [dot["mean"] for dot in dots["data"]["values"]] == [1.5, -6.0]


def test_a_change_is_a_line_with_words_and_parts_two_levels() -> None:
    counts, tone = drawn(CHANGE)
    assert len(counts) == len(drawn()[0]) + 1
    levels, words = tone[2]["data"]["values"], tone[-1]["data"]["values"]
    assert [level["mean"] for level in levels] == [1.5, -6.0]
    assert levels[0]["end"] < levels[1]["start"]
    assert [word["words"] for word in words] == ["4 Mar 2024: +1.5 to −6.0"]


def test_the_specification_is_plain_json_and_leaves_its_rows_as_they_are() -> None:
    before = json.dumps(ROWS, default=str)
    made = spec(ROWS, [CHANGE], by="month", title="Russia and China")
    assert json.loads(json.dumps(made)) == made
    assert made["title"]["subtitle"] == "5 occurrences by month, Jan–Mar 2024"
    assert json.dumps(ROWS, default=str) == before
    assert "url" not in json.dumps(made)


def test_the_drawing_is_svg_the_same_each_time() -> None:
    made = svg(sheet(periods=ROWS, changes=[CHANGE]))
    root = ElementTree.fromstring(made)
    assert root.tag.endswith("svg")
    assert {"Russia and China", "4 Mar 2024: +1.5 to −6.0"} <= {text.text for text in root.iter() if text.text}
    assert svg(sheet(periods=ROWS, changes=[CHANGE])) == made
    assert "NaN" not in made


def test_nothing_can_be_drawn_too() -> None:
    made = svg(sheet(periods=[]))
    assert "0 occurrences by month, nothing told" in made
