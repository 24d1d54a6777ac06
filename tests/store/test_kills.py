import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.corpus import relate
from dragoman.store import add, open_store, schema
from dragoman.store.snapshot import Store
from tests.store.made import check_whole, reading

KILLS = 20
PAGES = "0-199"
ROOT = Path(__file__).parent.parent.parent

Kill = Callable[..., str]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can fork")


@pytest.fixture
def killed() -> Iterator[Kill]:
    """Adds all pages to a store and kills the adding after some seconds."""
    command = [sys.executable, "-m", "tests.store.killing"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin
        assert process.stdout
        asked, answers = process.stdin, process.stdout
        assert answers.readline() == "ready\n"

        def kill(store: Path, seconds: float, what: str = PAGES) -> str:
            asked.write(f"{store} {what} {seconds}\n")
            asked.flush()
            return answers.readline().strip()

        yield kill
        asked.close()


def test_no_kill_loses_a_committed_page_or_shows_half_a_page(tmp_path: Path, killed: Kill) -> None:
    moments = random.Random(8)
    store, seen, at_work = tmp_path / "store", set[str](), 0
    add([], store, reading=reading)
    commit = pace(lambda: add([PAGES[:3]], tmp_path / "paced", reading=reading))
    for _ in range(KILLS):
        at_work += killed(store, moments.uniform(0.4, 2) * commit) == "killed"
        with open_store(store) as now:
            pages = check_whole(now)
        assert seen <= pages
        seen = pages
    assert at_work >= KILLS // 2
    assert len(seen) > 0
    done = add([PAGES], store, batch=200, reading=reading)
    assert (done.added, done.unchanged) == (200 - len(seen), len(seen))
    add([PAGES], tmp_path / "whole", batch=200, reading=reading)
    with open_store(store) as resumed, open_store(tmp_path / "whole") as whole:
        assert len(check_whole(resumed)) == 200
        for table in ("pages", "events", "statements", "actors", "mentions", "dyads", "copies"):
            assert content(resumed, table) == content(whole, table)


def test_no_kill_shows_half_of_what_is_made_from_all_pages(tmp_path: Path, killed: Kill) -> None:
    moments = random.Random(9)
    store, pages, at_work = tmp_path / "store", 4, 0
    add(["0-3"], store, reading=reading)
    making = pace(lambda: relate(store))
    for _ in range(KILLS):
        add([f"{pages}"], store, reading=reading)
        pages += 1
        at_work += killed(store, moments.uniform(0.1, 0.9) * making, "relate") == "killed"
        with open_store(store) as now:
            assert len(check_whole(now)) == pages
            # All of the version before or all of the new one, each with the tables that belong to it.
            made = {name: now.manifest.derived[name] for name in schema.derived()}
            assert len(set(made.values())) == 1
            told = {
                name: set(now.table(name, ("occurrence",)).column(0).to_pylist())
                for name in ("occurrences", "relations")
            }
            assert told["relations"] == told["occurrences"]
            assert now.table("families", ("page",)).num_rows in range(4, pages + 1)
    assert at_work >= KILLS // 2
    relate(store)
    add([f"0-{pages - 1}"], tmp_path / "whole", reading=reading)
    relate(tmp_path / "whole")
    with open_store(store) as resumed, open_store(tmp_path / "whole") as whole:
        for name in schema.derived():
            assert not resumed.stale(name)
            assert content(resumed, name) == content(whole, name)


def pace(work: Callable[[], object]) -> float:
    """How many seconds work takes on this machine, whatever else it does: moments are chosen in shares of it."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def named(store: Store, table: str) -> set[object]:
    return set(store.table(table, ("occurrence",)).column("occurrence").to_pylist())


def content(store: Store, table: str) -> list[tuple[object, ...]]:
    rows = store.table(table).to_pylist()
    return sorted(tuple(str(value) for name, value in row.items() if name != "added") for row in rows)
