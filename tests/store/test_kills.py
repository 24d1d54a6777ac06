import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.store import add, open_store
from dragoman.store.snapshot import Store
from tests.store.made import check_whole, reading

KILLS = 20
PAGES = "0-199"
ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can fork")


@pytest.fixture
def killed() -> Iterator[Callable[[Path, float], str]]:
    """Adds all pages to a store and kills the adding after some seconds."""
    command = [sys.executable, "-m", "tests.store.killing"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin
        assert process.stdout
        asked, answers = process.stdin, process.stdout
        assert answers.readline() == "ready\n"

        def kill(store: Path, seconds: float) -> str:
            asked.write(f"{store} {PAGES} {seconds}\n")
            asked.flush()
            return answers.readline().strip()

        yield kill
        asked.close()


def test_no_kill_loses_a_committed_page_or_shows_half_a_page(
    tmp_path: Path, killed: Callable[[Path, float], str]
) -> None:
    moments = random.Random(8)
    store, seen, at_work = tmp_path / "store", set[str](), 0
    add([], store, reading=reading)
    for _ in range(KILLS):
        at_work += killed(store, moments.uniform(0.1, 0.5)) == "killed"
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


def content(store: Store, table: str) -> list[tuple[object, ...]]:
    rows = store.table(table).to_pylist()
    return sorted(tuple(str(value) for name, value in row.items() if name != "added") for row in rows)
