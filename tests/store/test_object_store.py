import json
import multiprocessing
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from types import MappingProxyType

import pytest

from dragoman.corpus import open_store as open_corpus
from dragoman.corpus import relate
from dragoman.errors import NotStore, StoreFailed
from dragoman.store import add, add_reports, open_store, versions
from dragoman.store import place as place_of
from tests.store.made import check_whole, reading, report
from tests.store.serving import free_port, make_bucket, serving

pytest.importorskip("moto.server", reason="needs moto's server (pip install 'moto[server]')")

BUCKET = "news"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving() as port:
        make_bucket(port, BUCKET)
        yield port


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, port: int, tmp_path: Path) -> None:
    at(monkeypatch, port)
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def at(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")


def refusal(store: str) -> str:
    with pytest.raises(StoreFailed) as caught:
        open_store(store)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_pages_are_added_once_and_old_versions_stay() -> None:
    store = f"s3://{BUCKET}/once"
    assert add(["0-4"], store, reading=reading).added == 5
    again = add(["0-7"], store, reading=reading)
    assert (again.added, again.unchanged) == (3, 5)
    add_reports([report(2, verb="warned")], store)
    with open_store(store) as now, open_store(store, at=1) as before:
        assert (len(check_whole(now)), len(check_whole(before))) == (8, 5)
        assert now.events(words="warned").num_rows == 1
        assert before.events(words="warned").num_rows == 0
    assert versions(store).column("pages").to_pylist() == [0, 5, 8, 8]


def test_the_corpus_is_made_and_asked_there() -> None:
    store = f"s3://{BUCKET}/related"
    add(["0-3"], store, reading=reading)
    assert relate(store)
    assert not relate(store)
    with open_corpus(store) as corpus:
        assert "occurrences" in corpus.manifest.derived
        assert corpus.sql("SELECT count(*) AS n FROM families").column("n").to_pylist() == [4]
        assert corpus.sql("SELECT count(*) AS n FROM occurrence_mentions").column("n").to_pylist() == [4]


def adding(store: str, pages: str) -> None:
    add([pages], store, batch=3, reading=reading)


def test_two_writers_lose_nothing_of_each_other() -> None:
    store = f"s3://{BUCKET}/writers"
    add([], store, reading=reading)
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=adding, args=(store, pages)) for pages in ("0-5", "3-8")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with open_store(store) as now:
        assert check_whole(now) == {f"page-{number}" for number in range(9)}


def test_where_nothing_lies_there_is_no_store() -> None:
    with pytest.raises(NotStore):
        open_store(f"s3://{BUCKET}/nothing")


def test_a_missing_bucket_is_told() -> None:
    assert refusal("s3://nobody/store").endswith("there is no such bucket")


def test_a_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, free_port())
    assert "refuses the connection" in refusal(f"s3://{BUCKET}/store")


def test_keys_that_are_wrong_are_told(port: int) -> None:
    authorize(port, "0")
    try:
        assert "denies access" in refusal(f"s3://{BUCKET}/store")
    finally:
        authorize(port, "inf")


def authorize(port: int, free: str) -> None:
    """Let the server ask for keys after so many requests."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/moto-api/reset-auth", body=free.encode())
    assert json.loads(connection.getresponse().read())["status"] == "ok"
    connection.close()


def test_a_server_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = MappingProxyType({"timeout": "1s", "max_retries": "1", "retry_timeout": "2s"})
    monkeypatch.setattr(place_of, "WAITING", waiting)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(8)
        at(monkeypatch, silent.getsockname()[1])
        assert "does not answer in time" in refusal(f"s3://{BUCKET}/store")
