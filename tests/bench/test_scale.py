from pathlib import Path

from bench.scale import asked, multiplied, related, reports
from dragoman.store.place import Place


def test_reports_of_all_seeds_have_names_of_their_own() -> None:
    ids = [report.id for report in reports(40)]
    assert len(set(ids)) == 40


def test_a_few_pages_are_related_and_their_dealings_multiplied(tmp_path: Path) -> None:
    figures = related(tmp_path / "store", 60)
    assert figures["events an occurrence"] >= 1
    multiplied(Place.of(tmp_path / "store"), 2000)
    told = asked(tmp_path / "store")
    assert 1000 < told["dealings"] < 3000
    assert told["a pair by month, ms (low is good)"] > 0
