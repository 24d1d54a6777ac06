"""Many pages: input order, errors in their places, a killed worker's page alone lost."""

import os
from pathlib import Path

import pytest

from dragoman import InputError, Report, UsageError, read_many
from dragoman.engine import pool
from dragoman.pages import Source


def pages(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"Russia attacked Ukraine {number} times on Friday, the ministry said.", encoding="utf-8")
    return paths


def origins(found: list[Report | InputError]) -> list[str]:
    return [Path(item.origin).name for item in found]


@pytest.mark.parametrize("workers", [1, 2])
def test_reports_come_in_input_order_with_errors_in_their_places(tmp_path: Path, workers: int) -> None:
    paths = pages(tmp_path, 3)
    found = list(read_many([paths[0], tmp_path / "none.txt", *paths[1:]], workers=workers))
    assert origins(found) == ["0.txt", "none.txt", "1.txt", "2.txt"]
    assert [isinstance(item, Report) for item in found] == [True, False, True, True]


def test_the_day_given_is_for_pages_without_one(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(
        '{"id": "a", "text": "Russia attacked Ukraine on Friday.", "published": "2024-05-16"}\n'
        '{"id": "b", "text": "Russia attacked Ukraine on Friday."}\n',
        encoding="utf-8",
    )
    found = [item for item in read_many([corpus], published="2020-01-01") if isinstance(item, Report)]
    assert [item.envelope.published and item.envelope.published.start for item in found] == ["2024-05-16", "2020-01-01"]


@pytest.mark.parametrize("options", [{"workers": 0}, {"published": "yesterday"}])
def test_options_that_make_no_sense_are_refused_at_once(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        read_many([], **options)  # type: ignore[arg-type]


def _fatal(item: Source | InputError) -> Report | InputError:
    if isinstance(item, Source) and item.id == "fatal":
        os._exit(9)
    return InputError(item.origin, "read")


def test_a_page_that_kills_its_process_is_named_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_outcome", _fatal)
    items = [Source(origin=str(n), content="", id="fatal" if n == 2 else None) for n in range(6)]
    found = list(pool._pooled(iter(items), 2))
    assert [item.origin for item in found] == ["0", "1", "2", "3", "4", "5"]
    assert [item.code for item in found if isinstance(item, InputError)] == ["D100"] * 2 + ["D110"] + ["D100"] * 3
