from pathlib import Path

from bench import store
from dragoman.store import open_store


def test_reports_are_the_same_for_the_same_seed() -> None:
    assert list(store.made(3, 8)) == list(store.made(3, 8))
    assert list(store.made(3, 8)) != list(store.made(3, 9))


def test_spans_are_those_of_the_words() -> None:
    for report in store.made(5, 8):
        for event in report.events:
            assert report.quote(event.trigger) in store.VERBS
            start, end = report.sentences[event.sentence]
            assert start <= event.trigger[0] < event.trigger[1] <= end
        for actor in report.actors:
            assert {report.quote(span) for span in actor.mentions} == {actor.name}
        assert {report.quote(span) for place in report.places for span in place.mentions} <= set(store.CITIES)


def test_figures_come_of_so_many_events(tmp_path: Path) -> None:
    figures = store.figures(tmp_path / "store", 20, 1000)
    assert len(figures) == 6
    assert min(figures.values()) > 0
    with open_store(tmp_path / "store") as opened:
        assert opened.sql("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 960}]
