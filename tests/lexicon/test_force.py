"""The lexicon in force: what one reading goes by is seen by no other, in threads, processes and caches."""

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import dragoman
from dragoman import Lexicon, LexiconError, Report, read, read_many
from dragoman.lexicon import SHIPPED, bounded, cached, in_force, table, using
from tests.lexicon.made import write

SOURCE = Path(dragoman.__file__).parent
TEXT = "The Blue Crescent Front attacked Turkish troops in Syria on Sunday. India snarfled Pakistan, officials said."


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    write(tmp_path, "groups", "name ; country ; sectors", "Blue Crescent Front ; TUR ; REB")
    header = "lemma ; pos ; pattern ; actor ; recipient ; parties ; example"
    row = "snarfle ; V ; obj=%actor ; subj ; obj ; IND>PAK ; India snarfled Pakistan."
    write(tmp_path, "frames/assault", header, row)
    return Lexicon.load(tmp_path)


def told(report: Report) -> tuple[list[str | None], list[str]]:
    countries = [actor.country for actor in report.actors if actor.name == "Blue Crescent Front"]
    return countries, [report.quote(event.trigger) for event in report.events]


def test_it_is_the_shipped_one_unless_said_otherwise(lexicon: Lexicon) -> None:
    assert in_force() == SHIPPED
    with using(lexicon):
        assert in_force() == lexicon
        assert table("groups")[0]["name"] == "Blue Crescent Front"
    assert in_force() == SHIPPED
    assert table("groups") == SHIPPED.table("groups")


def test_it_is_left_even_after_an_error(lexicon: Lexicon) -> None:
    with pytest.raises(KeyError), using(lexicon):
        raise KeyError
    assert in_force() == SHIPPED


def test_another_thread_does_not_see_it(lexicon: Lexicon) -> None:
    with using(lexicon), ThreadPoolExecutor(1) as pool:
        assert pool.submit(in_force).result() == SHIPPED


def test_caches_are_kept_apart(lexicon: Lexicon) -> None:
    calls = []

    @cached
    def first(kind: str) -> str:
        calls.append(kind)
        return table(kind)[0]["name"]

    shipped = first("groups")
    with using(lexicon):
        assert first("groups") == first("groups") == "Blue Crescent Front"
    assert first("groups") == shipped
    assert calls == ["groups", "groups"]


def test_a_bounded_cache_forgets() -> None:
    calls = []

    @bounded(1)
    def same(number: int) -> int:
        calls.append(number)
        return number

    assert [same(1), same(1), same(2), same(1)] == [1, 1, 2, 1]
    assert calls == [1, 2, 1]


def test_a_page_is_read_by_the_lexicon_that_is_given_and_the_next_is_not(lexicon: Lexicon) -> None:
    before = read(TEXT)
    assert told(read(TEXT, lexicon=lexicon)) == (["TUR"], ["attacked", "snarfled"])
    assert told(before) == ([None], ["attacked"])
    assert read(TEXT) == before


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_read_by_it_too(workers: int, lexicon: Lexicon, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    (report,) = read_many([page], workers=workers, lexicon=lexicon)
    assert isinstance(report, Report)
    assert told(report) == (["TUR"], ["attacked", "snarfled"])


def test_a_wrong_row_is_no_trouble_of_a_page(tmp_path: Path) -> None:
    header = "lemma ; pos ; pattern ; parties ; example"
    wrong = Lexicon.load(write(tmp_path, "frames/assault", header, "snarfle ; V ; obj=$nonsense ; A>B ; A snarfled B."))
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"assault\.tsv:4: no word class"):
        list(read_many([page], lexicon=wrong))


def test_an_occupancy_of_the_user_joins_what_is_known_of_the_person(tmp_path: Path) -> None:
    header = "person ; country ; office ; sector ; from"
    lexicon = Lexicon.load(
        write(tmp_path, "offices", header, "Sergei Lavrov ; RUS ; prime minister ; GOV ; 2031-01-01")
    )
    text = "Prime Minister Sergey Lavrov met reporters in Moscow on Monday."
    (lavrov,) = [actor for actor in read(text, published="2031-02-03", lexicon=lexicon).actors if actor.country]
    assert lavrov.country == "RUS"
    assert lavrov.name == "Sergei Lavrov"


def test_whatever_is_derived_from_tables_is_cached_by_lexicon() -> None:
    """`functools.cache` would keep what one lexicon gave for the next."""
    wrong = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        if path.parent.name not in ("lexicon", "curation")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and _kept_for_all(node) and _reads_tables(node)
    ]
    assert wrong == []


def _kept_for_all(node: ast.FunctionDef) -> bool:
    marks = {ast.unparse(mark).partition("(")[0] for mark in node.decorator_list}
    return not marks.isdisjoint({"cache", "lru_cache", "functools.cache", "functools.lru_cache"})


def _reads_tables(node: ast.FunctionDef) -> bool:
    calls = (ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call))
    return any(call in ("table", "lexicon.table") for call in calls)
