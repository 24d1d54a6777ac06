from collections.abc import Callable
from typing import Any

from dragoman.store.output import screen

COLUMNS: dict[str, Callable[[Any], str]] = {
    "id": lambda row: row["id"],
    "who": lambda row: row["who"],
    "words": lambda row: row["words"],
}
ROWS = [
    {"id": "page-1#e1", "who": "Kenya", "words": "Kenya met Ethiopia in Nairobi on Monday."},
    {"id": "page-2#e1", "who": "a" * 30, "words": ""},
]


def shown(width: int, under: int = 0) -> list[str]:
    return screen(ROWS, COLUMNS, width=width, colours=False, under=under).splitlines()


def test_the_last_column_has_the_rest_of_the_line() -> None:
    assert shown(80)[:2] == [
        "id         who                   words",
        "page-1#e1  Kenya                 Kenya met Ethiopia in Nairobi on Monday.",
    ]
    assert shown(80)[2] == f"page-2#e1  {'a' * 19}…"


def test_words_that_have_no_room_go_on_a_line_below() -> None:
    assert shown(48) == [
        "id         who",
        "page-1#e1  Kenya",
        "  Kenya met Ethiopia in Nairobi on Monday.",
        f"page-2#e1  {'a' * 11}…",
    ]


def test_so_do_the_columns_that_are_to() -> None:
    assert shown(80, under=2)[:4] == ["id", "page-1#e1", "  Kenya", "  Kenya met Ethiopia in Nairobi on Monday."]


def test_short_last_columns_stay_on_a_narrow_screen() -> None:
    columns = {name: COLUMNS[name] for name in ("id", "who")}
    assert screen(ROWS[:1], columns, width=20, colours=False).splitlines()[1] == "page-1#e1  Kenya"
